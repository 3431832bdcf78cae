"""The people, organisations and conflicts that a user may find by their number."""

from collections.abc import Callable, Sequence

from django.db.models import QuerySet

from dialogues import access
from dialogues.models import Conflict, Dialogue, Organisation, Person

Find = Callable[[Sequence[str]], QuerySet]


def people(user: access.Reader) -> Find:
    return lambda refs: Person.objects.numbered_for(user, refs)


def organisations(user: access.Reader) -> Find:
    return lambda refs: Organisation.objects.numbered_for(user, refs)


def conflicts(user: access.Reader) -> Find:
    """Conflicts that a dialogue is about which the user may see."""
    seen = Dialogue.objects.visible_to(user)
    return lambda refs: Conflict.objects.filter(
        ref__in=refs, dialogues__in=seen
    ).distinct()
