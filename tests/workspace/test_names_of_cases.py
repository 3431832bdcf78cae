"""Every person and body of the real cases, made again in place with all its names."""

import pytest
from django.http import QueryDict

from dialogues.forms.organisations import OrganisationRoleForm
from dialogues.forms.people import ParticipationForm
from dialogues.models import Dialogue, Organisation, Person
from tests.cast import record_of
from tests.interference.crawl import undone
from tests.workspace.entering import at

pytestmark = pytest.mark.django_db


def posted(values) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in values.items():
        data[name] = value
    return data


def made_again(form, field: str, there, user, record, /, **typed):
    """What a form makes of the names of a record that is there."""
    values = {field: there.name, f"{field}_is": f"new:{there.name_key}", **typed}
    for n, each in enumerate(there.names.all(), start=1):
        values |= {f"{field}_name_{n}": each.name, f"{field}_kind_{n}": each.kind}
        if getattr(each, "used", ""):
            values[f"{field}_used_{n}"] = each.used
    filled = form(posted(at(record, **values)), record=record, user=user)
    assert filled.is_valid(), (there.name, filled.errors)
    return getattr(filled.save(), field)


def names_of(record) -> list[tuple]:
    return [
        (each.position, each.name, each.kind, each.script, getattr(each, "used", ""))
        for each in record.names.all()
    ]


@pytest.mark.slow("types every name of the cases into a form")
@pytest.mark.parametrize(
    ("model", "form", "field", "typed"),
    [
        (
            Person,
            ParticipationForm,
            "person",
            {"capacity": "unknown", "identity": "open", "number": 1}
            | {"number_is": "exactly"},
        ),
        (Organisation, OrganisationRoleForm, "organisation", {"roles": "host"}),
    ],
)
def test_all_names_and_kinds_are_equal(collection, ada, model, form, field, typed):
    record = record_of(ada, "Talks again")
    there = list(model.objects.filter(names__isnull=False).distinct())
    assert there
    for each in there:
        # Undone, since the record would grow with each of them.
        with undone():
            record = Dialogue.objects.get(pk=record.pk)
            made = made_again(form, field, each, ada, record, **typed)
            assert made != each
            assert made.name == each.name
            assert names_of(made) == names_of(each)
