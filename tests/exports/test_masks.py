"""What each of the cast finds in the files, and what nobody may find there."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.choices import (
    Capacity,
    Identity,
    MoveKind,
    Presence,
    Stance,
)
from dialogues.exports import TABLES
from dialogues.exports.cell_text import unpacked
from dialogues.models import Citation, Dialogue, Meeting, Move
from tests.cast import (
    OPEN_NAME,
    PROTECTED_ALIAS,
    PROTECTED_NAME,
    RESTRICTED_TITLE,
    sign_in,
)
from tests.exports.files import NAMES, get_rows, text_of

pytestmark = pytest.mark.django_db

SEES = {
    "anyone": {"open"},
    "reader": {"open"},
    "ben": {"open"},
    "ada": {"open", "embargoed", "draft"},
    "cora": {"open", "embargoed", "draft"},
}
NAMES_ALL = ["ada", "cora"]
MASKED = [who for who in SEES if who not in NAMES_ALL]

#: What a reader sees of a withheld stay; all else is empty or says "withheld".
LEFT_STANDING = {
    "id",
    "dialogue_ref",
    "dialogue_title",
    "participation",
    "position",
    "name",
    "number",
    "number_is",
    "party",
    "party_name",
    "party_kind",
    "capacity",
    "capacity_group",
    "established_capacity",
    "functions",
}
#: Reasons that a withheld stay needs none of, since the value stands or there is none.
ANSWERED = {"party_missing", "capacity_missing", "established_capacity_missing"}


#: Tables of which every record of the archive has a row.
FILLED = ["dialogues", "moves", "episodes", "participants", "parties", "meetings"]
FILLED += ["sources", "citations"]


@pytest.fixture
def signed_in(client, request):
    return lambda who: sign_in(client, request, who)


@pytest.mark.parametrize("who", SEES)
def test_rows_are_of_the_dialogues_that_one_sees(archive, signed_in, who):
    for record in archive.values():
        Meeting.objects.create(dialogue=record, key="t90", title="Session")
    names = {record.ref: name for name, record in archive.items()}
    client = signed_in(who)
    for table in FILLED:
        rows = get_rows(client, table)
        assert {names[row["dialogue_ref"]] for row in rows} == SEES[who], table


@pytest.mark.parametrize("who", MASKED)
def test_no_file_holds_what_is_hidden(archive, signed_in, who):
    hidden = [PROTECTED_NAME, PROTECTED_ALIAS, RESTRICTED_TITLE]
    for name in ("embargoed", "draft"):
        hidden += [archive[name].title, archive[name].ref]
    client = signed_in(who)
    for table in NAMES:
        text = text_of(client.get(f"/export/{table}.csv"))
        assert not [each for each in hidden if each in text], table
        # The office of the open participant, and not of the protected one.
        assert text.count("lighthouse") == (table == "participants")


@pytest.mark.parametrize("who", MASKED)
def test_a_protected_name_is_withheld_with_all_that_might_tell_it(
    archive, signed_in, who
):
    record = archive["open"]
    row = record.participations.get(person__name=PROTECTED_NAME)
    row.note, row.start, row.confidence = "a note", "1993", "high"
    row.missing = {"mandate_from": "not_known", "party": "not_disclosed"}
    row.save()
    named, withheld = get_rows(signed_in(who), "participants")
    assert (named["name"], named["person_name"]) == (OPEN_NAME, OPEN_NAME)
    assert withheld["name"] == "[name withheld]"
    assert withheld["person_ref"] == withheld["person_name"] == ""
    assert withheld["person_missing"] == "withheld"
    assert withheld["party_name"] == "First side"
    assert withheld["capacity"] == Capacity.UNOFFICIAL
    assert withheld["sources"] == ""
    for name, cell in withheld.items():
        if name in LEFT_STANDING:
            continue
        has_reason = name.endswith("_missing") and name not in ANSWERED
        assert cell == ("withheld" if has_reason else ""), name


def test_a_reason_that_is_kept_of_a_withheld_stay_is_withheld(archive, client):
    row = archive["open"].participations.get(person__name=PROTECTED_NAME)
    row.party, row.missing = None, {"party": "not_disclosed"}
    row.save()
    withheld = get_rows(client, "participants")[1]
    assert (withheld["party"], withheld["party_missing"]) == ("", "withheld")


@pytest.mark.parametrize("who", NAMES_ALL)
def test_the_author_and_the_curator_read_the_name(archive, signed_in, who):
    rows = get_rows(signed_in(who), "participants")
    assert {row["name"] for row in rows} == {OPEN_NAME, PROTECTED_NAME}
    assert {row["person_missing"] for row in rows} == {""}
    assert all(row["office"] for row in rows)


@pytest.mark.parametrize("who", MASKED)
def test_a_restricted_source_is_withheld(archive, signed_in, who):
    shown, withheld = get_rows(signed_in(who), "sources")
    assert shown["title"] == "Open letter on the talks"
    assert shown["source_missing"] == ""
    assert withheld["title"] == "[source withheld]"
    assert (withheld["source_ref"], withheld["source_missing"]) == ("", "withheld")
    assert withheld["was_read"] == "true"
    left = {"id", "dialogue_ref", "dialogue_title", "entry", "position", "was_read"}
    left |= {"title", "source_missing"}
    assert {name for name, cell in withheld.items() if cell} == left


@pytest.mark.parametrize("who", NAMES_ALL)
def test_the_author_and_the_curator_read_the_source(archive, signed_in, who):
    titles = {row["title"] for row in get_rows(signed_in(who), "sources")}
    assert RESTRICTED_TITLE in titles


@pytest.mark.parametrize(("who", "keys"), [("anyone", 1), ("ada", 2), ("cora", 2)])
def test_no_list_names_the_entry_of_a_restricted_source(archive, signed_in, who, keys):
    record = archive["open"]
    opening = record.moves.get()
    for number, entry in enumerate(record.entries.all()):
        Citation.objects.create(
            dialogue=record, key=f"e9{number}", entry=entry, move=opening
        )
        Citation.objects.create(
            dialogue=record,
            key=f"e8{number}",
            entry=entry,
            stance=Stance.CONTRADICTS,
        )
    rows = get_rows(signed_in(who), "moves")
    (row,) = [row for row in rows if row["dialogue_ref"] == record.ref]
    assert len(unpacked(row["sources"])) == keys
    assert row["sources_against"] == ""
    rows = get_rows(signed_in(who), "dialogues")
    (row,) = [row for row in rows if row["dialogue_ref"] == record.ref]
    assert len(unpacked(row["sources_against"])) == keys
    assert row["sources"] == ""


@pytest.mark.parametrize("who", SEES)
def test_another_dialogue_is_named_to_who_may_see_it(archive, signed_in, who):
    for number, other in enumerate(archive.values()):
        Move.objects.create(
            dialogue=archive["open"],
            key=f"m9{number}",
            kind=MoveKind.ABSORPTION,
            other_dialogue=other,
        )
    told = {row["move"]: row for row in get_rows(signed_in(who), "moves")}
    for number, (name, other) in enumerate(archive.items()):
        row = told[f"m9{number}"]
        named = row["other_dialogue_ref"], row["other_dialogue_name"]
        seen = name in SEES[who]
        assert named == ((other.ref, other.title) if seen else ("", ""))
        assert row["other_dialogue_missing"] == ("" if seen else "not_coded")


def test_a_hidden_dialogue_and_none_look_the_same(archive, client):
    """That a draft exists must not show, not even as a reason."""
    moves = [
        Move.objects.create(dialogue=archive["open"], key=key, kind=MoveKind.ABSORPTION)
        for key in ("m90", "m91")
    ]
    moves[1].other_dialogue = archive["draft"]
    moves[1].save()
    none, hidden = get_rows(client, "moves")[:2]
    own = {"id", "move", "position"}
    assert {none["move"], hidden["move"]} == {"m90", "m91"}
    assert {k: v for k, v in none.items() if k not in own} == {
        k: v for k, v in hidden.items() if k not in own
    }


def test_attendance_of_a_withheld_stay_is_not_told(archive, client):
    record = archive["open"]
    stays = list(record.participations.all())
    meeting = Meeting.objects.create(dialogue=record, key="t90", title="Session")
    meeting.attendance.create(participation=stays[0], presence=Presence.PRESENT)
    meeting.attendance.create(
        participation=stays[1], presence=Presence.PRESENT, note="seen at the gate"
    )
    text = text_of(client.get("/export/meetings.csv"))
    assert "gate" not in text
    rows = get_rows(client, "meetings")
    (row,) = [row for row in rows if row["meeting"] == "t90"]
    assert unpacked(row["present"]) == [stays[0].key]
    assert row["absent"] == row["excluded"] == row["disputed"] == ""


def test_a_name_becomes_open_on_its_day(archive, client, time_machine):
    row = archive["open"].participations.get(person__name=PROTECTED_NAME)
    row.identity, row.identity_open_from = Identity.PROTECTED_UNTIL, date(2030, 5, 2)
    row.save()
    for day, shown in (
        ("2030-05-01", "[name withheld]"),
        ("2030-05-02", PROTECTED_NAME),
    ):
        time_machine.move_to(day, tick=False)
        (told,) = [
            each
            for each in get_rows(client, "participants")
            if each["id"] == f"{row.dialogue.ref}-{row.key}"
        ]
        assert told["name"] == shown


def test_an_embargo_ends_on_its_day(archive, client, time_machine):
    record = archive["embargoed"]
    for days, seen in ((0, False), (1, True)):
        time_machine.move_to(record.public_from)
        if not days:
            time_machine.shift(-86_400)
        refs = {row["dialogue_ref"] for row in get_rows(client, "dialogues")}
        assert (record.ref in refs) == seen


@pytest.mark.parametrize("who", MASKED)
def test_the_order_does_not_follow_hidden_names(archive, signed_in, who):
    rows = get_rows(signed_in(who), "participants", "sort=title")
    assert [row["participation"] for row in rows] == [
        row.key for row in archive["open"].participations.order_by("position")
    ]


def test_the_name_of_a_withheld_stay_is_not_searched(archive, client):
    assert get_rows(client, "participants", "q=quillfeather") == []


def test_no_query_of_a_masked_file_sorts_by_a_name(archive, client):
    with CaptureQueriesContext(connection) as queries:
        text_of(client.get("/export/participants.csv?sort=title"))
    for query in queries:
        _, _, order = query["sql"].rpartition("ORDER BY")
        assert "person" not in order and "name" not in order


def test_rows_are_counted_as_they_are_listed(archive, signed_in):
    for who in SEES:
        client = signed_in(who)
        user = client.get("/export/moves.csv").wsgi_request.user
        for table in NAMES:
            rows = get_rows(client, table)
            seen = Dialogue.objects.visible_to(user)
            assert TABLES[table].count(seen, user) == len(rows)
