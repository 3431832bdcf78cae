"""What was typed into a form that cannot be shown again, as lines to copy."""

from django.core.exceptions import SuspiciousOperation
from django.forms.utils import pretty_name
from django.http import UnreadablePostError

from dialogues.forms.compare import NOT_VALUES, OPENED_WITH, TAKE
from dialogues.forms.writer import FIELD, writer_of

#: Posted by forms and not typed: tokens, versions, buttons.
NOT_TYPED = NOT_VALUES | {
    "csrfmiddlewaretoken",
    FIELD,
    OPENED_WITH,
    "mend",
    "more_citations",
    "read",
    "read_as",
    "step",
    "then",
    "use_date",
}


def typed_in(request) -> str:
    """A line for each field of a form of ours that was posted; "" for any other."""
    if request.method != "POST":
        return ""
    try:
        data = request.POST
    except (SuspiciousOperation, UnreadablePostError):
        return ""
    if not writer_of(data):
        return ""
    labels = _labels(request)
    lines = []
    for name, values in data.lists():
        text = ", ".join(filter(None, (value.strip() for value in values)))
        if text and name not in NOT_TYPED and not name.startswith(TAKE):
            lines.append(f"{labels.get(name) or pretty_name(name)}: {text}")
    return "\n".join(lines)


def _labels(request) -> dict[str, str]:
    """The labels of the fields, where the address names the kind of row."""
    found = request.resolver_match
    kind = found.kwargs.get("kind") if found else None
    if kind is None:
        return {}
    fields = kind.form.base_fields | kind.form_for_new.base_fields
    return {name: str(field.label or "") for name, field in fields.items()}
