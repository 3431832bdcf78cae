"""A figure on a sheet: the parts of a ribbon in drawing order."""

from collections.abc import Collection

from dialogues.ribbon.axis import ticks
from dialogues.ribbon.draw_claims import draw_readings
from dialogues.ribbon.draw_frame import draw_axis, draw_grid, draw_lanes, draw_names
from dialogues.ribbon.draw_lines import draw_lines
from dialogues.ribbon.draw_marks import draw_disclosures, draw_marks
from dialogues.ribbon.draw_meetings import draw_meetings
from dialogues.ribbon.draw_secrecy import draw_hatch, draw_strip
from dialogues.ribbon.figure import Figure
from dialogues.ribbon.plan import plan
from dialogues.ribbon.shapes import Drawing, Sheet, num
from dialogues.ribbon.sizes import SIZES


def draw(
    figure: Figure,
    size: str = "large",
    *,
    prefix: str = "r",
    span: tuple[float, float] | None = None,
    hot: Collection[str] = (),
) -> Drawing:
    """Draw a figure in a named size.

    `prefix` begins the ids of its gradients: one a drawing of the page. `span` (first
    and last day) draws two figures on one scale; `hot` are the keys of the turning
    points whose disc stands out.
    """
    frame = plan(figure, SIZES[size], span)
    sheet = Sheet(prefix)
    marks_of_time = ticks(frame.scale, frame.size.tick) if figure.days else []
    draw_lanes(sheet, frame)
    draw_hatch(sheet, frame)
    draw_names(sheet, frame)
    draw_grid(sheet, frame, marks_of_time)
    draw_readings(sheet, frame)
    draw_disclosures(sheet, frame)
    draw_lines(sheet, frame)
    draw_meetings(sheet, frame)
    draw_marks(sheet, frame, hot)
    draw_strip(sheet, frame)
    draw_axis(sheet, frame, marks_of_time)
    return Drawing(
        width=num(frame.size.width),
        height=num(frame.height),
        css=frame.size.css,
        sentence=figure.sentence,
        shapes=tuple(sheet.shapes),
        gradients=tuple(sheet.gradients),
    )
