"""Two ways to send a form: to the form itself, or to its page as a browser does.

Both send what the form held when it was opened, with what is typed on top, and refuse
to type into a field that is not there. A question that the answer raises is answered
in the form as it came back.
"""

from collections.abc import Iterable, Mapping
from functools import partial

from django import forms
from django.forms.widgets import ChoiceWidget
from django.http import QueryDict

from dialogues.forms.kinds import KINDS
from dialogues.forms.overview import OverviewForm
from dialogues.forms.record import NewDialogueForm
from dialogues.models import Dialogue
from tests.workspace.entering import fields_of, saved, words_of

#: What is typed: a text, several choices, or None for a box that is not ticked.
Typed = Mapping[str, str | list[str] | None]


def looked_up(typed: Mapping) -> Typed:
    """What is typed, with the numbers that the records were given meanwhile."""
    return {
        name: value() if callable(value) else value for name, value in typed.items()
    }


def as_opened(form: forms.BaseForm) -> QueryDict:
    """The fields of a form as a browser would send them back."""
    data = QueryDict(mutable=True)
    for bound in form:
        value, widget = bound.value(), bound.field.widget
        if isinstance(widget, forms.CheckboxInput):
            sent = ["on"] if value else []
        elif isinstance(widget, ChoiceWidget):
            sent = _chosen(bound, widget.format_value(value))
        else:
            sent = [widget.format_value(value) or ""]
        data.setlist(bound.html_name, sent)
    return data


def _chosen(bound, values: list[str]) -> list[str]:
    """The choices made; a list that falls open shows its first one."""
    offered = list(_flat(bound.field.widget.choices))
    chosen = [value for value in map(str, values) if value in offered]
    falls_open = not isinstance(bound.field.widget, forms.RadioSelect)
    return chosen or (offered[:1] if falls_open else [])


def _flat(choices) -> Iterable[str]:
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            yield from _flat(label)
        else:
            yield str(value)


def type_into(data: QueryDict, typed: Typed) -> QueryDict:
    """The fields of a form with those typed into them."""
    filled = data.copy()
    for name, value in typed.items():
        if value is None:
            filled.pop(name, None)
        elif isinstance(value, list):
            filled.setlist(name, value)
        else:
            filled[name] = value
    return filled


class FormDesk:
    """Drives the forms that the views use, without the pages around them."""

    def __init__(self, user):
        self.user = user

    def begin(self, typed: Typed) -> Dialogue:
        return self._send(partial(NewDialogueForm, user=self.user), typed, {})

    def change_overview(self, record, typed: Typed) -> None:
        self._send(self._form(OverviewForm, record), typed, {})

    def offers_in_overview(self, record, name: str) -> bool:
        return name in self._form(OverviewForm, record)().fields

    def enter(self, record, slug: str, typed: Typed, answers: Typed):
        form_of = partial(KINDS[slug].form_for_new, user=self.user, record=record)
        return self._send(form_of, typed, answers)

    def change(self, record, slug: str, row, typed: Typed) -> None:
        self._send(self._form(KINDS[slug].form, record, row), typed, {})

    def _form(self, form: type[forms.BaseForm], record, instance=None):
        def form_of(data=None):
            fresh = Dialogue.objects.get(pk=record.pk)
            about = instance._meta.model.objects.get(pk=instance.pk) if instance else 0
            return form(data, record=fresh, user=self.user, instance=about or fresh)

        return form_of

    def _send(self, form_of, typed: Typed, answers: Typed):
        opened = form_of()
        offered = {bound.html_name for bound in opened}
        assert set(typed) <= offered, set(typed) - offered
        form = form_of(type_into(as_opened(opened), typed))
        asked = {name: answers[name] for name in answers if name in form.fields}
        if not form.is_valid() and asked:
            form = form_of(type_into(as_opened(form), asked))
        assert form.is_valid(), (typed, form.errors.as_text())
        return form.save()


class PageDesk:
    """Drives the pages with the test client, as a browser without scripts does."""

    def __init__(self, client):
        self.client = client

    def begin(self, typed: Typed) -> Dialogue:
        ref = self._send("/workspace/new/", typed, {}).strip("/").split("/")[-1]
        return Dialogue.objects.get(ref=ref)

    def change_overview(self, record, typed: Typed) -> None:
        self._send(f"/workspace/{record.ref}/overview/", typed, {})

    def offers_in_overview(self, record, name: str) -> bool:
        page = self.client.get(f"/workspace/{record.ref}/overview/")
        return f'name="{name}"' in page.content.decode()

    def enter(self, record, slug: str, typed: Typed, answers: Typed):
        self._send(f"/workspace/{record.ref}/{slug}/new/", typed, answers)
        return getattr(record, KINDS[slug].list_name).latest("pk")

    def change(self, record, slug: str, row, typed: Typed) -> None:
        self._send(f"/workspace/{record.ref}/{slug}/{row.key}/", typed, {})

    def _send(self, url: str, typed: Typed, answers: Typed) -> str:
        opened = self.client.get(url)
        assert opened.status_code == 200, (url, opened.status_code)
        self._must_offer(opened, typed)
        response = self.client.post(url, _filled(opened, typed))
        asked = {name: answers[name] for name in answers if _offers(response, name)}
        if response.status_code == 422 and asked:
            response = self.client.post(url, _filled(response, asked))
        assert response.status_code == 302, (url, typed, words_of(response))
        return saved(response)

    def _must_offer(self, page, typed: Typed) -> None:
        lacking = {name for name in typed if not _offers(page, name)}
        assert not lacking, lacking


def _offers(page, name: str) -> bool:
    return f'name="{name}"' in page.content.decode()


def _filled(page, typed: Typed) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in fields_of(page).items():
        data.setlist(name, values)
    return dict(type_into(data, typed).lists())
