"""Names typed into forms: never joined by name alone, never a way to a hidden name."""

import re

import pytest

from dialogues.models import Organisation, Participation, Person, Source
from tests.cast import (
    OPEN_NAME,
    PROTECTED_ALIAS,
    PROTECTED_NAME,
    RESTRICTED_TITLE,
    publish,
    record_of,
)
from tests.workspace.entering import fill, said, saved, url_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours(client, ben, talks_of_ben):
    """Ben's own record, with Ben signed in."""
    client.force_login(ben)
    talks_of_ben.entries.all().delete()
    return talks_of_ben


def add(client, record, **typed):
    typed = {"capacity": "unofficial"} | typed
    return fill(client, url_of(record, "participants", "new"), **typed)


def who(record) -> list[str]:
    rows = Participation.objects.filter(dialogue=record)
    return [row.person.ref for row in rows.order_by("pk")]


def test_a_namesake_is_asked_about_with_office_and_dialogue(client, theirs, ours):
    response = add(client, ours, person=OPEN_NAME.lower())
    assert response.status_code == 422
    assert "Choose the person that is meant" in said(response)
    assert "keeper of the lighthouse (Open talks)" in words_of(response)
    assert who(ours) == []


def test_the_same_person_or_somebody_else_as_the_answer_says(client, theirs, ours):
    there = Person.objects.get(name=OPEN_NAME)
    saved(add(client, ours, person=OPEN_NAME, person_is=there.ref))
    saved(add(client, ours, person=OPEN_NAME, person_is="new:ottoline marchbanks"))
    same, other = who(ours)
    assert same == there.ref
    assert other != there.ref


def test_somebody_of_many_records_is_one_person(client, theirs, ours, ada):
    there = Person.objects.get(name=OPEN_NAME)
    for title in ("Second talks", "Third talks"):
        publish(record_of(ada, title))
    there.participations.create(dialogue=theirs, key="x9", capacity="unofficial")
    saved(add(client, ours, person=OPEN_NAME, person_is=there.ref))
    assert who(ours) == [there.ref]


def test_a_name_that_the_person_has_already_is_no_fault(client, theirs, ours):
    there = Person.objects.get(name=OPEN_NAME)
    there.names.create(position=9, name="أوتولين", kind="native")
    typed = {"person": OPEN_NAME, "person_name_1": "أوتولين"}
    asked = add(client, ours, **typed)
    assert "Only a person who is new" not in said(asked)
    refused = add(client, ours, person_name_2="Otty", person_is=there.ref, **typed)
    assert "Only a person who is new" in said(refused)
    saved(add(client, ours, person_is=there.ref, **typed))
    assert who(ours) == [there.ref]


def test_a_number_names_a_person(client, theirs, ours):
    there = Person.objects.get(name=OPEN_NAME)
    saved(add(client, ours, person=there.ref.lower()))
    assert who(ours) == [there.ref]


def scrubbed(response, name: str) -> tuple[int, str]:
    """An answer without the name that was typed and what differs on every page."""
    text = response.content.decode().replace(name, "NAME")
    text = re.sub(r'value="[0-9a-f-]{36}"|csrf\S+ value="\w+"', "", text)
    return response.status_code, text


@pytest.mark.parametrize("hidden", [PROTECTED_NAME, PROTECTED_ALIAS])
def test_a_hidden_name_is_answered_like_a_name_nobody_has(client, theirs, ours, hidden):
    names = (hidden, "Hortensia Nobody")
    answers = [
        scrubbed(add(client, ours, person=name, start="not a date"), name)
        for name in names
    ]
    assert answers[0] == answers[1]
    for name in names:
        saved(add(client, ours, person=name))
    protected = Person.objects.get(names__name=PROTECTED_ALIAS)
    assert protected.ref not in who(ours)


def test_the_number_of_a_hidden_person_is_no_number(client, theirs, ours):
    protected = Person.objects.get(name=PROTECTED_NAME)
    answers = [
        scrubbed(add(client, ours, person=ref), ref)
        for ref in (protected.ref, "P09999")
    ]
    assert answers[0] == answers[1]
    assert answers[0][0] == 422


def test_a_forged_answer_with_a_hidden_person_is_refused(client, theirs, ours):
    protected = Person.objects.get(name=PROTECTED_NAME)
    for typed in (PROTECTED_NAME, OPEN_NAME, "Hortensia Nobody"):
        people = Person.objects.count()
        response = add(client, ours, person=typed, person_is=protected.ref)
        assert response.status_code == 422
        assert "do not belong together" in said(response)
        assert Person.objects.count() == people
    assert who(ours) == []


def test_an_answer_given_for_another_name_is_asked_again(client, theirs, ours):
    response = add(client, ours, person=OPEN_NAME, person_is="new:somebody else")
    assert response.status_code == 422
    assert who(ours) == []


def test_other_names_are_not_added_to_somebody_recorded(client, theirs, ours):
    there = Person.objects.get(name=OPEN_NAME)
    response = add(client, ours, person=there.ref, person_name_1="Otto")
    assert response.status_code == 422
    assert "new here" in said(response)
    assert not there.names.exists()


def test_a_row_keeps_its_person_while_the_name_stands(client, theirs, ours):
    there = Person.objects.get(name=OPEN_NAME)
    saved(add(client, ours, person=there.ref))
    row = Participation.objects.get(dialogue=ours)
    url = url_of(ours, "participants", row.key)
    saved(fill(client, url, office="Envoy"))
    row.refresh_from_db()
    assert (row.person, row.office) == (there, "Envoy")


def test_a_row_of_another_record_is_not_a_choice(client, theirs, ours, ben):
    other = record_of(ben, "Other talks of Ben")
    foreign_side = other.parties.get()
    foreign_source = other.entries.first()
    ours.parties.all().delete()
    response = add(client, ours, person="Someone New", party=foreign_side.key)
    assert response.status_code == 422
    response = add(client, ours, person="Someone New", party=str(foreign_side.pk))
    assert response.status_code == 422
    response = add(client, ours, person="Someone New", cited=[foreign_source.key])
    assert "available choices" in said(response) or response.status_code == 302
    assert not ours.citations.exists()
    meeting = fill(
        client,
        url_of(ours, "meetings", "new"),
        title="First",
        **{f"presence_{other.participations.first().key}": "present"},
    )
    assert meeting.status_code == 302
    assert not ours.meetings.get().attendance.exists()


# Organisations


def test_an_organisation_is_asked_about_too(client, ours):
    there = Organisation.objects.create(name="Fafo")
    url = url_of(ours, "organisations", "new")
    typed = {"organisation": "FAFO", "roles": ["host"]}
    assert fill(client, url, **typed).status_code == 422
    saved(fill(client, url, **typed, organisation_is=there.ref))
    assert ours.organisation_roles.get().organisation == there


# Sources


def cite(client, record, **typed):
    typed = {"kind": "book"} | typed
    return fill(client, url_of(record, "sources", "new"), **typed)


@pytest.mark.parametrize(
    "typed",
    [
        {"title": "the norway CHANNEL!"},
        {"title": "Another", "doi": "https://doi.org/10.1/ABC"},
        {"title": "Another", "url": "https://example.org/1"},
    ],
)
def test_an_equal_source_is_offered_first(client, ours, typed):
    there = Source.objects.create(
        title="The Norway Channel",
        kind="book",
        doi="10.1/abc",
        url="https://example.org/1",
    )
    response = cite(client, ours, **typed)
    assert response.status_code == 422
    assert "Use this one: The Norway Channel" in words_of(response)
    assert Source.objects.filter(kind="book").count() == 1
    saved(cite(client, ours, **typed, same_as=there.ref))
    assert ours.entries.get().source == there
    again = cite(client, ours, **typed, same_as=there.ref)
    assert "in the record already" in said(again)


def test_another_source_of_the_same_title_is_made_when_said(client, ours):
    there = Source.objects.create(title="Minutes", kind="book")
    saved(cite(client, ours, title="Minutes", same_as="new"))
    assert ours.entries.get().source != there


def test_a_restricted_source_is_not_offered(client, theirs, ours):
    saved(cite(client, ours, title=RESTRICTED_TITLE))
    hidden = theirs.entries.get(source__title=RESTRICTED_TITLE).source
    assert ours.entries.get().source != hidden
    forged = cite(client, ours, title="A third", same_as=hidden.ref)
    assert forged.status_code == 422


# Other dialogues


def test_a_hidden_dialogue_is_not_named_by_a_link(client, ours, ada):
    hidden = record_of(ada, "Hidden talks")
    url = url_of(ours, "links", "new")
    saved(fill(client, url, kind="fed_into", other="Hidden talks"))
    link = ours.links.get()
    assert (link.other_dialogue, link.other_title) == (None, "Hidden talks")
    by_number = [
        scrubbed(fill(client, url, kind="fed_into", other=ref), ref)
        for ref in (hidden.ref, "D09999")
    ]
    assert by_number[0] == by_number[1]


def test_a_link_that_a_curator_set_keeps_what_its_author_may_not_know(
    client, ours, ada
):
    hidden = record_of(ada, "Hidden talks")
    url = url_of(ours, "links", "new")
    saved(fill(client, url, kind="fed_into", other="Somewhere else"))
    link = ours.links.get()
    link.other_title, link.other_dialogue = "", hidden
    link.save()
    assert "Hidden talks" not in client.get(url_of(ours)).content.decode()
    edit = url_of(ours, "links", link.key)
    assert "Hidden talks" not in client.get(edit).content.decode()
    saved(fill(client, edit, note="Changed"))
    link.refresh_from_db()
    assert (link.other_dialogue, link.note) == (hidden, "Changed")


def test_another_dialogue_named_by_its_title_is_asked_about(client, theirs, ours):
    url = url_of(ours, "links", "new")
    response = fill(client, url, kind="fed_into", other="open talks")
    assert response.status_code == 422
    assert "Which dialogue is meant?" in words_of(response)
    saved(fill(client, url, kind="fed_into", other="open talks", other_is=theirs.ref))
    assert ours.links.get().other_dialogue == theirs
