"""What fields that name records offer: to whom, in what words, and to whom not."""

import html
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.models import (
    Conflict,
    Organisation,
    OrganisationRole,
    Participation,
    Person,
)
from tests.browse.pages import compact
from tests.cast import (
    OPEN_NAME,
    PROTECTED_ALIAS,
    PROTECTED_NAME,
    add,
    record_of,
    sign_in,
)
from tests.workspace.entering import words_of

pytestmark = pytest.mark.django_db

KINDS = ("people", "organisations", "conflicts", "dialogues")


def ask(client, kind, q, **more):
    return client.get(f"/workspace/options/{kind}/", {"q": q} | more)


def values(response) -> list[str]:
    page = response.content.decode()
    return [
        html.unescape(v) for v in re.findall(r'data-autocomplete-value="([^"]*)"', page)
    ]


def sets(response) -> list[dict]:
    page = response.content.decode()
    return [
        json.loads(html.unescape(v)) for v in re.findall(r'data-set="([^"]*)"', page)
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("who", "status"),
    [("anyone", 302), ("reader", 403), ("ben", 200), ("ada", 200), ("cora", 200)],
)
def test_who_may_ask(client, request, archive, who, kind, status):
    assert ask(sign_in(client, request, who), kind, "talks").status_code == status


@pytest.mark.parametrize(
    ("who", "sees"),
    [("ben", {OPEN_NAME}), ("ada", {OPEN_NAME, PROTECTED_NAME})],
)
def test_people_are_found_by_those_who_may_know_them(
    client, request, archive, who, sees
):
    sign_in(client, request, who)
    typed = (OPEN_NAME, PROTECTED_NAME, PROTECTED_ALIAS, "Quillfether", "zubayir")
    got = {name for text in typed for name in values(ask(client, "people", text))}
    assert got == sees


def test_a_hidden_name_is_answered_like_a_name_nobody_has(client, archive, ben):
    client.force_login(ben)
    hidden = Person.objects.get(name=PROTECTED_NAME)
    for text in (PROTECTED_NAME, PROTECTED_ALIAS, "Zubayr Quilfeather", hidden.ref):
        answers = [
            ask(client, "people", each, new="1").content.decode().lower()
            for each in (text, "Hortensia Nobody")
        ]
        scrubbed = answers[0].replace(text.lower(), "hortensia nobody")
        assert scrubbed == answers[1]


def test_a_hidden_person_costs_what_nobody_costs(client, archive, ben):
    client.force_login(ben)
    hidden = Person.objects.get(name=PROTECTED_NAME)

    def asked(text: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            ask(client, "people", text)
        return len(queries)

    assert asked(hidden.ref) == asked("P99999")
    assert asked(hidden.name) == asked("Nobody Called-This")


def test_offices_of_hidden_dialogues_are_not_told(client, archive, ben, ada):
    client.force_login(ben)
    words = words_of(ask(client, "people", OPEN_NAME))
    assert "keeper of the lighthouse (Open talks)" in words
    assert "Draft" not in words
    assert "Embargoed" not in words
    client.force_login(ada)
    assert "(Draft talks)" in words_of(ask(client, "people", OPEN_NAME))


def test_offices_of_withheld_stays_are_not_told(client, archive, ben):
    client.force_login(ben)
    add(
        archive["open"],
        Participation,
        person=Person.objects.get(name=OPEN_NAME),
        capacity="official",
        office="keeper of the seal",
        identity="protected",
    )
    text = ask(client, "people", OPEN_NAME).content.decode()
    assert OPEN_NAME.split()[1] in text
    assert "keeper of the seal" not in text


def test_a_draft_is_no_option_for_others(client, archive, ben, ada):
    for user, seen in ((ben, ["Open talks"]), (ada, None)):
        client.force_login(user)
        titles = values(ask(client, "dialogues", "talks"))
        assert titles == (seen or ["Draft talks", "Embargoed talks", "Open talks"])
    client.force_login(ben)
    assert values(ask(client, "conflicts", "conflict of")) == ["Conflict of Open talks"]
    assert ask(client, "people", "otto", record=archive["draft"].ref).status_code == 404


def test_an_organisation_of_a_draft_is_no_option_for_others(client, archive, ben, ada):
    body = Organisation.objects.create(name="Institute of the quiet sea")
    OrganisationRole.objects.create(
        dialogue=archive["draft"], key="o1", organisation=body
    )
    for user, seen in ((ben, []), (ada, [body.name])):
        client.force_login(user)
        assert values(ask(client, "organisations", "quiet institute")) == seen


def test_an_option_says_what_it_sets_and_marks_what_was_typed(client, archive, ben):
    client.force_login(ben)
    there = Person.objects.get(name=OPEN_NAME)
    there.names.create(name="أوتولين", kind="native")
    there.names.create(name="Grey <Swan>", kind="cover")
    answer = ask(client, "people", "march", field="who_is")
    assert sets(answer) == [{"who_is": there.ref}]
    page = answer.content.decode()
    assert "Ottoline <mark>March</mark>banks" in page
    assert '<bdi lang="und-Arab" dir="rtl">أوتولين</bdi>' in page
    page = compact(ask(client, "people", "swan", field='"><script>').content.decode())
    assert "cover name <bdi>Grey &lt;<mark>Swan</mark>&gt;</bdi>" in page
    assert "<script>" not in page


def test_whoever_is_in_the_record_is_told_with_the_capacity(client, ada, archive):
    client.force_login(ada)
    record = archive["draft"]
    stay = record.participations.get(person__name=OPEN_NAME)
    stay.start = "1992"
    stay.save()
    answer = ask(client, "people", "otto", record=record.ref)
    assert "Already in this record: unofficial" in words_of(answer)
    assert "Already here: from 1992, unofficial. This adds" in answer.content.decode()


def test_a_new_person_is_offered_and_settled_where_nobody_is_like_it(
    client, archive, ben
):
    client.force_login(ben)
    answer = ask(client, "people", "Yao  Yun", new="1")
    assert "New person “Yao Yun”" in words_of(answer)
    assert sets(answer) == [{"person_is": "new:yao yun"}]
    for like in (OPEN_NAME, "Ottoline Marchbank"):
        answer = ask(client, "people", like, new="1")
        assert sets(answer)[-1] == {"person_is": ""}  # the form asks
    assert "Very like: one letter differs" in words_of(answer)
    assert "New person" not in words_of(ask(client, "people", "Yao Yun"))


def test_one_letter_is_too_little_and_one_character_is_not(client, archive, ben):
    client.force_login(ben)
    Person.objects.create(name="Yao Yun").names.create(name="姚云", kind="native")
    assert values(ask(client, "people", "y", new="1")) == []
    assert values(ask(client, "people", "姚")) == ["Yao Yun"]


@pytest.mark.parametrize("kind", KINDS)
def test_many_options_take_no_more_queries_than_one(client, ada, kind):
    client.force_login(ada)

    def counted():
        with CaptureQueriesContext(connection) as queries:
            answer = ask(client, kind, "marchbanks harbour", record=record.ref)
        return len(queries), len(values(answer))

    record = record_of(ada, "Talks")

    def make(n):
        name = f"Marchbanks Harbour {n}"
        one = record_of(ada, name, Conflict.objects.create(name=name))
        body = Organisation.objects.create(name=name)
        body.names.create(name=f"{name} office")
        person = Person.objects.create(name=name)
        person.names.create(name=f"{name} the elder")
        for each in (one, record):
            OrganisationRole.objects.create(
                dialogue=each, key=f"o{n + 50}", organisation=body
            )
            each.participations.create(
                key=f"p{n + 50}", person=person, capacity="former"
            )

    make(0)
    few, one = counted()
    for n in range(1, 5):
        make(n)
    many, five = counted()
    assert (one, five) == (1, 5)
    assert many == few
