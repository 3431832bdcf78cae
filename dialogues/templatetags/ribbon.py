"""Tags for the ribbon and its sisters: `ribbon`, `spark`, `score`, their legend."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import count
from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString

from dialogues.ribbon import Axis, Drawing, Figure, draw, draw_small
from dialogues.ribbon.rise import Rise, draw_rise
from dialogues.ribbon.threads import DrawnMove, draw_threads
from dialogues.ribbon.waits import Wait, draw_waits

register = template.Library()

COUNTER = "dialogues.ribbon"


@register.simple_tag(takes_context=True)
def ribbon(
    context: template.Context,
    figure: Figure,
    size: str = "large",
    *,
    span: tuple[float, float] | None = None,
    hot: Collection[str] = (),
    said: str = "",
) -> SafeString:
    """A ribbon in a named size.

    `span` sets two ribbons on one scale, `hot` are keys of the turning points to mark,
    `said` goes before the sentence of the text alternative ("As proposed:").
    """
    prefix = next_prefix(context)
    drawing = draw(figure, size, prefix=prefix, span=span, hot=hot)
    return _print(drawing, f"{said} {figure.sentence}".strip())


@register.simple_tag(takes_context=True)
def spark(context: template.Context, figure: Figure, size: str = "spark") -> SafeString:
    """A small ribbon for a row of a list ("spark") or a card ("card")."""
    return _print(draw_small(figure, size, prefix=next_prefix(context)))


@register.simple_tag(takes_context=True)
def score(context: template.Context, figure: Figure, axis: Axis) -> SafeString:
    """One row of the score: a small ribbon on the axis that all rows share."""
    prefix = next_prefix(context)
    return _print(draw_small(figure, "score", prefix=prefix, axis=axis))


@register.inclusion_tag("components/score_axis.html")
def score_axis(axis: Axis) -> dict[str, Any]:
    """The years above a score."""
    return {"axis": axis, "ticks": axis.ticks()}


@register.inclusion_tag("components/ribbon_key.html", takes_context=True)
def ribbon_key(context: template.Context, figure: Figure) -> dict[str, Any]:
    """The legend of what a figure shows, and of nothing else."""
    return {"parts": set(_parts(figure)), "prefix": next_prefix(context)}


@register.inclusion_tag("components/ribbon_figure.html", takes_context=True)
def ribbon_figure(
    context: template.Context,
    figure: Figure,
    table_url: str = "",
    key: bool = True,
    sizes: str = "large medium narrow",
) -> template.Context:
    """A ribbon for every width of page, with its sentence, legend and table."""
    names = sizes.split()
    if len(names) == 2:
        names.insert(1, "")
    return context.new(
        {"figure": figure, "table_url": table_url, "key": key, "sizes": names}
    )


@register.simple_tag(takes_context=True)
def thread_drawing(
    context: template.Context, moves: Sequence[DrawnMove], size: str = "wide"
) -> SafeString:
    """The threads of the home page, "wide" or "narrow"."""
    return _print(draw_threads(moves, size, prefix=next_prefix(context)))


@register.simple_tag
def wait_drawing(waits: Sequence[Wait], size: str = "wide") -> SafeString:
    """The waits of the moves page, "wide" or "narrow"."""
    return _print(draw_waits(waits, size))


@register.simple_tag
def rise_drawing(rise: Rise, sentence: str, size: str = "wide") -> SafeString:
    """How many had made a step after so many years, "wide" or "narrow"."""
    return _print(draw_rise(rise, sentence, size))


def next_prefix(context: template.Context) -> str:
    """A prefix for ids that no other drawing of this page has.

    The lowest layer of the render context lasts as long as the page, while each
    included template has a layer of its own above it.
    """
    layers: list[Any] = context.render_context.dicts
    numbers: Iterator[int] = layers[0].setdefault(COUNTER, count(1))
    return f"rb{next(numbers)}"


def _print(drawing: Drawing, sentence: str = "") -> SafeString:
    filled = get_template("components/ribbon.html").render(
        {"drawing": drawing, "sentence": sentence or drawing.sentence}
    )
    return SafeString(filled.strip())  # escaped by the template


def _parts(figure: Figure) -> Iterable[str]:
    """What of a figure needs explaining."""
    lines = figure.lines
    shown = {
        "strand": any(not line.is_main for line in lines),
        "secret": figure.was_secret,
        "meeting": bool(figure.meetings),
        "mark": bool(figure.marks),
        "pause": any(part.pauses for line in lines for part in line.stretches),
        "attempt": bool(figure.attempts),
        "reading": bool(figure.readings),
        "fade": any(
            line.open_end or line.start.vague or line.end.vague for line in lines
        ),
    }
    return (part for part in shown if shown[part])
