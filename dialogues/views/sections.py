"""The sections of one record in the workspace, and what each still lacks."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from dialogues.actions.consistency import record_remarks
from dialogues.actions.evidence import statements
from dialogues.actions.facts import record_suggestions
from dialogues.actions.review import allowed_steps
from dialogues.forms.kinds import GROUPS, KINDS, RowKind, RowKindGroup
from dialogues.models import Dialogue, RemovedRow, ReviewEvent
from dialogues.rules.evidence import tally
from dialogues.views.checking import Checklist, ChecklistPoint, checklist_of
from dialogues.views.figures import chain_of, figure_of
from dialogues.views.permissions import may_edit
from dialogues.views.suggesting import stretches_of

#: Kinds of rows that the ribbon draws.
DRAWN = frozenset({"turning-points", "secrecy", "meetings"})
MOST_REMOVED = 20


@dataclass(frozen=True, slots=True)
class SectionPart:
    """One kind of row within a section; `rows` None where they are not shown."""

    kind: RowKind
    rows: Sequence[Any] | None
    count: int


@dataclass(frozen=True, slots=True)
class WorkspaceSection:
    """A section with its rows and with the points of the checklist that are its own."""

    group: RowKindGroup
    parts: list[SectionPart]
    open: list[ChecklistPoint]
    better: list[ChecklistPoint]

    @property
    def count(self) -> int:
        return sum(part.count for part in self.parts)


def sections_of(
    record: Dialogue, user, checklist: Checklist, *, with_rows: bool
) -> list[WorkspaceSection]:
    return [_section(record, user, checklist, each, with_rows) for each in GROUPS]


def _section(
    record, user, checklist, group: RowKindGroup, with_rows: bool
) -> WorkspaceSection:
    def own(points: Sequence[ChecklistPoint]) -> list[ChecklistPoint]:
        return [point for point in points if point.section in group.slugs]

    return WorkspaceSection(
        group=group,
        parts=[_part(record, user, kind, with_rows) for kind in group.kinds],
        open=own(checklist.open),
        better=own(checklist.better),
    )


def _part(record, user, kind: RowKind, with_rows: bool) -> SectionPart:
    if not with_rows:
        return SectionPart(kind, None, getattr(record, kind.list_name).count())
    rows = list(kind.listed(record, user))
    return SectionPart(kind, rows, len(rows))


def said_of(record: Dialogue, user) -> dict[str, list[str]]:
    """What is odd about the dates of each row, by the key of the row."""
    said: dict[str, list[str]] = defaultdict(list)
    for remark in record_remarks(record, user):
        said[remark.key].append(remark.sentence)
    return dict(said)


def state_of(record: Dialogue, user, *, with_rows: bool) -> dict[str, Any]:
    """What the workspace says of a record; without rows what a saved row changes."""
    suggested = record_suggestions(record, user)
    checklist = checklist_of(record, user, suggested)
    can_edit = may_edit(user, record)
    return {
        "record": record,
        "can_edit": can_edit,
        "steps": allowed_steps(dialogue=record, user=user),
        "sections": sections_of(record, user, checklist, with_rows=with_rows),
        "figure": figure_of(record, chain_of(record)),
        "stretches": stretches_of(record, user, suggested, can_edit=can_edit),
        "checklist": checklist,
        "events": review_events(record, user)[:10],
        "overview_points": [p for p in checklist.open if p.section == "overview"],
        "open_dialogues": open_dialogues(record, user),
        "said": said_of(record, user),
        "evidence": tally(each.ground for each in statements(record, user)),
    }


def open_dialogues(record: Dialogue, user) -> set[int]:
    """Those other dialogues of links and turning points that the user may see."""
    named = Q(links_from_others__dialogue=record)
    named |= Q(turning_points_from_others__dialogue=record)
    return set(
        Dialogue.objects.visible_to(user).filter(named).values_list("pk", flat=True)
    )


@dataclass(frozen=True, slots=True)
class Removed:
    """A row that can be put back, with the kind of which it is."""

    row: RemovedRow
    slug: str


def review_events(record: Dialogue, user) -> QuerySet[ReviewEvent]:
    """The steps of the record's reviews, the last first."""
    events = ReviewEvent.objects.told_to(user).filter(dialogue=record)
    return events.select_related("made_by")


def removed_rows(record: Dialogue, user) -> list[Removed]:
    """The rows removed last, the newest first."""
    slugs = {kind.model.key_prefix: kind.slug for kind in KINDS.values()}
    rows = RemovedRow.objects.told_to(user).filter(dialogue=record)
    newest = rows.select_related("removed_by")[:MOST_REMOVED]
    return [Removed(row, slugs[row.key[0]]) for row in newest]
