"""The list of conflicts, and the page of one: its dialogues on one time axis."""

from collections import defaultdict
from dataclasses import dataclass

from django.core.paginator import Page
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from dialogues.filters.conflicts import conflicts_for
from dialogues.models import Conflict, Dialogue
from dialogues.views.authorities.listing import INDEX, list_page
from dialogues.views.authorities.score import Score
from dialogues.views.figures import chain_of, steps_of

#: So many dialogues of a conflict are told in the list.
MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One conflict of the list, with the first of its dialogues and their tracks."""

    conflict: Conflict
    count: int
    told: list[tuple[Dialogue, list[dict[str, object]]]]

    @property
    def more(self) -> int:
        return self.count - len(self.told)


@require_safe
def conflicts(request):
    def listed(page: Page) -> list[ConflictRow]:
        return _listed(page, request.user)

    return list_page(request, conflicts_for(request), "conflicts", listed)


@require_safe
def conflict(request, ref):
    """The page of a conflict; 404 as for none to who may see no dialogue about it."""
    visible = Conflict.objects.visible_to(request.user)
    found = get_object_or_404(visible, ref=ref)
    dialogues = Dialogue.objects.visible_to(request.user).filter(conflicts=found)
    context = {
        "kind": INDEX["conflicts"],
        "conflict": found,
        "count": dialogues.count(),
        "score": Score.of(dialogues),
    }
    return render(request, "dialogues/authorities/conflict.html", context)


def _listed(page: Page, user) -> list[ConflictRow]:
    found = list(page)
    ties = Dialogue.conflicts.through.objects.filter(
        conflict__in=[each.pk for each in found],
        dialogue__in=Dialogue.objects.visible_to(user).values("pk"),
    ).order_by("dialogue__start_earliest", "dialogue__ref")
    own = defaultdict(list)
    for about, dialogue in ties.values_list("conflict", "dialogue"):
        own[about].append(dialogue)
    first = {key for keys in own.values() for key in keys[:MOST_TOLD]}
    records = Dialogue.objects.prefetch_related("moves").in_bulk(first)
    return [
        ConflictRow(
            each,
            len(own[each.pk]),
            [
                (records[key], steps_of(chain_of(records[key])))
                for key in own[each.pk][:MOST_TOLD]
            ],
        )
        for each in found
    ]
