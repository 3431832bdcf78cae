"""New people, organisations and conflicts, made where a row names them first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

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

WHY = "Made while entering a record"


@dataclass(frozen=True, slots=True)
class NewName:
    """Another name of somebody new: its kind, where it is not as its letters say."""

    name: str
    kind: str = ""
    #: When an organisation used it, as a span in EDTF.
    used: str = ""


def kind_of_name(text: str) -> NameKind:
    """A name in letters of its own stands beside the Latin one; others are aliases."""
    return NameKind.ALIAS if script_of(text) == "Latn" else NameKind.NATIVE


def new_person(
    *, by: User, name: str, others: Iterable[NewName | str] = (), **values: Any
) -> Person:
    made = Person(name=name, **values)
    save_authority(authority=made, by=by, why=WHY)
    for position, other in enumerate(map(_as_name, others), start=1):
        _save(PersonName(person=made), other, position)
    return _recorded(made, by)


def new_organisation(
    *, by: User, name: str, others: Iterable[NewName | str] = (), **values: Any
) -> Organisation:
    made = Organisation(name=name, **values)
    save_authority(authority=made, by=by, why=WHY)
    for position, other in enumerate(map(_as_name, others), start=1):
        row = OrganisationName(organisation=made, used=other.used)
        _save(row, other, position)
    return _recorded(made, by)


def new_conflict(*, by: User, name: str) -> Conflict:
    return save_authority(authority=Conflict(name=name), by=by, why=WHY)


def _as_name(other: NewName | str) -> NewName:
    return NewName(other) if isinstance(other, str) else other


def _save(row: PersonName | OrganisationName, other: NewName, position: int) -> None:
    row.name, row.position = other.name, position
    row.kind = other.kind or kind_of_name(other.name)
    row.full_clean()
    row.save()


def _recorded(made: Any, by: User) -> Any:
    """Store the state that has the other names."""
    if made.names.exists():
        record_authority(authority=made, by=by, why=WHY)
    return made
