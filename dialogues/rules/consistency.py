"""Remarks on dates that sit oddly beside others of the record. None of them blocks.

A remark is made only where the days themselves settle it: dates that may overlap, and
dates marked ~ or ?, are left in peace. No database, no request.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dialogues.choices import MoveKind
from dialogues.rules import edtf
from dialogues.rules.chain import AFTER_END, is_before, known
from dialogues.rules.problems import Problem

#: Lists whose rows lie between the opening and the end of the dialogue. A claim, a
#: link, an organisation or a secrecy may reach beyond both, an outcome beyond the end.
NOT_BEFORE_OPENING = frozenset(
    {"record", "moves", "meetings", "participations", "parties", "outcomes"}
)
NOT_AFTER_END = frozenset({"moves", "meetings", "participations", "parties"})
#: People meet and prepare before a dialogue opens, but hardly for longer.
YEARS_OF_PREPARING = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """The dialogue's own opening and end, "" where not given.

    `later` are the dates of turning points that may lie after the end: what belongs to
    them does so too.
    """

    opening: str
    end: str
    later: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class DatedRow:
    """What the dates of a row are compared by.

    `of` is the name of its list ("record" for the record itself), `number` its place
    there. `person` ties the stays of one person; None where nobody may be told who it
    is. `in_series` is the number of a meeting in its `series`, `part_of` a row key.
    `happened` is False for what was only planned, sought or refused.
    """

    of: str
    key: str = ""
    number: int = 0
    dates: Mapping[str, str] = field(default_factory=dict)
    kind: MoveKind | None = None
    happened: bool = True
    person: int | None = None
    series: str = ""
    in_series: int | None = None
    part_of: str = ""

    def date(self, name: str = "date") -> str:
        """The date of that name, "" if it is not given or cannot be read."""
        return known(self.dates.get(name, ""))


Rule = Callable[[DatedRow, Sequence[DatedRow]], Iterator[Problem]]


def remarks(rows: Sequence[DatedRow], frame: Frame) -> tuple[Problem, ...]:
    """The remarks on the stored rows of a whole record, in the order given.

    Stored turning points are in order of time, so they are not compared.
    """
    beside: dict[object, list[DatedRow]] = {}
    for row in rows:
        if row.of != "moves":
            beside.setdefault(_tie(row), []).append(row)
    return tuple(
        remark
        for row in rows
        for remark in remarks_on(row, beside.get(_tie(row), ()), frame)
    )


def _tie(row: DatedRow) -> object:
    """What a row has in common with those it is compared with."""
    return (row.of, row.person or row.key) if row.of == "participations" else row.of


def remarks_on(
    row: DatedRow, others: Sequence[DatedRow], frame: Frame
) -> tuple[Problem, ...]:
    """The remarks on one row; `others` are the rows of its list, itself included."""
    others = [other for other in others if other.key != row.key]
    found = [*_outside(row, frame), *_own_dates(row)]
    if rule := RULES.get(row.of):
        found += rule(row, others)
    return tuple(found)


def _remark(code: str, row: DatedRow, name: str, sentence: str) -> Problem:
    return Problem(code, sentence, row.key, name, blocks=False)


def surely_before(one: str, other: str) -> bool:
    """Whether one date is over before the other begins, and neither is in doubt."""
    return is_before(one, other) and not (_in_doubt(one) or _in_doubt(other))


def _in_doubt(date: str) -> bool:
    found = edtf.read(date)
    return found.approximate or found.uncertain


def _outside(row: DatedRow, frame: Frame) -> Iterator[Problem]:
    for name in row.dates.keys() & {"date", "start", "end"}:
        date = row.date(name)
        if not (row.happened and date):
            continue
        yield from _before_opening(row, name, date, known(frame.opening))
        yield from _after_end(row, name, date, frame)


def _before_opening(
    row: DatedRow, name: str, date: str, opening: str
) -> Iterator[Problem]:
    exempt = row.of not in NOT_BEFORE_OPENING or row.kind is MoveKind.OPENING
    if exempt or not surely_before(date, opening):
        return
    prepares = name == "start" or (row.of == "meetings" and not row.in_series)
    long_before = _years_between(date, opening) > YEARS_OF_PREPARING
    if prepares and not long_before:
        return
    how = "long before" if long_before else "before"
    sentence = f"This is {how} the opening ({edtf.words(opening)})."
    yield _remark("before_opening", row, name, sentence)


def _years_between(one: str, other: str) -> int:
    last, first = edtf.year_bounds(one)[1], edtf.year_bounds(other)[0]
    return first - last if first is not None and last is not None else 0


def _after_end(row: DatedRow, name: str, date: str, frame: Frame) -> Iterator[Problem]:
    end = known(frame.end)
    exempt = row.of not in NOT_AFTER_END or row.kind in AFTER_END
    if exempt or not surely_before(end, date):
        return
    later = [each for each in map(known, frame.later) if surely_before(end, each)]
    if all(surely_before(each, date) for each in later):
        sentence = f"This is after the dialogue's end ({edtf.words(end)})."
        yield _remark("after_end", row, name, sentence)


def _own_dates(row: DatedRow) -> Iterator[Problem]:
    start, end = row.date("start"), row.date("end")
    if is_before(end, start):
        late = f"This is after its own end ({edtf.words(end)})."
        yield _remark("ends_before_start", row, "start", late)
        early = f"This is before its own start ({edtf.words(start)})."
        yield _remark("ends_before_start", row, "end", early)
    if is_before(row.date("known_since"), row.date()):
        sentence = f"This is before it happened ({edtf.words(row.date())})."
        yield _remark("known_before_it_happened", row, "known_since", sentence)
    if surely_before(row.date("established_since"), start):
        sentence = f"This is before they took part ({edtf.words(start)})."
        yield _remark("known_before_it_happened", row, "established_since", sentence)


def _order_of_turns(row: DatedRow, others: Sequence[DatedRow]) -> Iterator[Problem]:
    """Say where a turning point will stand, if its date moves it."""
    date = row.date()
    opens = row.kind is MoveKind.OPENING
    for other in others:
        if other.kind is MoveKind.OPENING:
            continue
        if other.number < row.number and is_before(date, other.date()):
            yield _remark(
                "moves_up", row, "date", f"{_dated(other)}: this goes before it."
            )
            return
    for other in reversed(others):
        if other.number > row.number and is_before(other.date(), date):
            goes = "the opening stands after it" if opens else "this goes after it"
            yield _remark("moves_down", row, "date", f"{_dated(other)}: {goes}.")
            return


def _dated(row: DatedRow) -> str:
    return f"Row {row.number} is dated {edtf.words(row.date())}"


def _meeting(row: DatedRow, others: Sequence[DatedRow]) -> Iterator[Problem]:
    if row.happened and row.in_series:
        yield from _order_of_series(row, others)
    whole = next((other for other in others if other.key == row.part_of), None)
    if whole and (
        surely_before(row.date(), whole.date())
        or surely_before(whole.date(), row.date())
    ):
        sentence = (
            f"The meeting of which it is a part is dated {edtf.words(whole.date())}."
        )
        yield _remark("apart_from_whole", row, "date", sentence)


def _order_of_series(row: DatedRow, others: Sequence[DatedRow]) -> Iterator[Problem]:
    """Compare a numbered meeting with the dated ones next to it in its series."""
    here = row.in_series or 0
    series = [
        (other.in_series, other.date())
        for other in others
        if other.in_series and other.happened and other.series == row.series
        if other.date()
    ]
    before = max((each for each in series if each[0] < here), default=None)
    after = min((each for each in series if each[0] > here), default=None)
    if before and surely_before(row.date(), before[1]):
        sentence = f"Meeting {before[0]} is dated later ({edtf.words(before[1])})."
        yield _remark("out_of_series", row, "date", sentence)
    if after and surely_before(after[1], row.date()):
        sentence = f"Meeting {after[0]} is dated earlier ({edtf.words(after[1])})."
        yield _remark("out_of_series", row, "date", sentence)


def _other_stays(row: DatedRow, others: Sequence[DatedRow]) -> Iterator[Problem]:
    """Stays of one person follow one another: a new capacity ends the one before."""
    for other in others:
        if row.person is None or other.person != row.person:
            continue
        if _overlap(row, other):
            when = edtf.span_words(other.dates["start"], other.dates["end"])
            sentence = f"Their other stay ({when}) overlaps with this one."
            later = is_before(other.date("start"), row.date("start"))
            yield _remark("stays_overlap", row, "start" if later else "end", sentence)


def _overlap(row: DatedRow, other: DatedRow) -> bool:
    """Whether each surely begins before the other is over."""
    return surely_before(row.date("start"), other.date("end")) and surely_before(
        other.date("start"), row.date("end")
    )


RULES: dict[str, Rule] = {
    "moves": _order_of_turns,
    "meetings": _meeting,
    "participations": _other_stays,
}
