"""Finding room for steps that want the same place, without changing their order."""

from collections.abc import Sequence

Interval = tuple[float, float]


def spread(
    wanted: Sequence[Interval], low: float, high: float, least: float
) -> list[Interval]:
    """Disjoint intervals in the order given, within `low` and `high`.

    Each is at least `least` wide (less only if all together have no room) and keeps
    the edges it wanted unless a neighbour is in the way: then both give way.
    """
    if not wanted:
        return []
    least = min(least, (high - low) / len(wanted))
    middles = _middles([(a + b) / 2 for a, b in wanted], low, high, least)
    cores = [(middle - least / 2, middle + least / 2) for middle in middles]
    wishes = [
        (max(min(a, core_a), low), min(max(b, core_b), high))
        for (a, b), (core_a, core_b) in zip(wanted, cores, strict=True)
    ]
    edges = list(wishes)
    for i in range(len(edges) - 1):
        (a, b), (next_a, next_b) = edges[i], edges[i + 1]
        if b > next_a:
            meet = min(max((b + next_a) / 2, cores[i][1]), cores[i + 1][0])
            edges[i], edges[i + 1] = (a, meet), (meet, next_b)
    return edges


def _middles(
    wanted: Sequence[float], low: float, high: float, least: float
) -> list[float]:
    """The middles closest to those wanted that stand `least` apart and in order.

    Pooling adjacent violators: neighbours that collide move to their common mean.
    """
    pools: list[tuple[float, int]] = []
    for i, middle in enumerate(wanted):
        mean, count = middle - i * least, 1
        while pools and pools[-1][0] > mean:
            other, others = pools.pop()
            mean = (mean * count + other * others) / (count + others)
            count += others
        pools.append((mean, count))
    bottom = low + least / 2
    top = max(high - least / 2 - (len(wanted) - 1) * least, bottom)
    flat = [min(max(mean, bottom), top) for mean, count in pools for _ in range(count)]
    return [middle + i * least for i, middle in enumerate(flat)]
