"""Keeping the index: the words of records, written where they changed."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from dialogues.models import (
    Dialogue,
    GuardedText,
    OpenText,
    Participation,
    SourceEntry,
)
from dialogues.search.passages import Passage, passages
from dialogues.search.words import tokens

#: Records that are read and written at once.
AT_ONCE = 500
#: Before every day on which a protected name is opened.
NEVER = date.min

Text = TypeVar("Text", OpenText, GuardedText)

#: A record; and the stay or the source that guards its text.
Guard = tuple[int, int | None, int | None]
UNGUARDED = (None, None)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text of the index that did not say what follows from the record."""

    dialogue: int
    where: str
    stored: str
    right: str


def index_all(records: QuerySet[Dialogue]) -> Iterator[Rewritten]:
    """Write the index of many records, some hundred at once."""
    pks = iter(records.order_by("pk").values_list("pk", flat=True))
    while chunk := list(islice(pks, AT_ONCE)):
        yield from index_records(chunk)


def index_records(pks: Collection[int]) -> list[Rewritten]:
    """Write the index of these records; return what was wrong before.

    Rests on the derived columns about names, so these are written first.
    """
    if not pks:
        return []
    right = _right(pks)
    is_open = {guard: guard[1:] == UNGUARDED for guard in right}
    return [
        *_write(OpenText, pks, {g: w for g, w in right.items() if is_open[g]}),
        *_write(GuardedText, pks, {g: w for g, w in right.items() if not is_open[g]}),
    ]


def _right(pks: Collection[int]) -> dict[Guard, str]:
    """The words of each text, those that anybody may read under no guard."""
    told = _open_to_all(pks)
    texts: dict[Guard, list[Passage]] = {(pk, None, None): [] for pk in pks}
    for each in passages(pks):
        is_open = (each.stay, each.source) in told
        guard = UNGUARDED if is_open else (each.stay, each.source)
        texts.setdefault((each.dialogue, *guard), []).append(each)
    return {
        guard: " ".join(
            sorted(tokens((p.text for p in found), (p.sounds for p in found)))
        )
        for guard, found in texts.items()
    }


def _open_to_all(pks: Collection[int]) -> set[tuple[int | None, int | None]]:
    """What needs no guard: stays whose name is open for good, open sources."""
    anyone = AnonymousUser()
    stays = Participation.objects.nameable_by(anyone, today=NEVER)
    entries = SourceEntry.objects.named_to(anyone).filter(dialogue__in=pks)
    return {
        UNGUARDED,
        *((pk, None) for pk in _keys(stays.filter(dialogue__in=pks))),
        *((None, pk) for pk in entries.order_by().values_list("source", flat=True)),
    }


def _keys(rows: QuerySet) -> QuerySet:
    return rows.order_by().values_list("pk", flat=True)


def _write(
    model: type[Text], pks: Collection[int], right: dict[Guard, str]
) -> list[Rewritten]:
    """Bring the texts of one table to what is right."""
    rows = model._default_manager.filter(dialogue__in=pks)
    stored = {_guard(row): row for row in rows}
    new, changed = [], []
    wrong = [
        _rewritten(guard, row.words, "")
        for guard, row in stored.items()
        if guard not in right
    ]
    for guard, words in right.items():
        row = stored.get(guard)
        if row is not None and row.words == words:
            continue
        wrong.append(_rewritten(guard, row.words if row else "", words))
        if row is None:
            new.append(model(**_columns(guard), words=words))
        else:
            row.words = words
            changed.append(row)
    gone = [row.pk for guard, row in stored.items() if guard not in right]
    if gone:
        rows.filter(pk__in=gone).delete()
    model._default_manager.bulk_create(new)
    model._default_manager.bulk_update(changed, ["words"])
    return wrong


def _guard(row: OpenText | GuardedText) -> Guard:
    if isinstance(row, OpenText):
        return row.dialogue_id, None, None
    return row.dialogue_id, row.participation_id, row.source_id


def _columns(guard: Guard) -> dict[str, int]:
    names = ("dialogue_id", "participation_id", "source_id")
    return {name: pk for name, pk in zip(names, guard, strict=True) if pk is not None}


def _rewritten(guard: Guard, stored: str, right: str) -> Rewritten:
    """What to tell of a change: the words that go, and those that come."""
    old, new = set(stored.split()), set(right.split())
    pk, stay, source = guard
    where = f"stay {stay}" if stay else f"source {source}" if source else ""
    return Rewritten(
        pk, where, " ".join(sorted(old - new)), " ".join(sorted(new - old))
    )
