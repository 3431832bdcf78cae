"""The parts of organisations in dialogues, in order of time.

Keys and days of all parts are read first, and only those that are shown are loaded.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet

from dialogues.filters.listing import seen_by, stays_open_to
from dialogues.models import (
    Dialogue,
    Meeting,
    OrganisationRole,
    Participation,
    Party,
    Row,
)


@dataclass(frozen=True, slots=True)
class OrganisationPart:
    """What an organisation was in a dialogue, with the dates that are stated."""

    dialogue: Dialogue
    row: Row
    words: str
    start: str
    end: str
    note: str = ""

    @property
    def url(self) -> str:
        return f"{self.dialogue.get_absolute_url()}#{self.row.key}"


class Key(NamedTuple):
    """One part: sorted by its own first day, or by that of the dialogue."""

    day: date
    ref: str
    kind: str
    row: int
    body: int


def _role(row: Any) -> OrganisationPart:
    words = ", ".join(term.label for term in row.roles.all()) or "role not stated"
    return OrganisationPart(row.dialogue, row, words, row.start, row.end, row.note)


def _side(row: Any) -> OrganisationPart:
    words = f"{row.get_kind_display().lower()}: {row.name}"
    return OrganisationPart(row.dialogue, row, words, row.start, row.end, row.note)


def _delegation(row: Any) -> OrganisationPart:
    words = "delegation without names"
    return OrganisationPart(row.dialogue, row, words, row.start, row.end, row.note)


def _host(row: Any) -> OrganisationPart:
    words = f"host of a meeting: {row.title}" if row.title else "host of a meeting"
    return OrganisationPart(row.dialogue, row, words, row.date, row.date)


class _Kind(NamedTuple):
    model: type[Row]
    body: str
    day: str
    make: Callable[[Any], OrganisationPart]
    loaded: Sequence[str] = ()


_BODY, _DAY = "organisation", "start_earliest"
KINDS: Mapping[str, _Kind] = {
    "role": _Kind(OrganisationRole, _BODY, _DAY, _role, ("roles",)),
    "side": _Kind(Party, _BODY, _DAY, _side),
    "delegation": _Kind(Participation, _BODY, _DAY, _delegation),
    "host": _Kind(Meeting, "hosts", "date_earliest", _host),
}


def keys_of(user, bodies: Sequence[int]) -> list[Key]:
    """The parts of the organisations that the user may know of, in order of time."""
    found = []
    for name, kind in KINDS.items():
        rows = _rows(kind.model, user)
        # By primary key: else SQLite begins with all dialogues that the user may see.
        about = kind.model.objects.filter(**{f"{kind.body}__in": bodies}).values("pk")
        columns = (kind.day, "dialogue__start_earliest", "dialogue__ref", "pk")
        named = rows.filter(pk__in=about, **{f"{kind.body}__in": bodies})
        for day, opened, ref, pk, body in named.values_list(*columns, kind.body):
            found.append(Key(day or opened or date.max, ref, name, pk, body))
    return sorted(found)


def _rows(model: type[Row], user) -> QuerySet[Any]:
    if model is Participation:
        return stays_open_to(user)
    return model.objects.filter(dialogue__in=seen_by(user)).order_by()


def load(keys: Iterable[Key]) -> list[OrganisationPart]:
    """The parts of keys that `keys_of` gave, in their order."""
    keys = list(keys)
    made: dict[tuple[str, int], OrganisationPart] = {}
    for name, kind in KINDS.items():
        pks = {key.row for key in keys if key.kind == name}
        rows = kind.model.objects.filter(pk__in=pks).select_related("dialogue")
        for row in rows.prefetch_related(*kind.loaded):
            made[name, row.pk] = kind.make(row)
    return [made[key.kind, key.row] for key in keys]
