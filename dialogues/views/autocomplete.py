"""What a field that names a record offers while somebody types into it.

Each address answers `?q=` with options as HTML. `record` is the record that is being
edited, `field` the form field to which the choice is written, `new=1` offers to make a
new one.
"""

import json
import re
from collections.abc import Callable, Sequence
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dialogues import access
from dialogues.forms.lookups import NEW
from dialogues.lookup import (
    Card,
    RecordMatch,
    TypedName,
    dialogue_cards,
    find,
    find_conflicts,
    find_dialogues,
    is_too_short,
    near,
    organisation_cards,
    people_cards,
)
from dialogues.models import (
    Dialogue,
    Organisation,
    OrganisationRole,
    Participation,
    Party,
    Person,
    name_key,
)
from dialogues.views.permissions import visible_record
from dialogues.views.signing import signed_in

FIELD = re.compile(r"[a-z0-9_-]{1,60}")
#: With the one that makes a new record, twelve.
MOST_CARDS = 11


def options(view: Callable) -> Callable:
    """An address for those who enter cases; too little typed has no options."""

    @require_safe
    @signed_in
    @wraps(view)
    def answer(request):
        if not access.may_research(request.user):
            raise PermissionDenied("Only researchers and curators enter cases.")
        text = " ".join(request.GET.get("q", "").split())
        ref = request.GET.get("record", "")
        record = visible_record(request, ref) if ref else None
        if is_too_short(text):
            return render(request, "dialogues/workspace/options/none.html")
        return view(request, text, record)

    return answer


@options
def people_options(request, text: str, record: Dialogue | None):
    here = set(
        Participation.objects.nameable_by(request.user)
        .filter(dialogue=record, person__isnull=False)
        .values_list("person", flat=True)
    )
    found, is_new = _found(Person, request, text, here)
    cards = people_cards(request.user, found, record)
    return _answer(request, "people", "person_is", text, cards, is_new=is_new)


@options
def organisation_options(request, text: str, record: Dialogue | None):
    here: set[int | None] = set()
    for model in (OrganisationRole, Party):
        rows = model.objects.filter(dialogue=record)
        here.update(rows.values_list("organisation", flat=True))
    found, is_new = _found(Organisation, request, text, here)
    cards = organisation_cards(request.user, found, record)
    return _answer(
        request, "organisations", "organisation_is", text, cards, is_new=is_new
    )


def _found(model, request, text: str, here) -> tuple[list[RecordMatch], bool]:
    """What fits and what is very like it; whether nobody may be meant by the name."""
    found = find(model, request.user, text, here=here, most=MOST_CARDS)
    alike = {each.pk: each for each in near(model, request.user, text)}
    key = name_key(text)
    is_new = not alike and all(name_key(each.name) != key for each in found)
    told = [alike.pop(each.pk, each) for each in found]
    return [*told, *alike.values()][:MOST_CARDS], is_new


@options
def dialogue_options(request, text: str, record: Dialogue | None):
    cards = dialogue_cards(find_dialogues(request.user, text, but=record))
    return _answer(request, "dialogues", "other_is", text, cards)


@options
def conflict_options(request, text: str, record: Dialogue | None):
    cards = [Card(each, each.name) for each in find_conflicts(request.user, text)]
    return _answer(request, "conflicts", "conflict", text, cards)


def _answer(
    request, kind: str, usual: str, text: str, cards: Sequence[Card], *, is_new=False
):
    field = request.GET.get("field", "")
    name = field if FIELD.fullmatch(field) else usual
    new = f"{NEW}{name_key(text)}" if is_new else ""
    context = {
        "typed": TypedName.of(text),
        "text": text,
        "options": [(card, json.dumps({name: card.record.ref})) for card in cards],
        "offers_new": request.GET.get("new") == "1",
        "new_set": json.dumps({name: new}),
    }
    return render(request, f"dialogues/workspace/options/{kind}.html", context)
