"""What was typed beside what somebody else saved meanwhile, field by field."""

import json
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.http import QueryDict

from dialogues.texts import read_storable_json

#: Posted beside the fields: their values when the form was opened.
OPENED_WITH = "opened_with"
TAKE = "take_"
NOT_VALUES = frozenset({"opened_at", "once"})
MOST = 200_000


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field that the two versions fill differently."""

    name: str
    label: str
    mine: str
    saved: str
    take_saved: bool


def values(form: forms.BaseForm) -> dict[str, list[str]]:
    """What each field of a form holds, as a browser would send it."""
    return {
        bound.html_name: _sent(bound.value())
        for bound in form
        if bound.name not in NOT_VALUES
    }


def _sent(value: Any) -> list[str]:
    if value in (None, "", False):
        return []
    if isinstance(value, (list, tuple, models.QuerySet)):
        return sorted(str(each) for each in value)
    return ["on"] if value is True else [str(value).replace("\r\n", "\n").strip()]


def opened_with(form: forms.BaseForm) -> str:
    """The values of a form as one text for a hidden field."""
    return json.dumps(values(form), ensure_ascii=False, separators=(",", ":"))


def _posted_before(data: QueryDict) -> dict[str, Any]:
    """The values when the form was opened; empty if they did not come back."""
    text = data.get(OPENED_WITH, "")
    if len(text) > MOST:
        return {}
    try:
        before = read_storable_json(text)
    except ValueError:
        return {}
    return before if isinstance(before, dict) else {}


def differences(mine: forms.BaseForm, saved: forms.BaseForm) -> list[FieldDifference]:
    """The fields that differ; the saved value stands first where mine is untouched."""
    here, there = values(mine), values(saved)
    before = _posted_before(mine.data)
    fields = {bound.html_name: bound for bound in saved}
    return [
        FieldDifference(
            name=name,
            label=str(fields[name].label),
            mine=_shown(fields[name], here.get(name, [])),
            saved=_shown(fields[name], there[name]),
            take_saved=here.get(name, []) == before.get(name),
        )
        for name in there
        if here.get(name, []) != there[name]
    ]


def _shown(bound, sent: list[str]) -> str:
    """Values as people read them: the words of a choice, yes for a tick."""
    if isinstance(bound.field, forms.BooleanField):
        return "Yes" if sent else "No"
    words = dict(_flat(getattr(bound.field, "choices", ())))
    return ", ".join(str(words.get(value, value)) for value in sent)


def _flat(choices):
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            yield from ((str(inner), words) for inner, words in label)
        else:
            yield str(value), label


def with_choices(data: QueryDict, saved: forms.BaseForm) -> QueryDict:
    """The posted values, with the saved one wherever it was chosen."""
    taken = data.copy()
    there = values(saved)
    for name, sent in there.items():
        if data.get(f"{TAKE}{name}") == "saved":
            taken.setlist(name, sent)
    return taken


def reopened(data: QueryDict, saved: forms.BaseForm, version: int) -> QueryDict:
    """The posted values as if the form had been opened at the saved version."""
    again = data.copy()
    again["opened_at"] = str(version)
    again[OPENED_WITH] = opened_with(saved)
    return again
