"""The way to a record on the entry side: absent, not yours, yours."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from dialogues.models import Dialogue


def visible_record(request, ref: str) -> Dialogue:
    """A record that the user may see; 404 for absent and hidden ones alike."""
    return get_object_or_404(Dialogue.objects.visible_to(request.user), ref=ref)


def may_edit(user, record: Dialogue) -> bool:
    return Dialogue.objects.editable_by(user).filter(pk=record.pk).exists()


def editable_record(request, ref: str) -> Dialogue:
    """A record that the user may change now; 403 for those they may only read."""
    record = visible_record(request, ref)
    if not may_edit(request.user, record):
        raise PermissionDenied("You may read this record but not change it.")
    return record


def working_record(request, ref: str) -> Dialogue:
    """A record whose workspace the user may look at: own, shared, or editable."""
    record = visible_record(request, ref)
    is_own = Dialogue.objects.of(request.user).filter(pk=record.pk).exists()
    if not (is_own or may_edit(request.user, record)):
        raise PermissionDenied("You may read this record but not its workspace.")
    return record
