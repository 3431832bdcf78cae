"""The filters of organisations: role and dialogue are asked of one and the same row."""

from collections.abc import Iterator

from django.db.models import F, Q, QuerySet

from dialogues import countries
from dialogues.choices import Vocabulary
from dialogues.filters.listing import (
    NOT_STATED,
    AnyOrSeveralFilter,
    ListFilterSet,
    Ref,
    dialogues_of,
    named,
    one_of,
    present,
    seen_by,
    stays_open_to,
    terms,
)
from dialogues.filters.values import One, WordsFilter
from dialogues.models import (
    Dialogue,
    Meeting,
    Organisation,
    OrganisationName,
    OrganisationRole,
    Party,
)

#: Parts that are no term of curators; a code of theirs never has a hyphen.
SIDE, DELEGATION, MEETING_HOST = "as-side", "as-delegation", "host-of-meeting"
PARTS = {
    SIDE: "side of the dialogue",
    DELEGATION: "delegation without names",
    MEETING_HOST: "host of a meeting",
}


def organisations_for(request) -> "OrganisationFilter":
    """The filters of a request over the organisations that its user may know of."""
    found = Organisation.objects.visible_to(request.user)
    return OrganisationFilter(request.GET, found, request=request)


class OrganisationFilter(ListFilterSet):
    """Which organisations: by name, kind, country, role and dialogue."""

    unseen = ("dialogue",)
    sorts = {
        "name": "Name",
        "-name": "Name, from Z to A",
        "kind": "Kind",
        "-kind": "Kind, from Z to A",
        "roles": "Fewest dialogues with a role",
        "-roles": "Most dialogues with a role",
    }
    orders = {
        "name": ["name_key", "ref"],
        "kind": [F("kind__label").asc(nulls_last=True), "name_key", "ref"],
        "roles": ["dialogues", "name_key", "ref"],
    }

    q = WordsFilter(method="by_name", label="Name")
    kind = AnyOrSeveralFilter(method="by_kind", label="Kind")
    country = AnyOrSeveralFilter(method="by_country", label="Country")
    role = AnyOrSeveralFilter(method="with_part", label="Role")
    dialogue = Ref(method="with_part", label="Dialogue")
    sort = One(method="in_order", label="Sort", choices=list(sorts.items()))

    def choices(self):
        roles = [*terms(Vocabulary.ORGANISATION_ROLE), *PARTS.items(), NOT_STATED]
        return {
            "kind": [*terms(Vocabulary.ORGANISATION_KIND), NOT_STATED],
            "country": [*countries.listed(), NOT_STATED],
            "role": roles,
        }

    def records(self):
        return {"dialogue": Dialogue.objects.visible_to(self.user)}

    def narrowed(self, *without: str) -> QuerySet:
        rows = super().narrowed(*without)
        asked = ({"role", "dialogue"} & self.values().keys()) - set(without)
        if not (self.is_valid() and asked):
            return rows
        used = {name: self.form.cleaned_data[name] for name in asked}
        found = Q(pk__in=())
        for keys in self._parts(used.get("role")):
            if "dialogue" in used:
                keys = keys.filter(dialogue__ref=used["dialogue"])
            found |= Q(pk__in=keys.values("body"))
        return rows.filter(found)

    def _parts(self, roles: list[str] | None) -> Iterator[QuerySet]:
        """Rows in which organisations act as asked; each names its `body`."""
        seen = seen_by(self.user)
        acting = OrganisationRole.objects.filter(dialogue__in=seen)
        if roles is not None:
            none = Q(roles__isnull=True)
            acting = acting.filter(one_of(roles, "roles__code", none))
        yield acting.annotate(body=F("organisation")).order_by()
        others = {
            SIDE: (Party.objects.filter(dialogue__in=seen), "organisation"),
            DELEGATION: (stays_open_to(self.user), "organisation"),
            MEETING_HOST: (Meeting.objects.filter(dialogue__in=seen), "hosts"),
        }
        for code, (rows, body) in others.items():
            if roles is None or code in roles:
                named = rows.filter(**{f"{body}__isnull": False})
                yield named.annotate(body=F(body)).order_by()

    def with_part(self, queryset, name, value):
        return queryset  # `narrowed` asks for role and dialogue at once

    def by_name(self, queryset, name, value):
        return named(queryset, value, OrganisationName)

    def by_kind(self, queryset, name, value):
        return queryset.filter(one_of(value, "kind__code", Q(kind__isnull=True)))

    def by_country(self, queryset, name, value):
        return queryset.filter(one_of(value, "country", Q(country="")))

    def in_order(self, queryset, name, value):
        if value.endswith("roles"):
            acting = OrganisationRole.objects.filter(dialogue__in=seen_by(self.user))
            counted = dialogues_of(acting, "organisation")
            queryset = queryset.annotate(dialogues=counted)
        return super().in_order(queryset, name, value)

    def offered(self, name):
        choices = super().offered(name)
        return present(choices, self.queryset) if name == "country" else choices

    def sentence(self) -> str:
        """For example "Organisations of the kind university, with the role host"."""
        phrases = {
            "q": "named {}",
            "kind": "of the kind {}",
            "country": "seated in {}",
            "role": "with the role {}",
            "dialogue": "of the dialogue {}",
        }
        parts = self.said(phrases)
        return f"Organisations {', '.join(parts)}" if parts else "All organisations"
