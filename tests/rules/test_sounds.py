"""Names of one sound have one key, whatever letters they are written in."""

import pytest

from dialogues.folding import name_key
from dialogues.rules.sounds import sound_key, sound_words


@pytest.mark.parametrize(
    "spellings",
    [
        ("Qurei", "Qurie", "Quray'", "Kriah", "قريع"),
        ("Abu Ala", "Abu Alaa", "ʾAbū ʿAlāʾ", "أبو علاء"),
        ("Mohammed", "Muhammad", "Mohamed", "محمد"),
        ("Khalid al-Masri", "Khaled El Masri", "خالد المصري"),
        ("Yair Hirschfeld", "יאיר הירשפלד"),
        ("Zarif", "ظریف"),
        ("Khrushchev", "Хрущёв"),
        ("Yao Yunzhu", "姚云竹"),
        ("Dimitris", "Δημήτρης"),
    ],
)
def test_spellings_of_one_name_sound_alike(spellings):
    assert len({tuple(sound_words(each)) for each in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Qurei", "Peres"), ("Ali", "Lee"), ("Hasan", "Asan"), ("Savir", "Saleh")],
)
def test_other_names_sound_otherwise(one, other):
    assert sound_words(one) != sound_words(other)


@pytest.mark.parametrize("typed", ["Kim Dae-jung", "Kim Daejung", "김대중"])
@pytest.mark.parametrize("stored", ["Kim Dae-jung", "김대중"])
def test_a_name_without_spaces_is_found_by_its_parts(typed, stored):
    assert set(sound_words(typed)) <= set(sound_key(stored).split())


def test_a_key_takes_everything_and_never_fails():
    for text in ("", "'", "ʿ", "—", "123", "é" * 300, "ﷺ", "\u202e", "\ud800"):
        assert isinstance(sound_key(text), str)


def test_marks_of_romanisation_are_no_letters():
    assert name_key("ʿAlāʾ") == "ala"
