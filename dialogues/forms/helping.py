"""Which variable of the codebook a form field fills, for the help beside it."""

from django import forms
from django.db import models
from django.urls import reverse

from dialogues import codebook
from dialogues.models import (
    Citation,
    Dialogue,
    Link,
    Move,
    OrganisationRole,
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
    (OrganisationRole, "new_kind"): "organisation.kind",
    (OrganisationRole, "new_country"): "organisation.country",
    (SourceEntry, "source_note"): "source.note",
    (Citation, "speaks_of"): "citation.field",
}
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
    if name.startswith("missing_"):
        name = "missing"
    own = codebook.find(str(model._meta.model_name), name)
    if own or model not in BESIDE:
        return own
    return codebook.find(str(BESIDE[model]._meta.model_name), name)
