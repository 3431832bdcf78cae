"""What can be found in records: every text with what it is and who guards it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.db import models
from django.db.models import Q, QuerySet

from dialogues import countries
from dialogues.models import (
    Dialogue,
    DialogueCountry,
    DialogueName,
    Meeting,
    Organisation,
    OrganisationName,
    OrganisationRole,
    Outcome,
    Participation,
    Party,
    Person,
    PersonName,
    SourceEntry,
)


class PassageKind(models.TextChoices):
    """What a text is, in the order in which it is told where words were found."""

    TITLE = "title", "Title"
    OTHER_TITLE = "other_title", "Other title"
    PARTICIPANT = "participant", "Participant"
    PARTY = "party", "Party"
    ORGANISATION = "organisation", "Organisation"
    CONFLICT = "conflict", "Conflict"
    COUNTRY = "country", "Country"
    PLACE = "place", "Place"
    MEETING = "meeting", "Meeting"
    OUTCOME = "outcome", "Outcome"
    SUMMARY = "summary", "Summary"
    SOURCE = "source", "Source"


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a record."""

    dialogue: int
    kind: PassageKind
    text: str
    #: The name by which readers know who bears this other name.
    of: str = ""
    #: The sounds of a name.
    sounds: str = ""
    #: The stay or the source that may be known by some only.
    stay: int | None = None
    source: int | None = None


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    sounds: str
    of: str = ""


_Names = dict[int, list[_Name]]


def passages(
    pks: Collection[int],
    *,
    stays: QuerySet[Participation] | None = None,
    entries: QuerySet[SourceEntry] | None = None,
) -> Iterator[Passage]:
    """The texts of records, in a number of queries that does not grow with them.

    Of participants and sources those of `stays` and `entries`; all unless told.
    """
    if stays is None:
        stays = Participation.objects.all()
    stays = stays.filter(dialogue__in=pks).order_by("dialogue", "position", "pk")
    yield from _own(pks)
    yield from _participants(stays)
    yield from _organisations(pks)
    yield from _places(pks)
    yield from _sources(pks, entries)


def _own(pks: Collection[int]) -> Iterator[Passage]:
    """What the record says of itself."""
    rows = Dialogue.objects.filter(pk__in=pks).order_by()
    for pk, title, summary in rows.values_list("pk", "title", "summary"):
        yield Passage(pk, PassageKind.TITLE, title)
        yield Passage(pk, PassageKind.SUMMARY, summary)
    for kind, model, column in (
        (PassageKind.OTHER_TITLE, DialogueName, "name"),
        (PassageKind.CONFLICT, Dialogue.conflicts.through, "conflict__name"),
        (PassageKind.OUTCOME, Outcome, "title"),
    ):
        lines = model._default_manager.filter(dialogue__in=pks).order_by("pk")
        for pk, text in lines.values_list("dialogue", column):
            yield Passage(pk, kind, text)
    named = DialogueCountry.objects.filter(dialogue__in=pks).order_by("pk")
    for pk, label, code in named.values_list("dialogue", "label", "code"):
        for text in dict.fromkeys([label, countries.NAMES.get(code, label)]):
            yield Passage(pk, PassageKind.COUNTRY, text)


def _participants(stays: QuerySet[Participation]) -> Iterator[Passage]:
    people = _names(Person, PersonName, [stays.values("person")])
    bodies = _names(Organisation, OrganisationName, [stays.values("organisation")])
    columns = ("dialogue", "pk", "person", "organisation", "unnamed_as")
    for dialogue, pk, person, body, unnamed in stays.values_list(*columns):
        names = people.get(person) or bodies.get(body) or [_Name(unnamed, "")]
        for name in names:
            yield Passage(
                dialogue,
                PassageKind.PARTICIPANT,
                name.text,
                name.of,
                name.sounds,
                stay=pk,
            )


def _organisations(pks: Collection[int]) -> Iterator[Passage]:
    """Parties, and organisations that act; whoever sees a record reads them."""
    parties = Party.objects.filter(dialogue__in=pks).order_by("position", "pk")
    roles = OrganisationRole.objects.filter(dialogue__in=pks).order_by("pk")
    hosts = Meeting.hosts.through.objects.filter(meeting__dialogue__in=pks)
    acting = [
        *roles.values_list("dialogue", "organisation"),
        *hosts.order_by("pk").values_list("meeting__dialogue", "organisation"),
    ]
    bodies = [rows.values("organisation") for rows in (parties, roles, hosts)]
    names = _names(Organisation, OrganisationName, bodies)
    for pk, text, body in parties.values_list("dialogue", "name", "organisation"):
        yield Passage(pk, PassageKind.PARTY, text)
        for name in names.get(body, ()):
            of = "" if name.text == text else text
            yield Passage(pk, PassageKind.PARTY, name.text, of, name.sounds)
    for pk, body in dict.fromkeys(acting):
        for name in names[body]:
            yield Passage(pk, PassageKind.ORGANISATION, name.text, name.of, name.sounds)


def _places(pks: Collection[int]) -> Iterator[Passage]:
    rows = Meeting.objects.filter(dialogue__in=pks).order_by("position", "pk")
    told: dict[Passage, None] = {}
    for each in rows.only("dialogue", "title", "place", "country", "country_label"):
        where = ", ".join(filter(None, (each.place, each.country_name)))
        told[Passage(each.dialogue_id, PassageKind.PLACE, where)] = None
        told[Passage(each.dialogue_id, PassageKind.MEETING, each.title)] = None
    return iter(told)


def _sources(
    pks: Collection[int], entries: QuerySet[SourceEntry] | None
) -> Iterator[Passage]:
    if entries is None:
        entries = SourceEntry.objects.all()
    listed = entries.filter(dialogue__in=pks).order_by("pk")
    columns = ("dialogue", "source", "source__author", "source__title")
    for pk, source, author, title in listed.values_list(*columns):
        text = ", ".join(filter(None, (author, title)))
        yield Passage(pk, PassageKind.SOURCE, text, source=source)


def _names(
    model: type[Person] | type[Organisation],
    others: type[PersonName] | type[OrganisationName],
    pks: Sequence[QuerySet],
) -> _Names:
    """All names of people or organisations, the preferred one first."""
    among = [each.order_by() for each in pks]
    own = model._default_manager.filter(_in_one_of("pk", among)).order_by()
    found = {
        pk: [_Name(name, sounds)]
        for pk, name, sounds in own.values_list("pk", "name", "sound_key")
    }
    more = others._default_manager.filter(_in_one_of(others.owner, among))
    columns = (others.owner, "name", "sound_key")
    for pk, name, sounds in more.order_by("position", "pk").values_list(*columns):
        found[pk].append(_Name(name, sounds, of=found[pk][0].text))
    return found


def _in_one_of(field: str, among: Sequence[QuerySet]) -> Q:
    return Q(*((f"{field}__in", each) for each in among), _connector=Q.OR)
