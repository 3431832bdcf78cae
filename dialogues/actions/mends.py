"""One-click mends: other turning points changed together with the one in hand."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from dialogues.actions.row_removal import take_out
from dialogues.models import Dialogue
from dialogues.rules.chain import Mend

#: The fields of a turning point that a mend may change.
MENDABLE = frozenset(
    {"kind", "to_track", "strand", "ends_strand", "standing", "known_since"}
)


def make_mends(record: Dialogue, mends: Iterable[Mend], *, by: User) -> None:
    """Change or remove other turning points of the record, within its change."""
    for mend in mends:
        move = record.moves.get(key=mend.key)
        if mend.takes_out:
            take_out(record, move, by=by)
            continue
        if not MENDABLE.issuperset(mend.changes):
            raise ValidationError("This value has no mend.", code="no_mend")
        for field, value in mend.changes.items():
            setattr(move, field, value)
        move.ends_strand = bool(move.ends_strand)
        move.changed_in = record.version
        move.full_clean()
        move.save()
