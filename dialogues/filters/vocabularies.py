"""The values of the filters whose words curators keep: one query for all of them."""

from django.db.models import Q, QuerySet

from dialogues.choices import Vocabulary
from dialogues.filters.unknown import NOT_STATED, any_of, with_unknown
from dialogues.models import Dialogue, Term

#: Filter of dialogues -> its vocabulary.
OF = {
    "region": Vocabulary.REGION,
    "purpose": Vocabulary.PURPOSE,
    "form": Vocabulary.FORM,
    "function": Vocabulary.FUNCTION,
}

#: Filter -> the rows that tie a dialogue to its terms.
TIES = {
    "region": Dialogue.regions.through,
    "purpose": Dialogue.purposes.through,
    "form": Dialogue.forms.through,
}


def choices() -> dict[str, list[tuple[str, str]]]:
    """Codes and words of each filter, by the words; last the one for none."""
    names = {vocabulary.value: name for name, vocabulary in OF.items()}
    terms = Term.objects.filter(vocabulary__in=names).order_by("label", "code")
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in OF}
    for vocabulary, code, label in terms.values_list("vocabulary", "code", "label"):
        found[names[vocabulary]].append((code, label))
    return {name: with_unknown(each, NOT_STATED) for name, each in found.items()}


def regions() -> list[tuple[str, str]]:
    """Codes and names of the regions, by name."""
    terms = Term.objects.filter(vocabulary=Vocabulary.REGION).order_by("label")
    return list(terms.values_list("code", "label"))


def codes(name: str) -> dict[int, str]:
    """Primary keys and codes of the terms of a filter."""
    terms = Term.objects.filter(vocabulary=OF[name]).order_by()
    return dict(terms.values_list("pk", "code"))


def ties(name: str) -> QuerySet:
    """The rows that tie dialogues to terms of the filter's vocabulary."""
    return TIES[name].objects.order_by()


def with_terms(name: str, values: list[str]) -> Q:
    """Dialogues with one of the terms, or with none where that is asked for."""
    rows = ties(name)
    chosen = rows.filter(term__vocabulary=OF[name], term__code__in=values)
    return any_of(values, chosen, rows)
