"""Participants pasted as a list: the text, the lines looked over, all added at once."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse

from dialogues.forms.paste import ColumnsForm, PasteForm, read_as
from dialogues.forms.paste_preview import PreviewForm
from dialogues.forms.paste_reading import PastedPeople
from dialogues.models import Dialogue
from dialogues.views.permissions import editable_record
from dialogues.views.signing import KEPT_WORDS, kept_form, signed_in
from dialogues.views.workspace import form_page, posted_once


@form_page
@signed_in
def participants_paste(request, ref: str):
    """A list of participants, from its text to rows of the record."""
    record = editable_record(request, ref)
    if request.method != "POST":
        kept = kept_form(request)
        if kept is not None:
            messages.info(request, KEPT_WORDS)
        return _text_page(request, record, PasteForm(initial=kept and kept.dict()))
    if _is_made(request, record):
        return _added(request, record, "The participants of this list are added.")
    pasted, step = PasteForm(request.POST), request.POST.get("step")
    if not pasted.is_valid():
        return _text_page(request, record, pasted, 422)
    text = pasted.cleaned_data["text"]
    if step == "text":
        return _text_page(request, record, PasteForm(initial={"text": text}))
    columns = read_as(request.POST.get("read_as", ""))
    reading = PastedPeople(record, text, columns)
    if columns is None:
        return _page(request, record, text, reading)
    chosen = _columns_form(reading, request.POST)
    if not chosen.is_valid():
        return _page(
            request, record, text, reading, before=reading, chosen=chosen, status=422
        )
    asked = chosen.columns()
    if step != "add" or asked != reading.pasted.columns:
        again = PastedPeople(record, text, asked)
        return _page(request, record, text, again, before=reading)
    return _add(request, record, text, reading, chosen)


def _is_made(request, record: Dialogue) -> bool:
    once = posted_once(request)
    return bool(once) and record.participations.filter(once=once).exists()


def _add(
    request, record: Dialogue, text: str, reading: PastedPeople, chosen: ColumnsForm
):
    form = PreviewForm(request.POST, record=record, user=request.user, reading=reading)
    if form.is_valid():
        try:
            form.save()
        except ValidationError as error:
            form.refuse_line(error)
        else:
            people = len(form.kept)
            return _added(
                request,
                record,
                f"{people} participant{'' if people == 1 else 's'} of {record.title} "
                f"{'is' if people == 1 else 'are'} saved.",
            )
    return _page(request, record, text, reading, form=form, chosen=chosen, status=422)


def _added(request, record: Dialogue, words: str):
    messages.success(request, words)
    return redirect(_section(record))


def _section(record: Dialogue) -> str:
    return f"{reverse('workspace_record', args=[record.ref])}#participants"


def _columns_form(reading: PastedPeople, data=None) -> ColumnsForm:
    pasted = reading.pasted
    return ColumnsForm(data, columns=pasted.columns, samples=pasted.samples)


def _text_page(request, record: Dialogue, form: PasteForm, status: int = 200):
    context = {"record": record, "form": form, "section_url": _section(record)}
    return render(request, "dialogues/workspace/paste.html", context, status=status)


def _page(
    request,
    record: Dialogue,
    text: str,
    reading: PastedPeople,
    *,
    before: PastedPeople | None = None,
    form: PreviewForm | None = None,
    chosen: ColumnsForm | None = None,
    status: int = 200,
):
    """The lines to look over; `before` is how they were read when they were sent."""
    if form is None:
        sent = (before, request.POST) if before else None
        form = PreviewForm(
            record=record, user=request.user, reading=reading, before=sent
        )
    context = {
        "record": record,
        "form": form,
        "columns": chosen or _columns_form(reading),
        "text": PasteForm(initial={"text": text}),
        "faults": list(form.faults()),
        "section_url": _section(record),
    }
    return render(
        request, "dialogues/workspace/paste_preview.html", context, status=status
    )
