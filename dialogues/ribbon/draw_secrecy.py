"""Secrecy: the hatch over the lanes, and the strip that says it (rule 11)."""

from dialogues.choices import Secrecy
from dialogues.ribbon.facts import Closedness
from dialogues.ribbon.lettering import width_of
from dialogues.ribbon.plan import BELOW, STRIP, Plan
from dialogues.ribbon.scale import Scale
from dialogues.ribbon.shapes import Sheet, rect, text

FILLS = {Secrecy.SECRET: "dt-hatch", Secrecy.CLOSED: "dt-closed", Secrecy.PUBLIC: ""}
LETTERS = 12
#: A period is at least this wide, however short it was.
LEAST = 2


def extent(span: Closedness, scale: Scale) -> tuple[float, float]:
    """Where a period begins and ends on the scale; open ones reach the edges."""
    x0 = scale.left if span.start.earliest is None else scale.x(span.start.earliest)
    x1 = scale.edge if span.end.latest is None else scale.x(span.end.latest)
    x1 = min(max(x1, x0 + LEAST), scale.edge)
    return min(x0, x1 - LEAST), x1


def draw_hatch(sheet: Sheet, plan: Plan) -> None:
    """Hatching over all lanes, behind the path, while the dialogue was secret."""
    for span in plan.figure.secrecy:
        if span.level is Secrecy.SECRET:
            x0, x1 = extent(span, plan.scale)
            height = plan.bottom - plan.top
            sheet.add(rect("rb-hatch", x0, plan.top, x1 - x0, height, "dt-hatch"))


def draw_strip(sheet: Sheet, plan: Plan) -> None:
    """The strip under the lanes, with the words where they have room."""
    if not plan.has_strip:
        return
    y = plan.bottom + BELOW
    if not plan.size.narrow:
        sheet.add(text("rb-sub", 0, y + 12, "Secrecy"))
    for span in plan.figure.secrecy:
        x0, x1 = extent(span, plan.scale)
        css = f"rb-acc rb-acc-{span.level.value}"
        sheet.add(rect(css, x0, y, x1 - x0, STRIP, FILLS[span.level]))
        _say_level(sheet, span.level, x0, x1, y)


def _say_level(sheet: Sheet, level: Secrecy, x0: float, x1: float, y: float) -> None:
    word = level.value
    width = width_of(word, LETTERS)
    if x1 - x0 < width + 10:
        return
    if level is Secrecy.PUBLIC or x1 - x0 < width + 24:
        middle = (x0 + x1) / 2
        if level is not Secrecy.PUBLIC:
            left = middle - width / 2 - 3
            sheet.add(rect("rb-acc-bg", left, y + 1.5, width + 6, STRIP - 3))
        sheet.add(text("rb-acct", middle, y + 12, word, "middle"))
        return
    sheet.add(rect("rb-acc-bg", x0 + 5, y + 1.5, width + 10, STRIP - 3))
    sheet.add(text("rb-acct", x0 + 10, y + 12, word))
