"""What is read back from the files is what the 31 cases say."""

from collections import Counter

import pytest
from django.contrib.auth.models import AnonymousUser

from dialogues.exports.cell_text import unpacked
from dialogues.models import Dialogue
from tests.collection import FOR_THE_MODEL
from tests.exports.files import NAMES, OF_DIALOGUES, file_for, rows_of
from tests.exports.headers import HEADERS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection")]

ENTRIES = {"dialogues": 31, "moves": 53 + 31, "participants": 276, "meetings": 117}
ENTRIES |= {"sources": 227}

#: The headers of keys that are not called as their table is.
KEYS = {
    "attendance": "meeting",
    "parties": "party",
    "participants": "participation",
    "secrecy": "secrecy_period",
    "sources": "entry",
}
CITED = [name for name in NAMES if "sources_against" in HEADERS[name]]

EFFECTS = {
    "changes_track": "track_change",
    "attempt_only": "track_change",
    "opens_strand_on_other_track": "strand_opened",
    "secrecy_changes": "disclosure",
    "feeds_other_dialogue": "feeds_another",
    "flows_into_other_dialogue": "absorption",
    "other_event": "other",
}
STARTS_OR_STOPS = {
    "collapsed": "ending",
    "terminated": "ending",
    "party_withdrew": "ending",
    "suspended": "pause",
    "resumed": "resumption",
}
CAPACITIES = {"former_official": "former", "official_private_capacity": "private"}
NON_STATE = "authorised delegate of a non-state party"
#: The one row whose words of a person are words for a crowd.
UNNAMED = {"[more than 7,000 Libyans]": "more than 7,000 Libyans"}
#: Cases whose turning points stand out of order in the compilation.
BACKWARDS = {"china-us-strategic-nuclear-dynamics"}


@pytest.fixture(scope="module")
def files(databases, django_db_blocker) -> dict[str, list[dict[str, str]]]:
    """All five files as anybody gets them."""
    anyone = AnonymousUser()
    with django_db_blocker.unblock(), databases.beside("collection"):
        return {name: rows_of(file_for(anyone, name)) for name in NAMES}


@pytest.fixture
def beside(files, case_files):
    """Each row of each case beside the row of the file that tells it."""
    refs = {row["slug"]: row["dialogue_ref"] for row in files["dialogues"]}

    def pairs(table, part):
        for slug, case in case_files.items():
            told = [r for r in files[table] if r["dialogue_ref"] == refs[slug]]
            if table == "moves":
                told = [row for row in told if row["kind"] != "opening"]
            compiled = case[part] or []
            if part == "moves" and slug in BACKWARDS:
                compiled = compiled[::-1]
            assert len(compiled) == len(told), slug
            for one, row in zip(compiled, told, strict=True):
                yield slug, one, row

    return pairs


def text(value) -> str:
    return "" if value is None else str(value)


@pytest.mark.parametrize(("table", "number"), ENTRIES.items())
def test_every_row_is_there_once(files, table, number):
    rows = files[table]
    key = "dialogue_ref" if table == "dialogues" else "id"
    assert len(rows) == len({row[key] for row in rows}) == number


def test_turning_points_beside_openings(files):
    kinds = Counter(row["kind"] == "opening" for row in files["moves"])
    assert (kinds[False], kinds[True]) == (53, 31)


@pytest.mark.parametrize("table", ["dialogues", *OF_DIALOGUES])
def test_rows_stand_in_the_order_of_dialogues_and_of_their_own(files, table):
    places = [
        (row["dialogue_ref"], int(row.get("position", 0))) for row in files[table]
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("table", OF_DIALOGUES)
def test_every_row_joins_a_dialogue(files, table):
    titles = {row["dialogue_ref"]: row["title"] for row in files["dialogues"]}
    for row in files[table]:
        assert titles[row["dialogue_ref"]] == row["dialogue_title"]
        key = row[KEYS.get(table, table[:-1])]
        if table == "attendance":
            key = f"{row['meeting']}-{row['participation']}"
        assert row["id"] == f"{row['dialogue_ref']}-{key}"


@pytest.mark.parametrize("table", CITED)
def test_every_source_that_a_row_names_is_an_entry(files, table):
    entries = {(row["dialogue_ref"], row["entry"]) for row in files["sources"]}
    for row in files[table]:
        for key in unpacked(row["sources"]) + unpacked(row["sources_against"]):
            assert (row["dialogue_ref"], key) in entries


def test_dialogues(files, case_files):
    rows = {row["slug"]: row for row in files["dialogues"]}
    for slug, case in case_files.items():
        row = rows[slug]
        assert row["title"] == case["title"]
        assert unpacked(row["conflicts_name"]) == [case["conflict"]]
        assert unpacked(row["countries_code"]) == case["countries"]
        assert unpacked(row["names_name"]) == case["alt_names"]
        assert (row["start"], row["end"]) == (case["start"], case["end"])
        assert len(unpacked(row["purposes"])) == len(case["purposes"])
        assert len(unpacked(row["forms"])) == len(case["forms"])
        note = case.get("moves_note", "").removesuffix(FOR_THE_MODEL)
        assert row["moves_note"] == note
        assert row["participants_note"] == case.get("participants_note", "")
        assert row["turning_points"] == str(len(case["moves"]))
        assert row["participant_count"] == str(len(case["participants"]))
        assert row["meeting_count"] == str(len(case["meetings"]))
    oslo = rows["oslo-channel"]
    assert unpacked(oslo["names_script"]) == ["Latn", "Latn", "Arab", "Hebr"]
    assert (oslo["first_track"], oslo["current_track"]) == ("2", "1")


def test_turning_points(beside, files):
    slugs = {row["dialogue_ref"]: row["slug"] for row in files["dialogues"]}
    for slug, move, row in beside("moves", "moves"):
        here = slug, move["id"]
        kind = EFFECTS.get(move["effect"]) or STARTS_OR_STOPS[move["kind"]]
        assert (row["move"], row["kind"], row["term"]) == (
            move["id"],
            kind,
            move["kind"],
        ), here
        assert row["date"] == move["date"], here
        assert row["trigger"] == text(move["trigger"]), here
        assert row["evidence"] == move.get("evidence", ""), here
        assert row["account"] == move.get("note", ""), here
        assert row["confidence"] == move["confidence"], here
        assert unpacked(row["sources"]) == move["sources"], here
        attempted = move["effect"] == "attempt_only"
        assert row["standing"] == ("attempted" if attempted else "realised"), here
        if move["from"]:
            assert row["from_track"] == move["from"], here
        if row["to_track"]:
            assert row["to_track"] == move["to"], here
            assert row["direction"] == move["direction"], here
        elif move["to"] and move["to"] != move["from"]:
            assert row["kind"] == "resumption", here
        if row["direction"]:
            assert row["direction_missing"] == "", here
            assert row["direction"] == move["direction"], here
        other = slugs.get(row["other_dialogue_ref"])
        if target := move.get("target"):
            assert other == target or row["other_title"], here


def test_second_strands(files):
    slugs = {row["dialogue_ref"]: row["slug"] for row in files["dialogues"]}
    opened = [
        (slugs[row["dialogue_ref"]], row["strand"], row["from_track"], row["to_track"])
        for row in files["moves"]
        if row["kind"] == "strand_opened"
    ]
    assert sorted(opened) == [
        ("colombia-ecuador-binational-dialogue", "2", "2", "1.5"),
        ("colombia-ecuador-binational-dialogue", "3", "2", "1.5"),
        ("south-africa-mells-park", "2", "1.5", "1"),
        ("us-dprk-unofficial-meetings", "2", "1.5", "1"),
    ]


def test_participants(beside):
    for slug, one, row in beside("participants", "participants"):
        here = slug, one["name"]
        note = one.get("capacity_note", "")
        capacity = CAPACITIES.get(one["capacity"], one["capacity"])
        if capacity == "official" and NON_STATE in note:
            capacity = "mandated"
        assert row["name"] == UNNAMED.get(one["name"], one["name"]), here
        assert row["party_name"] == one["side"], here
        assert row["office"] == one["role_then"], here
        assert (row["capacity"], row["capacity_note"]) == (capacity, note), here
        assert (row["start"], row["end"]) == (text(one["from"]), text(one["to"])), here
        assert row["note"] == one.get("note", ""), here
        assert unpacked(row["sources"]) == one["sources"], here
        assert row["functions"], here
        if one["name"] in UNNAMED:
            crowd = (row["unnamed_as"], row["number"], row["number_is"])
            assert crowd == (UNNAMED[one["name"]], "7000", "at_least")
            assert (row["person_ref"], row["person_missing"]) == ("", "not_known")
        else:
            assert row["person_ref"].startswith("P"), here
            assert row["person_name"] == row["name"], here


def test_meetings(beside):
    for slug, one, row in beside("meetings", "meetings"):
        here = slug, one["date"]
        assert row["date"] == one["date"], here
        unstated = one["place"] == "unknown" or "place not stated" in one["place"]
        assert row["place"] == ("" if unstated else one["place"]), here
        assert row["place_missing"] == ("not_known" if unstated else ""), here
        assert row["country"] == text(one["country"]), here
        at = row["latitude"], row["longitude"]
        assert [float(each) if each else None for each in at] == [
            one.get("lat"),
            one.get("lon"),
        ], here
        assert row["account"] == one.get("note", ""), here
        assert unpacked(row["sources"]) == one["sources"], here


def test_sources(beside):
    for slug, one, row in beside("sources", "sources"):
        here = slug, one["id"]
        assert row["entry"] == one["id"], here
        assert row["kind"] == one["type"].replace(" ", "_"), here
        for name in ("author", "title", "publisher", "year", "url", "doi"):
            assert row[name] == text(one[name]), here
        assert row["language"] == one.get("language", ""), here
        assert row["was_read"] == ("true" if one["read"] == "yes" else "false"), here
        assert row["background"] == one.get("use", ""), here
        assert row["note"] == one.get("note", ""), here
        assert row["source_missing"] == "", here


def test_dates_have_the_bounds_of_the_model(files):
    records = {record.ref: record for record in Dialogue.objects.all()}
    for row in files["dialogues"]:
        for name in ("start_earliest", "start_latest", "end_earliest", "end_latest"):
            day = getattr(records[row["dialogue_ref"]], name)
            assert row[name] == (day.isoformat() if day else "")


def test_every_reason_that_a_record_keeps_is_told(files):
    parts = {
        "moves": "moves",
        "participants": "participations",
        "meetings": "meetings",
        "sources": "entries",
    }
    for table, part in parts.items():
        told = {row["id"]: row for row in files[table]}
        for record in Dialogue.objects.all():
            for row in getattr(record, part).all():
                for name, reason in row.missing.items():
                    assert told[f"{record.ref}-{row.key}"][f"{name}_missing"] == reason


def test_an_empty_value_has_a_reason(files):
    """Where a reason is always given, there is a value or a reason, not both."""
    for table, names in {
        "dialogues": ["end", "status", "interaction", "is_series"],
        "moves": ["from_track", "to_track", "direction", "date", "confidence"],
        "participants": ["office", "start", "end", "functions", "party", "person"],
        "meetings": ["date", "place", "country", "latitude", "medium", "attending"],
    }.items():
        for row in files[table]:
            for name in names:
                value = row.get(name, row.get(f"{name}_ref"))
                assert bool(value) != bool(row[f"{name}_missing"]), (table, name, row)
