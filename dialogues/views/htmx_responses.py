"""What is sent back where a row was saved in its list: the row, and what it changed."""

import json

from dialogues.forms.kinds import RowKind
from dialogues.models import Dialogue, Row
from dialogues.views.figures import chain_of, figure_of
from dialogues.views.parts import ResponsePart, part
from dialogues.views.sections import DRAWN, open_dialogues, said_of, state_of

#: Where each row of a list stands and what follows from the rows before it.
Standing = dict[str, str]


def standing_of(record: Dialogue, kind: RowKind) -> Standing:
    """The keys of a list in order, each with what the list derives for it."""
    rows = getattr(record, kind.list_name)
    if kind.slug != "turning-points":
        return dict.fromkeys(rows.values_list("key", flat=True), "")
    return dict(rows.values_list("key", "from_track"))


def card_page(request, record: Dialogue, kind: RowKind, row: Row):
    """The row alone, as its list shows it."""
    context = _card(request, record, kind, row) | {"focus": True}
    if kind.slug == "turning-points":
        keys = record.moves.exclude(key=row.key).values_list("key", flat=True)
        context |= {"figure": figure_of(record, chain_of(record)), "rows": keys}
    return part(request, "dialogues/workspace/card_back.html", context)


def _card(request, record: Dialogue, kind: RowKind, row: Row) -> dict[str, object]:
    return {
        "record": record,
        "kind": kind,
        "row": kind.listed(record, request.user).get(key=row.key),
        "can_edit": True,
        "open_dialogues": open_dialogues(record, request.user),
        "said": said_of(record, request.user),
    }


def link_to(kind: RowKind, address: str) -> str:
    """The id of the link, in the list, to the form at this address."""
    last = address.rstrip("/").rpartition("/")[2]
    return f"add-{kind.slug}" if last == "new" else f"edit-{last}"


def row_saved(request, record, kind: RowKind, row: Row, before, following: str):
    """The saved row, what else it changed on the page, and the form that follows."""
    record = Dialogue.objects.visible_to(request.user).get(pk=record.pk)
    after = standing_of(record, kind)
    listed = kind.listed(record, request.user)
    context = {
        "row": listed.get(key=row.key),
        "focus": not following,
        "remarks": list(kind.form.remarks(row)),
        "new": list(listed.filter(key__in=_new(row, before or after, after))),
        "changed": list(listed.filter(key__in=_changed(row, before or {}, after))),
    }
    events = {"open-next": following} if following else {}
    return changed_page(
        request, record, kind, "saved", context, keys=list(after), events=events
    )


def _new(row: Row, before: Standing, after: Standing) -> list[str]:
    """The keys of other rows that the same form has made."""
    return [key for key in after if key != row.key and key not in before]


def _changed(row: Row, before: Standing, after: Standing) -> list[str]:
    """The keys of other rows of which the list now says something else."""
    return [k for k in after if k != row.key and before.get(k, after[k]) != after[k]]


def changed_page(request, record, kind, page, context, *, keys=None, events=None):
    """What a change made of a row, with the parts that tell of the whole record."""
    state = state_of(record, request.user, with_rows=False)
    context = state | {"kind": kind, "draws": kind.slug in DRAWN, "oob": True} | context
    template = f"dialogues/workspace/{page}.html"
    response = part(request, template, context, ResponsePart.SAVED)
    told = {}
    if keys is not None:
        told["rows-ordered"] = {"list": f"rows-{kind.slug}", "keys": keys}
    response["HX-Trigger"] = json.dumps(told | (events or {}))
    return response
