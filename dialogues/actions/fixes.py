"""One-click fixes: other turning points changed together with the one in hand."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from dialogues.actions.row_removal import take_out
from dialogues.models import Dialogue
from dialogues.rules.chain import Fix

#: The fields of a turning point that a fix may change.
FIXABLE_FIELDS = frozenset(
    {"kind", "to_track", "strand", "ends_strand", "standing", "known_since"}
)


def apply_fixes(record: Dialogue, fixes: Iterable[Fix], *, by: User) -> None:
    """Change or remove other turning points of the record, within its change."""
    for fix in fixes:
        move = record.moves.get(key=fix.key)
        if fix.takes_out:
            take_out(record, move, by=by)
            continue
        if not FIXABLE_FIELDS.issuperset(fix.changes):
            raise ValidationError("This value has no mend.", code="no_mend")
        for field, value in fix.changes.items():
            setattr(move, field, value)
        move.ends_strand = bool(move.ends_strand)
        move.changed_in = record.version
        move.full_clean()
        move.save()
