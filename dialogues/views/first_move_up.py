"""How long dialogues took from their opening to their first move towards Track 1."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.shortcuts import render
from django.views.decorators.http import require_safe

from dialogues.choices import Standing
from dialogues.filters import DialogueFilter, dialogues_for
from dialogues.filters.same_move import PAIRS_BY_DIRECTION, UP
from dialogues.filters.tracks import BETWEEN_TRACKS, went
from dialogues.models import Move
from dialogues.ribbon.axis import YEAR_DAYS
from dialogues.ribbon.rise import Rise
from dialogues.views.filter_errors import refuse
from dialogues.views.paging import BadPage, rows_for
from dialogues.views.record.turning import steps

#: Years by which the table counts.
BY = (0.5, 1, 2, 5, 10, 20, 50)


@dataclass(frozen=True, slots=True)
class Rising:
    """The first move up of a dialogue, and the days that it may have taken."""

    move: int
    shortest: int
    longest: int

    @property
    def years(self) -> tuple[float, float]:
        return self.shortest / YEAR_DAYS, self.longest / YEAR_DAYS

    @property
    def words(self) -> str:
        """For example "5 to 6 months"."""
        unit, days = _unit(self.longest)
        low, high = round(self.shortest / days), round(self.longest / days)
        if low == high:
            return f"{low} {unit if low == 1 else unit + 's'}"
        return f"{low} to {high} {unit}s"


def _unit(days: int) -> tuple[str, float]:
    if days < 60:
        return "day", 1
    return ("month", YEAR_DAYS / 12) if days < 3 * YEAR_DAYS else ("year", YEAR_DAYS)


@require_safe
def first_move_up(request):
    filterset = dialogues_for(request)
    title = "From the opening to the first move up"
    if not filterset.is_valid():
        return _refuse(request, filterset, filterset.filter_errors, title)
    rising, left_out = first_moves_up(filterset)
    try:
        rows = rows_for(request, rising)
    except BadPage as error:
        return _refuse(request, filterset, [error.fault], title)
    rise = Rise.of([each.years for each in rising])
    context = {
        "title": title,
        "question": filterset,
        "chips": filterset.chips(),
        "query": filterset.query_string(),
        "count": len(rising),
        "total": filterset.qs.count(),
        "left_out": left_out,
        "rise": rise,
        "sentence": sentence(rise),
        "by": by_years(rise),
        "rows": rows,
        "listed": listed(rows.page),
    }
    return render(request, "dialogues/first_move_up.html", context)


def first_moves_up(filterset: DialogueFilter) -> tuple[list[Rising], int]:
    """Of each dialogue that made one, quickest first; and of how many no time is known.

    Left out are those without a date, and those that began with the move itself.
    """
    moves = Move.objects.filter(
        went(PAIRS_BY_DIRECTION[UP]),
        dialogue__in=filterset.qs.order_by().values("pk"),
        kind__in=BETWEEN_TRACKS,
        standing=Standing.REALISED,
    ).order_by("dialogue", "position", "pk")
    columns = ("dialogue", "pk", "date", "date_earliest", "date_latest")
    opening = ("dialogue__start", "dialogue__start_earliest", "dialogue__start_latest")
    found, seen = [], set()
    for dialogue, move, *dates in moves.values_list(*columns, *opening):
        if dialogue not in seen:
            seen.add(dialogue)
            if days := _days(*dates):
                found.append(Rising(move, *days))
    found.sort(key=lambda each: (each.shortest + each.longest, each.move))
    return found, len(seen) - len(found)


def _days(date, earliest, latest, start, opened, opened_at_last):
    """The fewest and the most days from the opening to the move; None if not known."""
    if date == start or None in (earliest, latest, opened, opened_at_last):
        return None
    longest = (latest - opened).days
    shortest = max((earliest - opened_at_last).days, 0)
    return (shortest, longest) if longest >= 0 else None


def by_years(rise: Rise) -> list[tuple[str, int, int]]:
    """How many had made the move by then: surely, and at most."""
    if not rise.total:
        return []
    needed = [years for years in BY if years < rise.longest[-1]]
    last = [years for years in BY if years >= rise.longest[-1]][:1]
    return [
        (_by(years), rise.surely(years), rise.perhaps(years))
        for years in [*needed, *last]
    ]


def _by(years: float) -> str:
    if years < 1:
        return "half a year"
    return "1 year" if years == 1 else f"{years} years"


def sentence(rise: Rise) -> str:
    """The figure in words."""
    counts = "; ".join(
        f"within {words} {low if low == high else f'{low} to {high}'}"
        for words, low, high in by_years(rise)
    )
    return (
        f"How many of {rise.total} dialogues had made their first move towards Track 1 "
        f"so many years after their opening: {counts}."
    )


def listed(rising: Iterable[Rising]) -> list[dict[str, object]]:
    """Each with its move, its dialogue and its tracks, in one query."""
    page: Sequence[Rising] = list(rising)
    moves = Move.objects.select_related("dialogue").in_bulk(each.move for each in page)
    return [
        {"time": each.words, "move": moves[each.move], "steps": steps(moves[each.move])}
        for each in page
    ]


def _refuse(request, filterset, faults, title: str):
    return refuse(request, filterset, faults, name="first_move_up", title=title)
