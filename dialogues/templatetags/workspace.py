"""Tags for the forms of the workspace."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from dialogues.forms import writer

register = template.Library()


@register.filter
def of_key(said: dict[str, list[str]] | str, key: str) -> list[str]:
    """What is said of the row with this key."""
    return said.get(key, []) if said else []


@register.simple_tag(takes_context=True)
def written_by(context: template.Context) -> SafeString:
    """Who opened the form, as a hidden field."""
    value = writer.signed(context["request"].user)
    return format_html(
        '<input type="hidden" name="{}" value="{}">', writer.FIELD, value
    )
