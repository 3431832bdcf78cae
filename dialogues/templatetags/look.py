"""Tags for what every page is made of: marks with their words, dates, fields, boxes.

Each tag fills one file of `templates/components/`, which names its context in its first
line. A code, an icon or a script that nobody defined raises: no page shows a mark that
means nothing.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField, BoundWidget
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from dialogues.choices import (
    CAPACITY_GROUP,
    Capacity,
    CapacityGroup,
    Confidence,
    Standing,
    Track,
)
from dialogues.rules import edtf as dates

register = template.Library()

#: Class of each track in the stylesheets, and the id of its drawing after "tg-".
TRACK_CLASS = {
    Track.ONE: "t1",
    Track.ONE_AND_A_HALF: "t15",
    Track.TWO: "t2",
    Track.THREE: "t3",
    Track.UNCLASSIFIED: "tu",
}

#: Drawn in components/defs.html, each under the id "i-" + name.
ICONS = frozenset(
    {
        "back",
        "bookmark",
        "bubble",
        "check",
        "copy",
        "dot",
        "down",
        "edit",
        "eye",
        "menu",
        "plus",
        "quote",
        "search",
        "versions",
        "warn",
    }
)

#: ISO 15924 script -> the `lang` that stands for it. The language itself is not known.
SCRIPT_LANG = {
    "Latn": "",
    "Arab": "und-Arab",
    "Armn": "und-Armn",
    "Cyrl": "und-Cyrl",
    "Deva": "und-Deva",
    "Geor": "und-Geor",
    "Grek": "und-Grek",
    "Hang": "und-Hang",
    "Hani": "und-Hani",
    "Hebr": "und-Hebr",
    "Jpan": "und-Jpan",
    "Thai": "und-Thai",
}
RIGHT_TO_LEFT = frozenset({"Arab", "Hebr"})

BOXES = {"note": "warn", "fault": "warn", "good": "check"}


def component(name: str, /, **context: Any) -> SafeString:
    """Fill a component. Without its outer white space it can stand in a sentence."""
    filled = render_to_string(f"components/{name}.html", context)
    return SafeString(filled.strip())  # escaped by the template


def inside_a_sentence(label: Any) -> str:
    """The label of a choice with a small first letter."""
    return str(label)[:1].lower() + str(label)[1:]


@register.simple_tag
def track_badge(code: str, boxed: bool = False, short: bool = False) -> SafeString:
    """Glyph and name of a track; boxed for a verdict, short after another track."""
    track = Track(code)
    return component(
        "track_badge",
        kind=TRACK_CLASS[track],
        label=track.label,
        number="" if track is Track.UNCLASSIFIED else track.value,
        boxed=boxed,
        short=short and track is not Track.UNCLASSIFIED,
    )


@register.simple_tag
def track_steps(steps: Iterable[Mapping[str, Any]], word: str = "then") -> SafeString:
    """The tracks of a dialogue in order: "Track 2 -> 1.5", a fork for a new strand."""
    return component("track_steps", steps=steps, word=word)


@register.simple_tag
def capacity(code: str, glyph_only: bool = False) -> SafeString:
    """Glyph and word of one capacity."""
    chosen = Capacity(code)
    return component(
        "capacity",
        group=CAPACITY_GROUP[chosen].value,
        word=inside_a_sentence(chosen.label),
        glyph_only=glyph_only,
    )


@register.simple_tag
def capacity_group(code: str) -> SafeString:
    """Glyph and word of a group of capacities: official, in between, ..."""
    group = CapacityGroup(code)
    return component("capacity", group=group.value, word=inside_a_sentence(group.label))


@register.simple_tag
def confidence(code: str) -> SafeString:
    """Three dots and the word."""
    chosen = Confidence(code)
    return component(
        "confidence", level=chosen.value, word=inside_a_sentence(chosen.label)
    )


@register.simple_tag
def standing(code: str, second_strand: bool = False) -> SafeString:
    """Dot and word; a dashed tag where the fact itself is in doubt."""
    chosen = Standing(code)
    return component(
        "standing",
        standing=chosen.value,
        label=chosen.label,
        second_strand=second_strand,
    )


@register.simple_tag
def cites(citations: Iterable[Any]) -> SafeString:
    """Citation marks, glued to the word before: write the tag without a space."""
    return component("cites", citations=citations)


@register.simple_tag
def edtf(text: str, short: bool = False) -> str:
    """A date as it is known, in words."""
    return dates.words(text, short=short)


@register.simple_tag
def span(start: str, end: str, short: bool = False) -> str:
    """Two dates as one span, in words."""
    return dates.span_words(start, end, short=short)


@register.simple_tag
def icon(name: str) -> SafeString:
    """One icon, without a word: the word stands beside it."""
    if name not in ICONS:
        raise ValueError(f"No icon is called {name!r}.")
    return component("icon", name=name)


@register.simple_tag
def bdi(text: str, script: str = "Latn") -> SafeString:
    """A name in its own script, kept apart from the direction of the text around it."""
    if script not in SCRIPT_LANG:
        raise ValueError(f"No script is called {script!r}.")
    return component(
        "bdi", text=text, lang=SCRIPT_LANG[script], rtl=script in RIGHT_TO_LEFT
    )


@register.simple_block_tag
def box(content: str, kind: str, title: str = "", alert: bool = False) -> SafeString:
    """A note, fault or good box around what stands between the tags."""
    if kind not in BOXES:
        raise ValueError(f"No box is called {kind!r}.")
    return component(
        "box", kind=kind, icon=BOXES[kind], title=title, content=content, alert=alert
    )


@register.simple_tag(takes_context=True)
def nav_link(
    context: template.Context, name: str, label: str, *sisters: str
) -> SafeString:
    """A link of the menu, marked where it leads to this page or to one above it.

    `sisters` are pages that the menu reaches by the same link.
    """
    url = reverse(name)
    request = context.get("request")
    here = request.path if request else ""
    above = [url, *map(reverse, sisters)]
    below = any(each != "/" and here.startswith(each) for each in above)
    current = "page" if here == url else "true" if below else ""
    return component("nav_link", url=url, label=label, current=current)


@register.simple_tag
def field(
    bound: BoundField,
    reading: str | None = None,
    kind: str = "",
    label: str = "",
    required: bool = False,
) -> SafeString:
    """A form field whole: label, control, how it was read, hint, errors.

    `kind="tracks"` draws a choice of tracks as badges side by side. A `reading` of ""
    leaves a place for a script to write one.
    """
    kind = kind or field_kind(bound.field.widget)
    about = {
        "read": reading is not None,
        "helptext": bool(bound.help_text),
        "error": bool(bound.errors),
    }
    described = " ".join(f"{bound.auto_id}_{part}" for part in about if about[part])
    grouped = kind in {"group", "tracks"}
    return component(
        "field",
        field=bound,
        kind=kind,
        label=label or bound.label,
        control="" if grouped else control(bound, kind, described, label),
        options=options(bound, kind) if grouped else [],
        radio=not isinstance(bound.field.widget, forms.CheckboxSelectMultiple),
        described=described,
        reading=reading,
        required=required,
        options_from=bound.field.widget.attrs.get("data-options", ""),
        more="data-more" in bound.field.widget.attrs,
    )


def field_kind(widget: forms.Widget) -> str:
    """Which part of components/field.html draws this widget."""
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.RadioSelect):  # the checkbox group is one of them
        return "group"
    return "select" if isinstance(widget, forms.Select) else "text"


def control(bound: BoundField, kind: str, described: str, label: str) -> SafeString:
    """The widget with its class and with what describes it."""
    ours = {"check": "form-check-input", "select": "form-select"}
    attrs = bound.field.widget.attrs
    classes = f"{ours.get(kind, 'form-control')} {attrs.get('class', '')}".strip()
    described = f"{attrs.get('aria-describedby', '')} {described}".strip()
    extra: dict[str, Any] = {} if kind == "hidden" else {"class": classes}
    if described and kind != "hidden":
        extra["aria-describedby"] = described
    if label or attrs.get("placeholder") == bound.label:
        extra["placeholder"] = False  # left out: it would only repeat the label
    return bound.as_widget(attrs=extra)


def options(bound: BoundField, kind: str) -> list[BoundWidget]:
    """The choices of a group. A radio button has no `aria-invalid`: its group has."""
    choices = list(bound.subwidgets)
    for choice in choices:
        attrs = choice.data["attrs"]
        attrs["class"] = "btn-check" if kind == "tracks" else "form-check-input"
        if choice.data["type"] == "radio":
            attrs.pop("aria-invalid", None)
    return choices
