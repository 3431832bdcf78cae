"""The page of the codebook: looked through by words, led to by addresses."""

import re

import pytest

from dialogues.dictionary import value_lists, variables
from dialogues.exports import TABLES
from dialogues.models import Person, Term
from tests.browse.pages import page, problems
from tests.cast import OPEN_NAME, publish, record_of

pytestmark = pytest.mark.django_db

VARIABLE = re.compile(r'<tr role="row" id="([a-z_]+-[a-z_]+)">')
VALUE = re.compile(r'<div id="(values-[^"]+)">')


def shown(client, words: str) -> tuple[set[str], set[str]]:
    """The variables and the values on the page under the words."""
    html = page(client, f"/codebook/?q={words}")
    return set(VARIABLE.findall(html)), set(VALUE.findall(html))


def test_every_variable_and_every_value_has_an_address(archive, client):
    html = page(client, "/codebook/")
    there = {each.anchor for found in variables().values() for each in found}
    assert set(VARIABLE.findall(html)) == there
    for anchor in ("participants-capacity", "values-capacity-official"):
        assert f'id="{anchor}"' in html
        assert f'href="#{anchor}"' in html
    for name in TABLES:
        assert f'href="#{name}"' in html
        assert f'href="/export/{name}.csv"' in html


@pytest.mark.parametrize(
    ("words", "variables", "values"),
    [
        ("established capacity", {"participants-established_capacity"}, set()),
        ("ESTABLISHED", {"participants-established_since"}, set()),
        ("capacity_group", {"participants-capacity_group"}, set()),
        ("protecting", set(), {"values-organisation_role-protecting_power"}),
        ("realised", {"moves-standing"}, {"values-standing-realised"}),
        ("wgs latitude", {"meetings-latitude"}, set()),
    ],
)
def test_words_find_variables_and_values(client, words, variables, values):
    Term.objects.create(
        vocabulary="organisation_role",
        code="protecting_power",
        label="protecting power",
        definition="Looked after a side.",
    )
    found_variables, found_values = shown(client, words)
    assert variables <= found_variables
    assert values <= found_values


def test_all_words_must_occur(client):
    both, _ = shown(client, "moves%20track")
    one, _ = shown(client, "track")
    assert both and both < one
    assert "moves-to_track" in both and "track_claims-track" in one - both


def test_nothing_found_leads_back(client):
    html = page(client, "/codebook/?q=%3Cb%3Ezyzzyva")
    assert "Nothing in the codebook has “&lt;b&gt;zyzzyva”" in html
    assert problems(html) == []


@pytest.mark.parametrize("query", ["q=", "q=%20", "q=%25%25", "q=" + "a" * 900])
def test_odd_words_are_no_error(client, query):
    assert problems(page(client, f"/codebook/?{query}")) == []


def test_a_reason_for_a_gap_is_a_share_and_an_empty_remark_is_none(archive, client):
    html = page(client, "/codebook/")

    def gap(anchor):
        row = html.partition(f'id="{anchor}"')[2].partition("</tr>")[0]
        return re.sub(r"<[^>]+>|\s+", " ", row.rpartition("<td")[2].partition(">")[2])

    assert "100 %" in gap("dialogues-status") and "1 of 1" in gap("dialogues-status")
    assert "says why in 1 of 1" in gap("dialogues-status_missing")
    assert "empty in 1 of 1" in gap("dialogues-summary")
    assert "none" in gap("moves-known_since")
    assert "1 empty, nothing missing" in gap("moves-known_since")
    assert "never empty" in gap("dialogues-title")


def test_more_records_need_no_more_queries(
    archive, client, ada, cora, django_assert_max_num_queries
):
    def queries_of(address):
        with django_assert_max_num_queries(2 * len(TABLES) + 90) as asked:
            page(client, address)
        return len(asked)

    client.force_login(cora)
    page(client, "/codebook/")
    before = [queries_of(f"/codebook{end}") for end in ("/", ".csv", ".json")]
    for title in ("Third talks", "Fourth talks"):
        publish(record_of(ada, title))
    Person.objects.get(name=OPEN_NAME).names.create(name="Otty")
    page(client, "/codebook/")
    assert [queries_of(f"/codebook{end}") for end in ("/", ".csv", ".json")] == before
    assert max(before) < len(TABLES) + 12


def test_once_known_the_public_codebook_asks_little(
    archive, client, django_assert_max_num_queries
):
    page(client, "/codebook/")
    with django_assert_max_num_queries(5):
        page(client, "/codebook/")


def test_lists_of_values_are_named_once():
    lists = value_lists()
    assert all(code == each.code for code, each in lists.items())
