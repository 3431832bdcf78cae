"""A name with the letters marked that were typed."""

import re

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from dialogues.folding import name_key
from dialogues.lookup.typed_name import TypedName

_WORD = re.compile(r"(\w+)")


def marked(name: str, typed: TypedName) -> SafeString:
    """The name, escaped, with what begins as typed between <mark> and </mark>."""
    parts = (_part(part, typed) for part in _WORD.split(name))
    return SafeString("".join(parts))  # every part is escaped


def _part(part: str, typed: TypedName) -> str:
    key = name_key(part)
    fits = [word.text for word in typed.words if key and key.startswith(word.text)]
    if not fits:
        return escape(part)
    longest = max(fits, key=len)
    end = next(
        n for n in range(1, len(part) + 1) if name_key(part[:n]).startswith(longest)
    )
    return format_html("<mark>{}</mark>{}", part[:end], part[end:])
