"""Somebody saved the same thing meanwhile: both versions, and nothing typed is lost."""

from collections.abc import Callable

from django.http import QueryDict

from dialogues.actions.changes import StaleVersion
from dialogues.forms.compare import differences, opened_with, reopened, with_choices

chosen_values = with_choices


def who_saved(stale: StaleVersion, user) -> str:
    """The name of whoever saved last."""
    made_by = stale.revision.made_by if stale.revision else None
    if made_by == user:
        return "You"
    return (
        (made_by.get_full_name() or made_by.get_username()) if made_by else "Somebody"
    )


def answer_stale(
    stale: StaleVersion, user, data: QueryDict, make_form: Callable, page: Callable
):
    """The page with both versions; the next save is made from the saved one."""
    saved = make_form()
    again = reopened(data, saved, stale.changed_in)
    # What was typed is compared with what the form held when it was opened.
    differ = differences(make_form(data), saved)
    form = make_form(again)
    return page(
        form,
        differences=differ,
        saved_by=who_saved(stale, user),
        saved_version=stale.changed_in,
        opened_with=opened_with(saved),
    )
