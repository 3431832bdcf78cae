"""What may stand in an address, so that no two patterns take the same one."""

from collections.abc import Iterable

from django.urls.converters import StringConverter

from dialogues.bibliography import FORMS
from dialogues.choices import FilterOf, ReviewStep
from dialogues.exports import TABLES
from dialogues.forms.kinds import KINDS, RowKind


class RefConverter(StringConverter):
    """The number of a record, person, source and so on: D12345."""

    regex = "[A-Z][0-9]{5,10}"


class RowKindConverter:
    """The kind of a row, by the word of its list: turning-points."""

    regex = "|".join(sorted(KINDS))

    def to_python(self, value: str) -> RowKind:
        return KINDS[value]

    def to_url(self, value: str) -> str:
        return value


class RowKeyConverter(StringConverter):
    """The key of a row in its record: m1."""

    regex = "[a-z][0-9]+"


def one_of(words: Iterable[str]) -> type[StringConverter]:
    return type("OneOf", (StringConverter,), {"regex": "|".join(sorted(words))})


CONVERTERS: dict[str, type] = {
    "ref": RefConverter,
    "key": RowKeyConverter,
    "kind": RowKindConverter,
    "table": one_of(TABLES),
    "form": one_of(FORMS),
    "of": one_of(FilterOf.values),
    "step": one_of(ReviewStep.values),
}
