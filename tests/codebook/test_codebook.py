"""The codebook: every variable and every value is defined, whatever is added."""

import pytest
from django.db.models import CharField

from dialogues import codebook, countries
from dialogues.codebook.meanings import MEANINGS
from dialogues.documents.shape import AUTHORITIES, DIALOGUE, ROWS
from dialogues.models import Dialogue, Term

VARIABLES = [each for part in codebook.codebook().values() for each in part]
IDS = [f"{each.part.code}.{each.name}" for each in VARIABLES]


def edited_fields() -> set[str]:
    shapes = [DIALOGUE, *(part.shape for part in ROWS), *AUTHORITIES.values()]
    shapes += [inner.shape for shape in shapes for inner in shape.lists]
    return {
        f"{shape.model._meta.model_name}.{name}"
        for shape in shapes
        for name in shape.fields
        if shape.field(name).editable
    }


def test_every_edited_field_of_a_document_is_a_variable():
    assert set(IDS) == edited_fields()


@pytest.mark.parametrize("variable", VARIABLES, ids=IDS)
def test_a_variable_has_a_label_and_a_definition_that_is_a_sentence(variable):
    assert variable.label[0] == variable.label[0].upper()
    assert variable.definition.endswith(".")


@pytest.mark.parametrize("variable", VARIABLES, ids=IDS)
def test_every_value_that_a_field_can_have_is_defined(variable):
    field = variable.field
    listed = isinstance(field, CharField) and field.choices
    if not listed or field.flatchoices == list(countries.listed()):
        return
    assert [each.code for each in variable.fixed] == [c for c, _ in field.flatchoices]
    for value in variable.fixed:
        assert value.definition.endswith("."), value.code
        assert value.definition.rstrip(".") != value.label


@pytest.mark.parametrize("vocabulary", MEANINGS, ids=lambda each: each.__name__)
def test_the_meanings_name_each_value_once_and_no_other(vocabulary):
    assert list(MEANINGS[vocabulary]) == list(vocabulary)


def test_the_definition_of_a_field_is_the_help_of_its_model():
    end = codebook.find("dialogue", "end")
    assert end.definition == Dialogue._meta.get_field("end").help_text


def test_a_track_says_whose_definition_it_is():
    values = {each.code: each for each in codebook.find("move", "to_track").values()}
    assert "Nuclear Threat Initiative" in values["1.5"].origin.name
    assert values["1.5"].origin.url.startswith("https://www.nti.org/")
    assert values["unclassified"].origin is None


def test_there_is_no_variable_of_an_unknown_name():
    assert codebook.find("move", "from_track") is None
    assert codebook.find("session", "data") is None


@pytest.mark.django_db
def test_a_term_is_defined_by_its_curators_or_not_yet():
    Term.objects.create(vocabulary="form", code="walk", label="walk")
    Term.objects.create(
        vocabulary="form", code="talk", label="talk", definition="Talking."
    )
    values = codebook.find("dialogue", "forms").values()
    assert [(each.label, each.definition) for each in values] == [
        ("talk", "Talking."),
        ("walk", "Not defined yet."),
    ]
