"""Deals what there is to ask, so that a sample leaves out little."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Deal:
    """What one reader asks on one database, of all that can be asked.

    Readers and databases are players, and `place` is which of them this is: what can be
    asked is dealt among them like cards, so that none is asked again before all are.
    `times` is how often the cards of a sample are dealt; None deals all to everybody.
    """

    def __init__(self, times: int | None, place: int, seed: str):
        self.times, self.place, self.seed = times, place, seed

    def of(self, name: str, cards: Sequence[T], number: int) -> list[T]:
        """So many of these cards, in a sample."""
        if self.times is None or not cards:
            return list(cards)
        mixed = Random(f"{self.seed} {name}").sample(cards, len(cards))  # noqa: S311
        number = min(number * self.times, len(cards))
        begin = self.place * number
        return [mixed[n % len(mixed)] for n in range(begin, begin + number)]
