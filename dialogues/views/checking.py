"""What is to fix in a record: open points, each with the place where it is fixed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from dialogues.actions.facts import record_facts
from dialogues.forms.kinds import KINDS
from dialogues.models import Dialogue
from dialogues.rules import review
from dialogues.rules.problems import Problem
from dialogues.rules.suggestion import EpisodeSuggestion

#: Sections that a point of the checklist names as its field.
SECTIONS = {kind.list_name: kind.slug for kind in KINDS.values()} | {
    "sources": "sources",
    "participants": "participants",
}
BY_PREFIX = {kind.model.key_prefix: kind for kind in KINDS.values()}


@dataclass(frozen=True, slots=True)
class ChecklistPoint:
    """One point of the checklist and the place where it is fixed."""

    problem: Problem
    url: str
    section: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """The points to fix first, and those that would make the record better."""

    open: Sequence[ChecklistPoint]
    better: Sequence[ChecklistPoint]


def checklist_of(
    record: Dialogue, user, suggestions: Sequence[EpisodeSuggestion] | None = None
) -> Checklist:
    """The points of a record, from suggestions that are made already or made here."""
    facts = record_facts(record, user, suggestions)
    points = [
        ChecklistPoint(problem, fix_url(record, problem), section_of(problem))
        for problem in review.checklist(facts)
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


def fix_url(record: Dialogue, problem: Problem) -> str:
    """The address of the field, the row or the section that a problem speaks of."""
    if problem.field == "justification":
        return f"{reverse('workspace_record', args=[record.ref])}#why-{problem.key}"
    if problem.key:
        kind = BY_PREFIX[problem.key[0]]
        row = reverse("row_edit", args=[record.ref, kind.slug, problem.key])
        field = "cited" if problem.field == "citations" else problem.field
        return f"{row}#id_{field}" if field else row
    if section_of(problem) == "overview":
        field = "conflict" if problem.field == "conflicts" else problem.field
        return f"{reverse('record_overview', args=[record.ref])}#id_{field}"
    return f"{reverse('workspace_record', args=[record.ref])}#{section_of(problem)}"
