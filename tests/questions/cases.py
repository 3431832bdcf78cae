"""What the compiled cases say, read without any code of the product.

Each function takes a case as `tests/cases/*.yaml` has it. Codes on the left of a table
are those of an address; on the right stands what the compilers wrote.
"""

import re

#: What the compilers call a move between tracks that was made.
CHANGE, STRAND = "changes_track", "opens_strand_on_other_track"
MADE = (CHANGE, STRAND)
ATTEMPT = "attempt_only"
#: From official to unofficial.
LADDER = ("1", "1.5", "2", "3")

CAPACITIES = {
    "private": "official_private_capacity",
    "former": "former_official",
    "unofficial": "unofficial",
    "unknown": "unknown",
}
NON_STATE = "authorised delegate of a non-state party"
#: One body under two names in the cases.
SAME_BODY = {
    "Henry Dunant Centre for Humanitarian Dialogue": "Centre for Humanitarian Dialogue",
    "Kingdom of Norway": "Government of Norway",
    "United Kingdom": "Government of the United Kingdom",
}


def moves(case, *effects):
    """Its moves between tracks of these effects: those that were made, unless told."""
    return [m for m in case["moves"] if m["effect"] in (effects or MADE)]


def went(case, start, end, *effects):
    """Its moves from one track to another."""
    return [m for m in moves(case, *effects) if (m["from"], m["to"]) == (start, end)]


def towards(case, way, *effects):
    """Its moves up, towards Track 1, or down."""
    step = {"up": -1, "down": 1}[way]
    return [
        move
        for move in moves(case, *effects)
        if (LADDER.index(move["to"]) - LADDER.index(move["from"])) * step > 0
    ]


def sure(found, confidence):
    return [move for move in found if move["confidence"] == confidence]


def first_track(case):
    """The track on which it opened: one that begins with a change was on another."""
    first = case["moves"][0] if case["moves"] else {"effect": ""}
    return first["from"] if first["effect"] == CHANGE else case["initial_track"]


def last_track(case):
    """The track on which its main strand was at last: new strands leave it there."""
    track, strands = first_track(case), []
    for move in moves(case):
        if move["effect"] == STRAND:
            strands.append(move["to"])
        elif strands and move["from"] == strands[-1] != track:
            strands.pop()
        else:
            track = move["to"]
    return track


def tracks(case):
    return {first_track(case), *(move["to"] for move in moves(case))}


def years(text):
    return [int(year) for year in re.findall(r"\d{4}", str(text or ""))]


def under_way(case, first, last):
    """Whether it may have been under way in one of the years."""
    start, end = years(case["start"]), years(case["end"])
    return min(start, default=0) <= last and max(end, default=9999) >= first


def kinds(case, *names):
    """Its turning points of the compilers' finer kinds."""
    return [move for move in case["moves"] if move["kind"] in names]


def capacity(stay):
    """The capacity of a stay, under the code of an address."""
    if stay["capacity"] == "official":
        note = stay.get("capacity_note") or ""
        return "mandated" if NON_STATE in note else "official"
    return {words: code for code, words in CAPACITIES.items()}[stay["capacity"]]


def functions(stay):
    """The functions of a stay, one by one."""
    words = re.sub(r"\(.*\)| \d{4}$", "", stay["function"]).replace("_", " ")
    parts = re.split(r", then | and |/|; |, ", words)
    return {part.strip().replace("-", " ") for part in parts}


def stays(case, *, of="", capacities=(), function=""):
    """Its stays that fit all that is asked, each of one and the same stay."""
    return [
        stay
        for stay in case["participants"]
        if not of or stay["name"] == of
        if not capacities or capacity(stay) in capacities
        if not function or function in functions(stay)
    ]


def bodies(case):
    """The organisations that have a part in it."""
    return {SAME_BODY.get(o["name"], o["name"]) for o in case["organisations"]}


def secrecy(case):
    return {period["level"] for period in case["confidentiality"]}


def claimed(case):
    """The tracks on which sources place it."""
    return {claim["track"] for claim in case.get("track_claims") or ()}
