"""Turning points in one line each, for the tests of the chain."""

from dialogues.choices import MoveKind, Standing, Track
from dialogues.rules.chain import Chain, Turn

K, S, T = MoveKind, Standing, Track
ONE, HALF, TWO, THREE = T.ONE, T.ONE_AND_A_HALF, T.TWO, T.THREE


def turn(kind, date="", to=None, **more):
    return Turn(more.pop("key", f"{kind}@{date}"), kind, date, to, **more)


def opening(date="1990", to=TWO, **more):
    return turn(K.OPENING, date, to, **more)


def change(date, to, **more):
    return turn(K.TRACK_CHANGE, date, to, **more)


def strand(date, to, number=2, **more):
    return turn(K.STRAND_OPENED, date, to, strand=number, **more)


def codes(chain: Chain) -> list[str]:
    return [problem.code for problem in chain.problems]


def stretches(chain: Chain) -> list[tuple]:
    return [(e.strand, e.track.value, e.start, e.end) for e in chain.episodes]


def moves(chain: Chain) -> list[tuple]:
    return [(step.from_track, step.to_track) for step in chain.steps]
