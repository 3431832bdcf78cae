"""Who finds what by words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dialogues.actions.derive import derive
from dialogues.choices import DisclosureRule, Identity
from dialogues.models import (
    Dialogue,
    GuardedText,
    OpenText,
    Participation,
)
from dialogues.search import finding, found_by_words
from tests.cast import (
    OPEN_NAME,
    PROTECTED_ALIAS,
    PROTECTED_NAME,
    RESTRICTED_TITLE,
    record_of,
)

pytestmark = pytest.mark.django_db

STRANGERS = ("anyone", "reader", "ben")
SECRETS = (PROTECTED_NAME, PROTECTED_ALIAS, RESTRICTED_TITLE)


def found(user, text: str) -> set[str]:
    """The titles of the records that a user finds."""
    rows = Dialogue.objects.visible_to(user).filter(found_by_words(user, text))
    titles = list(rows.values_list("title", flat=True))
    assert len(set(titles)) == len(titles)
    return set(titles)


@pytest.fixture
def talks(published_talks) -> Dialogue:
    return published_talks


@pytest.mark.parametrize("who", [*STRANGERS, "ada", "cora"])
def test_who_finds_what(archive, person_of, who):
    user = person_of(who)
    every = {"Open talks", "Embargoed talks", "Draft talks"}
    visible = {"Open talks"} if who in STRANGERS else every
    for text in (OPEN_NAME, "Open letter", "First side", "talks", "conflict of"):
        assert found(user, text) == visible, text
    for text in (*SECRETS, "quill", "heron ottoline", "unlit open letter"):
        assert found(user, text) == (set() if who in STRANGERS else visible), text


@pytest.mark.parametrize("who", STRANGERS)
def test_what_is_guarded_stands_in_no_open_text(archive, who):
    for text in OpenText.objects.values_list("words", flat=True):
        assert "quillfeather" not in text and "heron" not in text
        assert "unlit" not in text


@pytest.mark.parametrize("who", [*STRANGERS, "ada", "cora"])
@pytest.mark.parametrize("text", ["talks", "zubayr", "zubayr talks", "unlit zubayr o"])
def test_many_guarded_texts_give_no_other_answer(
    archive, person_of, monkeypatch, who, text
):
    user = person_of(who)
    expected = found(user, text)
    monkeypatch.setattr(finding, "MOST", 0)
    assert found(user, text) == expected


def test_a_name_is_found_from_the_day_on_which_it_is_open(talks, anyone, ben):
    row = talks.participations.get(person__name=PROTECTED_NAME)
    tomorrow = timezone.localdate() + timedelta(days=1)
    for day, expected in ((tomorrow, set()), (timezone.localdate(), {"Open talks"})):
        Participation.objects.filter(pk=row.pk).update(
            identity=Identity.PROTECTED_UNTIL, identity_open_from=day
        )
        derive(talks)
        for user in (anyone, ben):
            assert found(user, PROTECTED_NAME) == expected
            assert found(user, f"{PROTECTED_ALIAS} open") == expected
        # So the day that comes asks for no new index.
        assert GuardedText.objects.filter(participation=row).exists()


def test_a_restricted_source_is_found_by_whoever_has_it_too(talks, ben, anyone):
    mine = record_of(ben, "Mine")
    assert mine.entries.filter(source__title=RESTRICTED_TITLE).exists()
    assert found(ben, "unlit room") == {"Open talks", "Mine"}
    assert found(anyone, "unlit room") == set()


def test_secrecy_withholds_names_from_the_index(talks, ada, anyone):
    assert found(anyone, OPEN_NAME) == {"Open talks"}
    talks.participations.get(person__name=OPEN_NAME).citations.all().delete()
    derive(talks)
    assert found(anyone, OPEN_NAME) == {"Open talks"}
    talks.disclosure_rule = DisclosureRule.CHATHAM_HOUSE
    talks.save()
    derive(talks)
    assert found(anyone, OPEN_NAME) == set()
    assert found(ada, OPEN_NAME) == {"Open talks"}


@pytest.mark.parametrize(
    "text",
    ["", "  ", "*", '"', "'", "NEAR(", '" OR "', "*:&|!", "a:b", "\\", "~", "-talks"],
)
def test_hostile_words_are_words_or_nothing(talks, anyone, text):
    expected = {"Open talks"} if text == "-talks" else set()
    assert found(anyone, text) == expected


def test_words_of_any_length_and_number_are_asked(talks, anyone):
    assert found(anyone, "x" * 5000) == set()
    assert found(anyone, " ".join(f"w{n}" for n in range(60))) == set()
    assert found(anyone, " ".join(["talks"] * 400)) == {"Open talks"}
