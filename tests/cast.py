"""The cast of the tests: anyone, Ben with an account, Ada the author, Cora the curator.

And three records of Ada's: one published, one under embargo, one draft. Each has a
participant whose name is protected and rests on a restricted source.
"""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Group
from django.utils import timezone

from dialogues.access import CURATORS, RESEARCHERS
from dialogues.actions.changes import changing
from dialogues.actions.derive import derive
from dialogues.actions.records import create_record
from dialogues.actions.rows import cite, new_key
from dialogues.choices import (
    Capacity,
    Identity,
    ReviewStatus,
    SourceAccess,
    SourceKind,
    Track,
)
from dialogues.models import (
    Conflict,
    Dialogue,
    Participation,
    Party,
    Person,
    PersonName,
    PublicState,
    Row,
    Source,
    SourceEntry,
)
from tests.databases import state

PROTECTED_NAME = "Zubayr Quillfeather"
PROTECTED_ALIAS = "Grey Heron"
RESTRICTED_TITLE = "Minutes of the unlit room"
OPEN_NAME = "Ottoline Marchbanks"


def account(username: str, *groups: str, **flags):
    """The user of that name: the one there is, or a new one with these groups."""
    users = get_user_model().objects
    if found := users.filter(username=username).first():
        return found
    user = users.create_user(username, password="-", **flags)
    for group in groups:
        user.groups.add(Group.objects.get_or_create(name=group)[0])
    return user


@pytest.fixture
def anyone():
    return AnonymousUser()


@pytest.fixture
def ben(db):
    """A researcher who wrote nothing here and with whom nothing is shared."""
    return make_ben()


def make_ben():
    return account("ben", RESEARCHERS)


@pytest.fixture
def ada(db):
    """The author of the records of the archive."""
    return make_ada()


def make_ada():
    return account("ada", RESEARCHERS)


@pytest.fixture
def cora(db):
    return account("cora", RESEARCHERS, CURATORS, is_staff=True)


@pytest.fixture
def reader(db):
    """Somebody with an account and no role."""
    return account("rea")


@pytest.fixture
def person_of(request):
    """The user behind a name of the cast, made only when asked for."""
    return request.getfixturevalue


def sign_in(client, request, who: str):
    """Sign the client in as a member of the cast; nobody for "anyone"."""
    if who != "anyone":
        client.force_login(request.getfixturevalue(who))
    return client


def record_of(author, title: str, conflict=None) -> Dialogue:
    """A draft with its opening, one open and one protected participant."""
    record = create_record(
        by=author,
        title=title,
        conflict=conflict or Conflict.objects.create(name=f"Conflict of {title}"),
        start="1992-12",
        first_track=Track.TWO,
    )

    with changing(dialogue_id=record.pk, by=author) as record:
        side = add(record, Party, name="First side")
        public = add(record, SourceEntry, source=source("Open letter on the talks"))
        private = add(
            record,
            SourceEntry,
            source=source(RESTRICTED_TITLE, access=SourceAccess.RESTRICTED),
        )
        for position, (name, identity, entry) in enumerate(
            (
                (OPEN_NAME, Identity.OPEN, public),
                (PROTECTED_NAME, Identity.PROTECTED, private),
            )
        ):
            row = add(
                record,
                Participation,
                position=position,
                person=person(name),
                party=side,
                capacity=Capacity.UNOFFICIAL,
                office="keeper of the lighthouse",
                identity=identity,
            )
            cite(record, row, [entry])
    return Dialogue.objects.get(pk=record.pk)


def add(record: Dialogue, model: type[Row], **values) -> Row:
    """A row of a record within one change."""
    row = model(dialogue=record, key=new_key(record, model), **values)
    row.changed_in = record.version
    row.save()
    return row


def person(name: str) -> Person:
    found = Person.objects.filter(name=name).first()
    if found:
        return found
    made = Person.objects.create(name=name)
    if name == PROTECTED_NAME:
        PersonName.objects.create(person=made, name=PROTECTED_ALIAS)
    return made


def source(title: str, **values) -> Source:
    found = Source.objects.filter(title=title).first()
    return found or Source.objects.create(title=title, kind=SourceKind.NEWS, **values)


def publish(record: Dialogue, public_from: date | None = None) -> Dialogue:
    """Put a record where readers may see it from a day on."""
    record.review_status = ReviewStatus.PUBLISHED
    record.public_from = public_from or timezone.localdate()
    record.save()
    derive(record)
    PublicState.move_on()
    return record


@state("archive")
def make_archive() -> None:
    ada, today = make_ada(), timezone.localdate()
    publish(record_of(ada, "Open talks"))
    # Not from tomorrow on: a run of the tests may see midnight.
    publish(record_of(ada, "Embargoed talks"), today + timedelta(weeks=1))
    record_of(ada, "Draft talks")


@pytest.fixture
def archive(db) -> dict[str, Dialogue]:
    """Ada's records by what readers may see of them."""
    return {
        title.split()[0].lower(): Dialogue.objects.get(title=title)
        for title in ("Open talks", "Embargoed talks", "Draft talks")
    }


@state("draft")
def make_draft() -> None:
    record_of(make_ada(), "Draft talks")


@pytest.fixture
def draft(db) -> Dialogue:
    """Ada's draft, and nothing beside it."""
    return Dialogue.objects.get(title="Draft talks")


@state("published_talks")
def make_published() -> None:
    publish(record_of(make_ada(), "Open talks"))


@pytest.fixture
def published_talks(db) -> Dialogue:
    """Ada's published record, and nothing beside it."""
    return Dialogue.objects.get(title="Open talks")
