"""Why two names may be one: each reason in its words, and none for others."""

import pytest

from dialogues.folding import name_key
from dialogues.lookup.alike import reason_for
from dialogues.rules.sounds import sound_key


def why(one: str, other: str) -> str:
    return reason_for(name_key(one), name_key(other), sound_key(other))


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Larsen Ottoline", "Ottoline Larsen", "the same words in another order"),
        ("Ottoline Rod Larsen", "Ottoline Rodlarsen", "written apart or together"),
        ("Ottoline Marchbank", "Ottoline Marchbanks", "one letter differs"),
        ("Ottolien Marchbanks", "Ottoline Marchbanks", "one letter differs"),
        ("Otoline Marchbangs", "Ottoline Marchbanks", "two letters differ"),
        ("O. Marchbanks", "Ottoline Marchbanks", "the same name with initials"),
        ("Ahmed Quray'", "Ahmad Kriah", "the same sound"),
        ("Ahmed Qurei", "أحمد قريع", "the same sound"),
        ("Ahmed Qurei", "Ahmed Ali Mohammed Qurei", "one name holds the other"),
        ("LHS", "Lighthouse of Harbour Studies", "its initials"),
        ("League of Harbour Studies", "LHS", "its initials"),
    ],
)
def test_the_reason(one, other, reason):
    assert why(one, other) == reason
    assert why(other, one) == reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ottoline Marchbanks", "Zubayr Quillfeather"),
        ("Ottoline Marchbanks", "Ottoline Quillfeather"),
        ("Harbour talks 1991", "Harbour talks 1992"),
        ("Ali Hasan", "Leo Heston"),
        ("Ana", "Ina"),
        ("A. B.", "C. D."),
        ("Kim", "Cam"),
    ],
)
def test_no_reason(one, other):
    assert why(one, other) == ""
