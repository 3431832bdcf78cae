"""Saved filters in an address: `saved=F00012` stands for what the filter asks."""

import re
from collections.abc import Sequence

from django.http import QueryDict

from dialogues.choices import FilterOf
from dialogues.models import SavedFilter

NAME = "saved"
REF = re.compile(rf"{SavedFilter.ref_prefix}[0-9]{{1,11}}")


def expanded(request, of: FilterOf) -> tuple[QueryDict, SavedFilter | None]:
    """The parameters of a request with those of a saved filter in its place.

    A parameter that the address itself has stands instead of the saved one. A filter
    that is not there for the user stays in the parameters, where it is a fault.
    """
    refs = request.GET.getlist(NAME)
    saved = _saved(request.user, of, refs)
    if saved is None:
        return request.GET, None
    data = QueryDict(saved.query, mutable=True)
    for name, values in request.GET.lists():
        if name != NAME:
            data.setlist(name, values)
    return data, saved


def _saved(user, of: FilterOf, refs: Sequence[str]) -> SavedFilter | None:
    if len(refs) != 1 or not REF.fullmatch(refs[0]):
        return None
    return SavedFilter.objects.visible_to(user).filter(of=of, ref=refs[0]).first()
