"""From the rows of a record to its chain, its figure and its tracks in order.

The rows are read from what was prefetched: nothing here asks the database.
"""

from collections.abc import Sequence

from dialogues.choices import MeetingStanding, Secrecy, Track
from dialogues.models import Dialogue
from dialogues.ribbon import (
    ClaimMark,
    Figure,
    MeetingMark,
    SecrecySpan,
    build_figure,
)
from dialogues.rules import chain


def chain_of(record: Dialogue) -> chain.Chain:
    """The chain of a record's turning points."""
    turns = [move.as_turn() for move in record.moves.all()]
    return chain.read_chain(turns, end=record.end)


def figure_of(
    record: Dialogue,
    read: chain.Chain,
    claims: Sequence[ClaimMark] = (),
    words: dict[str, str] | None = None,
) -> Figure:
    """What the ribbon of a record shows."""
    secrecy = [
        SecrecySpan(Secrecy(row.level), row.start, row.end)
        for row in record.secrecy_periods.all()
    ]
    return build_figure(
        chain=read,
        start=record.start,
        end=record.end,
        meetings=[
            MeetingMark(row.date, MeetingStanding(row.standing), str(row))
            for row in record.meetings.all()
        ],
        secrecy=secrecy,
        claims=claims,
        sentence=chain.sentence(
            read,
            end=record.end,
            secrecy=[(row.level, row.start, row.end) for row in secrecy],
        ),
        words=words,
    )


def steps_of(read: chain.Chain) -> list[dict[str, object]]:
    """The tracks in order; those of second strands after, each once."""
    main = [each.track for each in read.episodes if each.strand == chain.MAIN_STRAND]
    beside = [each.track for each in read.episodes if each.strand != chain.MAIN_STRAND]
    return [_step(track) for track in main] + [
        _step(track, second_strand=True) for track in dict.fromkeys(beside)
    ]


def _step(track: Track, *, second_strand: bool = False) -> dict[str, object]:
    return {"code": track, "second_strand": second_strand}
