"""What no database can keep is refused in words at one gate, wherever it stands."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from dialogues.models.fields import hidden_character
from dialogues.views.parts import HEADER, ResponsePart
from tests.workspace.entering import fields_of, url_of, words_of

pytestmark = pytest.mark.django_db

REFUSED = "holds a character that cannot be stored (U+0000)"


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/dialogues/?q=%00", "q=\\u0000"),
        ("/dialogues/?%00=1", "\\u0000=1"),
        ("/dialogues/?track=1&track=a%00", "track=a\\u0000"),
        ("/dialogues/values/person/?find=%00", "find=\\u0000"),
        ("/moves/?dialogue=%00", "dialogue=\\u0000"),
        ("/people/?q=%00", "q=\\u0000"),
        ("/export/moves.csv?q=%00", "q=\\u0000"),
        ("/search/?x=%00", "x=\\u0000"),
        ("/accounts/login/?next=%00", "next=\\u0000"),
        ("/admin/?next=%00", "next=\\u0000"),
        ("/dialogues/%00/", "The address"),
        ("/places/nor/%00/", "The address"),
    ],
)
def test_an_address_with_a_null_character_is_refused(client, address, named, caplog):
    answer = client.get(address)
    assert answer.status_code == 400
    assert [each.exc_info for each in caplog.records] == [None]
    assert f"{named}, which {REFUSED}" in words_of(answer) or (
        f"{named} {REFUSED}" in words_of(answer)
    )


@pytest.mark.parametrize("address", ["/api/dialogues/?q=%00", "/api/people/P%00/"])
def test_the_api_tells_it_as_a_problem(client, address):
    answer = client.get(address)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert REFUSED in answer.json()["detail"]


WORKSPACE = [
    "",
    "overview/",
    "participants/new/",
    "participants/p1/",
    "participants/paste/",
    "turning-points/new/",
    "meetings/new/",
    "sources/new/",
    "citations/new/",
    "links/new/",
    "step/send/",
]


@pytest.mark.parametrize("page", WORKSPACE)
def test_no_page_of_the_workspace_fails_over_one(client, ada, draft, page):
    """Each field of the page in turn; and each parameter that a page may read."""
    client.force_login(ada)
    client.raise_request_exception = False
    address = url_of(draft, *filter(None, page.rstrip("/").split("/")))
    asked = dict.fromkeys(("after", "next", "record", "other", "of", "statement"), "\0")
    assert client.get(address, asked).status_code == 400
    names = list(fields_of(client.get(address))) or ["name"]
    for name in names[:: max(len(names) // 4, 1)]:
        answer = client.post(address, {name: "a\0b"})
        assert answer.status_code == 400
        assert f"The field “{name}” {REFUSED}" in words_of(answer)
    assert "what you typed is still on the page" in words_of(answer)


def test_a_cookie_with_an_escaped_null_character_is_refused(client):
    client.cookies["sessionid"] = "abcdefgh\0"
    assert r"\000" in client.cookies["sessionid"].OutputString()
    answer = client.get("/workspace/")
    assert answer.status_code == 400
    assert f"A cookie of this site {REFUSED}" in words_of(answer)


def test_within_a_row_nothing_takes_the_place_of_what_was_typed(client, ada, draft):
    client.force_login(ada)
    url = url_of(draft, "parties", "new")
    answer = client.post(url, {"name": "\0"}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer[HEADER]) == (400, ResponsePart.REASON)
    assert "U+0000" in answer.content.decode()


# The other control characters


def test_every_text_of_the_model_refuses_control_characters():
    """So the gate need not: they are refused at the field where they were typed."""
    by_code = {"opened_by", "closed_by", "key", "ref", "field"}  # nobody types them
    takes_them = []
    for model in apps.get_app_config("dialogues").get_models():
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField)
            typed = field.editable and not field.choices and field.name not in by_code
            if not (is_text and typed):
                continue
            try:
                field.run_validators("1993\x07")
            except ValidationError:
                continue
            takes_them.append(str(field))
    assert takes_them == []


def test_half_of_a_pair_of_surrogates_is_a_hidden_character():
    assert hidden_character("a\ud800b") == "U+D800"


def test_a_vertical_tab_of_word_still_parts_the_lines_of_a_list(client, ada, draft):
    client.force_login(ada)
    typed = {"text": "Ann Onym\x0bBo Rg", "step": "read"}
    answer = client.post(url_of(draft, "participants", "paste"), typed)
    assert answer.status_code == 200
    assert "2 lines read" in words_of(answer)
