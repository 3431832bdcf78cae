"""What the side of the workspace says: open points with links, suggested tracks."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from dialogues.actions.facts import record_facts, record_suggestions
from dialogues.choices import Capacity
from dialogues.forms.kinds import KINDS
from dialogues.models import Dialogue
from dialogues.rules import review
from dialogues.rules.problems import Problem
from dialogues.rules.suggestion import EpisodeSuggestion, Seat, Suggestion

#: Sections that a point of the checklist names as its field.
SECTIONS = {kind.list_name: kind.slug for kind in KINDS.values()} | {
    "sources": "sources",
    "participants": "participants",
}
BY_PREFIX = {kind.model.key_prefix: kind for kind in KINDS.values()}
MOST_GLYPHS = 24


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the checklist and the place where it is mended."""

    problem: Problem
    url: str
    section: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """The points to mend first, and those that would make the record better."""

    open: Sequence[Point]
    better: Sequence[Point]


def checklist_of(record: Dialogue, user) -> Checklist:
    points = [
        Point(problem, mended_at(record, problem), section_of(problem))
        for problem in review.checklist(record_facts(record, user))
    ]
    return Checklist(
        open=[point for point in points if point.problem.blocks],
        better=[point for point in points if not point.problem.blocks],
    )


def section_of(problem: Problem) -> str:
    """The section of the workspace that a problem belongs to."""
    if problem.key:
        return BY_PREFIX[problem.key[0]].slug
    if problem.field:
        return SECTIONS.get(problem.field, "overview")
    return "turning-points"


def mended_at(record: Dialogue, problem: Problem) -> str:
    """The address of the field, the row or the section that a problem speaks of."""
    if problem.key:
        kind = BY_PREFIX[problem.key[0]]
        row = reverse("row_edit", args=[record.ref, kind.slug, problem.key])
        field = "cited" if problem.field == "citations" else problem.field
        return f"{row}#id_{field}" if field else row
    if section_of(problem) == "overview":
        field = "conflict" if problem.field == "conflicts" else problem.field
        return f"{reverse('record_overview', args=[record.ref])}#id_{field}"
    return f"{reverse('workspace_record', args=[record.ref])}#{section_of(problem)}"


@dataclass(frozen=True, slots=True)
class Side:
    """The people of one side in a stretch, and what they alone suggest."""

    label: str
    capacities: list[str]
    words: str
    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch as coded, beside what who took part in it suggests."""

    coded: str
    start: str
    end: str
    is_main: bool
    suggested: Suggestion
    agrees: bool
    other_readings: list[tuple[str, Suggestion]]
    sides: list[Side]
    justify_url: str


def stretches_of(record: Dialogue, user) -> list[Stretch]:
    return [_stretch(record, each) for each in record_suggestions(record, user)]


def _stretch(record: Dialogue, found: EpisodeSuggestion) -> Stretch:
    episode, suggested = found.episode, found.mixed_room
    readings = [
        ("If the third party decides (reading B)", found.third_party),
        ("If Track 2 is read widely", found.wide),
    ]
    row = [record.ref, "turning-points", episode.opened_by]
    return Stretch(
        coded=episode.track,
        start=episode.start,
        end=episode.end,
        is_main=episode.strand == 1,
        suggested=suggested,
        agrees=not review.differs(episode.track, suggested.track),
        other_readings=[r for r in readings if r[1].track != suggested.track],
        sides=[_side(label, each, found.seats) for label, each in found.sides],
        justify_url=reverse("row_edit", args=row) if episode.opened_by else "",
    )


def _side(label: str, suggestion: Suggestion, seats: Sequence[Seat]) -> Side:
    mine = [seat for seat in seats if seat.party == label and seat.decides]
    order = list(Capacity)
    mine.sort(key=lambda seat: order.index(seat.capacity))
    glyphs: list[str] = []
    counts: dict[Capacity, int] = {}
    for seat in mine:
        glyphs.extend([seat.capacity.value] * min(seat.number, MOST_GLYPHS))
        counts[seat.capacity] = counts.get(seat.capacity, 0) + seat.number
    words = ", ".join(f"{n} {c.label.lower()}" for c, n in counts.items())
    return Side(label or "No side", glyphs[:MOST_GLYPHS], words, suggestion)
