"""Saved filters: kept from a list under a name, used by their number, shared."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from dialogues.choices import FilterOf
from dialogues.filters import dialogues_for, moves_for
from dialogues.filters.saved_words import words_of_saved
from dialogues.forms.saved_filters import SavedFilterForm
from dialogues.models import SavedFilter
from dialogues.views.filter_errors import refuse
from dialogues.views.paging import BadPage, rows_for
from dialogues.views.signing import signed_in

WAYS = {FilterOf.DIALOGUES: dialogues_for, FilterOf.MOVES: moves_for}
#: Removed filters that are offered to be put back.
MOST_REMOVED = 10


@require_safe
@signed_in
def saved_filters(request):
    """My filters, those that others share, and those that I removed lately."""
    mine = SavedFilter.objects.of(request.user)
    shared = SavedFilter.objects.visible_to(request.user).exclude(pk__in=mine)
    removed = SavedFilter.objects.removed_by(request.user)
    try:
        rows = rows_for(request, shared.select_related("owner"))
    except BadPage as error:
        raise Http404(str(error)) from error
    context = {
        "mine": _with_words(mine),
        "shared": _with_words(rows.page),
        "rows": rows,
        "removed": removed.order_by("-removed_at")[:MOST_REMOVED],
    }
    return render(request, "dialogues/saved/list.html", context)


def _with_words(saved):
    return [(each, words_of_saved(each)) for each in saved]


@require_safe
@signed_in
def saved_filter(request, ref: str):
    """The address of a saved filter leads to the page that it lists on."""
    found = SavedFilter.objects.visible_to(request.user)
    return redirect(get_object_or_404(found, ref=ref).page_url)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def saved_filter_new(request, of: str):
    """Keeps the question of the address under a name."""
    filterset = WAYS[FilterOf(of)](request)
    if not filterset.is_valid():
        title = FilterOf(of).label
        return refuse(request, filterset, filterset.filter_errors, name=of, title=title)
    made = SavedFilter(owner=request.user, of=of, query=filterset.query_string())
    form = SavedFilterForm(request.POST or None, instance=made)
    if form.is_valid():
        form.save()
        messages.success(request, f"The filter “{made}” is saved as {made.ref}.")
        return redirect(made)
    return _form_page(request, form, filterset.sentence())


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def saved_filter_change(request, ref: str):
    """Names a filter anew, shares it, or keeps it to oneself."""
    found = get_object_or_404(SavedFilter.objects.of(request.user), ref=ref)
    form = SavedFilterForm(request.POST or None, instance=found)
    if form.is_valid():
        form.save()
        messages.success(request, f"The filter “{found}” is changed.")
        return redirect("saved_filters")
    return _form_page(request, form, words_of_saved(found))


@require_POST
@signed_in
def saved_filter_remove(request, ref: str):
    """Removes a filter; it can be put back from the list."""
    found = get_object_or_404(SavedFilter.objects.of(request.user), ref=ref)
    found.removed_at = timezone.now()
    found.save()
    messages.success(request, f"The filter “{found}” is removed. It can be put back.")
    return redirect("saved_filters")


@require_POST
@signed_in
def saved_filter_put_back(request, ref: str):
    found = get_object_or_404(SavedFilter.objects.removed_by(request.user), ref=ref)
    found.removed_at = None
    found.save()
    messages.success(request, f"The filter “{found}” is back.")
    return redirect("saved_filters")


def _form_page(request, form: SavedFilterForm, words: str):
    context = {"form": form, "words": words}
    status = 422 if form.errors else 200
    return render(request, "dialogues/saved/form.html", context, status=status)
