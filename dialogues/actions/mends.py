"""One-click mends: other turning points changed together with the one in hand."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from dialogues.actions.removing import take_out
from dialogues.models import Dialogue


@dataclass(frozen=True, slots=True)
class Mend:
    """A change of another turning point that keeps the chain right."""

    key: str
    field: str
    value: str


#: The fields of a turning point that a mend may change.
MENDABLE = frozenset({"kind", "to_track", "strand", "ends_strand", "standing"})
GONE = "gone"


def make_mends(record: Dialogue, mends: Iterable[Mend], *, by: User) -> None:
    """Change or remove other turning points of the record, within its change."""
    for mend in mends:
        move = record.moves.get(key=mend.key)
        if mend.field == GONE:
            take_out(record, move, by=by)
            continue
        if mend.field not in MENDABLE:
            raise ValidationError("This value has no mend.", code="no_mend")
        setattr(move, mend.field, mend.value)
        move.changed_in = record.version
        move.full_clean()  # makes numbers and truth of what is written
        move.save()
