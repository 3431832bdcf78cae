"""Records found by words: in what anybody may read, and in names the user may read."""

from django.db.models import Exists, OuterRef, Q

from dialogues.filters.values import folded_words
from dialogues.models import (
    OrganisationName,
    OrganisationRole,
    Participation,
    PersonName,
)


def found_by_words(user, text: str) -> Q:
    """Records in which every word of the text occurs, each where it will."""
    found = Q()
    for word in folded_words(text):
        found &= (
            Q(search_key__contains=word)
            | Q(_among_names(user, word))
            | Q(_among_organisations(word))
        )
    return found


def _among_names(user, word: str) -> Exists:
    """Only names that this user may read: a search must not reveal one."""
    other_names = PersonName.objects.filter(name_key__contains=word)
    rows = Participation.objects.nameable_by(user).filter(
        Q(person__name_key__contains=word)
        | Q(person__in=other_names.values("person"))
        | _organisation_has(word)
        | Q(unnamed_as__icontains=word)
    )
    return Exists(rows.filter(dialogue=OuterRef("pk")))


def _among_organisations(word: str) -> Exists:
    rows = OrganisationRole.objects.filter(_organisation_has(word))
    return Exists(rows.filter(dialogue=OuterRef("pk")))


def _organisation_has(word: str) -> Q:
    other_names = OrganisationName.objects.filter(name_key__contains=word)
    return Q(organisation__name_key__contains=word) | Q(
        organisation__in=other_names.values("organisation")
    )
