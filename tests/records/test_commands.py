"""Commands: loading the cases, accounts for a demonstration, checking, fixtures."""

from io import StringIO

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command

from dialogues import access
from dialogues.models import Dialogue, Episode, Move, Participation, Revision

pytestmark = pytest.mark.django_db


def run(command, *args, **options) -> str:
    out = StringIO()
    call_command(command, *args, stdout=out, **options)
    return out.getvalue()


def test_the_cases_are_right_and_nothing_is_to_repair(
    collection, django_assert_max_num_queries
):
    with django_assert_max_num_queries(31 * 60):
        said = run("check_records").strip()
    assert said == (
        "31 records checked, 0 faults in what was entered, 0 derived values to repair."
    )


def test_loading_again_changes_nothing(collection):
    Dialogue.objects.filter(slug="oslo-channel").update(title="My Oslo")
    before = Revision.objects.count()
    assert "here already" in run("load_cases")
    assert Dialogue.objects.get(slug="oslo-channel").title == "My Oslo"
    assert Revision.objects.count() == before


def test_every_record_of_the_collection_has_its_first_revision(collection):
    refs = set(Revision.objects.values_list("ref", flat=True))
    assert set(Dialogue.objects.values_list("ref", flat=True)) <= refs


def damage_derived():
    Dialogue.objects.filter(slug="oslo-channel").update(current_track="3")
    Move.objects.filter(dialogue__slug="oslo-channel", key="m1").update(from_track="3")
    Episode.objects.filter(dialogue__slug="six-party-talks").delete()
    Participation.objects.filter(dialogue__slug="neacd").update(publicly_named=False)
    Move.objects.filter(dialogue__slug="neacd").update(date_latest=None)
    Revision.objects.filter(ref="D00001").delete()


def test_derived_values_are_found_and_repaired(collection):
    damage_derived()
    damaged = ("D00001", "D00020", "D00025", "D00027")
    with pytest.raises(CommandError):
        run("check_records", *damaged)
    assert Dialogue.objects.get(slug="oslo-channel").current_track == "3"
    found = run("check_records", *damaged, repair=True)
    for words in (
        "D00025 current_track is '3', should be '1'.",
        "D00025 m1 from_track is '3', should be '2'.",
        "D00027 episodes is [], should be [(1, '1', '2003-08-27',",
        "D00001 has no revision.",
        "date_latest",
    ):
        assert words in found
    assert "4 records checked, 0 faults" in run("check_records", *damaged)


def test_a_record_that_is_not_there_cannot_be_checked(collection):
    with pytest.raises(CommandError, match="no record D09999"):
        run("check_records", "D00025", "D09999")


def test_what_people_entered_is_reported_and_left_alone(collection):
    Move.objects.filter(dialogue__slug="oslo-channel", key="m1").update(to_track="2")
    Participation.objects.filter(dialogue__slug="neacd", key="p1").update(
        capacity="boss"
    )
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("check_records", "D00020", "D00025", repair=True, stdout=out)
    assert "D00025 m1" in out.getvalue()
    assert "D00020 p1 capacity" in out.getvalue()
    assert (
        Participation.objects.get(dialogue__slug="neacd", key="p1").capacity == "boss"
    )


def test_a_citation_that_points_out_of_its_record_is_told(archive):
    cited = archive["open"].citations.exclude(participation=None).first()
    there = archive["draft"].participations.first()
    archive["open"].citations.filter(pk=cited.pk).update(participation=there)
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("check_records", archive["open"].ref, stdout=out)
    assert f"{cited.key} cites across records." in out.getvalue()


def test_fixtures_can_be_written_from_what_was_loaded(collection, tmp_path, settings):
    run("write_fixtures", to=tmp_path)
    written = {path.relative_to(tmp_path): path for path in tmp_path.rglob("*.yaml")}
    assert len(written) == 6 + 1 + 31
    for name, path in written.items():
        own = settings.BASE_DIR / "fixtures" / name
        assert path.read_text("utf-8") == own.read_text("utf-8"), name


def test_demonstration_accounts_have_random_passwords_printed_once(settings):
    settings.LOCAL = True
    printed = dict(
        line.split() for line in run("demo_accounts").splitlines() if line[:2] == "  "
    )
    assert set(printed) == {"researcher", "curator", "administrator"}
    assert len(set(printed.values())) == 3
    users = {n: get_user_model().objects.get(username=n) for n in printed}
    for name, password in printed.items():
        assert len(password) >= 16
        assert users[name].check_password(password)
    assert access.may_research(users["researcher"])
    assert not access.may_curate(users["researcher"])
    assert not users["researcher"].is_staff
    assert access.may_curate(users["curator"])
    assert not users["curator"].is_superuser
    assert "here already" in run("demo_accounts")
    assert users["curator"].check_password(printed["curator"])


def test_no_demonstration_account_outside_a_demonstration(settings):
    settings.LOCAL = False
    with pytest.raises(CommandError):
        run("demo_accounts")
    assert not get_user_model().objects.exists()
    assert authenticate(username="curator", password="curator") is None
