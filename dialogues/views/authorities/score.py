"""Dialogues on one time axis: one ribbon a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from dialogues.models import Dialogue
from dialogues.ribbon import Axis, Figure, shared_axis
from dialogues.rules import edtf
from dialogues.views.figures import chain_of, figure_of, steps_of

#: What the ribbon of a dialogue is drawn from.
READ = ("moves", "meetings", "secrecy_periods")
#: More rows than these are no drawing any more; the list of dialogues has them all.
MOST_ROWS = 50


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One dialogue with its ribbon and its tracks in order."""

    record: Dialogue
    figure: Figure
    steps: list[dict[str, object]]

    @classmethod
    def of(cls, record: Dialogue) -> "ScoreRow":
        read = chain_of(record)
        return cls(record, figure_of(record, read), steps_of(read))

    @property
    def years(self) -> str:
        """For example "c. 1973–1993", "1960–" or "1997–2001/2002"."""
        start, end = (_years(text) for text in (self.record.start, self.record.end))
        return start if start == end else f"{start}–{end}"


@dataclass(frozen=True, slots=True)
class Score:
    """The rows that are drawn and their axis; `more` are not drawn."""

    rows: Sequence[ScoreRow]
    axis: Axis | None
    more: int

    @classmethod
    def of(cls, dialogues: QuerySet[Dialogue]) -> "Score":
        """The first dialogues of a queryset, by their opening."""
        ordered = dialogues.order_by("start_earliest", "ref").prefetch_related(*READ)
        rows = [ScoreRow.of(record) for record in ordered[:MOST_ROWS]]
        axis = shared_axis(row.figure for row in rows)
        return cls(rows, axis, dialogues.count() - len(rows))


def _years(date: str) -> str:
    """The first and the last year that a date can be; "" where none is known."""
    known = [str(year) for year in edtf.year_bounds(date) if year] if date else []
    words = "/".join(dict.fromkeys(known))
    return f"c. {words}" if words and "~" in date else words
