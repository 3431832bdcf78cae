"""What a field means: definition, values, an example from a published record."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dialogues import access, codebook
from dialogues.views.signing import signed_in
from dialogues.views.workspace import role_missing

#: Asks for the help alone, to stand in a form, without the page around it.
IN_PLACE = "in_place"


@dataclass(frozen=True, slots=True)
class Explained:
    """One value with the first published record that has it."""

    value: codebook.Value
    example: codebook.Example | None


@require_safe
@signed_in
def help_index(request):
    """All variables with their definitions, part by part."""
    if not access.may_research(request.user):
        return role_missing(request)
    context = {"parts": codebook.codebook().items()}
    return render(request, "dialogues/workspace/help_index.html", context)


@require_safe
@signed_in
def field_help(request, model: str, field: str):
    """One variable, as a page or as what stands in a form."""
    if not access.may_research(request.user):
        return role_missing(request)
    variable = codebook.find(model, field)
    if variable is None:
        raise Http404("The codebook has no such variable.")
    examples = codebook.examples_of(variable)
    context = {
        "variable": variable,
        "values": [
            Explained(value, examples.by_code.get(value.code))
            for value in variable.values()
        ],
        "example": examples.first,
        "in_place": IN_PLACE in request.GET,
    }
    name = "help_body" if context["in_place"] else "help"
    return render(request, f"dialogues/workspace/{name}.html", context)
