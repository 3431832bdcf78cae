"""Which variable of the codebook a form field fills, for the help beside it."""

import re

from django import forms
from django.db import models
from django.urls import reverse

from dialogues import codebook
from dialogues.models import (
    Citation,
    Dialogue,
    Link,
    Move,
    Participation,
    Source,
    SourceEntry,
)

#: Fields that fill a variable of another name, or of another model.
FILLS: dict[tuple[type[models.Model], str], str] = {
    (Dialogue, "conflict"): "dialogue.conflicts",
    (Dialogue, "new_conflict"): "conflict.name",
    (Dialogue, "other_titles"): "dialoguename.name",
    (Dialogue, "start"): "move.date",
    (Dialogue, "first_track"): "move.to_track",
    (Move, "other"): "move.other_dialogue",
    (Link, "other"): "link.other_dialogue",
    (Participation, "person_native"): "personname.name",
    (SourceEntry, "source_note"): "source.note",
    (Citation, "speaks_of"): "citation.field",
}
#: Fields of which a form has many: a pattern, and the variable that it fills.
MANY: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), variable)
    for pattern, variable in (
        (r"person_(name|kind)_\d+", r"personname.\1"),
        (
            r"organisation_(name|kind|used)_\d+",
            r"organisationname.\1",
        ),
        (r"person_(wikidata|note)", r"person.\1"),
        (r"new_(kind|country|parent|wikidata|note)", r"organisation.\1"),
        (r"title_(name|kind)_\d+", r"dialoguename.\1"),
        (r"country_(code|label)_\d+", r"dialoguecountry.\1"),
        (
            r"cite_[a-z0-9]+_(entry|stance|field|locator|value_given|note)",
            r"citation.\1",
        ),
        (r"source_(?!same)(\w+)", r"source.\1"),
        (r"presence_note_.+", "attendance.note"),
        (r"presence_.+", "attendance.presence"),
    )
)
#: Whose fields stand in the form of a row beside its own.
BESIDE: dict[type[models.Model], type[models.Model]] = {
    SourceEntry: Source,
}


def help_address(form: forms.BaseForm, name: str) -> str:
    """The address of the help for a field; "" where the codebook has no such word."""
    meta = getattr(form, "_meta", None)
    model = meta.model if meta else Dialogue
    variable = _found(model, name)
    if variable is None:
        return ""
    return reverse("field_help", args=[variable.part.code, variable.name])


def _found(model: type[models.Model], name: str) -> codebook.Variable | None:
    if filled := FILLS.get((model, name)):
        return codebook.find(*filled.split("."))
    if name == "cited":
        return codebook.find("citation", "entry")
    for pattern, filled in MANY:
        if match := pattern.fullmatch(name):
            return codebook.find(*match.expand(filled).split("."))
    if name.startswith("missing_"):
        name = "missing"
    own = codebook.find(str(model._meta.model_name), name)
    if own or model not in BESIDE:
        return own
    return codebook.find(str(BESIDE[model]._meta.model_name), name)
