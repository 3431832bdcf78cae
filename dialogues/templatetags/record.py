"""Tags of the pages of a record: prose with its citation marks, names in any script."""

import json
import re
from collections.abc import Collection
from typing import Any

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from dialogues.models import script_of
from dialogues.templatetags.look import bdi, component

register = template.Library()

#: A source as prose names it: s4, by its key in the record.
TOKEN = re.compile(r"(?<![\w-])(s\d+)(?![\w-])")
#: What a sentence may end with.
ENDED = (".", "!", "?", "…", ":", ";", "”", "»")


@register.filter
def prose(text: str, keys: Collection[str] = ()) -> SafeString:
    """Prose with a mark for each source of the record that it names; all else escaped.

    Notes are kept as they were written; a page shows them as sentences.
    """
    return _marked(as_sentence(str(text)), keys)


@register.filter
def cited_words(text: str, keys: Collection[str] = ()) -> SafeString:
    """As `prose`, for words that are no sentence."""
    return _marked(str(text), keys)


@register.simple_tag
def prose_of(text: str, keys: Collection[str], address: str) -> SafeString:
    """As `prose`, on another page than that of the record at the address."""
    return _marked(as_sentence(text), keys, address)


def as_sentence(text: str) -> str:
    """A note with a capital and a full stop; a source at its start keeps its key."""
    text = text.strip()
    if text and not TOKEN.match(text):
        text = text[:1].upper() + text[1:]
    ended = not text or text.endswith(ENDED) or text.endswith((")", '"'))
    return text if ended else f"{text}."


def _marked(text: str, keys: Collection[str], address: str = "") -> SafeString:
    parts = (_part(part, keys, address) for part in TOKEN.split(text))
    return SafeString("".join(parts))  # every part is escaped


def _part(part: str, keys: Collection[str], address: str) -> str:
    if TOKEN.fullmatch(part) and part in keys:
        return format_html(
            '<a class="cite cite-in" href="{}#{}" aria-label="source {}">[{}]</a>',
            address,
            part,
            part[1:],
            part[1:],
        )
    return escape(part).replace("\n", "<br>")


@register.simple_tag
def in_script(text: str) -> Any:
    """A text kept apart from its surroundings if it is not in Latin letters."""
    script = script_of(text)
    return text if script == "Latn" else bdi(text, script)


@register.simple_tag
def permalink(anchor: str, what: str) -> SafeString:
    """The address of one statement or section, seen when it is pointed at."""
    return component("permalink", anchor=anchor, what=what)


#: Signs that could end a script, or begin one.
IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


@register.simple_tag
def json_ld(data: dict[str, Any]) -> SafeString:
    """Linked data for programs that read pages: a block of data, never run."""
    written = json.dumps(data, ensure_ascii=False).translate(IN_SCRIPT)
    return SafeString(f'<script type="application/ld+json">{written}</script>')
