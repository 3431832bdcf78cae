"""What a record rests on: counted, listed, and walked where something is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dialogues.actions.evidence import OVERVIEW, Statement, statements
from dialogues.choices import Stance
from dialogues.forms.cited import entry_label, words_of
from dialogues.forms.kinds import KINDS
from dialogues.forms.labels import row_label
from dialogues.models import STATEMENTS, Dialogue, SourceEntry
from dialogues.rules.evidence import EvidenceTally, next_stop, places, tally
from dialogues.rules.review.checklist import NO_EVIDENCE
from dialogues.views.permissions import editable_record, may_edit, working_record
from dialogues.views.signing import signed_in

KIND_OF = {
    name: next(kind for kind in KINDS.values() if kind.model is model)
    for name, model in STATEMENTS.items()
}
WALK = "walk"


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement as the page tells it."""

    label: str
    url: str
    statement: Statement

    @property
    def reason(self) -> str:
        return NO_EVIDENCE.get(self.statement.ground.reason, "")

    @property
    def against(self) -> list:
        cited = self.statement.citations
        return [each for each in cited if each.stance == Stance.CONTRADICTS]


@dataclass(frozen=True, slots=True)
class EvidenceSection:
    """The statements of one kind."""

    title: str
    tally: EvidenceTally
    told: Sequence[StatementRow]

    @property
    def open(self) -> list[StatementRow]:
        """Those on which nothing is cited."""
        return [each for each in self.told if not each.statement.citations]


@require_safe
@signed_in
def record_evidence(request, ref: str):
    """What each statement of a record rests on."""
    record = working_record(request, ref)
    found = statements(record, request.user)
    sections = list(_sections(record, found))
    told = [each for section in sections for each in section.told]
    entries = record.entries.select_related("source").prefetch_related("citations")
    context = {
        "record": record,
        "can_edit": may_edit(request.user, record),
        "sections": sections,
        "total": tally(each.ground for each in found),
        "contradicted": [each for each in told if each.against],
        **_of_sources(record, entries),
    }
    return render(request, "dialogues/workspace/evidence/page.html", context)


def _sections(
    record: Dialogue, found: Sequence[Statement]
) -> Iterator[EvidenceSection]:
    for name in (OVERVIEW, *STATEMENTS):
        of_kind = [each for each in found if each.ground.kind == name]
        if of_kind:
            title = "Overview" if name == OVERVIEW else KIND_OF[name].title
            told = [
                StatementRow(_label(x), form_of(record, x.ground.stop), x)
                for x in of_kind
            ]
            yield EvidenceSection(title, tally(x.ground for x in of_kind), told)


def _label(statement: Statement) -> str:
    if statement.row is None:
        return words_of(Dialogue, statement.field)
    return row_label(statement.row)


def form_of(record: Dialogue, stop: str) -> str:
    """The form in which a statement is cited."""
    if stop == OVERVIEW:
        return reverse("record_overview", args=[record.ref])
    slug = next(k.slug for k in KIND_OF.values() if k.model.key_prefix == stop[0])
    return reverse("row_edit", args=[record.ref, slug, stop])


def _of_sources(record: Dialogue, entries: Sequence[SourceEntry]) -> dict[str, Any]:
    """The sources that nothing cites, and those cited without a page or place."""
    unused, unplaced = [], []
    for entry in entries:
        cited = list(entry.citations.all())
        url = reverse("row_edit", args=[record.ref, "sources", entry.key])
        without = sum(1 for each in cited if not each.locator)
        row = {"label": entry_label(entry), "url": url, "entry": entry}
        if not cited:
            unused.append(row)
        elif without:
            unplaced.append(row | {"without": without, "of": len(cited)})
    return {"unused": unused, "unplaced": unplaced}


@require_safe
@signed_in
def evidence_next(request, ref: str):
    """Leads to the form of the next statement without evidence."""
    record = editable_record(request, ref)
    grounds = [each.ground for each in statements(record, request.user)]
    stop = next_stop(grounds, request.GET.get("after", ""))
    if not stop:
        _, left = places(grounds, "")
        words = f"{left} left without evidence" if left else "each has evidence"
        messages.info(request, f"That was the last statement: {words}.")
        return redirect("record_evidence", record.ref)
    return redirect(f"{form_of(record, stop)}?{WALK}=1#id_cited")


def walk_of(request, record: Dialogue, stop: str) -> dict[str, Any] | None:
    """Where a form stands in the walk through what has no evidence; None outside it."""
    if WALK not in request.GET or not stop:
        return None
    grounds = [each.ground for each in statements(record, request.user)]
    here, of = places(grounds, stop)
    return {
        "first": here[0] if here else None,
        "last": here[-1] if here else None,
        "of": of,
        "next_url": next_url(record, stop),
    }


def next_url(record: Dialogue, stop: str) -> str:
    """The address that leads on from a form."""
    return f"{reverse('evidence_next', args=[record.ref])}?after={stop}"
