"""Help at each field, and the two readings where a track is chosen."""

import re

import pytest

from dialogues import codebook
from dialogues.forms.kinds import KINDS
from dialogues.forms.overview import OverviewForm
from dialogues.forms.record import NewDialogueForm
from dialogues.models import Dialogue, Organisation, OrganisationRole, Term
from tests.cast import OPEN_NAME, PROTECTED_NAME, add, record_of
from tests.workspace.entering import fields_of, saved, url_of, vocabularies, words_of

pytestmark = pytest.mark.django_db

#: Fields that ask something of the form itself: nothing that a record holds.
NO_VARIABLE = {"statement", "paste", "person_more", "organisation_more"}


@pytest.fixture
def desk(client, ben):
    client.force_login(ben)
    return client


def help_of(client, model: str, field: str, **asked):
    return client.get(f"/workspace/help/{model}/{field}/", asked)


def test_help_says_definition_values_whose_they_are_and_an_example(desk, archive):
    words = words_of(help_of(desk, "move", "to_track"))
    assert codebook.find("move", "to_track").definition in words
    assert "Track 1.5 1.5 Officials who take part in a private capacity" in words
    assert "After the Nuclear Threat Initiative" in words
    assert "Example: Open talks, turning point 1 : Track 2" in words


def test_an_example_leads_to_the_row_on_the_page_of_the_record(desk, archive):
    page = help_of(desk, "move", "date").text
    assert f'href="/dialogues/{archive["open"].slug}/#m1"' in page


def test_somebody_who_sees_more_is_shown_no_more(client, archive, ada):
    Dialogue.objects.update(review_status="draft")
    client.force_login(ada)
    words = words_of(help_of(client, "participation", "person"))
    assert OPEN_NAME not in words
    assert PROTECTED_NAME not in words
    assert "No published record has a value here yet" in words


def test_a_term_without_a_definition_says_so(desk):
    Term.objects.create(vocabulary="form", code="walk", label="walk")
    assert "Not defined yet." in words_of(help_of(desk, "dialogue", "forms"))


def test_in_place_the_help_comes_without_a_page_around_it(desk, archive):
    alone = help_of(desk, "move", "standing", in_place="yes").text
    assert "<main" not in alone
    assert "It was sought by some and not made." in alone
    assert 'target="_blank"' in alone
    assert 'target="_blank"' not in help_of(desk, "move", "standing").text


def test_all_variables_stand_on_one_page(desk):
    page = desk.get("/workspace/help/").text
    for part, variables in codebook.codebook().items():
        for variable in variables:
            assert f'href="/workspace/help/{part.code}/{variable.name}/"' in page


@pytest.mark.parametrize("path", ["move/from_track/", "user/password/", "a/b/"])
def test_what_is_no_variable_is_not_found(desk, path):
    assert desk.get(f"/workspace/help/{path}").status_code == 404


@pytest.mark.parametrize(
    ("who", "status"), [("anyone", 302), ("reader", 403), ("ben", 200), ("cora", 200)]
)
@pytest.mark.parametrize("path", ["", "move/date/"])
def test_who_may_read_the_help(client, person_of, who, status, path):
    if who != "anyone":
        client.force_login(person_of(who))
    assert client.get(f"/workspace/help/{path}").status_code == status


def cells(form):
    return [cell for block in form.laid_out() for line in block.lines for cell in line]


def test_every_field_of_every_form_has_its_help(ada):
    vocabularies()
    record = record_of(ada, "Harbour talks")
    forms = [NewDialogueForm(user=ada)]
    forms += [OverviewForm(record=record, user=ada, instance=record)]
    forms += [k.form_for_new(record=record, user=ada) for k in KINDS.values()]
    without = {
        f"{type(form).__name__}.{cell.bound.name}"
        for form in forms
        for cell in cells(form)
        if not cell.help_url and cell.bound.name not in NO_VARIABLE
    }
    assert without == set()


def test_a_form_field_leads_to_the_variable_that_it_fills(ada):
    record = record_of(ada, "Harbour talks")
    forms = {
        "new": NewDialogueForm(user=ada),
        "move": KINDS["turning-points"].form(record=record, user=ada),
        "stay": KINDS["participants"].form(record=record, user=ada),
        "source": KINDS["sources"].new_form(record=record, user=ada),
    }
    for form, field, leads in (
        ("new", "first_track", "move/to_track"),
        ("new", "start", "move/date"),
        ("move", "date", "move/date"),
        ("move", "other", "move/other_dialogue"),
        ("move", "cited", "citation/entry"),
        ("stay", "missing_office", "participation/missing"),
        ("stay", "person_name_1", "personname/name"),
        ("stay", "person_kind_2", "personname/kind"),
        ("stay", "cite_new1_locator", "citation/locator"),
        ("source", "kind", "source/kind"),
        ("source", "note", "sourceentry/note"),
        ("source", "source_note", "source/note"),
    ):
        url = forms[form].cell(field).help_url
        assert url == f"/workspace/help/{leads}/", (form, field)


def test_without_a_script_the_help_leads_to_its_page(desk):
    page = desk.get("/workspace/new/").text
    link = re.search(
        r'<details class="help" data-help="([^"]+)">.*?</details>', page, re.S
    )
    assert f'<a href="{link[1]}">' in link[0]
    assert desk.get(link[1]).status_code == 200


# The two readings


READINGS = "Track 1.5 is read in two ways"


def test_both_readings_stand_where_a_track_is_chosen(client, ada):
    record = record_of(ada, "Harbour talks")
    client.force_login(ada)
    chosen = [
        "/workspace/new/",
        url_of(record, "turning-points", "new"),
        url_of(record, "turning-points", "m1"),
        url_of(record, "track-claims", "new"),
    ]
    for path in chosen:
        words = words_of(client.get(path))
        assert words.count(READINGS) == 1, path
        for reading in codebook.READINGS:
            assert reading.says in words
            assert reading.origin.name in words
    assert READINGS not in words_of(client.get(url_of(record, "parties", "new")))


def test_readers_are_told_the_readings_in_the_same_words(client):
    words = words_of(client.get("/tracks/"))
    for reading in codebook.READINGS:
        assert (
            f"{reading.says} So {reading.origin.name} {reading.adds.strip()}" in words
        )


def test_the_readings_tell_the_facts_of_the_record(client, ada):
    record = record_of(ada, "Harbour talks")
    ministry = Term.objects.create(
        vocabulary="organisation_kind",
        code="ministry",
        label="ministry",
        political=True,
    )
    convenor = Term.objects.create(
        vocabulary="organisation_role", code="convenor", label="convenor"
    )
    for name, kind in (("Ministry of tides", ministry), ("Lamp society", None)):
        body = Organisation.objects.create(name=name, kind=kind)
        add(record, OrganisationRole, organisation=body).roles.add(convenor)
    client.force_login(ada)
    words = words_of(client.get(url_of(record, "turning-points", "m1")))
    block = words.partition(READINGS)[2].partition("Did it happen?")[0]
    assert "In this record, December 1992 – no end known" in block
    assert "First side 2 unofficial" in block
    assert "Ministry of tides represents a political body" in block
    assert "Lamp society whether it represents a political body is not stated" in block
    assert "Two unofficial people meet" in block
    assert "Nobody at the table represents a side." in block


def test_a_row_that_opened_a_stretch_is_told_of_that_one_only(client, ada):
    record = record_of(ada, "Harbour talks")
    client.force_login(ada)
    move = {
        "kind": "track_change",
        "to_track": "1",
        "date": "1994",
        "standing": "realised",
    }
    opened = client.get(url_of(record, "turning-points", "new"))
    saved(client.post(opened.request["PATH_INFO"], fields_of(opened) | move))
    for key, stretches in (("new", 2), ("m1", 1), ("m2", 1)):
        words = words_of(client.get(url_of(record, "turning-points", key)))
        assert words.count("In this record") == stretches, key
