"""What a column holds: said by a heading, seen from its cells, or by its place."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import StrEnum

from dialogues.choices import Capacity
from dialogues.rules.pasting.names import is_latin
from dialogues.rules.pasting.text import squeezed


class PastedColumn(StrEnum):
    """What may stand in a column of a list of participants."""

    NAME = "name"
    GIVEN = "given"
    OFFICE = "office"
    SIDE = "side"
    CAPACITY = "capacity"
    FUNCTION = "function"
    START = "start"
    END = "end"
    NATIVE = "native"
    IGNORE = "ignore"


#: The order in which columns without a heading are taken.
USUAL = (PastedColumn.NAME, PastedColumn.OFFICE, PastedColumn.SIDE)
HEADINGS = {
    PastedColumn.NAME: "name|names|full name|participant|participants|person|delegate|"
    "last name|family name|surname",
    PastedColumn.GIVEN: "first name|first names|given name|given names|forename",
    PastedColumn.OFFICE: "office|office held|title|position|post|affiliation|"
    "profession|job",
    PastedColumn.SIDE: "side|party|delegation|country|state|team|group|"
    "representing|for",
    PastedColumn.CAPACITY: "capacity|in what capacity",
    PastedColumn.FUNCTION: "function|functions|role|task",
    PastedColumn.START: "from|start|since|first date",
    PastedColumn.END: "to|until|till|end|last date",
    PastedColumn.NATIVE: "native name|own script|original name|name in its own script|"
    "original script",
    PastedColumn.IGNORE: "no|nr|number|#|e-mail|email|phone|remarks|remark|note|notes",
}
BY_HEADING = {
    word: column for column, words in HEADINGS.items() for word in words.split("|")
}
CAPACITIES = {
    words.casefold(): capacity.value
    for capacity in Capacity
    for words in (capacity.value, capacity.label, f"{capacity.label} capacity")
}
DATE = re.compile(
    r"[\[(]?[~c. ]*\d{4}[\d\-/.?~%,\[\]X ]*|\.\.|\d{1,2}\.? \w+ \d{4}|\w+ \d{4}"
)
ORDINAL = re.compile(r"\(?\d{1,3}[.)]?")


def capacity_of(text: str) -> str:
    """The capacity that a cell names; "" if it names none."""
    return CAPACITIES.get(squeezed(text).casefold(), "")


def heading_of(cells: Sequence[str]) -> list[PastedColumn] | None:
    """What each column holds if these cells are headings; of each the first counts.

    Offices are taken together. Every cell must be one that heads lists: a name alone
    must not be lost.
    """
    found = [BY_HEADING.get(cell.strip(" .:").casefold()) for cell in cells]
    said = [each for each in found if each]
    named = [cell for cell in cells if cell.strip()]
    if len(said) != len(named) or PastedColumn.NAME not in said:
        return None
    return list(_each_once(each or PastedColumn.IGNORE for each in found))


def _each_once(columns: Iterable[PastedColumn]) -> Iterator[PastedColumn]:
    seen = set()
    for column in columns:
        is_again = column in seen and column is not PastedColumn.OFFICE
        yield PastedColumn.IGNORE if is_again else column
        seen.add(column)


def guess(rows: Sequence[Sequence[str]], sides: Collection[str]) -> list[PastedColumn]:
    """What each column holds, seen from its cells; `sides` are names, folded."""
    width = max((len(row) for row in rows), default=0)
    columns: list[PastedColumn] = []
    for index in range(width):
        cells = [row[index] for row in rows if index < len(row) and row[index]]
        latin = PastedColumn.NAME in columns and _latin(
            rows, columns.index(PastedColumn.NAME)
        )
        columns.append(_guess_one(cells, columns, sides, has_latin_names=latin))
    return columns


def _latin(rows: Sequence[Sequence[str]], index: int) -> bool:
    cells = [row[index] for row in rows if index < len(row) and row[index]]
    return sum(map(is_latin, cells)) * 2 > len(cells)


def _guess_one(
    cells: Sequence[str],
    before: Sequence[PastedColumn],
    sides: Collection[str],
    *,
    has_latin_names: bool,
) -> PastedColumn:
    def most(says: Callable[[str], object]) -> bool:
        return bool(cells) and sum(map(bool, map(says, cells))) * 2 > len(cells)

    free = [column for column in USUAL if column not in before]
    if most(ORDINAL.fullmatch) and PastedColumn.NAME in free:
        return PastedColumn.IGNORE
    if PastedColumn.NAME not in free:
        if most(capacity_of) and PastedColumn.CAPACITY not in before:
            return PastedColumn.CAPACITY
        if most(DATE.fullmatch) and PastedColumn.END not in before:
            return (
                PastedColumn.END if PastedColumn.START in before else PastedColumn.START
            )
        if most(lambda cell: cell.casefold() in sides) and PastedColumn.SIDE in free:
            return PastedColumn.SIDE
        if cells and not most(is_latin) and has_latin_names:
            return (
                PastedColumn.IGNORE
                if PastedColumn.NATIVE in before
                else PastedColumn.NATIVE
            )
    return free[0] if free else PastedColumn.IGNORE
