"""What tells a person, a body, a dialogue from its namesakes, as a user may see it.

Each function asks the same number of queries, however many records there are.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from dialogues.choices import NameKind
from dialogues.lookup.finding import RecordMatch
from dialogues.models import (
    Dialogue,
    Organisation,
    OrganisationRole,
    Participation,
    Party,
    Person,
    Row,
)
from dialogues.rules import edtf

#: So many stays or dialogues are told of each.
MOST_TOLD = 3
LONGEST_NOTE = 120

_BODY = "organisation"


@dataclass(frozen=True, slots=True)
class Card:
    """One record as a list of options shows it."""

    record: Any
    name: str
    native: Sequence[Any] = ()
    #: The other name that was typed, where it is neither of those above.
    matched: Any = None
    about: Sequence[str] = ()
    #: What it is in the record that is being edited.
    here: Sequence[Any] = ()
    is_loose: bool = False
    reason: str = ""

    @property
    def said(self) -> str:
        """What choosing a person does who is in the record already."""
        if not self.here:
            return ""
        stays = "; ".join(stay_in_words(stay) for stay in self.here)
        return f"Already here: {stays}. This adds a second stay."

    @property
    def is_by_cover_name(self) -> bool:
        return self.matched is not None and self.matched.kind == NameKind.COVER


@dataclass(slots=True)
class _Parts:
    """What records have, by their key."""

    about: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    here: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))


def people_cards(
    user, found: Sequence[RecordMatch], record: Dialogue | None = None
) -> list[Card]:
    """People with office and dialogue of the stays that the user may see and name."""
    pks = [each.pk for each in found]
    parts = _Parts()
    stays = _stays(user).filter(
        pk__in=_about(Participation, "person", pks), person__in=pks
    )
    for stay in stays.order_by("dialogue", "position"):
        if record is not None and stay.dialogue_id == record.pk:
            parts.here[stay.person_id].append(stay)
        else:
            words = stay.office or stay.get_capacity_display()
            parts.about[stay.person_id].append(f"{words} ({stay.dialogue})")
    people = Person.objects.visible_to(user, among=pks).prefetch_related("names")
    return _cards(found, people, parts)


def _about(model: type[Row], field: str, pks: Sequence[int]) -> QuerySet:
    """Keys of the rows about these records: by them, databases find the rows first."""
    return model.objects.filter(**{f"{field}__in": pks}).values("pk")


def _stays(user):
    seen = Dialogue.objects.visible_to(user).values("pk")
    stays = Participation.objects.nameable_by(user).filter(dialogue__in=seen)
    return stays.select_related("dialogue")


def organisation_cards(
    user, found: Sequence[RecordMatch], record: Dialogue | None = None
) -> list[Card]:
    """Organisations with kind, country, and the dialogues in which they act."""
    pks = [each.pk for each in found]
    parts = _Parts()
    bodies = Organisation.objects.visible_to(user, among=pks)
    bodies = list(bodies.select_related("kind").prefetch_related("names"))
    for body in bodies:
        told = (str(body.kind or ""), body.get_country_display())
        parts.about[body.pk] += filter(None, told)
    for row in _acting(user, pks):
        if record is not None and row.dialogue_id == record.pk:
            parts.here[row.organisation_id].append(row)
        elif (title := row.dialogue.title) not in parts.about[row.organisation_id]:
            parts.about[row.organisation_id].append(title)
    return _cards(found, bodies, parts)


def _acting(user, pks: Sequence[int]) -> Iterable[Any]:
    seen = Dialogue.objects.visible_to(user).values("pk")
    for model in (OrganisationRole, Party):
        rows = model.objects.filter(pk__in=_about(model, _BODY, pks), dialogue__in=seen)
        yield from rows.select_related("dialogue").order_by("dialogue", "position")
    stays = _stays(user).filter(pk__in=_about(Participation, _BODY, pks))
    yield from stays.order_by("dialogue")


def _cards(
    found: Sequence[RecordMatch], records: Iterable[Any], parts: _Parts
) -> list[Card]:
    by_pk = {each.pk: each for each in records}
    return [
        _card(each, by_pk[each.pk], parts.about[each.pk], parts.here[each.pk])
        for each in found
        if each.pk in by_pk
    ]


def _card(found: RecordMatch, record: Any, about: list[str], here: list[Any]) -> Card:
    names = record.names.all()
    native = [each for each in names if each.kind == NameKind.NATIVE]
    shown = {record.name, *(each.name for each in native)}
    others = (each for each in names if each.name == found.name)
    told = about[:MOST_TOLD]
    if len(about) > MOST_TOLD:
        told.append(f"and {len(about) - MOST_TOLD} more")
    if record.note:
        told.append(record.note[:LONGEST_NOTE])
    return Card(
        record=record,
        name=record.name,
        native=native,
        matched=None if found.name in shown else next(others, None),
        about=told,
        here=here,
        is_loose=found.is_loose,
        reason=found.reason,
    )


def dialogue_cards(dialogues: Iterable[Dialogue]) -> list[Card]:
    """Dialogues with the words of their opening."""
    return [
        Card(each, each.title, about=[edtf.words(each.start)] if each.start else [])
        for each in dialogues
    ]


def stay_in_words(stay: Participation) -> str:
    """A stay in the middle of a sentence: from 1992, mandated."""
    dates = edtf.span_words(stay.start, stay.end) if stay.start or stay.end else ""
    return ", ".join(filter(None, [dates, stay.get_capacity_display().lower()]))
