"""From the chain's episodes to lines: one for each strand, with its turnovers."""

from collections.abc import Sequence
from itertools import pairwise

from dialogues.choices import MoveKind, Standing, Track
from dialogues.ribbon.dates import UNKNOWN, When, when
from dialogues.ribbon.facts import StrandLine, TrackStretch, Turnover
from dialogues.rules.chain.types import (
    MAIN_STRAND,
    OTHER_TRACK_KINDS,
    Chain,
    ChainEpisode,
    ChainStep,
)

DOUBTED = frozenset({Standing.CLAIMED, Standing.CONTESTED})


def read_lines(chain: Chain, start: When, end: When) -> tuple[StrandLine, ...]:
    """The lines of a chain, the main strand first.

    `start` and `end` are the dialogue's own and stand in for what the chain leaves
    open at the edges of the main strand.
    """
    steps = {step.turn.key: step for step in chain.steps}
    main = [row for row in chain.episodes if row.strand == MAIN_STRAND]
    lines = [_main(main, steps, start, end)] if main else []
    beside = _track_beside(chain)
    lines += [_second(run, steps, end, beside) for run in _second_runs(chain, steps)]
    return tuple(lines)


def _second_runs(chain: Chain, steps: dict[str, ChainStep]) -> list[list[ChainEpisode]]:
    """The episodes of the second strands; one number may open and close twice."""
    runs: list[list[ChainEpisode]] = []
    second = [row for row in chain.episodes if row.strand != MAIN_STRAND]
    for episode in sorted(second, key=lambda row: row.strand):
        opener = steps.get(episode.opened_by)
        forks = opener is None or opener.turn.kind is MoveKind.STRAND_OPENED
        if forks or not runs or runs[-1][-1].strand != episode.strand:
            runs.append([episode])
        else:
            runs[-1].append(episode)
    return runs


def _track_beside(chain: Chain) -> Track | None:
    """The track a strand forks off if its step does not say."""
    mains = [row.track for row in chain.episodes if row.strand == MAIN_STRAND]
    return mains[0] if mains else None


def _main(
    episodes: Sequence[ChainEpisode],
    steps: dict[str, ChainStep],
    start: When,
    end: When,
) -> StrandLine:
    opened, ended = when(episodes[0].start), _end_of(episodes[-1], end)
    closing = steps.get(episodes[-1].closed_by)
    return StrandLine(
        strand=MAIN_STRAND,
        stretches=_stretches(episodes),
        turnovers=_between(episodes, steps),
        start=opened if opened.known else start,
        end=ended,
        open_end=ended.latest is None,
        flows_on=_flows_on(closing),
        ended=closing is not None,
    )


def _second(
    episodes: Sequence[ChainEpisode],
    steps: dict[str, ChainStep],
    end: When,
    beside: Track | None,
) -> StrandLine:
    first, last = episodes[0], episodes[-1]
    opener = steps.get(first.opened_by)
    source = opener.from_track if opener and opener.from_track else beside
    fork = _turnover(opener, first.start, source, first.track)
    joins = last.joins and bool(last.closed_by)
    turnovers = [fork, *_between(episodes, steps)]
    ended = _end_of(last, end)
    closing = steps.get(last.closed_by)
    if joins:
        back = closing.to_track if closing else None
        turnovers.append(_turnover(closing, last.end, last.track, back or beside))
    return StrandLine(
        strand=first.strand,
        stretches=_stretches(episodes),
        turnovers=tuple(turnovers),
        start=when(first.start),
        end=ended,
        forks=True,
        joins=joins,
        open_end=ended.latest is None,
        flows_on=_flows_on(closing),
        ended=closing is not None,
    )


def _end_of(episode: ChainEpisode, end: When) -> When:
    """The end of a line; the dialogue's own where no turning point closes it."""
    own = when(episode.end)
    return own if own.known else end if end.known else UNKNOWN


def _stretches(episodes: Sequence[ChainEpisode]) -> tuple[TrackStretch, ...]:
    return tuple(
        TrackStretch(
            episode.track,
            tuple((when(row.start), when(row.end)) for row in episode.pauses),
        )
        for episode in episodes
    )


def _between(
    episodes: Sequence[ChainEpisode], steps: dict[str, ChainStep]
) -> tuple[Turnover, ...]:
    return tuple(
        _turnover(steps.get(after.opened_by), after.start, before.track, after.track)
        for before, after in pairwise(episodes)
    )


def _turnover(
    step: ChainStep | None, date: str, source: Track | None, target: Track | None
) -> Turnover:
    known = [track for track in (source, target) if track is not None]
    fallback = known[0] if known else Track.UNCLASSIFIED
    if step is None:
        return Turnover("", when(date), source or fallback, target or fallback)
    return Turnover(
        key=step.turn.key,
        date=when(step.turn.date or date),
        from_track=source or step.from_track or fallback,
        to_track=target or step.to_track or fallback,
        dashed=step.turn.standing in DOUBTED,
    )


def _flows_on(closing: ChainStep | None) -> bool:
    return closing is not None and closing.turn.kind in OTHER_TRACK_KINDS
