"""The overview takes several lines at once, and text as it was typed."""

import pytest

from dialogues.documents import full_document
from tests.browse.pages import compact
from tests.cast import record_of
from tests.workspace.entering import fill, said, saved, url_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(client, ada):
    client.force_login(ada)
    return record_of(ada, "Talks at the fjord")


@pytest.fixture
def overview(client, record):
    """Fills the overview of Ada's record."""
    return lambda **typed: fill(client, url_of(record, "overview"), **typed)


def test_text_of_several_lines_comes_out_as_it_went_in(overview, record):
    # A browser sends each break of a line as two characters.
    saved(overview(summary="Two shores.\r\n\r\nOne boat."))
    assert full_document(record)["summary"] == "Two shores.\n\nOne boat."


def test_the_kind_of_a_title_is_chosen_or_follows_from_its_letters(overview, record):
    saved(
        overview(
            title_name_1="قناة",
            title_kind_1="alias",
            title_name_2="Фьорд",
            title_name_3="Boathouse talks",
            title_kind_3="former",
        )
    )
    kinds = {each["name"]: each["kind"] for each in full_document(record)["names"]}
    assert kinds == {"قناة": "alias", "Фьорд": "native", "Boathouse talks": "former"}
    # Saved once more, each keeps its kind; one without its title goes.
    saved(overview(title_name_3=""))
    kinds = {each["name"]: each["kind"] for each in full_document(record)["names"]}
    assert kinds == {"قناة": "alias", "Фьорд": "native"}


def test_six_countries_are_entered_at_once_in_their_order(overview, record):
    codes = ["NOR", "SWE", "FIN", "DNK", "ISL", "EST"]
    lines = {f"country_code_{n}": code for n, code in enumerate(codes, start=1)}
    saved(overview(**lines))
    countries = full_document(record)["countries"]
    assert [each["code"] for each in countries] == codes
    assert countries[0]["label"] == "Norway"


def test_a_line_beyond_those_of_the_form_is_not_dropped(client, overview, record):
    # Somebody else took lines out after this form was opened with many of them.
    response = overview(title="", country_code_30="NOR")
    assert response.status_code == 422
    page = compact(response.content.decode()).partition('name="country_code_30"')[2]
    assert 'value="NOR" selected' in page.partition("</select>")[0]


def test_the_same_line_twice_is_refused_at_its_field(overview, record):
    response = overview(country_code_1="NOR", country_code_2="NOR")
    assert response.status_code == 422
    assert "This is on the list already" in said(response)
    assert "countries" not in full_document(record)


def test_a_reason_stands_until_there_is_a_value(client, overview, record):
    reasons = {"missing_countries": "not_disclosed", "missing_outcomes": "not_known"}
    saved(overview(**reasons))
    given = {"countries": "not_disclosed", "outcomes": "not_known"}
    assert full_document(record)["missing"] == given
    url = url_of(record, "outcomes", "new")
    saved(fill(client, url, title="Fjord paper", kind="text"))
    saved(overview(country_code_1="NOR"))
    assert "missing" not in full_document(record)
    page = words_of(client.get(url_of(record, "overview")))
    assert "“Outcomes” is not given because" in page
