"""Chance that comes out the same for the same seed."""

import random
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

Face = TypeVar("Face")


#: People are met again seldom, organisations and conflicts more often.
PEOPLE, BODIES = 1.5, 1.8


class Weighted(Generic[Face]):
    """Values with their weights, summed once: a record asks dozens of times."""

    def __init__(self, weights: Mapping[Face, float]) -> None:
        self.faces = list(weights)
        self.sums = list(accumulate(weights.values()))


class Dice(random.Random):
    """A random generator with the shapes that life has: rare things, long tails."""

    def likely(self, share: float) -> bool:
        """True in this share of the throws."""
        return self.random() < share

    def one(self, weighted: Weighted[Face]) -> Face:
        return self.choices(weighted.faces, cum_weights=weighted.sums)[0]

    def tail(self, least: int, most: int, mean: float) -> int:
        """A number of `least` to `most`: mostly small, sometimes very large.

        `mean` is that of what goes beyond `least`.
        """
        return least + min(most - least, int(self.expovariate(1 / (mean + 0.5))))

    def often_low(self, length: int, bias: float = 2.5) -> int:
        """An index below `length`: a few are drawn again and again, most seldom.

        The first of n is drawn in n^(-1/bias) of the throws: in 4 of 100 where four
        thousand are there, with the bias that words have.
        """
        return int(length * self.random() ** bias)

    def some(self, items: Sequence[Face], number: int, bias: float = 2.5) -> list[Face]:
        """Different items, the first of the list more often than the last."""
        found = {self.often_low(len(items), bias) for _ in range(number)}
        return [items[index] for index in sorted(found)]
