"""Any text is answered soon, in entries or words; what is written is read back."""

import json
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.bibliography import MOST_ENTRIES, UnreadableReference, read
from dialogues.bibliography.entry import VALUES

DEEP = 49_000
HOSTILE = {
    "too long": "x" * 100_001,
    "deep json": "[" * DEEP + "]" * DEEP,
    "deep objects": '{"a":' * 20_000,
    "huge number": '[{"title": "x", "volume": ' + "9" * 90_000 + "}]",
    "huge exponent": '{"title": "x", "issued": {"date-parts": [[1e99999]]}}',
    "lone surrogate": '{"title": "\\ud800 x"}',
    "odd types": '{"title": {"a": 1}, "author": 3, "issued": [[]], "DOI": []}',
    "deep braces": "@book{a, title={" + "{" * DEEP + "}" * DEEP + "}}",
    "open braces": "@book{a, title={" + "{" * 90_000,
    "accents": "@book{a, title={" + "\\'" * 45_000 + "x}}",
    "cyclic strings": "@string{a = b # b}\n@string{b = a # a}\n@book{k, title = a # b}",
    "growing strings": "\n".join(
        f"@string{{s{n} = s{n + 1} # s{n + 1} # s{n + 1}}}" for n in range(40)
    )
    + '\n@string{s40 = "ha"}\n@book{k, title = s0}',
    "many entries": "@book{a}" * 12_000,
    "many names": "@book{a, title={T}, author={" + "A and " * 16_000 + "}}",
    "many at signs": "@a" * 50_000,
    "many hashes": "@book{a, title=" + "#" * 90_000 + "}",
    "many quotes": "@book{a, title=" + '"x" # ' * 16_000 + '"y"}',
    "blank lines": "\n" * 99_000 + "TY  -",
    "many tags": "TY  - BOOK\n" + "AU  - Quill\n" * 8_000 + "TI  - T\nER  - ",
    "no tags": "TY  - BOOK\n" + "x" * 90_000,
    "controls": "@book{a, title={One\x00\x1b\u202etwo\u2028three}}",
    "angle brackets": "TY  - BOOK\nTI  - " + "<i " * 30_000 + "\nER  - ",
    "address": "https://" + "a." * 45_000,
    "doi": "10.1234/" + ")" * 90_000,
}


def answered(text: str) -> list:
    try:
        reading = read(text)
    except UnreadableReference as error:
        assert str(error)
        assert len(str(error)) < 2000
        return []
    for entry in reading.entries:
        for name in VALUES:
            value = str(getattr(entry, name) or "")
            assert value == value.encode("utf-8").decode("utf-8")
            assert not any(unicodedata.category(c) == "Cc" for c in value), name
        assert len(entry.title) <= 500
        assert len(entry.author) <= 300
        assert len(entry.publisher) <= 300
    return reading.entries


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_answered_soon(name):
    began = time.perf_counter()
    answered(HOSTILE[name])
    assert time.perf_counter() - began < 2


def test_a_cycle_of_abbreviations_ends():
    (entry,) = answered(HOSTILE["cyclic strings"])
    assert entry.title


def test_hidden_characters_are_taken_out():
    (entry,) = answered(HOSTILE["controls"])
    assert entry.title == "One two three"


def test_more_entries_than_fit_are_refused_with_their_number():
    with pytest.raises(
        UnreadableReference, match=f"has 51 entries; {MOST_ENTRIES} are read"
    ):
        read("".join(f"@book{{k{n}, title={{T}}}}\n" for n in range(51)))


SHAPES = st.sampled_from(
    ["", "@book{a,", "TY  - ", '{"title":', "[", "10.1", "https://"]
)


@given(SHAPES, st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_is_answered(start, text):
    answered(start + text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["title", "author", "issued", "date-parts", "family"]),
                inner,
                max_size=4,
            )
        ),
    )
)
def test_json_of_any_shape_is_answered(item):
    answered(json.dumps([item]))


LETTERS = st.characters(categories=["Lu", "Ll", "Lo", "Nd"], codec="utf-8")
WORD = st.text(LETTERS, min_size=1, max_size=12).map(
    lambda text: unicodedata.normalize("NFC", text)
)
WORDS = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
NAMES = st.text(st.sampled_from("ABCÉÜŁдلか"), min_size=2, max_size=8)
WORKS = st.fixed_dictionaries(
    {"title": WORDS, "publisher": WORDS, "year": st.integers(1000, 2199)}
)
PEOPLE = st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=4, unique=True)


def as_bibtex(work, people):
    names = " and ".join(f"{family}, {given}" for family, given in people)
    fields = ", ".join(f"{name} = {{{value}}}" for name, value in work.items())
    return f"@book{{key, {fields}, author = {{{names}}}}}"


def as_ris(work, people):
    names = "".join(f"AU  - {family}, {given}\n" for family, given in people)
    return (
        f"TY  - BOOK\n{names}TI  - {work['title']}\nPB  - {work['publisher']}\n"
        f"PY  - {work['year']}\nER  - \n"
    )


def as_csl(work, people):
    return json.dumps(
        {
            "type": "book",
            "title": work["title"],
            "publisher": work["publisher"],
            "issued": {"date-parts": [[work["year"]]]},
            "author": [{"family": f, "given": g} for f, g in people],
        }
    )


@pytest.mark.parametrize("write", [as_bibtex, as_ris, as_csl])
@given(work=WORKS, people=PEOPLE)
def test_three_formats_of_one_work_are_read_alike(write, work, people):
    (entry,) = answered(write(work, people))
    assert (entry.kind, entry.title) == ("book", work["title"])
    assert (entry.publisher, entry.year) == (work["publisher"], work["year"])
    for family, given_name in people:
        assert family in entry.author
        assert given_name in entry.author
