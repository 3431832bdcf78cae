"""What each address of docs/questions.md must answer, worked out from the cases.

By address: of a case the moves that are asked for, or whatever is true if the dialogue
is one of the answer.
"""

from collections.abc import Callable, Mapping
from typing import Any

from tests.questions.cases import (
    ATTEMPT,
    CHANGE,
    MADE,
    STRAND,
    bodies,
    claimed,
    first_track,
    kinds,
    last_track,
    moves,
    secrecy,
    stays,
    sure,
    towards,
    tracks,
    under_way,
    went,
)

Case = Mapping[str, Any]

TRACKS_AND_MOVES: dict[str, Callable[[Case], Any]] = {
    "/dialogues/?moved=2-1": lambda c: went(c, "2", "1"),
    "/dialogues/?moved=1.5-1": lambda c: went(c, "1.5", "1"),
    "/dialogues/?direction=down": lambda c: towards(c, "down"),
    "/dialogues/?direction=up&direction=down": moves,
    "/dialogues/?direction=none": lambda c: not moves(c),
    "/dialogues/?direction=up&confidence=medium": lambda c: sure(
        towards(c, "up"), "medium"
    ),
    "/dialogues/?moved=1.5-1&confidence=high": lambda c: sure(
        went(c, "1.5", "1"), "high"
    ),
    "/dialogues/?direction=up&standing=attempted": lambda c: towards(c, "up", ATTEMPT),
    "/dialogues/?moved=2-1&standing=realised&standing=attempted": lambda c: went(
        c, "2", "1", *MADE, ATTEMPT
    ),
    "/dialogues/?first_track=2&current_track=1": lambda c: (
        (first_track(c), last_track(c)) == ("2", "1")
    ),
    "/dialogues/?first_track=1.5&current_track=1.5": lambda c: (
        (first_track(c), last_track(c)) == ("1.5", "1.5")
    ),
    "/dialogues/?first_track=2&track=1": lambda c: (
        first_track(c) == "2" and "1" in tracks(c)
    ),
    "/moves/?moved=2-1&standing=attempted": lambda c: went(c, "2", "1", ATTEMPT),
    "/moves/?kind=strand_opened": lambda c: moves(c, STRAND),
    "/moves/?kind=track_change&standing=realised&year_from=2000": lambda c: [
        move for move in moves(c, CHANGE) if str(move["date"])[:4] >= "2000"
    ],
    "/moves/?kind=disclosure": lambda c: kinds(c, "secrecy_lifted", "exposed"),
    "/moves/?kind=pause": lambda c: kinds(c, "suspended"),
}

PEOPLE: dict[str, Callable[[Case], Any]] = {
    "/dialogues/?person=P00026": lambda c: stays(c, of="Harold H. Saunders"),
    "/dialogues/?person=P00026&capacity=former": lambda c: stays(
        c, of="Harold H. Saunders", capacities={"former"}
    ),
    "/dialogues/?person=P00026&capacity=official": lambda c: stays(
        c, of="Harold H. Saunders", capacities={"official", "mandated"}
    ),
    "/dialogues/?q=Abu%20Alaa": lambda c: any(
        "Abu Alaa" in stay.get("aliases", ()) for stay in c["participants"]
    ),
    "/dialogues/?capacity=unknown": lambda c: stays(c, capacities={"unknown"}),
    "/dialogues/?capacity=private": lambda c: stays(c, capacities={"private"}),
    "/dialogues/?capacity=former&region=south_asia": lambda c: (
        c["region"] == "South Asia" and stays(c, capacities={"former"})
    ),
    "/dialogues/?capacity=unofficial&function=mediator": lambda c: stays(
        c, capacities={"unofficial"}, function="mediator"
    ),
    "/dialogues/?capacity=unofficial&function=head_of_delegation": lambda c: stays(
        c, capacities={"unofficial"}, function="head of delegation"
    ),
    "/dialogues/?function=decision_maker&first_track=2": lambda c: (
        first_track(c) == "2" and stays(c, function="decision maker")
    ),
    "/dialogues/?function=messenger&function=go_between": lambda c: (
        stays(c, function="messenger") or stays(c, function="go between")
    ),
}

BODIES: dict[str, Callable[[Case], Any]] = {
    "/dialogues/?organisation=O00021": lambda c: "United Nations" in bodies(c),
    "/dialogues/?organisation=O00017&track=1": lambda c: (
        "Government of Norway" in bodies(c) and "1" in tracks(c)
    ),
    "/dialogues/?conflict=C00011": lambda c: c["conflict"] == "Northern Ireland",
    "/dialogues/?country=IND&country=PAK&track=2": lambda c: (
        {"IND", "PAK"} & set(c["countries"]) and "2" in tracks(c)
    ),
    "/dialogues/?region=africa&region=north_africa": lambda c: (
        c["region"] in ("Africa", "North Africa")
    ),
    "/dialogues/?country=SUN": lambda c: "SUN" in c["countries"],
}

COURSE: dict[str, Callable[[Case], Any]] = {
    "/dialogues/?status=agreement&first_track=1.5": lambda c: (
        c["status"] == "concluded with agreement" and first_track(c) == "1.5"
    ),
    "/dialogues/?status=agreement&direction=none": lambda c: (
        c["status"] == "concluded with agreement" and not moves(c)
    ),
    "/dialogues/?secrecy=secret&track=1": lambda c: (
        "secret" in secrecy(c) and "1" in tracks(c)
    ),
    "/dialogues/?disagreement=track&first_track=1.5": lambda c: (
        first_track(c) == "1.5" and claimed(c) - tracks(c)
    ),
    "/dialogues/?purpose=test_ideas": lambda c: "test ideas" in c["purposes"],
    "/dialogues/?year_from=1990&year_to=1993&form=formal_meeting": lambda c: (
        under_way(c, 1990, 1993) and "formal meeting" in c["forms"]
    ),
}

ANSWERS = TRACKS_AND_MOVES | PEOPLE | BODIES | COURSE
