"""Tags of the list of dialogues: values of filters as they are drawn elsewhere."""

from django import template
from django.utils.html import format_html

from dialogues.choices import Capacity, CapacityGroup, Confidence, Standing, Track
from dialogues.templatetags import look

register = template.Library()


@register.simple_tag
def value_mark(name: str, value: str, label: str) -> str:
    """A value with its mark where it has one, else its words alone."""
    if name.endswith("track") and value in Track:
        return look.track_badge(value)
    if name == "capacity" and value in CapacityGroup:
        return look.capacity_group(value)
    if name == "capacity" and value in Capacity:
        return look.capacity(value)
    if name == "confidence" and value in Confidence:
        return look.confidence(value)
    if name == "standing" and value in Standing:
        return look.standing(value)
    return format_html("{}", label)
