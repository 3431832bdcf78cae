"""New people, organisations and conflicts, made where a row names them first."""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User

from dialogues.actions.authorities import record_authority, save_authority
from dialogues.choices import NameKind
from dialogues.models import (
    Conflict,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    script_of,
)
from dialogues.models.names import OtherName

WHY = "Made while entering a record"


def kind_of_name(text: str) -> NameKind:
    """A name in letters of its own stands beside the Latin one; others are aliases."""
    return NameKind.ALIAS if script_of(text) == "Latn" else NameKind.NATIVE


def new_person(*, by: User, name: str, others: Iterable[str] = ()) -> Person:
    person = save_authority(authority=Person(name=name), by=by, why=WHY)
    return _with_names(person, [PersonName(person=person, name=o) for o in others], by)


def new_organisation(
    *, by: User, name: str, others: Iterable[str] = (), **values
) -> Organisation:
    made = Organisation(name=name, **values)
    save_authority(authority=made, by=by, why=WHY)
    names = [OrganisationName(organisation=made, name=other) for other in others]
    return _with_names(made, names, by)


def new_conflict(*, by: User, name: str) -> Conflict:
    return save_authority(authority=Conflict(name=name), by=by, why=WHY)


def _with_names(made, names: Sequence[OtherName], by):
    """Save the other names and store the state that has them."""
    for position, other in enumerate(names, start=1):
        other.position, other.kind = position, kind_of_name(other.name)
        other.full_clean()
        other.save()
    if names:
        record_authority(authority=made, by=by, why=WHY)
    return made
