"""No fact of the 31 cases is lost or bent on its way into the database."""

import re
from collections import Counter

import pytest

from dialogues.choices import NameKind, Standing
from dialogues.models import (
    Citation,
    Dialogue,
    Meeting,
    Move,
    Organisation,
    Participation,
    Person,
    Source,
    SourceEntry,
)
from dialogues.rules.chain import direction
from tests.collection import FOR_THE_MODEL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection")]

KINDS = {
    "changes_track": "track_change",
    "attempt_only": "track_change",
    "opens_strand_on_other_track": "strand_opened",
    "secrecy_changes": "disclosure",
    "feeds_other_dialogue": "feeds_another",
    "flows_into_other_dialogue": "absorption",
    "other_event": "other",
}
STOPS_AND_STARTS = {
    "collapsed": "ending",
    "terminated": "ending",
    "party_withdrew": "ending",
    "suspended": "pause",
    "resumed": "resumption",
}
CAPACITIES = {"former_official": "former", "official_private_capacity": "private"}
NON_STATE = "authorised delegate of a non-state party"
#: The compilers' initial track, where the first move says it left another one.
BEGINS_WITH_A_CHANGE = {"aceh-hdc-talks": ("1.5", "2"), "geneva-initiative": ("2", "1")}
#: One body under two names in the cases, and the name of its record here.
SAME_BODY = {
    "Henry Dunant Centre for Humanitarian Dialogue": "Centre for Humanitarian Dialogue",
    "Kingdom of Norway": "Government of Norway",
    "United Kingdom": "Government of the United Kingdom",
}


def text(value) -> str:
    return "" if value is None else str(value)


def cited(row) -> list[str]:
    return [c.entry.key for c in row.citations.order_by("position")]


def pairs(case_files, rows_of_case, rows_of_record):
    """Each row of each case beside the row of the record that came from it."""
    for slug, case in case_files.items():
        record = Dialogue.objects.get(slug=slug)
        compiled, stored = rows_of_case(case), list(rows_of_record(record))
        assert len(compiled) == len(stored), slug
        yield from ((slug, *both) for both in zip(compiled, stored, strict=True))


def test_everything_is_there():
    turning_points = Move.objects.exclude(kind="opening").count()
    counts = {
        "dialogues": Dialogue.objects.count(),
        "openings": Move.objects.filter(kind="opening").count(),
        "turning points": turning_points,
        "participants": Participation.objects.count(),
        "meetings": Meeting.objects.count(),
        "sources": SourceEntry.objects.count(),
    }
    assert counts == {
        "dialogues": 31,
        "openings": 31,
        "turning points": 53,
        "participants": 276,
        "meetings": 117,
        "sources": 227,
    }


def test_the_overview_says_what_the_case_says(case_files):
    for slug, case in case_files.items():
        record = Dialogue.objects.get(slug=slug)
        assert record.title == case["title"]
        assert [c.name for c in record.conflicts.all()] == [case["conflict"]]
        assert [r.label for r in record.regions.all()] == [case["region"]]
        assert [c.code for c in record.countries.all()] == case["countries"]
        assert (record.start, record.end) == (case["start"], case["end"])
        words = record.status_detail or record.get_status_display().lower()
        assert words == case["status"]
        assert [n.name for n in record.names.all()] == case["alt_names"]
        assert {p.label for p in record.purposes.all()} == set(case["purposes"])
        assert {f.label for f in record.forms.all()} == set(case["forms"])
        note = case.get("moves_note", "").removesuffix(FOR_THE_MODEL)
        assert record.moves_note == note
        assert record.participants_note == case.get("participants_note", "")


def test_the_record_begins_on_the_track_of_the_case(case_files):
    for slug, case in case_files.items():
        record = Dialogue.objects.get(slug=slug)
        compiled, begins_on = BEGINS_WITH_A_CHANGE.get(
            slug, (case["initial_track"], case["initial_track"])
        )
        assert case["initial_track"] == compiled
        assert record.first_track == begins_on
        opening = record.moves.get(kind="opening")
        assert (f"Track {compiled}" in opening.account) == (compiled != begins_on)


def test_turning_points(case_files):
    def in_order(case):
        ids = [m["id"] for m in case["moves"]]
        if case["slug"] == "china-us-strategic-nuclear-dynamics":
            ids.reverse()  # 2015 stands after 2019 in the case
        by_id = {m["id"]: m for m in case["moves"]}
        return [by_id[each] for each in ids]

    for slug, move, row in pairs(
        case_files, in_order, lambda r: r.moves.exclude(kind="opening")
    ):
        here = (slug, move["id"])
        kind = KINDS.get(move["effect"]) or STOPS_AND_STARTS[move["kind"]]
        assert row.key == move["id"], here
        assert row.kind == kind, here
        assert row.term.code == move["kind"], here
        assert row.date == move["date"], here
        assert row.trigger == text(move["trigger"]), here
        assert row.evidence == move.get("evidence", ""), here
        assert row.account == move.get("note", ""), here
        assert row.confidence == move["confidence"], here
        assert cited(row) == move["sources"], here
        attempted = move["effect"] == "attempt_only"
        assert row.standing == (
            Standing.ATTEMPTED if attempted else Standing.REALISED
        ), here
        if move["from"]:
            assert row.from_track == move["from"], here
        if move["to"] and move["to"] != move["from"] and row.kind != "resumption":
            assert row.to_track == move["to"], here
            assert direction(row.from_track, row.to_track) == (
                move["direction"] if move["from"] else direction("", move["to"])
            ), here
        if move["direction"] == "lateral":
            assert row.to_track == "", here
        if target := move.get("target"):
            other = row.other_dialogue and row.other_dialogue.slug
            assert other == target or row.other_title, here


def test_second_strands_are_kept():
    opened = Move.objects.filter(kind="strand_opened").order_by("dialogue__slug", "key")
    assert [(m.dialogue.slug, m.strand, m.from_track, m.to_track) for m in opened] == [
        ("colombia-ecuador-binational-dialogue", 2, "2", "1.5"),
        ("colombia-ecuador-binational-dialogue", 3, "2", "1.5"),
        ("south-africa-mells-park", 2, "1.5", "1"),
        ("us-dprk-unofficial-meetings", 2, "1.5", "1"),
    ]
    back = Move.objects.get(
        dialogue__slug="colombia-ecuador-binational-dialogue", key="m2"
    )
    assert (back.strand, back.from_track, back.to_track) == (2, "1.5", "2")
    main = back.dialogue.episodes.filter(strand=1)
    assert [(e.track, e.start, e.end) for e in main] == [("2", "2007-11", "2009-10~")]


def test_participants(case_files):
    for slug, one, row in pairs(
        case_files, lambda c: c["participants"], lambda r: r.participations.all()
    ):
        here = (slug, one["name"])
        note = one.get("capacity_note", "")
        capacity = CAPACITIES.get(one["capacity"], one["capacity"])
        if capacity == "official" and NON_STATE in note:
            capacity = "mandated"
        named = row.person.name if row.person else f"[{row.unnamed_as}]"
        assert named == one["name"], here
        assert row.party.name == one["side"], here
        assert row.office == one["role_then"], here
        assert row.capacity == capacity, here
        assert row.capacity_note == note, here
        assert (row.start, row.end) == (text(one["from"]), text(one["to"])), here
        assert row.note == one.get("note", ""), here
        assert cited(row) == one["sources"], here
        labels = [f.label for f in row.functions.all()]
        words = row.function_detail or " ".join(labels)
        assert words.replace("_", " ") == one["function"].replace("_", " "), here
        assert labels, here


def test_unnamed_people_are_a_count_and_not_a_name():
    [row] = Participation.objects.filter(person=None)
    assert (row.unnamed_as, row.number, row.number_is) == (
        "more than 7,000 Libyans",
        7000,
        "at_least",
    )


def test_names_in_every_script_find_one_person(case_files):
    for case in case_files.values():
        for one in case["participants"]:
            if one["name"].startswith("["):
                continue
            person = Person.objects.get(name=one["name"])
            names = {n.name: n for n in person.names.all()}
            for alias in one.get("aliases", []):
                assert names[alias].kind in (NameKind.ALIAS, NameKind.COVER)
            if native := one.get("native_script"):
                assert names[native].kind == NameKind.NATIVE
                assert names[native].script != "Latn"


def test_a_name_in_several_cases_is_one_authority(case_files):
    people, bodies = Counter(), Counter()
    for case in case_files.values():
        people.update({p["name"] for p in case["participants"]})
        bodies.update(
            {SAME_BODY.get(o["name"], o["name"]) for o in case["organisations"]}
        )
    shared_people = {name for name, n in people.items() if n > 1}
    shared_bodies = {name for name, n in bodies.items() if n > 1}
    assert (len(shared_people), len(shared_bodies)) == (15, 8)
    for name in shared_people:
        [person] = Person.objects.filter(name=name)
        records = set(person.participations.values_list("dialogue", flat=True))
        assert len(records) == people[name]
    for name in shared_bodies:
        [body] = Organisation.objects.filter(name=name)
        records = set(body.roles.values_list("dialogue", flat=True))
        assert len(records) == bodies[name]


def test_namesakes_stay_apart():
    mishras = Person.objects.filter(name__endswith=" Mishra").order_by("name")
    assert [p.name for p in mishras] == ["Brajesh Mishra", "R. K. Mishra"]
    jaramillos = {
        p.person_id
        for p in Participation.objects.filter(dialogue__slug="colombia-farc-havana")
        if "Jaramillo" in p.person.name
        or p.person.names.filter(name__contains="Jaramillo").exists()
    }
    assert len(jaramillos) == 2


def test_cover_names_are_not_ordinary_names():
    covers = {
        (n.person.name, n.name)
        for p in Person.objects.all()
        for n in p.names.filter(kind=NameKind.COVER)
    }
    assert covers == {
        ("Thabo Mbeki", "John Simelane"),
        ("Jacob Zuma", "Jack Simelane"),
        ("Mike Louw", "Michael James"),
        ("Maritz Spaarwater", "Jacobus Maritz"),
    }


def test_organisations(case_files):
    for slug, one, row in pairs(
        case_files, lambda c: c["organisations"], lambda r: r.organisation_roles.all()
    ):
        here = (slug, one["name"])
        body = row.organisation
        assert body.name == SAME_BODY.get(one["name"], one["name"]), here
        if body.name != one["name"]:
            assert body.names.filter(name=one["name"]).exists(), here
        assert body.kind.label.lower() == one["type"], here
        assert body.country == text(one.get("country")), here
        assert {r.label for r in row.roles.all()} == set(one["roles"]), here
        assert (row.start, row.end) == (text(one["from"]), text(one["to"])), here
        assert row.note == one.get("note", ""), here
        assert cited(row) == one["sources"], here


def ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(
        number % 10 if number // 10 % 10 != 1 else 0, "th"
    )
    return f"{number}{ending}"


def label_of(row: Meeting) -> str:
    """The label of the case, put together again from what the row holds."""
    parts = [ordinal(row.number)] if row.number else []
    if row.attending:
        parts.append(f"about {row.attending} people")
    return " ".join([*parts, row.title]).strip()


def test_meetings(case_files):
    def words(label):
        return re.findall(r"\w+", text(label))

    for slug, one, row in pairs(
        case_files, lambda c: c["meetings"], lambda r: r.meetings.all()
    ):
        here = (slug, one["date"], one.get("label"))
        assert row.date == one["date"], here
        assert words(label_of(row)) == words(one.get("label")), here
        unstated = one["place"] == "unknown" or "place not stated" in one["place"]
        assert row.place == ("" if unstated else one["place"]), here
        assert (row.why_missing("place") == "not_known") == unstated, here
        assert row.country == text(one["country"]), here
        assert (row.latitude, row.longitude) == (one.get("lat"), one.get("lon")), here
        assert row.account == one.get("note", ""), here
        assert cited(row) == one["sources"], here


def test_meetings_that_were_not_held():
    not_held = Meeting.objects.exclude(standing="held").order_by("date")
    assert [(m.dialogue.slug, m.date, m.standing) for m in not_held] == [
        ("india-pakistan-back-channel", "2004-12~", "planned"),
        ("india-pakistan-back-channel", "2006-12-19?", "denied"),
        ("us-dprk-unofficial-meetings", "2017-03~", "cancelled"),
        ("libya-national-conference-process", "2019-04-14/2019-04-16", "cancelled"),
    ]


def test_sources(case_files):
    for slug, one, row in pairs(
        case_files, lambda c: c["sources"], lambda r: r.entries.all()
    ):
        here = (slug, one["id"])
        record = row.source
        assert row.key == one["id"], here
        assert record.kind == one["type"].replace(" ", "_"), here
        for name in ("author", "publisher", "url", "doi"):
            assert getattr(record, name) == text(one[name]), here
        assert (record.title, record.year) == (one["title"], one["year"]), here
        assert record.language == one.get("language", ""), here
        assert row.was_read == (one["read"] == "yes"), here
        assert row.background == one.get("use", ""), here
        assert row.note == one.get("note", ""), here


def test_a_source_of_several_cases_is_one_record(case_files):
    printed = Counter(
        (s["title"], s["publisher"], s["year"])
        for case in case_files.values()
        for s in case["sources"]
    )
    assert Source.objects.count() == len(printed) == 221


def test_track_claims(case_files):
    for slug, one, row in pairs(
        case_files, lambda c: c.get("track_claims", []), lambda r: r.track_claims.all()
    ):
        assert row.track == one["track"], slug
        assert row.note == text(one.get("note")), slug
        assert cited(row) == ([one["by"]] if one["by"] else []), slug


def test_secrecy(case_files):
    for slug, one, row in pairs(
        case_files, lambda c: c["confidentiality"], lambda r: r.secrecy_periods.all()
    ):
        assert row.level == one["level"], slug
        assert (row.start, row.end) == (text(one["from"]), text(one["to"])), slug
        assert row.note == one.get("note", ""), slug


def test_outcomes(case_files):
    for slug, one, row in pairs(
        case_files, lambda c: c["outcomes"], lambda r: r.outcomes.all()
    ):
        assert row.title == one["title"], slug
        assert row.date == text(one["date"]), slug
        assert row.note == one.get("note", ""), slug
        assert cited(row) == one["sources"], slug


def test_links(case_files):
    for slug, one, row in pairs(
        case_files, lambda c: c["related"], lambda r: r.links.all()
    ):
        assert row.kind == one["relation"], slug
        other = row.other_dialogue.slug if row.other_dialogue else row.other_title
        assert other == one.get("slug", one.get("title")), slug
        assert row.date == text(one.get("date")), slug
        assert cited(row) == one.get("sources", []), slug


def test_disagreements(case_files):
    for slug, one, row in pairs(
        case_files, lambda c: c["disagreements"], lambda r: r.disagreements.all()
    ):
        words = f"{row.topic}: {row.account}" if row.topic else row.account
        assert words == one, slug


def test_every_citation_is_within_its_record():
    for citation in Citation.objects.select_related("entry"):
        assert citation.entry.dialogue_id == citation.dialogue_id
        assert citation.statement.dialogue_id == citation.dialogue_id


def test_no_participant_of_the_cases_is_withheld(anyone):
    assert Participation.objects.nameable_by(anyone).count() == 276
