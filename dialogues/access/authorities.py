"""People, organisations, conflicts and sources: who may find them."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from dialogues.access.evidence import titles_open_to
from dialogues.access.names import names_open_to
from dialogues.access.readers import CURATORS, Reader, may_curate, may_research
from dialogues.access.records import dialogues_visible_to
from dialogues.access.rows import (
    EVERYTHING,
    NOTHING,
    Among,
    confined,
    rows_of,
    through,
)

_BODY = "organisation"


def people_visible_to(
    user: Reader, today: date | None = None, among: Among = None
) -> Q:
    """People whom the user may find by name.

    A person is found through participations that the user may both see and name, or,
    by somebody who enters cases, as `_unused` says.
    """
    if may_curate(user):
        return EVERYTHING
    named = people_named_in(_seen(user, today), user, today, among)
    return named | _unused(user, "Person", among, Participation="person")


def people_named_in(
    dialogues: QuerySet[Any, Any],
    user: Reader,
    today: date | None = None,
    among: Among = None,
) -> Q:
    """People who sit in dialogues that the user may see, under a name open to them."""
    return Q(pk__in=_nameable(dialogues, user, today, "person", among))


def organisations_visible_to(
    user: Reader, today: date | None = None, among: Among = None
) -> Q:
    """Organisations that act in a record the user may see, and are not masked there."""
    if may_curate(user):
        return EVERYTHING
    acting = organisations_acting_in(_seen(user, today), user, today, among)
    return acting | _unused(
        user,
        "Organisation",
        among,
        OrganisationRole=_BODY,
        Party=_BODY,
        Meeting="hosts",
        Participation=_BODY,
    )


def organisations_acting_in(
    dialogues: QuerySet[Any, Any],
    user: Reader,
    today: date | None = None,
    among: Among = None,
) -> Q:
    """Organisations that act in dialogues that the user may see, not masked there."""

    def acting(model: str, field: str) -> Q:
        rows = rows_of(model).filter(dialogue__in=dialogues.values("pk"))
        return Q(pk__in=confined(rows, field, among).values(field))

    return (
        acting("OrganisationRole", _BODY)
        | acting("Party", _BODY)
        | acting("Meeting", "hosts")
        | Q(pk__in=_nameable(dialogues, user, today, _BODY, among))
    )


def parents_told_to(user: Reader, today: date | None = None) -> Q:
    """Organisations of whose parent, if there is one, the user may know."""
    return through(organisations_visible_to(user, today), "parent")


def conflicts_visible_to(user: Reader, today: date | None = None) -> Q:
    """Conflicts that a record is about which the user may see."""
    if may_curate(user):
        return EVERYTHING
    used = Q(pk__in=_seen(user, today).values("conflicts"))
    return used | _unused(user, "Conflict", Dialogue="conflicts")


def sources_visible_to(
    user: Reader, today: date | None = None, among: Among = None
) -> Q:
    """Sources that the user may find: by number, by title, in a list, as a duplicate.

    A source stands in a record that the user may see, or, for somebody who enters
    cases, nothing rests on it (`_unused`): any other tells of a draft. Of a restricted
    source readers learn nothing wherever it stands.
    """
    if may_curate(user):
        return EVERYTHING
    seen = _seen(user, today).values("pk")
    entries = confined(
        rows_of("SourceEntry").filter(dialogue__in=seen), "source", among
    )
    listed = Q(pk__in=entries.values("source"))
    unused = _unused(user, "Source", among, SourceEntry="source")
    return titles_open_to(user) & (listed | unused)


def _seen(user: Reader, today: date | None) -> QuerySet[Any, Any]:
    return rows_of("Dialogue").filter(dialogues_visible_to(user, today))


def _nameable(
    dialogues: QuerySet[Any, Any],
    user: Reader,
    today: date | None,
    field: str,
    among: Among = None,
) -> QuerySet[Any, Any]:
    """Ids of the people or organisations of participations open to the user."""
    stays = rows_of("Participation").filter(
        names_open_to(user, today), dialogue__in=dialogues.values("pk")
    )
    return confined(stays.exclude(**{field: None}), field, among).values(field)


def _unused(user: Reader, model: str, among: Among = None, **ways: str) -> Q:
    """What nothing rests on, for who enters cases: their own, and what curators made.

    What another author made was in a draft of theirs, and would tell of it.
    """
    if not may_research(user):
        return NOTHING
    unused = ~Q(ref__in=_made_by_other_authors(user, model, among))
    for other, field in ways.items():
        used = confined(rows_of(other).exclude(**{field: None}), field, among)
        unused &= ~Q(pk__in=used.values(field))
    return unused


def _made_by_other_authors(user: User, model: str, among: Among) -> QuerySet[Any, Any]:
    """Numbers of the records that somebody else made who is no curator."""
    first = rows_of("Revision").filter(number=1, made_by__isnull=False)
    if among is not None:
        # As a list: PostgreSQL would begin with all revisions.
        numbers = rows_of(model).filter(pk__in=among).values_list("ref", flat=True)
        first = first.filter(ref__in=list(numbers))
    others = first.exclude(made_by=user).exclude(made_by__is_superuser=True)
    return others.exclude(made_by__groups__name=CURATORS).values("ref")
