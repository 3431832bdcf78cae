"""Headers on the page of the codebook."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def breakable(header: str) -> SafeString:
    """A header that may go on in the next line after an underscore."""
    parts = ((part,) for part in header.split("_"))
    return format_html_join(SafeString("_<wbr>"), "{}", parts)
