"""How many dialogues each value of each filter would leave, under all other filters.

One query for each filter, whatever the number of its values or of the dialogues.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import (
    BigIntegerField,
    Count,
    Exists,
    F,
    OuterRef,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce

from dialogues.choices import CAPACITY_GROUP, Capacity
from dialogues.filters import same_stay
from dialogues.filters.bodies import parts
from dialogues.filters.dialogues import DialogueFilter
from dialogues.filters.disagreement import ANY, NONE, kinds
from dialogues.filters.facets.left import Left
from dialogues.filters.facets.moves import move_counts
from dialogues.filters.facets.tally import FacetTally, Joined, most_frequent, tally
from dialogues.filters.facets.years import years_of
from dialogues.filters.unknown import UNKNOWN
from dialogues.filters.vocabularies import TIES, codes, ties
from dialogues.models import (
    Conflict,
    Dialogue,
    DialogueCountry,
    Episode,
    Organisation,
    Person,
    SecrecyPeriod,
)

#: Values of a list of people, organisations or conflicts that are counted at once.
MOST = 24

COLUMNS = ("first_track", "current_track", "status")
AUTHORITIES = {"person": Person, "organisation": Organisation, "conflict": Conflict}

#: Stands for a person who is not named: no primary key is 0.
NOBODY = 0


@dataclass(slots=True)
class Counts:
    """All counts of a question: what a page shows of the whole collection."""

    total: int
    left: int
    by: dict[str, dict[str, int]] = field(default_factory=dict)
    #: Names of the authorities counted, by filter and number.
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    #: How many values the long lists have that are cut short.
    values: dict[str, int] = field(default_factory=dict)
    years: list[tuple[int, int]] = field(default_factory=list)


def count(filterset: DialogueFilter) -> Counts:
    """The counts of a valid question."""
    left = Left(filterset)
    made = Counts(total=filterset.queryset.count(), left=left.size())
    made.by["track"] = tracks(left)
    for name in COLUMNS:
        made.by[name] = _column(left, name)
    made.by.update(move_counts(left))
    made.by["capacity"] = _capacities(left)
    made.by["function"] = _functions(left)
    for name, model in AUTHORITIES.items():
        _add_authority(made, left, name, model)
    for name in TIES:
        made.by[name] = _terms(left, name)
    made.by["country"] = _of_rows(left, "country", countries(), "code")
    made.by["secrecy"] = _of_rows(left, "secrecy", SecrecyPeriod.objects.all(), "level")
    made.by["disagreement"] = _disagreements(left)
    made.years = years_of(left.dialogues(("year_from", "year_to")))
    return made


def tracks(left: Left) -> dict[str, int]:
    """The number of dialogues that were on each track within the years asked for."""
    rows = left.rows(left.filterset.stretches(), ["track"])
    counts = dict(tally(_pairs(rows, "track")).counts)
    has_any = Exists(Episode.objects.filter(dialogue=OuterRef("pk")))
    counts[UNKNOWN] = left.dialogues(["track"]).filter(~has_any).count()
    return counts


def countries() -> QuerySet:
    return DialogueCountry.objects.exclude(code="")


def _pairs(rows: QuerySet, column: str) -> QuerySet:
    return rows.order_by().annotate(value=F(column), record=F("dialogue"))


def _with_unknown(found: FacetTally, size: int) -> dict[str, int]:
    return {**found.counts, UNKNOWN: size - found.any}


def _column(left: Left, name: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    rows = left.dialogues([name]).values_list(name)
    for value, number in rows.annotate(Count("pk")):
        code = value or UNKNOWN
        counts[code] = counts.get(code, 0) + number
    return counts


def _of_rows(left: Left, name: str, rows: QuerySet, column: str) -> dict[str, int]:
    found = tally(_pairs(left.rows(rows, [name]), column), with_any=True)
    return _with_unknown(found, left.size([name]))


def _terms(left: Left, name: str) -> dict[str, int]:
    rows = left.rows(ties(name), [name])
    found = tally(_pairs(rows, "term_id"), once=True, with_any=True)
    found.counts = _by_code(name, found.counts)
    return _with_unknown(found, left.size([name]))


def _by_code(name: str, counts: dict[int, int]) -> dict[str, int]:
    codes_of = codes(name)
    return {codes_of[pk]: number for pk, number in counts.items()}


def _capacities(left: Left) -> dict[str, int]:
    """Capacities and their groups: dialogues of the same capacities count together."""
    rows = left.rows(left.filterset.stay_asked("capacity").stays(), same_stay.NAMES)
    found = tally(
        rows.values("dialogue").annotate(
            value=Joined("capacity"), record=F("dialogue")
        ),
        once=True,
    )
    counts: dict[str, int] = {}
    for joined, number in found.counts.items():
        there = {Capacity(each) for each in joined.split(",")}
        groups = {CAPACITY_GROUP[each].value for each in there}
        for code in groups | {each.value for each in there - _NAMED_AS_GROUPS}:
            counts[code] = counts.get(code, 0) + number
    return counts


_NAMED_AS_GROUPS = {
    each
    for each in Capacity
    if each.value in {g.value for g in CAPACITY_GROUP.values()}
}


def _functions(left: Left) -> dict[str, int]:
    rows = left.rows(left.filterset.stay_asked("function").stays(), same_stay.NAMES)
    counts = tally(_pairs(rows, "functions")).counts
    unknown = counts.pop(None, 0)
    return {**_by_code("function", counts), UNKNOWN: unknown}


def _disagreements(left: Left) -> dict[str, int]:
    kinds_of = kinds(left.filterset.request.user).items()
    name = ["disagreement"]
    found = tally(
        *(
            left.rows(rows, name).annotate(value=Value(kind), record=F("dialogue"))
            for kind, rows in kinds_of
        ),
        with_any=True,
    )
    return {**found.counts, ANY: found.any, NONE: left.size(name) - found.any}


def authority_pairs(left: Left, name: str) -> list[QuerySet]:
    """Pairs of an authority and a dialogue that is left without this filter."""
    if name == "organisation":
        rows = parts(left.filterset.request.user)
        return [_pairs(left.rows(each, [name]), "body") for each in rows]
    if name == "conflict":
        ties_of = Dialogue.conflicts.through.objects.all()
        return [_pairs(left.rows(ties_of, [name]), "conflict")]
    stays = left.rows(left.filterset.stay_asked(name).stays(), same_stay.NAMES)
    named = stays.nameable_by(left.filterset.request.user).filter(
        organisation__isnull=True
    )
    who = Coalesce("person_id", Value(NOBODY), output_field=BigIntegerField())
    return [named.annotate(value=who, record=F("dialogue"))]


def _add_authority(made: Counts, left: Left, name: str, model) -> None:
    keys = left.filterset.keys_asked(name)
    first = [NOBODY, *keys] if name == "person" else keys
    found = most_frequent(
        *authority_pairs(left, name),
        first=first,
        most=MOST + len(first),
        with_any=name != "person",
    )
    unknown = found.counts.pop(NOBODY, None)
    if name != "person":
        unknown = left.size([name]) - found.any
    add_named(made, name, model, found.counts)
    made.by[name][UNKNOWN] = unknown or 0
    made.values[name] = found.values - (name == "person" and unknown is not None)


def add_named(made: Counts, name: str, model, counts: dict[int, int]) -> None:
    """Put the counts of authorities in, by their numbers, with their names."""
    listed: Sequence = model.objects.filter(pk__in=counts).values_list(
        "pk", "ref", "name"
    )
    by_key = {pk: (ref, text) for pk, ref, text in listed}
    made.by[name] = {by_key[pk][0]: number for pk, number in counts.items()}
    made.names[name] = {by_key[pk][0]: by_key[pk][1] for pk in counts}
