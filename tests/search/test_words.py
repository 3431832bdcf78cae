"""Words in every ordinary spelling, and their marks in what was printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.folding import name_key
from dialogues.search import marked, words_of
from dialogues.search.words import spellings, tokens


def finds(typed: str, printed: str) -> bool:
    """Whether every word that is typed begins a word of what is printed."""
    there = tokens([printed])
    return all(
        any(token.startswith(tuple(word.spellings)) for token in there)
        for word in words_of(typed)
    )


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("lodz", "Łódź"),
        ("Łódź", "Lodz"),
        ("strasse", "Straße"),
        ("Rød", "Rod"),
        ("rod larsen", "Terje Rød-Larsen"),
        ("roed larsen", "Terje Rød-Larsen"),
        ("Rød-Larsen", "Terje Roed-Larsen"),
        ("mueller", "Müller"),
        ("muller", "Mu\u0308ller"),
        ("Müller", "Mueller"),
        ("djindjic", "Đinđić"),
        ("dindic", "Đinđić"),
        ("istanbul", "İSTANBUL"),
        ("ISTANBUL", "istanbul"),
        ("sant egidio", "Sant’Egidio"),
        ("santegidio", "Sant'Egidio"),
        ("o'brien", "O’Brien"),
        ("ЕЛКИН", "Ёлкин"),
        ("elkin", "Ёлкин"),
        ("елкин", "Elkin"),
        ("الدوحة", "الدّوحة"),
        ("دوحة", "الدوحة"),
        ("北京", "北京大学"),
        ("大学", "北京大学"),
        ("beijing", "北京"),
        ("北京", "Beijing"),
        ("서울", "서울에서"),
        ("seoul", "서울"),
        ("αθηνα", "Αθήνα"),
        ("athina", "Αθήνα"),
        ("neg", "negotiations"),
        ("1993", "Oslo, 1993"),
    ],
)
def test_what_is_found(typed, printed):
    assert finds(typed, printed)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("slo", "Oslo"),
        ("oslo2", "Oslo"),
        ("بيت", "الدوحة"),
        ("北", "Beirut"),
        ("京", "Kingston"),
        ("process", "Peres"),
        ("of", "to the"),
    ],
)
def test_what_is_not_found(typed, printed):
    assert not finds(typed, printed)


def test_names_in_other_letters_are_found_by_their_sound():
    sounds = {"~krpspp", "~nt"}
    (word,) = words_of("горбачев")
    assert any(each.startswith("~") for each in word.spellings)
    assert not any(each.startswith("~") for each in words_of("process")[0].spellings)
    assert word.is_heard(["krpsp"])
    assert not word.is_heard(["krp"])
    assert tokens(["Gorbachev"], ["krpspp nt"]) == {"gorbachev", *sounds}


@given(st.text(max_size=60))
def test_every_text_finds_itself(text):
    assert finds(text, text)
    for word in words_of(text):
        assert word.text in tokens([text])


@given(st.text(max_size=60))
def test_words_are_letters_and_digits_alone(text):
    """So they can stand in the expression of either database."""
    for token in tokens([text]):
        assert token.isalnum(), token
    for word in words_of(text):
        assert all(each.strip("~").isalnum() for each in word.spellings)


@given(st.text(max_size=60))
def test_spellings_keep_the_words_of_the_key(text):
    assert [forms[0] for forms in spellings(text)] == [
        word[:100] for word in name_key(text).split()
    ]


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Oslo channel", "osl", "<mark>Osl</mark>o channel"),
        ("Terje Rød-Larsen", "roed", "Terje <mark>Rød</mark>-Larsen"),
        ("Łódź", "lodz", "<mark>Łódź</mark>"),
        ("Mu\u0308ller", "mul", "<mark>Mu\u0308l</mark>ler"),
        ("Sant’Egidio", "egidio", "<mark>Sant’Egidio</mark>"),
        ("قريع أحمد", "قريع", "<mark>قريع</mark> أحمد"),
        ("<b>Oslo</b> & co", "oslo", "&lt;b&gt;<mark>Oslo</mark>&lt;/b&gt; &amp; co"),
        ("Oslo", "'\"<", "Oslo"),
        ("Track 1.5", "5 1", "Track <mark>1</mark>.<mark>5</mark>"),
    ],
)
def test_marks_stand_in_the_text_as_printed(text, typed, expected):
    assert marked(text, words_of(typed)) == expected


@given(st.text(max_size=40), st.text(max_size=20))
def test_marks_change_no_letter(text, typed):
    from html import unescape

    plain = marked(text, words_of(typed))
    for tag in ("<mark>", "</mark>"):
        plain = plain.replace(tag, "")
    assert "<" not in plain
    assert unescape(plain) == text
