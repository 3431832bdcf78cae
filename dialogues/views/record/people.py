"""Who took part: stays by party, with names as far as the user may read them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dialogues.access import NAME_WITHHELD
from dialogues.choices import (
    CAPACITY_GROUP,
    Capacity,
    CapacityGroup,
    CountIs,
    NameKind,
)
from dialogues.models import Dialogue, Participation, Party
from dialogues.views.record.evidence import CitationMark, Evidence
from dialogues.views.record.gaps import gap

#: A row of people drawn one by one is no longer than this.
MOST_GLYPHS = 40

CAPACITY_ORDER = sorted(
    Capacity,
    key=lambda each: (list(CapacityGroup).index(CAPACITY_GROUP[each]), each),
)


@dataclass(frozen=True, slots=True)
class Stay:
    """One dated stay. Of one that is withheld only side, capacity and function."""

    key: str
    name: str
    is_named: bool
    capacity: str
    established: str
    functions: str
    people: str
    row: Participation | None = None
    native: list[tuple[str, str]] = field(default_factory=list)
    also: list[str] = field(default_factory=list)
    cover: list[str] = field(default_factory=list)
    marks: list[CitationMark] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The page of who it is; "" where nobody is named who has one."""
        who = self.row and (self.row.person or self.row.organisation)
        return who.get_absolute_url() if who else ""

    @property
    def no_office(self) -> str:
        """Why no office is given, of somebody who is named."""
        return gap(self.row.missing.get("office")) if self.row else ""

    @property
    def is_protected(self) -> bool:
        """Whether the name is shown to this user though others may not read it."""
        return self.row is not None and self.row.is_protected


@dataclass(frozen=True, slots=True)
class PartySide:
    """A party with those who sat for it."""

    party: Party | None
    stays: list[Stay]
    capacities: list[str]
    words: str
    marks: list[CitationMark]

    @property
    def label(self) -> str:
        name = self.party.name if self.party else "Side not stated"
        return name[:1].upper() + name[1:]

    @property
    def capacity_note(self) -> str:
        """What is said of the capacity of everybody who sat for it: said once."""
        notes = {stay.row.capacity_note if stay.row else "" for stay in self.stays}
        return notes.pop() if len(self.stays) > 1 and len(notes) == 1 else ""


class RecordPeople:
    """All stays of a record."""

    def __init__(self, record: Dialogue, user, evidence: Evidence):
        rows = (
            record.participations.masked_for(user)
            .select_related("person", "organisation")
            .prefetch_related("functions", "person__names", "organisation__names")
        )
        self.rows = list(rows)
        self.stays = {row.pk: _stay(row, evidence) for row in self.rows}
        self.sides = list(self._sides(record, evidence))

    @property
    def count(self) -> int:
        return len(self.rows)

    @property
    def withheld(self) -> int:
        return sum(not stay.is_named for stay in self.stays.values())

    @property
    def undated(self) -> int:
        """How many of those who are named have no date."""
        return sum(
            stay.row is not None and not (stay.row.start or stay.row.end)
            for stay in self.stays.values()
        )

    def _sides(self, record: Dialogue, evidence: Evidence) -> Iterable[PartySide]:
        for party in [*record.parties.all(), None]:
            rows = [row for row in self.rows if row.party_id == (party and party.pk)]
            if not rows and party is None:
                continue
            stays = [self.stays[row.pk] for row in rows]
            capacities, words = _seats(rows)
            marks = evidence.marks(party) if party else []
            yield PartySide(party, stays, capacities, words, marks)


def _stay(row: Participation, evidence: Evidence) -> Stay:
    seen = {
        "key": row.key,
        "capacity": row.capacity,
        "established": row.established_capacity,
        "functions": ", ".join(term.label for term in row.functions.all()),
        "people": _people(row),
    }
    if not row.is_named:
        return Stay(name=NAME_WITHHELD, is_named=False, **seen)
    who = row.person or row.organisation
    others = list(who.names.all()) if who else []
    return Stay(
        name=row.shown_name,
        is_named=True,
        row=row,
        native=[(each.name, each.script) for each in others if each.script != "Latn"],
        also=[
            each.name
            for each in others
            if each.script == "Latn" and each.kind != NameKind.COVER
        ],
        cover=[each.name for each in others if each.kind == NameKind.COVER],
        marks=evidence.marks(row),
        **seen,
    )


def _people(row: Participation) -> str:
    """For how many people a row stands, where that is not one."""
    if row.number == 1 and row.number_is == CountIs.EXACTLY:
        return ""
    about = "" if row.number_is == CountIs.EXACTLY else row.get_number_is_display()
    people = "person" if row.number == 1 else "people"
    return f"{about} {row.number:,} {people}".strip().lower()


def _seats(rows: list[Participation]) -> tuple[list[str], str]:
    """One capacity a person, official first, and how many of each in words."""
    counts = {
        capacity: sum(row.number for row in rows if row.capacity == capacity)
        for capacity in CAPACITY_ORDER
    }
    glyphs = [
        capacity.value
        for capacity, count in counts.items()
        for _ in range(min(count, MOST_GLYPHS))
    ]
    words = ", ".join(
        f"{count:,} {capacity.label.lower()}"
        for capacity, count in counts.items()
        if count
    )
    return glyphs[:MOST_GLYPHS], words or "nobody recorded"
