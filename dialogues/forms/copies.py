"""What a form holds as if it had been typed: for a row like another one."""

from django import forms
from django.http import QueryDict

from dialogues.forms.compare import NOT_VALUES, values
from dialogues.forms.naming import LookupsMixin


def values_of(form: forms.BaseForm, blank: forms.BaseForm) -> QueryDict:
    """The values of a row's form, sent as a browser would from the `blank` one."""
    data = QueryDict(mutable=True)
    for name, sent in values(form).items():
        data.setlist(name, sent)
    for name in NOT_VALUES:
        data[name] = str(blank[name].value())
    if isinstance(form, LookupsMixin):
        for lookup in form.lookups:
            if (current := form.current(lookup)) is not None:
                data[lookup.answer] = current.ref
    return data
