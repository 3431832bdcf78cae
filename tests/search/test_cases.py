"""Words on the 31 cases: what is found follows from the cases as compiled."""

import re

import pytest

from dialogues.folding import name_key
from dialogues.models import Dialogue, Participation, SourceEntry
from dialogues.search import found_by_words, hits
from dialogues.search.passages import passages
from dialogues.search.words import tokens

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection")]


def slugs(user, text: str) -> set[str]:
    rows = Dialogue.objects.visible_to(user).filter(found_by_words(user, text))
    return set(rows.values_list("slug", flat=True))


def people(case) -> list[str]:
    return [each["name"] for each in case["participants"] or () if each.get("name")]


def test_every_title_finds_its_case(case_files, anyone):
    for slug, case in case_files.items():
        assert slug in slugs(anyone, case["title"])


def test_every_name_finds_its_case(case_files, anyone, cora):
    """Names that nobody may read without an account are found by the curator alone."""
    missed = set()
    for slug, case in case_files.items():
        for name in people(case):
            plain = re.sub(r"\(.*?\)", "", name).strip()
            if not name_key(plain):
                continue
            assert slug in slugs(cora, plain), (slug, plain)
            if slug not in slugs(anyone, plain):
                missed.add(slug)
    hidden = Participation.objects.exclude(
        pk__in=Participation.objects.nameable_by(anyone)
    )
    assert missed <= set(hidden.values_list("dialogue__slug", flat=True))


@pytest.mark.parametrize(
    "text", ["oslo", "norway", "peres", "geneva carter", "institute of", "a", "1993"]
)
def test_what_is_found_is_what_the_texts_of_the_records_have(anyone, text):
    """Worked out from the texts themselves, without an index."""
    texts: dict[int, set[str]] = {}
    every = Dialogue.objects.values_list("pk", flat=True)
    for each in passages(
        list(every),
        stays=Participation.objects.nameable_by(anyone),
        entries=SourceEntry.objects.named_to(anyone),
    ):
        texts.setdefault(each.dialogue, set()).update(tokens([each.text]))
    expected = {
        pk
        for pk, words in texts.items()
        if all(any(word.startswith(each) for word in words) for each in text.split())
    }
    rows = Dialogue.objects.filter(found_by_words(anyone, text))
    assert set(rows.values_list("pk", flat=True)) == expected


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("горбачев", "madrid-washington-talks"),
        ("Roed-Larsen", "oslo-channel"),
        ("осло", "oslo-channel"),
    ],
)
def test_ordinary_spellings_find_the_case(anyone, typed, slug):
    assert slug in slugs(anyone, typed)


def test_every_hit_says_where_each_word_stands(anyone):
    for text in ("oslo norway", "peres", "moscow", "carter", "declaration principles"):
        rows = Dialogue.objects.visible_to(anyone).filter(found_by_words(anyone, text))
        assert rows
        for hit in hits(rows, anyone, text).values():
            told = str(hit.title_marked) + "".join(str(s.text) for s in hit.snippets)
            marks = {name_key(each) for each in re.findall("<mark>(.*?)</mark>", told)}
            assert marks >= set(text.split())
