"""Sources of a record, and which of them speaks of which statement."""

from collections.abc import Iterable

from dialogues.choices import Stance
from dialogues.models import Citation, Participation, Row, SourceEntry
from dialogues.models.citation import statement_name
from dialogues.synthetic.making import Making

MOST_SOURCES = 25
#: How many statements of a kind rest on a source that is cited.
CITED = {
    "move": 0.9,
    "party": 0.3,
    "participation": 0.75,
    "organisation_role": 0.5,
    "meeting": 0.7,
    "track_claim": 0.95,
    "secrecy_period": 0.6,
    "outcome": 0.8,
    "link": 0.4,
    "disagreement": 0.9,
}


def add_evidence(making: Making, statements: Iterable[Row]) -> None:
    """Add the bibliography of the record and its citations."""
    entries = _entries(making)
    for row in statements:
        name = statement_name(row)
        if making.dice.likely(CITED[name]):
            _cite(making, entries, row, name)
            if making.dice.likely(0.2):
                _cite(making, entries, row, name)
    _cite(making, entries)


def _entries(making: Making) -> list[tuple[SourceEntry, bool]]:
    """The sources of the record, each with whether it is open."""
    dice, sources = making.dice, making.pools.is_open
    chosen = {
        int(dice.random() * len(sources)) for _ in range(dice.tail(1, MOST_SOURCES, 4))
    }
    entries = []
    for index in sorted(chosen):
        entry = making.row(
            SourceEntry,
            source_id=index + 1,
            was_read=dice.likely(0.92),
            note=making.note(0.1),
        )
        entries.append((entry, sources[index]))
    return entries


def _cite(
    making: Making,
    entries: list[tuple[SourceEntry, bool]],
    row: Row | None = None,
    name: str = "",
) -> None:
    dice = making.dice
    entry, is_open = entries[dice.often_low(len(entries))]
    contradicts = dice.likely(0.04)
    making.row(
        Citation,
        entry=entry,
        **({name: row} if name else {}),
        locator=f"p. {dice.randint(1, 400)}" if dice.likely(0.25) else "",
        stance=Stance.CONTRADICTS if contradicts else Stance.SUPPORTS,
        value_given=making.pools.words.word() if contradicts else "",
        note=making.note(0.1),
    )
    if isinstance(row, Participation) and is_open and not contradicts:
        row.publicly_named = True
