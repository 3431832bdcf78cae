"""Each variable of a record: its name, its definition, the values it can have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.db import models
from django.db.models import TextChoices

from dialogues.choices import Missing, Vocabulary
from dialogues.codebook.meanings import MEANINGS
from dialogues.codebook.origins import (
    BCP_47,
    EDTF,
    FOUNDING,
    IGCC,
    ISO_3166,
    SFM,
    USC,
    WGS_84,
    Origin,
)
from dialogues.codebook.parts import WORDS, CodebookModel, all_parts
from dialogues.models import Term
from dialogues.models.fields import EdtfField

NOT_DEFINED = "Not defined yet."

#: Variables that follow a work or a standard, by name wherever they stand.
FOLLOWS: Mapping[str, Origin] = {
    "capacity": IGCC,
    "code": ISO_3166,
    "confidence": SFM,
    "country": ISO_3166,
    "forms": FOUNDING,
    "is_series": USC,
    "language": BCP_47,
    "latitude": WGS_84,
    "longitude": WGS_84,
    "purposes": FOUNDING,
}


@dataclass(frozen=True, slots=True)
class Value:
    """One value that a variable can have; without an origin the words are our own."""

    code: str
    label: str
    definition: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Variable:
    """A field of the document as the codebook describes it."""

    part: CodebookModel
    name: str
    label: str
    definition: str
    origin: Origin | None
    #: The values fixed in the code; those of a vocabulary are asked of the database.
    fixed: tuple[Value, ...]
    vocabulary: str

    @property
    def field(self) -> models.Field:
        return next(each for each in self.part.fields if each.name == self.name)

    @property
    def is_listed(self) -> bool:
        """Whether its values are a closed list."""
        return bool(self.fixed or self.vocabulary)

    def values(self) -> Sequence[Value]:
        """All values it can have, where they are a closed list."""
        if not self.vocabulary:
            return self.fixed
        terms = Term.objects.filter(vocabulary=self.vocabulary)
        return [
            Value(term.code, str(term), term.definition or NOT_DEFINED)
            for term in terms
        ]


@cache
def codebook() -> Mapping[CodebookModel, tuple[Variable, ...]]:
    """The variables of every part, in the order of the document."""
    return {
        part: tuple(_variable(part, field) for field in part.fields)
        for part in all_parts()
    }


def find(model: str, field: str) -> Variable | None:
    """The variable of a field, by the names that an address has; None if there is none.

    Names are those of the model and of the field: move, to_track.
    """
    return _by_name().get((model, field))


@cache
def _by_name() -> Mapping[tuple[str, str], Variable]:
    return {
        (part.code, variable.name): variable
        for part, variables in codebook().items()
        for variable in variables
    }


def vocabulary_of(field: models.Field) -> type[TextChoices] | None:
    """The vocabulary in the code whose values a field has; None for other fields."""
    if field.name == "missing":
        return Missing
    choices = field.flatchoices
    return next((each for each in MEANINGS if each.choices == choices), None)


def _variable(part: CodebookModel, field: models.Field) -> Variable:
    label = str(field.verbose_name)
    return Variable(
        part=part,
        name=field.name,
        label=label[:1].upper() + label[1:],
        definition=str(field.help_text) or _of_relation(field),
        origin=EDTF if isinstance(field, EdtfField) else FOLLOWS.get(field.name),
        fixed=_fixed(field),
        vocabulary=_terms_of(field),
    )


def _of_relation(field: models.Field) -> str:
    """What a key means that says it by the row to which it leads."""
    one = WORDS[field.related_model][1] if field.related_model else "value"
    if field.null:
        return f"The {one} that it speaks of; empty where it speaks of something else."
    return f"The {one} that it speaks of."


def _fixed(field: models.Field) -> tuple[Value, ...]:
    vocabulary = vocabulary_of(field)
    if vocabulary is None:
        return ()
    meanings = MEANINGS[vocabulary]
    return tuple(
        Value(each.value, str(each.label), meanings[each].words, meanings[each].origin)
        for each in vocabulary
    )


def _terms_of(field: models.Field) -> str:
    """The curators' vocabulary from which a field takes its terms."""
    if not isinstance(field, models.ForeignKey | models.ManyToManyField):
        return ""
    limits = field.get_limit_choices_to()
    code = limits.get("vocabulary", "") if isinstance(limits, dict) else ""
    return str(Vocabulary(code)) if code else ""
