"""The list of organisations, and the page of one: its part in dialogues over time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from dialogues.filters.listing import seen_by, stays_open_to
from dialogues.filters.organisations import organisations_for
from dialogues.models import (
    Dialogue,
    Meeting,
    Organisation,
    OrganisationRole,
    Party,
    Row,
)
from dialogues.views.authorities.listing import INDEX, list_page
from dialogues.views.authorities.names import Names
from dialogues.views.authorities.score import Score

#: So many parts of an organisation are told in the list.
MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Part:
    """What an organisation was in a dialogue, with the dates that are stated."""

    dialogue: Dialogue
    row: Row
    words: str
    start: str
    end: str
    first: date | None
    note: str = ""

    @property
    def url(self) -> str:
        return f"{self.dialogue.get_absolute_url()}#{self.row.key}"

    @property
    def order(self) -> tuple[date, str, int]:
        """By its own first day, or by that of the dialogue."""
        first = self.first or self.dialogue.start_earliest or date.max
        return first, self.dialogue.ref, self.row.pk


@dataclass(frozen=True, slots=True)
class Listed:
    """One organisation of the list."""

    organisation: Organisation
    names: Names
    parts: Sequence[Part]

    @property
    def told(self) -> Sequence[Part]:
        return self.parts[:MOST_TOLD]

    @property
    def more(self) -> int:
        return max(len(self.parts) - MOST_TOLD, 0)


@require_safe
def organisations(request):
    def listed(page: Page) -> list[Listed]:
        found = list(page)
        parts = _parts(request.user, found)
        return [Listed(each, Names.of(each), parts[each.pk]) for each in found]

    question = organisations_for(request)

    def rows():
        return question.qs.select_related("kind").prefetch_related("names")

    return list_page(request, question, "organisations", listed, rows=rows)


@require_safe
def organisation(request, ref):
    """The page of an organisation; 404 as for none to who may not read its name."""
    visible = Organisation.objects.visible_to(request.user)
    loaded = visible.select_related("kind").prefetch_related("names")
    found = get_object_or_404(loaded, ref=ref)
    parts = _parts(request.user, [found])[found.pk]
    seen = Dialogue.objects.filter(pk__in={part.dialogue.pk for part in parts})
    context = {
        "kind": INDEX["organisations"],
        "organisation": found,
        "names": Names.of(found),
        "whole": visible.filter(pk=found.parent_id).first(),
        "pieces": visible.filter(parent=found),
        "parts": parts,
        "dialogues": len({part.dialogue.pk for part in parts}),
        "score": Score.of(seen) if parts else None,
    }
    return render(request, "dialogues/authorities/organisation.html", context)


def _parts(user, found: Sequence[Organisation]) -> Mapping[int, list[Part]]:
    """The parts of each organisation in order of time, in a number of queries that
    does not grow."""
    keys = [each.pk for each in found]
    parts = defaultdict(list)
    for body, part in _rows(user, keys):
        parts[body].append(part)
    for each in parts.values():
        each.sort(key=lambda part: part.order)
    return parts


def _rows(user, keys: Sequence[int]) -> Iterable[tuple[int, Part]]:
    seen = seen_by(user)
    acting = OrganisationRole.objects.filter(organisation__in=keys, dialogue__in=seen)
    for row in acting.select_related("dialogue").prefetch_related("roles"):
        words = ", ".join(term.label for term in row.roles.all())
        yield row.organisation_id, _part(row, words or "role not stated")
    sides = Party.objects.filter(organisation__in=keys, dialogue__in=seen)
    for row in sides.select_related("dialogue"):
        words = f"{row.get_kind_display().lower()}: {row.name}"
        yield row.organisation_id, _part(row, words)
    stays = stays_open_to(user).filter(organisation__in=keys)
    for row in stays.select_related("dialogue"):
        yield row.organisation_id, _part(row, "delegation without names")
    hosted = Meeting.objects.filter(dialogue__in=seen, hosts__in=keys)
    for row in hosted.select_related("dialogue").prefetch_related("hosts").distinct():
        part = Part(
            row.dialogue,
            row,
            f"host of a meeting: {row.title}" if row.title else "host of a meeting",
            row.date,
            row.date,
            row.date_earliest,
        )
        for host in row.hosts.all():
            if host.pk in keys:
                yield host.pk, part


def _part(row, words: str) -> Part:
    return Part(
        row.dialogue, row, words, row.start, row.end, row.start_earliest, row.note
    )
