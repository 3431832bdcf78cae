"""The filters of sources."""

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Lower

from dialogues.choices import SourceKind
from dialogues.filters.listing import (
    NOT_STATED,
    AnyOrSeveralFilter,
    ListFilterSet,
    Ref,
    one_of,
)
from dialogues.filters.tracks import years_in_words
from dialogues.filters.values import One, WordsFilter, Year, folded_words
from dialogues.models import Citation, Dialogue, Source

#: What rests on a source, as readers ask for it.
SAYS = {
    "supports": "supports a statement",
    "contradicts": "contradicts a statement",
    "nothing": "no statement rests on it",
}


def sources_for(request) -> "SourceFilter":
    """The filters of a request over the sources of the records its user may see."""
    found = Source.objects.visible_to(request.user)
    return SourceFilter(request.GET, found, request=request)


def citations_open_to(user) -> QuerySet[Citation]:
    """The citations in records that the user may see, on what they may read."""
    told = Citation.objects.told_to(user)
    return told.filter(dialogue__in=Dialogue.objects.visible_to(user).values("pk"))


class SourceFilter(ListFilterSet):
    """Which sources: by words, kind, language, year, what they say, and dialogue."""

    unseen = ("dialogue",)
    sorts = {
        "title": "Title",
        "-title": "Title, from Z to A",
        "author": "Author",
        "-author": "Author, from Z to A",
        "year": "Year",
        "-year": "Year, latest first",
        "statements": "Fewest statements",
        "-statements": "Most statements",
    }
    orders = {
        "title": ["title_key", "ref"],
        "author": [Lower("author"), "title_key", "ref"],
        "year": [F("year").asc(nulls_last=True), "title_key", "ref"],
        "statements": ["statements", "title_key", "ref"],
    }

    q = WordsFilter(method="by_words", label="Words")
    kind = AnyOrSeveralFilter(
        method="by_kind", label="Kind", choices=SourceKind.choices
    )
    language = AnyOrSeveralFilter(method="by_language", label="Language")
    says = AnyOrSeveralFilter(
        method="by_what_it_says", label="What rests on it", choices=list(SAYS.items())
    )
    dialogue = Ref(method="by_dialogue", label="Dialogue")
    year_from = Year(method="by_first_year", label="From year")
    year_to = Year(method="by_last_year", label="To year")
    sort = One(method="in_order", label="Sort", choices=list(sorts.items()))

    def choices(self):
        there = self.queryset.exclude(language="").order_by("language")
        codes = there.values_list("language", flat=True).distinct()
        return {"language": [*((code, code) for code in codes), NOT_STATED]}

    def records(self):
        return {"dialogue": Dialogue.objects.visible_to(self.user)}

    def by_words(self, queryset, name, value):
        for word in value.split():
            in_title = Q()
            for folded in folded_words(word):
                in_title &= Q(title_key__contains=folded)
            beside = Q(author__icontains=word) | Q(publisher__icontains=word)
            queryset = queryset.filter(in_title | beside if in_title else beside)
        return queryset

    def by_kind(self, queryset, name, value):
        return queryset.filter(kind__in=value)

    def by_language(self, queryset, name, value):
        return queryset.filter(one_of(value, "language", Q(language="")))

    def by_what_it_says(self, queryset, name, value):
        cited = citations_open_to(self.user).order_by()
        found = Q(pk__in=cited.filter(stance__in=value).values("entry__source"))
        if "nothing" in value:
            found |= ~Q(pk__in=cited.values("entry__source"))
        return queryset.filter(found)

    def by_dialogue(self, queryset, name, value):
        return queryset.filter(entries__dialogue__ref=value)

    def by_first_year(self, queryset, name, value):
        return queryset.filter(year__gte=value)

    def by_last_year(self, queryset, name, value):
        return queryset.filter(year__lte=value)

    def in_order(self, queryset, name, value):
        if value.endswith("statements"):
            own = citations_open_to(self.user).filter(entry__source=OuterRef("pk"))
            each = own.order_by().values("entry__source")
            counted = each.annotate(n=Count("pk")).values("n")
            queryset = queryset.annotate(statements=Coalesce(Subquery(counted), 0))
        return super().in_order(queryset, name, value)

    def sentence(self) -> str:
        """For example "Sources of the kind report, published in 1990 or later"."""
        phrases = {
            "q": "with {}",
            "kind": "of the kind {}",
            "language": "in the language {}",
            "says": "of which it is so: {}",
            "dialogue": "of the dialogue {}",
        }
        parts = self.said(phrases)
        if years := years_in_words(*self.years()):
            parts.append(f"published {years}")
        return f"Sources {', '.join(parts)}" if parts else "All sources"
