"""A record copied as the start of another."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.shortcuts import redirect, render

from dialogues import access
from dialogues.forms.copying import CopyForm
from dialogues.models import Dialogue
from dialogues.views.permissions import visible_record
from dialogues.views.signing import signed_in
from dialogues.views.workspace import as_kept, form_page, posted_once, role_missing


@form_page
@signed_in
def record_copy(request, ref: str):
    """A new record from any that the user may see: what is taken, how it opens."""
    record = visible_record(request, ref)
    if not access.may_research(request.user):
        return role_missing(request)

    def form_of(data=None) -> CopyForm:
        return CopyForm(data, record=record, user=request.user)

    if request.method != "POST":
        return _page(request, record, as_kept(request, form_of))
    if made := _made_before(request):
        return redirect("workspace_record", made.ref)
    form = form_of(request.POST)
    if form.is_valid():
        try:
            with transaction.atomic():
                made = form.save()
        except (ValidationError, IntegrityError) as error:
            if made := _made_before(request):
                return redirect("workspace_record", made.ref)
            if isinstance(error, IntegrityError):
                raise
            form.refuse(error, {"date": "start", "to_track": "first_track"})
        else:
            messages.success(request, f"{made.ref} is begun from {record.title}.")
            return redirect("workspace_record", made.ref)
    return _page(request, record, form, 422)


def _made_before(request) -> Dialogue | None:
    once = posted_once(request)
    mine = Dialogue.objects.of(request.user)
    return mine.filter(once=once).first() if once else None


def _page(request, record: Dialogue, form: CopyForm, status: int = 200):
    context = {"record": record, "form": form}
    return render(request, "dialogues/workspace/copy.html", context, status=status)
