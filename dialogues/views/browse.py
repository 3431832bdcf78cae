"""The list of dialogues, as far as its filters leave them."""

from dataclasses import dataclass

from django.core.paginator import Page
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dialogues.filters import DialogueFilter, dialogues_for
from dialogues.filters.facets import counts_of, panel
from dialogues.filters.orders import DEFAULT, SORTS
from dialogues.models import Dialogue
from dialogues.ribbon import Figure
from dialogues.rules import edtf
from dialogues.search import Hit, hits
from dialogues.views.figures import chain_of, figure_of, steps_of
from dialogues.views.filter_errors import refuse
from dialogues.views.histogram import Histogram
from dialogues.views.paging import BadPage, rows_for
from dialogues.views.sortable_columns import ListColumn, heads

#: Everything that a row of the list shows.
SHOWN = ("conflicts", "moves", "meetings", "secrecy_periods")


@dataclass(frozen=True, slots=True)
class DialogueRow:
    """One dialogue of the list."""

    record: Dialogue
    figure: Figure
    steps: list[dict[str, object]]
    #: Where the words of a search were found, if there is one.
    hit: Hit | None = None

    @classmethod
    def of(cls, record: Dialogue, hit: Hit | None = None) -> "DialogueRow":
        read = chain_of(record)
        return cls(record, figure_of(record, read), steps_of(read), hit)

    @property
    def dates(self) -> list[str]:
        """The dates in words, in two lines where they are two."""
        words = edtf.span_words(self.record.start, self.record.end, short=True)
        start, dash, end = words.partition(" – ")
        return [f"{start}{dash}".rstrip(), end] if dash else [words]


def listed(page: Page, filterset: DialogueFilter) -> list[DialogueRow]:
    """The rows of a page, with what a search found in them."""
    numbers = list(page)
    records = Dialogue.objects.filter(pk__in=numbers).prefetch_related(*SHOWN)
    records = sorted(records, key=lambda record: numbers.index(record.pk))
    words = " ".join(filterset.values().get("q", ()))
    found = hits(records, filterset.request.user, words) if words else {}
    return [DialogueRow.of(record, found.get(record.pk)) for record in records]


COLUMNS = (
    ListColumn("Dialogue", "title"),
    ListColumn("Dates as known", "start"),
    ListColumn("Path", "track", "(each on its own time scale)"),
    ListColumn("Turning points", "turning_points", number=True),
    ListColumn("Meetings", "meetings", number=True),
    ListColumn("People", "people", number=True),
)


@require_safe
def dialogues(request):
    filterset = dialogues_for(request)
    if not filterset.is_valid():
        return _refuse(request, filterset, filterset.filter_errors)
    try:
        counts = counts_of(filterset)
        # Numbers first: a row is wide, and most of them are only passed over.
        numbers = filterset.qs.values_list("pk", flat=True)
        rows = rows_for(request, numbers, count=counts.left)
    except BadPage as error:
        return _refuse(request, filterset, [error.fault])
    total = counts.total
    count = rows.page.paginator.count
    sort = filterset.values().get("sort", [DEFAULT])[0]
    context = {
        "question": filterset,
        "chips": filterset.chips(),
        "query": filterset.query_string(),
        "count": count,
        "total": total,
        "rows": rows,
        "listed": listed(rows.page, filterset),
        "sorts": SORTS,
        "sort": sort,
        "heads": heads(COLUMNS, SORTS, sort),
    }
    if not total:
        return render(request, "dialogues/no_dialogues.html", context)
    if not count:
        context["tries"] = tries(filterset, reverse("dialogues"))
        return render(request, "dialogues/none_match.html", context)
    context["groups"] = panel(filterset, counts)
    context["histogram"] = Histogram.of(counts.years)
    return render(request, "dialogues/list.html", context)


def _refuse(request, filterset, faults):
    return refuse(request, filterset, faults, name="dialogues", title="Dialogues")


def tries(filterset: DialogueFilter, here: str) -> list[dict[str, object]]:
    """What each filter in use would bring if it were left out."""
    used = filterset.filters_in_use()
    found = [
        {
            "label": f"Without “{_label(filterset, name, used[name])}”",
            "url": f"{here}?{filterset.query_string(name)}",
            "count": filterset.narrowed(name).count(),
        }
        for name in used
        if len(used) > 1
    ]
    every = {
        "label": "Without any filter",
        "url": here,
        "count": filterset.queryset.count(),
    }
    return [*found, every]


def _label(filterset: DialogueFilter, name: str, values: list[str]) -> str:
    first, *rest = (filterset.label_of(name, value) for value in values)
    return " or ".join([first, *(label.partition(": ")[2] for label in rest)])
