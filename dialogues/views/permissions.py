"""The way to a record on the entry side: absent, not yours, yours."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from dialogues.access import NotEditable
from dialogues.models import Dialogue, Row


class RowGone(Http404):
    """A record that the user may change has no row with this key, or no longer."""

    def __init__(self, dialogue: Dialogue, key: str):
        self.dialogue, self.key = dialogue, key
        super().__init__("There is no such row.")


def row_in(rows, record: Dialogue, key: str) -> Row:
    """The row with this key among some of a record's."""
    row = rows.filter(key=key).first()
    if row is None:
        raise RowGone(record, key)
    return row


def visible_record(request, ref: str) -> Dialogue:
    """A record that the user may see; 404 for absent and hidden ones alike."""
    return get_object_or_404(Dialogue.objects.visible_to(request.user), ref=ref)


def may_edit(user, record: Dialogue) -> bool:
    return Dialogue.objects.editable_by(user).filter(pk=record.pk).exists()


def editable_record(request, ref: str) -> Dialogue:
    """A record that the user may change now; 403 for those they may only read."""
    record = visible_record(request, ref)
    if not may_edit(request.user, record):
        raise NotEditable(record)
    return record


def working_record(request, ref: str) -> Dialogue:
    """A record whose workspace the user may look at; 403 for who may only read it."""
    record = visible_record(request, ref)
    if not Dialogue.objects.worked_on_by(request.user).filter(pk=record.pk).exists():
        raise NotEditable(record)
    return record
