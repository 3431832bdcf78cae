"""More than is read at once: refused soon, with the bound in words."""

import re
import time
from importlib import import_module

import pytest
from django.conf import settings

from dialogues import countries
from dialogues.filters.values import MOST_TOGETHER, MOST_VALUES
from dialogues.forms.paste import MOST_COLUMNS, MOST_LINES
from tests.admin.test_admin import change_page, form_data
from tests.workspace.entering import fields_of, said, url_of, words_of
from tests.workspace.pasting import preview

pytestmark = pytest.mark.django_db


@pytest.fixture
def soon(client):
    """The rest of the test takes little, once the pages of the site are compiled."""
    client.get("/dialogues/?track=9")
    began = time.process_time()
    yield
    assert time.process_time() - began < 2


def declared():
    """The rows of the table of bounds: the number there, and the constant it names."""
    text = (settings.BASE_DIR / "docs" / "security.md").read_text()
    rows = re.findall(r"^\|[^|]+\| ([0-9,]+) \| `([\w.]+)` \|", text, re.MULTILINE)
    assert len(rows) > 15
    return rows


@pytest.mark.parametrize(("most", "name"), declared())
def test_the_table_of_bounds_says_what_the_code_does(most, name):
    module, _, constant = name.rpartition(".")
    if module == "diplotrack.settings":
        assert getattr(settings, constant) == int(most.replace(",", ""))
    else:
        found = getattr(import_module(module), constant)
        assert found == int(most.replace(",", ""))


# A whole request


@pytest.mark.parametrize("number", [10_001, 100_000])
def test_a_form_of_too_many_fields_names_the_bound(client, number):
    body = "&".join(f"f{n}=1" for n in range(number))
    form = "application/x-www-form-urlencoded"
    answer = client.post("/accounts/login/", body, content_type=form)
    assert answer.status_code == 400
    assert "At most 10,000 fields are read at once" in words_of(answer)
    assert "what you typed is still on the page" in words_of(answer)


def test_an_address_of_too_many_parameters_names_the_bound(client):
    query = "&".join(f"f{n}=1" for n in range(10_001))
    for address in ("/dialogues/", "/api/schema/"):
        answer = client.get(f"{address}?{query}")
        assert answer.status_code == 400
        assert "At most 10,000 fields are read at once" in answer.content.decode()


@pytest.mark.parametrize("form", ["application/x-www-form-urlencoded", "multipart"])
def test_a_long_body_is_not_read(client, form):
    sent = {"text": "x" * 2_600_000}
    typed = {"data": f"text={sent['text']}", "content_type": form}
    answer = client.post(
        "/accounts/login/", **(typed if "/" in form else {"data": sent})
    )
    assert answer.status_code == 400
    assert "At most 2.5 MB are read at once" in words_of(answer)


# Filters


def query(name: str, number: int) -> str:
    return "&".join(f"{name}=P{n:05}" for n in range(1, number + 1))


ADDRESSES = [
    "/dialogues/",
    "/dialogues/values/person/",
    "/moves/",
    "/people/",
    "/export/participants.csv",
    "/api/dialogues/",
    "/api/participants/",
    "/api/schema/",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("number", [MOST_VALUES + 1, 3_000])
def test_too_many_values_of_a_filter_are_refused_unread(
    archive, client, address, number, soon
):
    answer = client.get(f"{address}?{query('person', number)}")
    assert answer.status_code == 400
    told = answer.content.decode()
    assert f"at most {MOST_VALUES} values, and this one has {number}." in told
    assert len(told) < 60_000


def test_too_many_values_together_are_refused(archive, client, soon):
    parts = [query(n, MOST_VALUES) for n in ("person", "conflict", "organisation", "x")]
    answer = client.get("/dialogues/?" + "&".join(parts))
    assert answer.status_code == 400
    words = f"take at most {MOST_TOGETHER} values, and {4 * MOST_VALUES} are given."
    assert words in words_of(answer)


def test_so_are_filters_that_nobody_knows(archive, client, soon):
    unknown = "&".join(f"filter{n}=1" for n in range(3_000))
    for address in ("/dialogues/", "/api/dialogues/", "/api/schema/"):
        answer = client.get(f"{address}?{unknown}")
        assert answer.status_code == 400
        assert f"at most {MOST_TOGETHER} values" in answer.content.decode()


def test_as_many_values_as_a_filter_takes_are_looked_up(archive, client, soon):
    known = [code for code, _ in countries.listed()[:MOST_VALUES]]
    answer = client.get("/dialogues/?" + "&".join(f"country={each}" for each in known))
    assert answer.status_code == 200
    schema = client.get("/api/schema/").json()["components"]["parameters"]["country"]
    assert schema["schema"]["maxItems"] == MOST_VALUES


# Pasted lists


def test_a_list_of_many_lines_is_refused_with_its_text(client, ada, draft, soon):
    client.force_login(ada)
    text = "\n".join(f"Person {n}, envoy" for n in range(300))
    page = preview(client, draft, text)
    assert page.status_code == 422
    assert f"The list has 300 lines, and {MOST_LINES} at most are read" in said(page)
    assert fields_of(page)["text"] == [text]


def test_a_line_of_many_cells_is_refused_with_its_text(client, ada, draft, soon):
    client.force_login(ada)
    text = "\n".join(["Ann Onym, envoy", ";".join(["x"] * 120), "Bo Rg, envoy"])
    text = text.replace(", ", ";")
    page = preview(client, draft, text)
    assert page.status_code == 422
    assert f"Line 2 has 120 cells, and {MOST_COLUMNS} at most are read" in said(page)
    assert fields_of(page)["text"] == [text]


def test_a_forged_reading_has_as_few_columns(client, ada, draft):
    client.force_login(ada)
    sent = {"text": "Ann Onym", "step": "columns", "read_as": ",".join(["name"] * 500)}
    page = client.post(url_of(draft, "participants", "paste"), sent)
    assert page.status_code == 200
    assert "column1" not in fields_of(page)


# JSON in the admin


@pytest.mark.parametrize(
    "forged",
    ["[" * 100_000, '{"a":' * 400 + "1" + "}" * 400, "9" * 5_000,
     '{"end\\u0000": "not_known"}', '{"end\\ud800": "not_known"}'],
)  # fmt: skip
def test_odd_json_is_refused_at_its_field(archive, client, cora, contexts, forged):
    client.force_login(cora)
    page = change_page(archive["open"])
    answer = client.post(page, form_data(client, page) | {"missing": forged})
    assert answer.status_code == 200
    assert "Enter a valid JSON" in words_of(answer)
