"""What can be wrong with a chain: one function a fault, each saying how to fix it."""

from dialogues.choices import MoveKind, Track
from dialogues.rules.chain.rows import ChainRow
from dialogues.rules.chain.types import MAIN_STRAND, OTHER_TRACK_KINDS, TRACK_KINDS
from dialogues.rules.problems import Problem

#: In the order in which a reader would fix the faults of one row.
CODES = (
    "no_opening",
    "second_opening",
    "opening_not_first",
    "unknown_strand",
    "strand_taken",
    "strand_number",
    "strand_ended",
    "track_missing",
    "track_not_allowed",
    "same_track",
    "strand_same_track",
    "ends_not_allowed",
    "paused_twice",
    "date_missing",
    "date_unreadable",
    "before_opening",
    "out_of_order",
    "after_end",
    "known_before_it_happened",
    "ends_before_start",
    "resumed_unpaused",
    "end_disagrees",
)

MAY_NAME_A_TRACK = TRACK_KINDS | OTHER_TRACK_KINDS

A_KIND = {
    MoveKind.OPENING: "an opening",
    MoveKind.TRACK_CHANGE: "a track change",
    MoveKind.STRAND_OPENED: "the opening of a second strand",
    MoveKind.PAUSE: "a pause",
    MoveKind.RESUMPTION: "a resumption",
    MoveKind.ENDING: "an ending",
    MoveKind.DISCLOSURE: "a disclosure",
    MoveKind.ABSORPTION: "an absorption",
    MoveKind.FEEDS_ANOTHER: "a contribution to another dialogue",
    MoveKind.OTHER: "a turning point of another kind",
}


def track_name(track: Track) -> str:
    """The track as it stands inside a sentence."""
    unclassified = track is Track.UNCLASSIFIED
    return "a track not classified" if unclassified else str(track.label)


def _problem(code: str, row: ChainRow, field: str, *sentences: str) -> Problem:
    return Problem(code, " ".join(sentences), row.turn.key, field)


def _remark(code: str, row: ChainRow, field: str, *sentences: str) -> Problem:
    return Problem(code, " ".join(sentences), row.turn.key, field, blocks=False)


def _low(row: ChainRow) -> str:
    return f"row {row.number}"


def _strand(number: int) -> str:
    return "the main strand" if number == MAIN_STRAND else f"strand {number}"


def no_opening() -> Problem:
    sentence = (
        "The chain has no opening. Add a first row of the kind Opening, "
        "with its date and track."
    )
    return Problem("no_opening", sentence)


def second_opening(
    row: ChainRow, first: ChainRow, ended_by: ChainRow | None
) -> Problem:
    if ended_by:
        return _problem(
            "second_opening",
            row,
            "kind",
            f"{row.name} opens the dialogue again after its end in {_low(ended_by)}.",
            f"Make {_low(ended_by)} a pause and {_low(row)} the resumption, or record "
            "a dialogue of its own.",
        )
    return _problem(
        "second_opening",
        row,
        "kind",
        f"{row.name} opens the dialogue a second time, after {_low(first)}.",
        f"Make {_low(row)} a resumption or a second strand, or take it out.",
    )


def opening_not_first(row: ChainRow) -> Problem:
    return _problem(
        "opening_not_first",
        row,
        "kind",
        f"{row.name} opens the dialogue but stands after other rows. Put it first.",
    )


def opening_on_strand(row: ChainRow) -> Problem:
    return _problem(
        "unknown_strand",
        row,
        "strand",
        f"{row.name} opens the dialogue but stands on strand {row.turn.strand}.",
        "Put it on the main strand.",
    )


def unknown_strand(row: ChainRow) -> Problem:
    return _problem(
        "unknown_strand",
        row,
        "strand",
        f"{row.name} stands on strand {row.turn.strand}, which no row before it opens.",
        "Put it on the main strand, or add the row that opens the strand.",
    )


def strand_taken(row: ChainRow, number: int) -> Problem:
    return _problem(
        "strand_taken",
        row,
        "strand",
        f"{row.name} opens strand {row.turn.strand}, which an earlier row has opened.",
        f"Give it number {number}.",
    )


def strand_number(row: ChainRow, number: int) -> Problem:
    if row.is_on_main:
        what = f"{row.name} opens a second strand but stands on the main one."
    else:
        what = f"{row.name} opens strand {row.turn.strand}, but the next is {number}."
    return _problem("strand_number", row, "strand", what, f"Give it number {number}.")


def strand_same_track(row: ChainRow, track: Track) -> Problem:
    return _problem(
        "strand_same_track",
        row,
        "to_track",
        f"{row.name} opens a strand on the track of the main strand, "
        f"{track_name(track)}.",
        "Choose another track, or another kind.",
    )


def strand_ended(row: ChainRow, ended_by: ChainRow, *, joined: bool = False) -> Problem:
    end = _low(ended_by)
    if joined:
        what = f"{row.name} stands on strand {row.turn.strand}, which went back to "
        what += f"the main strand in {end}."
        remedy = f"Put it on the main strand, or before {end}."
    elif row.turn.kind is MoveKind.RESUMPTION:
        what = f"{row.name} resumes what ended in {end}."
        remedy = (
            f"Make {end} a pause, or record what followed as a dialogue of its own."
        )
    elif row.turn.kind is MoveKind.ENDING:
        what = f"{row.name} is an ending, and {end} has ended it already."
        remedy = "Take one of them out."
    else:
        what = f"{row.name} is {A_KIND[row.turn.kind]} after the end in {end}."
        remedy = f"Put it before {end}, or make {end} a pause."
    return _problem("strand_ended", row, "kind", what, remedy)


def track_missing(row: ChainRow) -> Problem:
    if not row.is_fulfilled:
        remedy = "Say which track was aimed at."
    elif row.turn.kind is MoveKind.TRACK_CHANGE:
        remedy = "Say to which track it went."
    else:
        remedy = "Say on which track it opens."
    return _problem(
        "track_missing", row, "to_track", f"{row.name} has no track.", remedy
    )


def track_not_allowed(row: ChainRow) -> Problem:
    return _problem(
        "track_not_allowed",
        row,
        "to_track",
        f"{row.name} is {A_KIND[row.turn.kind]} and goes to no track.",
        "Take the track away, or make it a track change.",
    )


def same_track(row: ChainRow, track: Track) -> Problem:
    where = "the dialogue" if row.is_on_main else _strand(row.turn.strand)
    return _problem(
        "same_track",
        row,
        "to_track",
        f"{row.name} goes to {track_name(track)}, where {where} already stands.",
        "Choose another track, or another kind.",
    )


def ends_not_allowed(row: ChainRow) -> Problem:
    if row.is_fulfilled:
        what = f"{row.name} is {A_KIND[row.turn.kind]} and cannot end a strand."
        remedy = "Take the end away, or make it an ending."
    else:
        what = f"{row.name} did not take place and cannot end a strand."
        remedy = "Take the end away, or change its standing."
    return _problem("ends_not_allowed", row, "ends_strand", what, remedy)


def paused_twice(row: ChainRow, pause: ChainRow) -> Problem:
    return _problem(
        "paused_twice",
        row,
        "kind",
        f"{row.name} is a pause within the pause that began in {_low(pause)}.",
        "Put the resumption between them, or take one of them out.",
    )


def resumed_unpaused(row: ChainRow) -> Problem:
    return _remark(
        "resumed_unpaused",
        row,
        "kind",
        f"{row.name} is a resumption, and no pause stands before it.",
        "Add the pause if a source gives its date.",
    )
