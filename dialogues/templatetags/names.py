"""Tags for names among which somebody chooses."""

from django import template
from django.utils.safestring import SafeString

from dialogues.lookup import TypedName, marked
from dialogues.templatetags.look import RIGHT_TO_LEFT, SCRIPT_LANG

register = template.Library()


@register.simple_tag
def marked_name(name: str, typed: TypedName) -> SafeString:
    """A name with the letters marked that were typed."""
    return marked(name, typed)


@register.simple_tag
def script_attrs(script: str) -> SafeString:
    """The attributes of a <bdi> for a name in this script."""
    lang = f' lang="{SCRIPT_LANG[script]}"' if SCRIPT_LANG[script] else ""
    return SafeString(lang + (' dir="rtl"' if script in RIGHT_TO_LEFT else ""))
