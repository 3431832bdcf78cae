"""The path of a record as it would be with the turning point that is being typed."""

from django.views.decorators.http import require_http_methods

from dialogues.forms.fix_buttons import NEW_ROW, faults_of
from dialogues.forms.moves import MoveForm
from dialogues.models import Dialogue
from dialogues.rules import chain
from dialogues.views.figures import chain_of, figure_of
from dialogues.views.parts import part
from dialogues.views.permissions import editable_record, row_in
from dialogues.views.signing import signed_in


@require_http_methods(["GET", "POST"])
@signed_in
def path_preview(request, ref: str):
    """The ribbon and the faults of the chain, with a draft that nobody has saved."""
    record = editable_record(request, ref)
    if request.method == "GET":
        return _stored(request, record)
    key = request.GET.get("row", "")
    instance = row_in(record.moves, record, key) if key else None
    form = MoveForm(request.POST, record=record, user=request.user, instance=instance)
    draft = form.draft()
    if draft is not None and not draft.key:
        draft = chain.Turn(**{**_values(draft), "key": NEW_ROW})
    turns = _turns(record, draft)
    read = chain.read_chain(turns, end=record.end)
    faults = faults_of(
        read.faults,
        lambda problem: chain.fixes_for(turns, problem, end=record.end),
        draft.key if draft else "",
    )
    context = {
        "record": record,
        "figure": figure_of(record, read),
        "unsaved": True,
        "draft": draft,
        "came_from": _came_from(read, draft),
        "own": [fault for fault in faults if fault.is_own or not fault.problem.key],
        "others": [fault for fault in faults if not fault.is_own],
        "rows": [turn.key for turn in turns if not draft or turn.key != draft.key],
    }
    return part(request, "dialogues/workspace/path_preview.html", context)


def _stored(request, record: Dialogue):
    """The path as the saved rows have it."""
    context = {
        "figure": figure_of(record, chain_of(record)),
        "rows": record.moves.values_list("key", flat=True),
    }
    return part(request, "dialogues/workspace/path_stored.html", context)


def _values(turn: chain.Turn) -> dict[str, object]:
    return {name: getattr(turn, name) for name in turn.__slots__}


def _turns(record: Dialogue, draft: chain.Turn | None) -> list[chain.Turn]:
    """The stored turning points with the draft at its place in time."""
    turns = [move.as_turn() for move in record.moves.all()]
    if draft is None:
        return turns
    keys = [turn.key for turn in turns]
    if draft.key in keys:
        turns[keys.index(draft.key)] = draft
    else:
        turns.append(draft)
    return chain.in_order(turns)


def _came_from(read: chain.Chain, draft: chain.Turn | None):
    """The track on which the strand stands before the draft; None if on none."""
    return read.step(draft.key).from_track if draft else None
