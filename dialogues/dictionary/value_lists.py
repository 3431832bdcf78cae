"""The closed lists of values that variables of the files have, each list once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices

from dialogues import countries
from dialogues.choices import (
    CountIs,
    Identity,
    LinkKind,
    Missing,
    MoveKind,
    NameKind,
    OutcomeKind,
    PartyKind,
    Presence,
    SourceAccess,
    SourceKind,
    Stance,
    Vocabulary,
)
from dialogues.codebook import NOT_DEFINED, Origin, Value
from dialogues.codebook.meanings import MEANINGS
from dialogues.codebook.origins import ISO_3166
from dialogues.codebook.parts import WORDS
from dialogues.exports.citations import SPEAKS_OF
from dialogues.models import STATEMENTS, Term

STATEMENT = "statement"
TRUTH = "truth"
COUNTRY = "country"

#: What a vocabulary of the code is called, where its name does not say it.
TITLES: Mapping[type[TextChoices], str] = {
    CountIs: "How exact a number is",
    Identity: "Whether a name may be shown",
    LinkKind: "Kind of link",
    Missing: "Why a value is missing",
    MoveKind: "Kind of turning point",
    NameKind: "Kind of name",
    OutcomeKind: "Kind of outcome",
    PartyKind: "Kind of party",
    Presence: "Presence at a meeting",
    SourceAccess: "Access to a source",
    SourceKind: "Kind of source",
    Stance: "What a source does to a statement",
}

#: Values that are named beside each variable; more than the second stand closed.
FEW, MANY = 10, 60


@dataclass(frozen=True, slots=True)
class ValueList:
    """A list of values, under a name of its own that no other list has."""

    code: str
    title: str
    values: tuple[Value, ...]

    @property
    def anchor(self) -> str:
        return anchor_of(self.code)

    @property
    def is_long(self) -> bool:
        return len(self.values) > MANY

    @property
    def is_short(self) -> bool:
        return len(self.values) <= FEW

    @property
    def anchored(self) -> list[tuple[Value, str]]:
        """Its values, each with its name in an address."""
        return [(each, anchor_of(self.code, each.code)) for each in self.values]


def anchor_of(code: str, value: str = "") -> str:
    """The name that a list of values, or one of its values, has in an address."""
    return "-".join(filter(None, ("values", code, value)))


def code_of(vocabulary: type[TextChoices]) -> str:
    """The name of a vocabulary of the code: "meeting_standing"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", vocabulary.__name__).lower()


def value_lists() -> Mapping[str, ValueList]:
    """Every list by its name, with the terms of the curators, in one query."""
    lists = [
        *(_fixed(vocabulary) for vocabulary in MEANINGS),
        *_of_curators(),
        ValueList(STATEMENT, "What a citation speaks of", _statements()),
        ValueList(TRUTH, "True or false", _truth()),
        ValueList(COUNTRY, "Countries", _countries()),
    ]
    return {each.code: each for each in lists}


def _fixed(vocabulary: type[TextChoices]) -> ValueList:
    code = code_of(vocabulary)
    meanings = MEANINGS[vocabulary]
    values = tuple(
        Value(each.value, str(each.label), meanings[each].words, meanings[each].origin)
        for each in vocabulary
    )
    usual = code.replace("_", " ").capitalize()
    return ValueList(code, TITLES.get(vocabulary, usual), values)


def _of_curators() -> list[ValueList]:
    terms: dict[str, list[Value]] = {each.value: [] for each in Vocabulary}
    for term in Term.objects.order_by("label", "code"):
        terms[term.vocabulary].append(
            Value(term.code, str(term), term.definition or NOT_DEFINED)
        )
    return [
        ValueList(each.value, str(each.label), tuple(terms[each.value]))
        for each in Vocabulary
    ]


def _statements() -> tuple[Value, ...]:
    one = {name: WORDS[model][1] for name, model in STATEMENTS.items()}
    return tuple(
        Value(
            code,
            label,
            f"A row of this kind: {one[code]}." if code in one else "The whole record.",
        )
        for code, label in SPEAKS_OF.items()
    )


def _truth() -> tuple[Value, ...]:
    return (
        Value("true", "Yes", "What the variable says is so."),
        Value("false", "No", "What the variable says is not so."),
    )


def _countries() -> tuple[Value, ...]:
    beyond = Origin("a code beyond ISO 3166-1, for a state that is no more or disputed")
    return tuple(
        Value(
            code,
            name,
            f"{name}, as its usual English name is.",
            beyond if code in countries.BEYOND_ISO else ISO_3166,
        )
        for code, name in countries.listed()
    )
