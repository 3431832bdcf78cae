"""The page of one record."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from dialogues.bibliography import FORMS, as_coins
from dialogues.choices import ReviewStatus
from dialogues.exports import TABLES
from dialogues.models import Attendance, Dialogue, Link
from dialogues.rules.chain import TRACK_KINDS
from dialogues.views.figures import chain_of, figure_of, steps_of
from dialogues.views.record.against import against
from dialogues.views.record.cite import cited, linked_data
from dialogues.views.record.disagreements import points
from dialogues.views.record.evidence import Evidence
from dialogues.views.record.facts import facts
from dialogues.views.record.meetings import meetings
from dialogues.views.record.people import RecordPeople
from dialogues.views.record.related import family
from dialogues.views.record.tracks import claim_marks, coded, said
from dialogues.views.record.turning import turning_points

#: What the sections read of a record, beside names and sources, which are masked.
READ = (
    "conflicts",
    "regions",
    "purposes",
    "forms",
    "names",
    "countries",
    "moves__term",
    "parties__organisation",
    "organisation_roles__organisation__names",
    "organisation_roles__organisation__kind",
    "organisation_roles__roles",
    "meetings__hosts",
    "meetings__form",
    "meetings__parent",
    "track_claims",
    "secrecy_periods",
    "outcomes",
    "links_from_others",
    "disagreements",
)


@require_safe
def dialogue(request, slug):
    """The whole record; 404 as for one that does not exist to who may not see it."""
    seen = Dialogue.objects.visible_to(request.user)
    return page_for(request, get_object_or_404(seen, slug=slug), request.user)


def page_for(request, record: Dialogue, user, *, is_preview: bool = False):
    """The page of a record as `user` may read it; somebody else may look at it."""
    told = (
        Prefetch("links", Link.objects.told_to(user)),
        Prefetch("meetings__attendance", Attendance.objects.told_to(user)),
    )
    marked = Dialogue.objects.marked_public()
    record = marked.prefetch_related(*READ, *told).get(pk=record.pk)
    seen = Dialogue.objects.visible_to(user)
    evidence = Evidence(record, user)
    visible = visible_others(record, seen)
    read = chain_of(record)
    claims = claim_marks(record, evidence)
    figure = figure_of(record, read, claims, finer_words(record))
    people = RecordPeople(record, user, evidence)
    is_published = record.review_status == ReviewStatus.PUBLISHED
    as_cited, sources = cited(request, record), evidence.listed()
    context = {
        "record": record,
        "figure": figure,
        "steps": steps_of(read),
        "evidence": evidence,
        "facts": facts(record, evidence),
        "turnings": turning_points(record, figure.numbers, evidence, visible),
        "people": people,
        "organisations": [
            (row, evidence.marks(row)) for row in record.organisation_roles.all()
        ],
        "meetings": meetings(record, read, evidence, people.stays),
        "coded": coded(record, user, read, evidence),
        "said": said(record, read, evidence),
        "against": against(record, evidence, people),
        "disagreements": points(record, evidence, sources),
        "outcomes": [(row, evidence.marks(row)) for row in record.outcomes.all()],
        "family": family(record, evidence, visible),
        "of_record": evidence.marks(record),
        "sources": sources,
        "may_edit": seen.editable_by(user).filter(pk=record.pk).exists(),
        "is_preview": is_preview,
        "address": as_cited.url,
        "cited": as_cited,
        "citations": [(form, form.write(as_cited)) for form in FORMS.values()],
        "tables": TABLES.values(),
        "coins": as_coins(as_cited),
        "linked": linked_data(request, record, as_cited, sources),
        "is_embargoed": is_published and not record.is_public,
        "is_published": is_published,
        "is_public": record.is_public,
    }
    return render(request, "dialogues/record.html", context)


def finer_words(record: Dialogue) -> dict[str, str]:
    """What the ribbon calls turning points, where their tracks do not say it better."""
    return {
        move.key: move.term.label
        for move in record.moves.all()
        if move.term and move.kind not in TRACK_KINDS
    }


def visible_others(record: Dialogue, seen) -> dict[int, Dialogue]:
    """The other dialogues that the record names, if this user may see them."""
    named = {
        *(row.other_dialogue_id for row in record.links.all()),
        *(row.other_dialogue_id for row in record.moves.all()),
        *(row.dialogue_id for row in record.links_from_others.all()),
    }
    return {other.pk: other for other in seen.filter(pk__in=named - {None})}
