"""The 31 real cases of tests/cases as turns and seats, mapped by hand where needed."""

from dataclasses import replace
from typing import Any

from dialogues.choices import Capacity, MoveKind, PartyKind, Standing, Track
from dialogues.rules.chain import Turn, in_order
from dialogues.rules.suggestion import Seat, ThirdParty
from tests.compiled import compiled

EFFECTS = {
    "changes_track": MoveKind.TRACK_CHANGE,
    "attempt_only": MoveKind.TRACK_CHANGE,
    "opens_strand_on_other_track": MoveKind.STRAND_OPENED,
    "secrecy_changes": MoveKind.DISCLOSURE,
    "feeds_other_dialogue": MoveKind.FEEDS_ANOTHER,
    "flows_into_other_dialogue": MoveKind.ABSORPTION,
    "other_event": MoveKind.OTHER,
}
STARTS_OR_STOPS = {
    "collapsed": MoveKind.ENDING,
    "terminated": MoveKind.ENDING,
    "party_withdrew": MoveKind.ENDING,
    "suspended": MoveKind.PAUSE,
    "resumed": MoveKind.RESUMPTION,
}
NAMES_A_TRACK = {
    MoveKind.TRACK_CHANGE,
    MoveKind.STRAND_OPENED,
    MoveKind.FEEDS_ANOTHER,
    MoveKind.ABSORPTION,
}
STRANDS = {
    ("colombia-ecuador-binational-dialogue", "m1"): 2,
    ("colombia-ecuador-binational-dialogue", "m2"): 2,
    ("colombia-ecuador-binational-dialogue", "m3"): 3,
    ("south-africa-mells-park", "m2"): 2,
    ("south-africa-mells-park", "m3"): 2,
    ("us-dprk-unofficial-meetings", "m1"): 2,
    ("us-dprk-unofficial-meetings", "m2"): 2,
}
ENDS_STRAND = {("northern-ireland-back-channel", "m4")}


def turns_of(slug: str) -> list[Turn]:
    """The opening and the moves of a case, in order of time."""
    moves = compiled(slug)["moves"] or []
    first = compiled(slug)["initial_track"]
    if moves and moves[0]["effect"] == "changes_track":
        first = moves[0]["from"]
    opening = Turn("m0", MoveKind.OPENING, str(compiled(slug)["start"]), Track(first))
    return in_order([opening, *(_turn(slug, move) for move in moves)])


def _turn(slug: str, move: dict[str, Any]) -> Turn:
    kind = EFFECTS.get(move["effect"]) or STARTS_OR_STOPS[move["kind"]]
    place = slug, move["id"]
    to_track = Track(move["to"]) if move["to"] and kind in NAMES_A_TRACK else None
    attempted = move["effect"] == "attempt_only"
    return Turn(
        key=move["id"],
        kind=kind,
        date=str(move["date"]),
        to_track=to_track,
        strand=STRANDS.get(place, 1),
        standing=Standing.ATTEMPTED if attempted else Standing.REALISED,
        ends_strand=place in ENDS_STRAND,
    )


def end_of(slug: str) -> str:
    return str(compiled(slug)["end"])


def secrecy_of(slug: str) -> list[tuple[str, str, str]]:
    return [
        (period["level"], str(period["from"] or ""), str(period["to"] or ""))
        for period in compiled(slug)["confidentiality"]
    ]


THIRD_SIDES = {
    *("facilitator", "mediator", "intermediary", "third party", "third country"),
    *("host", "guest", "chair", "observer", "co-sponsor", "contact group"),
    *("civil society", "United Nations", "Canada"),
}
#: Functions of people who were not in the room.
BEHIND_THE_SCENES = {
    *("decision_maker", "handler", "supervisor", "received reports"),
    *("kept away from the signing", "in attendance, not at the table"),
    *("sponsor behind the scenes, never in the room in the first phase",),
    *("member, declined to travel in 2018", "host of a dinner", "opening speaker"),
    *("official sponsor, opened doors", "mandating authority"),
}
CAPACITIES = {
    "official": Capacity.OFFICIAL,
    "official_private_capacity": Capacity.PRIVATE,
    "former_official": Capacity.FORMER,
    "unofficial": Capacity.UNOFFICIAL,
    "unknown": Capacity.UNKNOWN,
}
MANDATED_NOTES = ("authorised delegate", "party leader in an official negotiation")
ONE_SIDE = {
    "Jordan (joint Jordanian-Palestinian delegation)": "Jordan",
    "Palestinians (joint Jordanian-Palestinian delegation)": "Palestinians",
    "Afrikaners": "South Africa",
    "South African government": "South Africa",
    "Tajik opposition": "Tajik opposition",
}


def seats_of(slug: str) -> list[Seat]:
    """The participants of a case as seats."""
    return [_seat(each) for each in compiled(slug)["participants"]]


def _seat(row: dict[str, Any]) -> Seat:
    note = row.get("capacity_note") or ""
    capacity = CAPACITIES[row["capacity"]]
    if capacity is Capacity.OFFICIAL and note.startswith(MANDATED_NOTES):
        capacity = Capacity.MANDATED
    third = row["side"] in THIRD_SIDES
    seat = Seat(
        name=row["name"],
        party=ONE_SIDE.get(row["side"], row["side"]),
        party_kind=PartyKind.THIRD_PARTY if third else PartyKind.PRINCIPAL,
        capacity=capacity,
        start=str(row["from"] or ""),
        end=str(row["to"] or ""),
        seated=row["function"] not in BEHIND_THE_SCENES,
    )
    return replace(seat, number=7000) if "7,000" in row["name"] else seat


POLITICAL = {"state", "state agency", "international organisation"}
LEADS = {"convenor", "facilitator", "mediator", "co-sponsor", "chair"}


def third_parties_of(slug: str) -> list[ThirdParty]:
    """The organisations that convened, facilitated or mediated."""
    return [
        ThirdParty(each["name"], each["type"] in POLITICAL)
        for each in compiled(slug)["organisations"] or []
        if LEADS & set(each["roles"])
    ]
