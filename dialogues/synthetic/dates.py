"""Days told as exactly, or as vaguely, as sources tell them: in EDTF."""

from datetime import date, timedelta

from dialogues.synthetic.dice import Dice, Weighted

FIRST_YEAR, LAST_YEAR = 1946, 2025
LAST_DAY = date(LAST_YEAR, 12, 31)

HOW_EXACT = Weighted(
    {
        "{day}": 45,
        "{month}": 24,
        "{year}": 14,
        "{year}~": 6,
        "{month}~": 3,
        "{year}?": 3,
        "[{year},{next}]": 2,
        "{month}/{later}": 3,
    }
)


def vague(dice: Dice, day: date) -> str:
    """EDTF text within whose bounds the day lies."""
    later = day + timedelta(days=40)
    return dice.one(HOW_EXACT).format(
        day=day.isoformat(),
        month=f"{day:%Y-%m}",
        later=f"{later:%Y-%m}",
        year=f"{day.year:04d}",
        next=f"{day.year + 1:04d}",
    )


def span(dice: Dice, first: date, last: date) -> tuple[date, date]:
    """Two days in their order between two others."""
    days = sorted(between(dice, first, last) for _ in range(2))
    return days[0], days[1]


def between(dice: Dice, first: date, last: date) -> date:
    return first + timedelta(days=dice.randint(0, (last - first).days))
