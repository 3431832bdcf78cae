"""How a date is read, asked for while it is typed."""

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.core.validators import slug_re
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dialogues import access
from dialogues.actions.consistency import RECORD, row_remarks
from dialogues.forms.date_says import DateSays
from dialogues.forms.kinds import KINDS
from dialogues.rules import edtf
from dialogues.views.permissions import editable_record
from dialogues.views.signing import signed_in

#: Where a date can stand: in the record itself, or in one of its lists.
PLACES = {RECORD, *(kind.list_name for kind in KINDS.values())}


@require_safe
@signed_in
def date_says(request):
    """The reading of one text, or what may be meant, and what is odd about it there."""
    if not access.may_research(request.user):
        raise PermissionDenied("Dates are read for those who enter records.")
    field, text = request.GET.get("field", ""), request.GET.get("text", "").strip()
    answer = edtf.answer(text)
    says = DateSays(
        name=field,
        answer=answer,
        remarks=_remarks(request, field, text) if answer.reading else [],
        asked=True,
    )
    return render(request, "dialogues/workspace/date_says.html", {"says": says})


def _remarks(request, field: str, text: str) -> list[str]:
    """What is odd about the date in its row; nothing for a record not begun yet."""
    asked = request.GET
    if "record" not in asked:
        return []
    key = asked.get("row", "")
    name = asked.get("of", "")
    if name not in PLACES or not slug_re.match(f"{asked['record']}{key}"):
        raise Http404("There is no such row.")
    record = editable_record(request, asked["record"])
    typed = {**asked.dict(), field: text}
    try:
        found = row_remarks(record, request.user, name, key, typed)
    except ObjectDoesNotExist as error:
        raise Http404("There is no such row.") from error
    return [remark.sentence for remark in found if remark.field == field]
