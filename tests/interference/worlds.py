"""Two databases that differ only in what is protected.

Both begin with the same public records and a draft of Ben's. Then in `world_a` the
protected stay has one name, office, span, presence and note, and in `world_b` others;
so have the protected delegation and the restricted source. Beyond that `world_a` holds
records that nobody of the crawl may see, with sources, people, bodies and conflicts of
their own, links to them from a public record, a body that is part of one of them, an
open source on a protected stay, a removed row, a private filter and a remark of a
review.

What both begin with is made first, so that numbers and keys are the same.
"""

from datetime import UTC, datetime, timedelta

import time_machine
from django.utils import timezone

from dialogues.actions.derive import derive
from dialogues.actions.records import create_record
from dialogues.actions.rows import add_citation
from dialogues.choices import (
    Capacity,
    FilterOf,
    Identity,
    LinkKind,
    Presence,
    ReviewStatus,
    ReviewStep,
    SourceKind,
    Stance,
    Track,
)
from dialogues.models import (
    Attendance,
    Conflict,
    Dialogue,
    Disagreement,
    Link,
    Meeting,
    Organisation,
    OrganisationRole,
    Participation,
    Person,
    PersonName,
    RemovedRow,
    ReviewEvent,
    SavedFilter,
    Source,
    SourceEntry,
)
from tests.cast import (
    PROTECTED_NAME,
    RESTRICTED_TITLE,
    account,
    add,
    make_ada,
    make_ben,
    publish,
    record_of,
)
from tests.databases import state

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
#: What nobody of the crawl may read, for each world; also searched for in both.
OTHER_NAME, OTHER_ALIAS = "Hesper Nightingale-Vane", "Blue Lantern"
OTHER_TITLE = "Ledger of the sealed wing"
HIDDEN_TITLE, HIDDEN_SOURCE = "Talks in the cellar", "Protocol of the cellar"
HIDDEN_PERSON, HIDDEN_BODY = "Ignatius Thornapple", "Guild of the cellar keys"
SECRET_BODY, OTHER_BODY = "League of the grey door", "Assembly of the far bank"
DOI, HIDDEN_DOI = "10.5555/unlit.1", "10.5555/cellar.7"
SECRETS = (
    PROTECTED_NAME,
    OTHER_NAME,
    OTHER_ALIAS,
    RESTRICTED_TITLE,
    OTHER_TITLE,
    HIDDEN_TITLE,
    HIDDEN_SOURCE,
    HIDDEN_PERSON,
    HIDDEN_BODY,
    SECRET_BODY,
    OTHER_BODY,
    DOI,
    HIDDEN_DOI,
)


def frozen():
    return time_machine.travel(NOW, tick=False)


@state("world")
def make_world() -> None:
    """What both worlds have in common, with some protected values to begin with."""
    with frozen():
        ada = make_ada()
        account("rea")
        institute = Organisation.objects.create(name="Institute of the open talks")
        secret = Organisation.objects.create(name=SECRET_BODY)
        for title in ("Open talks", "Second talks"):
            record = record_of(ada, title)
            first = add(record, Meeting, date="1993-05", title="First round")
            for stay in record.participations.all():
                Attendance.objects.create(meeting=first, participation=stay)
            add(record, Disagreement, topic="Length", account="Two days, or three.")
            add(record, OrganisationRole, organisation=institute)
            add(
                record,
                Participation,
                organisation=secret,
                capacity=Capacity.OFFICIAL,
                identity=Identity.PROTECTED,
            )
            publish(record)
        create_record(
            by=make_ben(),
            title="Talks of Ben",
            conflict=Conflict.objects.create(name="Conflict of Ben"),
            start="1999",
            first_track=Track.TWO,
        )
        SavedFilter.objects.create(
            name="Track 2", of=FilterOf.DIALOGUES, query="track=2", owner=make_ben()
        )


@state("world_a", base="world")
def make_world_a() -> None:
    with frozen():
        protect(
            name=PROTECTED_NAME,
            office="keeper of the lower lock",
            start="1993-01",
            presence=Presence.PRESENT,
            note="came by night",
        )
        restrict(title=RESTRICTED_TITLE, doi=DOI, year=1994, author="A. Quill")
        hide()


@state("world_b", base="world")
def make_world_b() -> None:
    with frozen():
        protect(
            name=OTHER_NAME,
            office="pilot",
            start="",
            presence=Presence.ABSENT,
            note="",
            alias=OTHER_ALIAS,
        )
        secret = Organisation.objects.get(name=SECRET_BODY)
        secret.name = OTHER_BODY
        secret.save()
        restrict(title=OTHER_TITLE, doi="", year=None, author="")


def protect(
    *, name: str, office: str, start: str, presence: str, note: str, alias: str = ""
) -> None:
    """Give the protected stays of all records this name and these values."""
    person = Person.objects.get(name=PROTECTED_NAME)
    person.name, person.note = name, note
    person.save()
    if alias:
        PersonName.objects.filter(person=person).delete()
        PersonName.objects.create(person=person, name=alias)
    for stay in Participation.objects.filter(person=person):
        stay.office, stay.start, stay.note = office, start, note
        stay.confidence = "high" if start else ""
        stay.save()
        for there in stay.attendance.all():
            there.presence, there.note = presence, note
            there.save()
    if not note:
        Attendance.objects.filter(participation__person=person).delete()
    for record in Dialogue.objects.all():
        derive(record)


def restrict(*, title: str, doi: str, year: int | None, author: str) -> None:
    """Give the restricted source these values, and say in one world what it denies."""
    source = Source.objects.get(title=RESTRICTED_TITLE)
    source.title, source.doi, source.year, source.author = title, doi, year, author
    source.save()
    record = Dialogue.objects.get(title="Open talks")
    if doi:
        private = record.entries.get(source=source)
        add_citation(record, record.meetings.get(), private, stance=Stance.CONTRADICTS)
        record.save()  # its keys are counted there
    for each in Dialogue.objects.all():
        derive(each)


def hide() -> None:
    """Records that nobody of the crawl may see, and what leads to them."""
    ada, day = make_ada(), timezone.localdate()
    draft = record_of(ada, HIDDEN_TITLE)
    entry = add(draft, SourceEntry, source=hidden_source())
    stay = add(
        draft,
        Participation,
        person=Person.objects.create(name=HIDDEN_PERSON),
        capacity="official",
    )
    add_citation(draft, stay, entry)
    body = Organisation.objects.create(name=HIDDEN_BODY)
    add(draft, OrganisationRole, organisation=body)
    Organisation.objects.filter(name="Institute of the open talks").update(parent=body)
    draft.save()
    derive(draft)
    publish(record_of(ada, "Embargoed talks"), day + timedelta(weeks=1))
    withdrawn = record_of(ada, "Withdrawn talks")
    withdrawn.review_status = ReviewStatus.RETURNED
    withdrawn.save()
    record = Dialogue.objects.get(title="Open talks")
    link = add(record, Link, kind=LinkKind.SPAWNED, other_dialogue=draft)
    public = record.entries.first()
    add_citation(record, link, public, stance=Stance.CONTRADICTS, value_given="no")
    # An open source may tell the name: what it is cited for is not told.
    add_citation(record, record.participations.get(person__name=PROTECTED_NAME), public)
    RemovedRow.objects.create(
        dialogue=record,
        key="t7",
        document={"meetings": [{"key": "t7", "title": "Round in the cellar"}]},
        removed_by=ada,
        removed_at=timezone.now(),
        label="Round in the cellar",
    )
    ReviewEvent.objects.create(
        dialogue=record,
        step=ReviewStep.SEND,
        made_by=ada,
        made_at=timezone.now(),
        remark="The minutes of the cellar say so.",
        version=record.version,
    )
    SavedFilter.objects.create(
        name="In the cellar", of=FilterOf.MOVES, query="q=cellar", owner=ada
    )
    record.save()
    derive(record)


def hidden_source() -> Source:
    return Source.objects.create(
        title=HIDDEN_SOURCE, kind=SourceKind.BOOK, doi=HIDDEN_DOI, year=1995
    )
