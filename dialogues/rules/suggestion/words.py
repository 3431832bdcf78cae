"""Counts and names in words, for the reasons."""

from collections.abc import Sequence

from dialogues.rules.suggestion.types import CapacityTally, Seat

SMALL = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen", "twenty"),
)

#: One and many of each capacity, in the order in which a sentence names them.
PEOPLE = {
    "official": ("official", "officials"),
    "mandated": ("mandated delegate", "mandated delegates"),
    "private": (
        "office-holder in a private capacity",
        "office-holders in a private capacity",
    ),
    "former": ("former official", "former officials"),
    "unofficial": ("unofficial person", "unofficial people"),
}


def number(count: int) -> str:
    """A count in words up to twenty, in figures beyond."""
    return SMALL[count] if 0 <= count < len(SMALL) else f"{count:,}"


def people(count: int) -> str:
    return f"{number(count)} {'person' if count == 1 else 'people'}"


def joined(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def counted(
    tally: CapacityTally, capacities: Sequence[str], sides: dict[str, str]
) -> str:
    """ "two officials and one mandated delegate"; `sides` adds "(PLO)"."""
    parts = []
    for capacity in capacities:
        count = getattr(tally, capacity)
        if count:
            one, many = PEOPLE[capacity]
            side = f" ({sides[capacity]})" if capacity in sides else ""
            parts.append(f"{number(count)} {one if count == 1 else many}{side}")
    return joined(parts)


def verb(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def sentence(*parts: str) -> str:
    """The parts that are not empty, as one sentence with a capital and a full stop."""
    text = "; ".join(part for part in parts if part)
    return f"{text[:1].upper()}{text[1:]}."


def names(seats: Sequence[Seat]) -> tuple[str, ...]:
    """The names that may be shown, each once, in order."""
    return tuple(dict.fromkeys(seat.name for seat in seats))
