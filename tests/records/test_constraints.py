"""Each CHECK says yes or no: where it says neither, a database lets the row in.

A comparison with an empty value is neither true nor false in SQL, and a CHECK refuses
only what is false.
"""

from collections.abc import Iterator
from itertools import product

import pytest
from django.apps import apps
from django.db import models
from django.db.models import BooleanField, Q, Value
from django.db.models.functions import Coalesce

CHECKS = [
    pytest.param(model, constraint, id=constraint.name)
    for model in apps.get_app_config("dialogues").get_models()
    for constraint in model._meta.constraints
    if isinstance(constraint, models.CheckConstraint)
]
#: Values of a column, some of which a check of this project is likely to refuse.
NUMBERS, WORDS = (0, 1, 500), ("", "x")


def lookups(condition: Q) -> Iterator[tuple[str, str]]:
    """The columns at which a condition looks, each with how."""
    for child in condition.children:
        if isinstance(child, Q):
            yield from lookups(child)
        else:
            name, _, how = child[0].partition("__")
            yield name, how


def compares_what_may_be_empty(model, condition: Q) -> bool:
    return any(
        model._meta.get_field(name).null and how != "isnull"
        for name, how in lookups(condition)
    )


def values_of(field: models.Field) -> list:
    is_text = isinstance(field, models.CharField | models.TextField)
    values = WORDS if is_text else (1,) if field.is_relation else NUMBERS
    return [*values, *([None] if field.null else [])]


def says_neither(condition: Q, row: dict) -> bool:
    is_false = Coalesce(condition, False, output_field=BooleanField())
    return condition.check(row) and not Q(is_false).check(row)


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "constraint"), CHECKS)
def test_a_check_is_true_or_false_of_every_row(model, constraint):
    condition = constraint.condition
    if not compares_what_may_be_empty(model, condition):
        return
    names = sorted({name for name, _ in lookups(condition)})
    fields = [model._meta.get_field(name) for name in names]
    undecided = [
        values
        for values in product(*map(values_of, fields))
        if says_neither(
            condition,
            {
                field.name: Value(value, output_field=field)
                for field, value in zip(fields, values, strict=True)
            },
        )
    ]
    assert not undecided, f"{constraint.name} says neither of {names}: {undecided}"
