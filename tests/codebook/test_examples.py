"""Examples: from published records, and of what anybody may read."""

import pytest

from dialogues import codebook
from dialogues.actions.rows import cite
from dialogues.choices import Identity
from dialogues.codebook import examples_of, find
from dialogues.models import (
    Dialogue,
    Disagreement,
    Link,
    Organisation,
    OrganisationRole,
    Person,
)
from tests.cast import (
    OPEN_NAME,
    PROTECTED_ALIAS,
    PROTECTED_NAME,
    RESTRICTED_TITLE,
    add,
    publish,
    record_of,
)

pytestmark = pytest.mark.django_db


def told() -> str:
    """Everything that examples of any variable say."""
    words = []
    for variables in codebook.codebook().values():
        for variable in variables:
            examples = examples_of(variable)
            found = [examples.first, *examples.by_code.values()]
            words += [f"{e.title} {e.place} {e.value}" for e in found if e]
    return " ".join(words)


def test_an_example_names_the_record_the_row_and_the_value(archive):
    example = examples_of(find("move", "date")).first
    assert (example.title, example.slug) == ("Open talks", archive["open"].slug)
    assert (example.place, example.key) == ("turning point 1", "m1")
    assert example.value == "1992-12 (December 1992)"


def test_each_value_has_the_first_record_with_it(archive, ada):
    later = publish(record_of(ada, "Later talks"))
    later.participations.update(capacity="former", identity=Identity.OPEN)
    by_code = examples_of(find("participation", "capacity")).by_code
    assert {code: each.title for code, each in by_code.items()} == {
        "unofficial": "Open talks",
        "former": "Later talks",
    }


def test_a_draft_and_an_embargoed_record_give_no_example(archive):
    Dialogue.objects.update(review_status="draft")
    assert told() == ""


def test_examples_tell_nothing_that_is_withheld(archive):
    words = told()
    assert OPEN_NAME in words
    for hidden in (PROTECTED_NAME, PROTECTED_ALIAS, RESTRICTED_TITLE):
        assert hidden not in words
    for title in ("Embargoed", "Draft"):
        assert title not in words


def test_a_withheld_participant_is_no_example_of_anything(archive):
    record = archive["open"]
    protected = record.participations.get(person__name=PROTECTED_NAME)
    protected.office = "secretary of the unlit room"
    protected.capacity = "mandated"
    protected.save()
    assert examples_of(find("participation", "capacity")).by_code.keys() == {
        "unofficial"
    }
    assert "unlit" not in told()


def test_a_source_that_is_withheld_is_cited_by_no_example(archive):
    record = archive["open"]
    row = add(record, Disagreement, account="Two counts.", position=1)
    cite(record, row, record.entries.filter(source__title=RESTRICTED_TITLE))
    assert examples_of(find("citation", "disagreement")).first is None


def test_a_link_to_a_record_that_is_not_public_is_no_example(archive):
    add(
        archive["open"],
        Link,
        kind="spawned",
        other_dialogue=archive["draft"],
        note="A second table",
        position=1,
    )
    assert examples_of(find("link", "kind")).by_code == {}
    assert "second table" not in told()


def test_a_parent_body_known_only_from_a_draft_is_no_example(archive):
    hidden = Organisation.objects.create(name="Ministry of fog")
    seen = Organisation.objects.create(name="Fog office", parent=hidden)
    for key, body in (("draft", hidden), ("open", seen)):
        add(archive[key], OrganisationRole, organisation=body)
    assert examples_of(find("organisation", "name")).first.value == "Fog office"
    assert examples_of(find("organisation", "parent")).first is None


def test_a_usual_value_is_no_example_of_a_number(archive):
    assert examples_of(find("participation", "number")).first is None
    row = archive["open"].participations.get(person__name=OPEN_NAME)
    row.person, row.unnamed_as, row.number = None, "three pilots", 3
    row.save()
    assert examples_of(find("participation", "number")).first.value == "3"


def test_a_reason_for_a_gap_is_said_in_words(archive):
    record = archive["open"]
    assert examples_of(find("move", "missing")).first is None
    record.moves.update(missing={"date": "not_disclosed"})
    assert examples_of(find("move", "missing")).first.value == "date: not disclosed"


@pytest.mark.parametrize(
    ("model", "field"),
    [
        ("move", "date"),
        ("move", "to_track"),
        ("participation", "functions"),
        ("citation", "stance"),
        ("personname", "name"),
        ("dialogue", "conflicts"),
    ],
)
def test_more_records_need_no_more_queries(
    archive, ada, django_assert_max_num_queries, model, field
):
    variable = find(model, field)
    for title in ("Third talks", "Fourth talks"):
        publish(record_of(ada, title))
    Person.objects.get(name=OPEN_NAME).names.create(name="Otty")
    with django_assert_max_num_queries(3):
        variable.values()
        examples_of(variable)
