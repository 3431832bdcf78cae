"""docs/questions.md: every link answers its question, and the answer is the cases'."""

import html
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browse.pages import compact
from tests.questions.answers import ANSWERS

DOCUMENT = Path(__file__).parents[2] / "docs" / "questions.md"
QUESTION = re.compile(
    r"^(?P<number>\d+)\. \[(?P<words>[^\]]+\?)\]\((?P<address>/[^)]+)\)\n"
    r"    (?P<count>\d+) (?P<one>dialogue|turning point)s?: (?P<items>.+)\.$",
    re.MULTILINE,
)
#: A row of a list: the address of its record, within it the row, and its title.
ROW = re.compile(
    r'<a class="ttl quiet" href="/dialogues/(?P<slug>[a-z0-9-]+)/(?:#(?P<key>\w+))?"'
    r"[^>]*>(?P<title>[^<]+)</a>"
)


@dataclass(frozen=True)
class Question:
    number: int
    address: str
    count: int
    items: tuple[str, ...]


def questions() -> list[Question]:
    found = QUESTION.finditer(DOCUMENT.read_text("utf-8"))
    return [
        Question(
            int(each["number"]),
            each["address"],
            int(each["count"]),
            tuple(each["items"].split("; ")),
        )
        for each in found
    ]


QUESTIONS = questions()


def expected(case_files, address: str) -> dict[tuple[str, str], str]:
    """The rows of the answer by slug and key, as the document names them."""
    answer = ANSWERS[address]
    found = {}
    for slug, case in case_files.items():
        if not (of_case := answer(case)):
            continue
        if address.startswith("/moves/"):
            for move in of_case:
                found[slug, move["id"]] = f"{case['title']} ({move['date']})"
        else:
            found[slug, ""] = case["title"]
    return found


def test_there_are_forty_questions_in_order_each_with_an_address_of_its_own():
    assert [each.number for each in QUESTIONS] == list(range(1, 41))
    assert {each.address for each in QUESTIONS} == set(ANSWERS)
    assert len(ANSWERS) == 40
    text = DOCUMENT.read_text("utf-8")
    assert text.count("](/") == 40, "a link that is no question"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.address)
def test_the_answer_in_the_document_is_that_of_the_cases(case_files, question):
    named = expected(case_files, question.address).values()
    assert sorted(question.items) == sorted(named)
    assert question.count == len(named) > 0


@pytest.mark.django_db
@pytest.mark.usefixtures("collection")
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.address)
def test_the_link_leads_to_the_answer(case_files, client, question):
    response = client.get(question.address)
    assert response.status_code == 200
    rows = list(ROW.finditer(compact(response.content.decode())))
    listed = {(row["slug"], row["key"] or "") for row in rows}
    assert listed == expected(case_files, question.address).keys()
    assert len(rows) == question.count, "a row stands twice"
    titles = {case["slug"]: case["title"] for case in case_files.values()}
    assert {html.unescape(row["title"]) for row in rows} == {
        titles[row["slug"]] for row in rows
    }
