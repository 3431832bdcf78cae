"""The parts of a record that have variables, with the words for them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models

from dialogues.documents.shape import AUTHORITIES, DIALOGUE, ROWS, ModelShape
from dialogues.models import (
    Attendance,
    Citation,
    Conflict,
    Dialogue,
    DialogueCountry,
    DialogueName,
    Disagreement,
    Link,
    Meeting,
    Move,
    Organisation,
    OrganisationName,
    OrganisationRole,
    Outcome,
    Participation,
    Party,
    Person,
    PersonName,
    SecrecyPeriod,
    Source,
    SourceEntry,
    TrackClaim,
)

#: Title of each part, and what one of its rows is called.
WORDS: dict[type[models.Model], tuple[str, str]] = {
    Dialogue: ("The record", "record"),
    DialogueName: ("Other titles of the record", "other title"),
    DialogueCountry: ("Countries concerned", "country"),
    SourceEntry: ("Sources in the record", "source"),
    Party: ("Parties", "party"),
    Move: ("Turning points", "turning point"),
    Participation: ("Participants", "participant"),
    OrganisationRole: ("Organisations in the record", "organisation"),
    Meeting: ("Meetings", "meeting"),
    Attendance: ("Attendance at meetings", "meeting"),
    TrackClaim: ("Track claims", "track claim"),
    SecrecyPeriod: ("Secrecy", "secrecy period"),
    Outcome: ("Outcomes", "outcome"),
    Link: ("Links", "link"),
    Disagreement: ("Disagreements", "disagreement"),
    Citation: ("Citations", "citation"),
    Person: ("People", "person"),
    PersonName: ("Other names of people", "other name"),
    Organisation: ("Organisations", "organisation"),
    OrganisationName: ("Other names of organisations", "other name"),
    Conflict: ("Conflicts", "conflict"),
    Source: ("Sources", "source"),
}


@dataclass(frozen=True, slots=True)
class CodebookModel:
    """A model of the record, with those of its fields that people edit."""

    model: type[models.Model]
    title: str
    one: str
    fields: tuple[models.Field, ...]

    @property
    def code(self) -> str:
        """The name of the model in addresses."""
        return str(self.model._meta.model_name)


def all_parts() -> tuple[CodebookModel, ...]:
    """The parts in the order of the document, each with its lists after it."""
    shapes = [DIALOGUE, *(part.shape for part in ROWS), *AUTHORITIES.values()]
    return tuple(_part(each) for shape in shapes for each in _with_lists(shape))


def _with_lists(shape: ModelShape) -> Iterator[ModelShape]:
    yield shape
    for part in shape.lists:
        yield from _with_lists(part.shape)


def _part(shape: ModelShape) -> CodebookModel:
    title, one = WORDS[shape.model]
    fields = (shape.field(name) for name in shape.fields)
    return CodebookModel(
        shape.model, title, one, tuple(f for f in fields if f.editable)
    )
