"""The chain in one sentence: what the ribbon says to those who do not see it.

"Track 2 from 4 December 1992; to Track 1 in May 1993; secret until August 1993;
ended 20 August 1993."
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from dialogues.choices import MoveKind, Secrecy, Standing, Track
from dialogues.rules import edtf
from dialogues.rules.chain.faults import track_name
from dialogues.rules.chain.rows import ChainRow, is_before, is_missing, known, numbered
from dialogues.rules.chain.types import MAIN_STRAND, Chain, ChainEpisode, ChainStep

IN_DOUBT = frozenset({Standing.CLAIMED, Standing.CONTESTED})
HAS_ITS_OWN_WORD = ("from ", "before ", "after ", "until ", "since ", "by ", "between ")

#: Level, start and end of a period of secrecy; dates as EDTF, "" where not stated.
SecrecySpan = tuple[str, str, str]


def sentence(chain: Chain, *, end: str, secrecy: Sequence[SecrecySpan] = ()) -> str:
    """Say the chain in one sentence; `end` is the dialogue's end as EDTF, or ""."""
    main = [episode for episode in chain.episodes if episode.strand == MAIN_STRAND]
    parts = [_opening(main)]
    strand = MAIN_STRAND
    for row in numbered([step.turn for step in chain.steps]):
        if row.turn.kind is MoveKind.STRAND_OPENED and row.is_fulfilled:
            strand = row.turn.strand
        parts += _of_row(row, chain.steps[row.number - 1], chain, strand)
    parts += _secrecy(secrecy, main)
    parts.append(_end(known(end) or (main[-1].end if main else "")))
    return "; ".join(parts) + "."


def when(date: str) -> str:
    """The date with its preposition: "in May 1993", "on 12 September 1989"."""
    if not known(date):
        return "on a date not stated"
    words = edtf.words(date)
    if words.startswith(HAS_ITS_OWN_WORD):
        return words
    if " – " in words:
        return f"between {words.replace(' – ', ' and ', 1)}"
    return f"on {words}" if edtf.read(date).precision == "day" else f"in {words}"


def _opening(main: Sequence[ChainEpisode]) -> str:
    if not main:
        return "No opening recorded"
    unclassified = main[0].track is Track.UNCLASSIFIED
    track = "Not classified" if unclassified else main[0].track.label
    if is_missing(main[0].start):
        return f"{track} from a date not stated"
    words = edtf.words(main[0].start)
    return f"{track} {words}" if words.startswith("from ") else f"{track} from {words}"


def _of_row(row: ChainRow, step: ChainStep, chain: Chain, latest: int) -> Iterator[str]:
    """What one row adds; `latest` is the second strand that opened last before it."""
    turn, date = row.turn, when(row.date)
    doubt = f" ({turn.standing.label.lower()})" if turn.standing in IN_DOUBT else ""
    strand = ""
    if turn.strand != MAIN_STRAND:
        strand = "that strand " if turn.strand == latest else f"strand {turn.strand} "
    if not row.is_fulfilled:
        yield from _not_reached(step, date)
    elif turn.kind is MoveKind.STRAND_OPENED and step.to_track:
        yield f"a strand opens on {track_name(step.to_track)} {date}{doubt}"
    elif strand and step.from_track and (row.ends or _joins(row, chain)):
        yield f"{strand}closes {date}{doubt}"
    elif turn.kind is MoveKind.TRACK_CHANGE and _moved(step) and step.to_track:
        goes = f"{strand}goes to" if strand else "to"
        yield f"{goes} {track_name(step.to_track)} {date}{doubt}"
    elif turn.kind is MoveKind.PAUSE and row.date in _edges(row, chain, "start"):
        yield f"{strand}paused {edtf.words(row.date)}"
    elif turn.kind is MoveKind.RESUMPTION and row.date in _edges(row, chain, "end"):
        yield f"{strand}resumed {edtf.words(row.date)}"


def _not_reached(step: ChainStep, date: str) -> Iterator[str]:
    track, refused = step.to_track, step.turn.standing is Standing.REFUSED
    outcome = "refused" if refused else "not reached"
    if step.turn.kind is MoveKind.TRACK_CHANGE and track:
        yield f"{track_name(track)} sought {date}, {outcome}"
    elif step.turn.kind is MoveKind.STRAND_OPENED and track:
        yield f"a strand on {track_name(track)} sought {date}, {outcome}"


def _moved(step: ChainStep) -> bool:
    return step.from_track != step.to_track


def _joins(row: ChainRow, chain: Chain) -> bool:
    """Whether a second strand goes back to the main one in this row."""
    place = (row.turn.strand, row.turn.key)
    return any(
        episode.joins and (episode.strand, episode.closed_by) == place
        for episode in chain.episodes
    )


def _edges(row: ChainRow, chain: Chain, edge: Literal["start", "end"]) -> set[str]:
    """The dates at which the row's strand fell silent, or spoke again."""
    pauses = (
        pause
        for episode in chain.episodes
        if episode.strand == row.turn.strand
        for pause in episode.pauses
    )
    return {pause.start if edge == "start" else pause.end for pause in pauses} - {""}


def _secrecy(
    spans: Sequence[SecrecySpan], main: Sequence[ChainEpisode]
) -> Iterator[str]:
    opening = known(main[0].start) if main else ""
    for level, start, end in spans:
        if level != Secrecy.SECRET:
            continue
        start, end = known(start), known(end)
        if not start or not is_before(opening, start):
            yield f"secret until {edtf.words(end)}" if end else "secret throughout"
        elif end:
            yield f"secret from {edtf.words(start)} to {edtf.words(end)}"
        else:
            yield f"secret from {edtf.words(start)}"


def _end(date: str) -> str:
    return "no end known" if is_missing(date) else f"ended {edtf.words(date)}"
