"""Synthetic records: right where derived, repeatable, marked as made up."""

from io import StringIO
from statistics import median

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from dialogues.documents import full_document
from dialogues.models import (
    Conflict,
    Dialogue,
    Organisation,
    OrganisationName,
    Participation,
    Person,
    PersonName,
    Source,
    Term,
)
from dialogues.synthetic.pools import MARK

pytestmark = pytest.mark.django_db

DERIVED = (
    "start_earliest",
    "end_latest",
    "first_track",
    "current_track",
    "realised_moves",
    "turning_points",
    "participant_count",
    "meeting_count",
    "names_need_source",
    "review_status",
    "public_from",
)


def seed(dialogues: int, number: int = 1, **options) -> str:
    out = StringIO()
    call_command(
        "seed_synthetic", dialogues=dialogues, seed=number, stdout=out, **options
    )
    return out.getvalue()


@pytest.mark.slow("checks every row of sixty records")
def test_check_records_finds_nothing_to_mend():
    seed(60, revisions=True)
    out = StringIO()
    call_command("check_records", stdout=out)
    assert "60 records checked, 0 faults" in out.getvalue()
    assert "0 derived values to repair" in out.getvalue()


def test_names_and_titles_have_the_keys_that_saving_gives_them():
    seed(10)
    for model in (Person, PersonName, Organisation, OrganisationName, Conflict, Source):
        rows = list(model.objects.all()[:50])
        assert rows
        for row in rows:
            before = {
                name: value for name, value in vars(row).items() if name != "_state"
            }
            row.save()
            after = {
                name: value for name, value in vars(row).items() if name != "_state"
            }
            assert before == after


def what_a_run_makes(number: int):
    """Documents, derived columns and people of one run, which is then undone."""
    with transaction.atomic():
        seed(12, number)
        records = Dialogue.objects.order_by("ref")
        made = (
            [full_document(record) for record in records],
            list(records.values_list(*DERIVED)),
            list(Person.objects.order_by("ref").values_list("name", "names__name")),
        )
        transaction.set_rollback(True)
    return made


def test_the_same_seed_makes_the_same_and_another_does_not():
    first = what_a_run_makes(7)
    assert first == what_a_run_makes(7)
    other = what_a_run_makes(8)
    assert all(one != another for one, another in zip(first, other, strict=True))


def test_records_are_as_uneven_as_in_life():
    seed(150)
    rows = list(
        Dialogue.objects.values_list(
            "participant_count", "meeting_count", "realised_moves"
        )
    )
    participants, meetings, moves = (
        sorted(column) for column in zip(*rows, strict=True)
    )
    assert participants[0] >= 2 and participants[-1] <= 40
    assert meetings[0] == 0 and meetings[-1] <= 30
    assert moves[0] == 0 and 2 <= moves[-1] <= 6
    assert participants[-1] > 2 * median(participants)
    assert median(moves) == 0
    known = Participation.objects.exclude(person=None).values_list("person", flat=True)
    assert len(known) > 1.5 * len(set(known))


def test_everything_is_marked_as_made_up():
    seed(10)
    for record in Dialogue.objects.all():
        assert record.title.startswith("Synthetic dialogue ")
        assert record.slug.startswith("synthetic-dialogue-")
        assert record.summary.startswith(MARK)
    for model in (Person, Organisation, Conflict, Source):
        assert not model.objects.exclude(note=MARK).exists()


def test_it_refuses_a_database_that_holds_records(archive):
    before = Person.objects.count()
    with pytest.raises(CommandError, match="database of their own"):
        seed(3)
    assert Dialogue.objects.count() == len(archive)
    assert Person.objects.count() == before


def test_it_refuses_to_run_twice():
    seed(3)
    with pytest.raises(CommandError, match="This database holds 3 dialogues"):
        seed(3)


def test_progress_says_what_was_made():
    said = seed(3)
    stays = Participation.objects.count()
    assert f"3 of 3 dialogues, {stays} participations" in said


def test_later_records_have_numbers_that_these_have_not():
    seed(3)
    last = Person.objects.order_by("-pk")[0]
    made = Person.objects.create(name="Somebody new")
    assert made.pk > last.pk
    assert int(made.ref.removeprefix("P")) > int(last.ref.removeprefix("P"))
    assert Term.objects.exists()
