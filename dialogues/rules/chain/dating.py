"""What can be wrong with the dates of a chain. Dates that may overlap are no fault."""

from collections.abc import Iterator, Sequence

from dialogues.rules import edtf
from dialogues.rules.chain.rows import AFTER_END, ChainRow, is_before, is_missing, known
from dialogues.rules.problems import Problem

HOW_TO_WRITE = "Write it as 1993, 1993-05 or 1993-05-20; 1993~ means about 1993."


def row_problems(
    row: ChainRow, rows: Sequence[ChainRow], opening: ChainRow | None, end: str
) -> Iterator[Problem]:
    """The faults of one row's dates; `end` is the dialogue's end, "" if not known."""
    yield from _unreadable(row)
    if opening and row is not opening and is_before(row.date, opening.date):
        yield _before_opening(row, opening)
    elif row is not opening:
        yield from _out_of_order(row, rows, opening)
    if row.turn.kind not in AFTER_END and is_before(end, row.date):
        yield _after_end(row, end)
    since = known(row.turn.known_since)
    if is_before(since, row.date):
        yield _known_before(row, since)


def end_problems(opening: ChainRow | None, end: str) -> Iterator[Problem]:
    """The faults of the dialogue's own end, as the record gives it."""
    if is_missing(end):
        return
    if not known(end):
        sentence = f"The dialogue's end cannot be read. {_why(end)}"
        yield Problem("date_unreadable", sentence, field="end")
    elif opening and is_before(end, opening.date):
        sentence = (
            f"The dialogue ends ({edtf.words(end)}) before it opens "
            f"({edtf.words(opening.date)}). Change one of the two dates."
        )
        yield Problem("ends_before_start", sentence, field="end")


def end_disagrees(row: ChainRow, end: str) -> Problem | None:
    """A remark where the row that ends the dialogue and its end cannot be one day."""
    if not (is_before(row.date, end) or is_before(end, row.date)):
        return None
    sentence = (
        f"{row.name} ends the dialogue ({edtf.words(row.date)}), but its end is given "
        f"as {edtf.words(end)}. Change one of the two dates."
    )
    return Problem("end_disagrees", sentence, row.turn.key, "date", blocks=False)


def _unreadable(row: ChainRow) -> Iterator[Problem]:
    key = row.turn.key
    if is_missing(row.turn.date):
        sentence = f"{row.name} has no date. Give it as exactly as a source does; "
        yield Problem("date_missing", sentence + "a year is enough.", key, "date")
    elif not row.date:
        sentence = f"The date of row {row.number} cannot be read. {_why(row.turn.date)}"
        yield Problem("date_unreadable", sentence, key, "date")
    since = row.turn.known_since
    if not is_missing(since) and not known(since):
        sentence = (
            f"The date since which row {row.number} is known cannot be read. "
            f"{_why(since)}"
        )
        yield Problem("date_unreadable", sentence, key, "known_since")


def _why(date: str) -> str:
    """What is wrong with an unreadable date, with the fix."""
    try:
        edtf.read(date)
    except edtf.EdtfError as error:
        vague = error.code in ("not_edtf", "empty")
        return HOW_TO_WRITE if vague else error.sentence
    return ""


def _before_opening(row: ChainRow, opening: ChainRow) -> Problem:
    sentence = (
        f"{row.name} is dated before the dialogue opens ({edtf.words(opening.date)}). "
        f"Change its date, or the date of row {opening.number}."
    )
    return Problem("before_opening", sentence, row.turn.key, "date")


def _out_of_order(
    row: ChainRow, rows: Sequence[ChainRow], opening: ChainRow | None
) -> Iterator[Problem]:
    for other in rows[: row.number - 1]:
        if other is not opening and is_before(row.date, other.date):
            before = "first" if other.number == 1 else f"before row {other.number}"
            sentence = (
                f"{row.name} is dated before row {other.number}. "
                f"Put row {row.number} {before}, or change its date."
            )
            yield Problem("out_of_order", sentence, row.turn.key, "date")
            return


def _after_end(row: ChainRow, end: str) -> Problem:
    sentence = (
        f"{row.name} is dated after the dialogue's end ({edtf.words(end)}). "
        "Change its date, or the end."
    )
    return Problem("after_end", sentence, row.turn.key, "date")


def _known_before(row: ChainRow, since: str) -> Problem:
    sentence = (
        f"{row.name} is known since {edtf.words(since)}, before it happened "
        f"({edtf.words(row.date)}). Change one of the two dates."
    )
    return Problem("known_before_it_happened", sentence, row.turn.key, "known_since")
