"""The index is kept by every change, checked and repaired."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from dialogues.actions.authorities import record_authority, save_authority
from dialogues.actions.changes import changing
from dialogues.actions.records import change_overview
from dialogues.actions.rows import remove_row, save_row
from dialogues.choices import SourceAccess
from dialogues.models import (
    Dialogue,
    GuardedText,
    Meeting,
    OpenText,
    Organisation,
    OrganisationName,
    OrganisationRole,
    Participation,
    Person,
    PersonName,
    Source,
)
from tests.cast import OPEN_NAME, PROTECTED_NAME, add
from tests.search.test_finding import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks(published_talks) -> Dialogue:
    return published_talks


def test_the_overview_and_rows_are_indexed_as_they_change(talks, cora, anyone):
    def write(record):
        record.title, record.summary = "Harbour talks", "On the tides of the estuary."

    change_overview(dialogue_id=talks.pk, by=cora, opened_at=talks.version, write=write)
    assert found(anyone, "harbour tides") == {"Harbour talks"}
    assert found(anyone, "open tides") == {"Harbour talks"}  # the open letter
    talks.refresh_from_db()
    row = save_row(
        row=Meeting(dialogue=talks, title="Round", place="Reykjavík"),
        by=cora,
        opened_at=talks.version,
    )
    assert found(anyone, "reykjavik round") == {"Harbour talks"}
    talks.refresh_from_db()
    remove_row(row=row, by=cora, opened_at=talks.version)
    assert found(anyone, "reykjavik") == set()


def test_a_stay_that_is_removed_takes_its_words_with_it(talks, cora):
    row = talks.participations.get(person__name=PROTECTED_NAME)
    assert found(cora, PROTECTED_NAME) == {"Open talks"}
    remove_row(row=row, by=cora, opened_at=talks.version)
    assert found(cora, PROTECTED_NAME) == set()
    assert not GuardedText.objects.filter(participation=row.pk).exists()


def test_people_are_found_by_new_names_of_theirs(talks, cora, anyone):
    for name, finds in ((OPEN_NAME, {"Open talks"}), (PROTECTED_NAME, set())):
        person = Person.objects.get(name=name)
        PersonName.objects.create(person=person, name=f"Sparrow {name[:4]}")
        record_authority(authority=person, by=cora)
        assert found(anyone, f"sparrow {name[:4]}") == finds
        assert found(cora, f"sparrow {name[:4]}") == {"Open talks"}
        person.name = f"Blackbird {name[-4:]}"
        save_authority(authority=person, by=cora)
        assert found(anyone, f"blackbird {name[-4:]}") == finds
        assert found(cora, name) == set()


@pytest.mark.parametrize("way", ["role", "party", "stay", "host"])
def test_organisations_are_found_by_new_names_of_theirs(talks, cora, anyone, way):
    body = Organisation.objects.create(name="Institute of tides")
    with changing(dialogue_id=talks.pk, by=cora) as record:
        if way == "role":
            add(record, OrganisationRole, organisation=body)
        elif way == "party":
            record.parties.update(organisation=body)
        elif way == "stay":
            add(record, Participation, organisation=body, capacity="official")
        else:
            add(record, Meeting, title="Round").hosts.add(body)
    assert found(anyone, "institute tides") == {"Open talks"}
    OrganisationName.objects.create(organisation=body, name="Gezeiteninstitut")
    record_authority(authority=body, by=cora)
    assert found(anyone, "gezeiten") == {"Open talks"}


def test_conflicts_and_sources_are_found_by_new_words(talks, cora, anyone):
    conflict = talks.conflicts.get()
    conflict.name = "War of the lighthouses"
    save_authority(authority=conflict, by=cora)
    assert found(anyone, "lighthouses") == {"Open talks"}
    source = Source.objects.get(title="Open letter on the talks")
    source.author = "Marigold Penhallow"
    save_authority(authority=source, by=cora)
    assert found(anyone, "penhallow letter") == {"Open talks"}
    source.access = SourceAccess.RESTRICTED
    save_authority(authority=source, by=cora)
    assert found(anyone, "penhallow") == set()
    assert found(cora, "penhallow letter") == {"Open talks"}


def test_titles_countries_parties_and_outcomes_are_found(talks, cora, anyone):
    with changing(dialogue_id=talks.pk, by=cora) as record:
        record.names.create(name="محادثات المنارة")
        record.countries.create(code="RUS", label="Soviet Union")
        record.outcomes.create(key="u90", title="Joint statement", kind="other")
        record.meetings.create(key="t90", place="Vienna", country="AUT")
    for text in (
        "المنارة",
        "منارة",
        "soviet",
        "russia",
        "joint stat",
        "wien",
        "vienna",
    ):
        assert found(anyone, text) == (set() if text == "wien" else {"Open talks"})
    assert found(anyone, "austria first side") == {"Open talks"}


# Checked and repaired


def check(*args, **options) -> str:
    out = StringIO()
    call_command("check_records", *args, stdout=out, **options)
    return out.getvalue()


def damage(talks):
    OpenText.objects.filter(dialogue=talks).update(words="zzz")
    GuardedText.objects.filter(participation__isnull=False).delete()
    GuardedText.objects.update(words="yyy")


def test_the_index_is_checked_and_repaired(talks, ada, anyone):
    damage(talks)
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("check_records", talks.ref, stdout=out)
    assert found(anyone, "zzz") == {"Open talks"}
    assert "words is 'zzz', should be 'conflict first letter" in out.getvalue()
    check(talks.ref, repair=True)
    assert found(anyone, "zzz") == found(ada, "yyy") == set()
    assert found(ada, "zubayr unlit talks") == {"Open talks"}
    assert "0 derived values to repair" in check(talks.ref)


def test_a_command_writes_the_index_of_all_records(archive, ada):
    right = list(OpenText.objects.order_by("pk").values_list("words", flat=True))
    guarded = sorted(GuardedText.objects.values_list("words", flat=True))
    damage(archive["open"])
    OpenText.objects.filter(dialogue=archive["draft"]).delete()
    out = StringIO()
    call_command("write_index", stdout=out)
    assert "3 dialogues" in out.getvalue()
    assert (
        list(OpenText.objects.order_by("pk").values_list("words", flat=True)) == right
    )
    assert sorted(GuardedText.objects.values_list("words", flat=True)) == guarded
    call_command("write_index", stdout=out)
    assert "0 dialogues" in out.getvalue()
