"""The panel of filters: groups of facets, each with its values in order."""

from collections.abc import Iterable
from dataclasses import dataclass

from dialogues.choices import CapacityGroup
from dialogues.filters import same_move, same_stay
from dialogues.filters.dialogues import DialogueFilter
from dialogues.filters.facets.counts import AUTHORITIES, MOST, Counts, tracks
from dialogues.filters.facets.left import Left
from dialogues.filters.unknown import UNKNOWN

#: Values of a long list that are shown at once.
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter, with what choosing it would leave."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter with its values; those of a long list that come later are `more`.

    `beyond` says how many values there are in all where not even `more` holds them.
    """

    name: str
    legend: str
    note: str
    options: list[Option]
    more: list[Option]
    beyond: int = 0
    #: What is looked for in a list that is long by nature: "person".
    find: str = ""

    @property
    def more_in_use(self) -> bool:
        return any(option.chosen for option in self.more)


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """Facets under one heading, with the number of their values in use."""

    name: str
    heading: str
    note: str
    facets: list[Facet]
    in_use: int
    open: bool


#: Filter -> its legend and what stands beside it in small letters.
LEGENDS = {
    "track": ("Track held", "at any time"),
    "first_track": ("First track", ""),
    "current_track": ("Last track", "where it stands or ended"),
    "moved": ("Moved between tracks", ""),
    "direction": ("Direction", ""),
    "standing": ("Standing", "realised unless you choose"),
    "confidence": ("Confidence", ""),
    "capacity": ("Capacity present", ""),
    "function": ("Function", ""),
    "person": ("Person", ""),
    "organisation": ("Organisation", "in any part"),
    "conflict": ("Conflict", ""),
    "region": ("Region", ""),
    "country": ("Country concerned", ""),
    "purpose": ("Purpose", ""),
    "form": ("Form of interaction", ""),
    "status": ("Status", ""),
    "secrecy": ("Secrecy", "at any time"),
    "disagreement": ("Disagreement", "between sources"),
}

#: Filters with so many values that one is looked for: what is looked for, one and many.
LONG = {
    "person": ("person", "people"),
    "organisation": ("organisation", "organisations"),
    "conflict": ("conflict", "conflicts"),
    "country": ("country", "countries"),
    "purpose": ("purpose", "purposes"),
    "function": ("function", "functions"),
}

#: Name, heading, note and filters of each group; the first stands open.
GROUPS = (
    ("tracks", "Tracks", "", ("track", "first_track", "current_track")),
    ("moves", "Moves", "All four speak of one and the same move.", same_move.NAMES),
    (
        "people",
        "People and organisations",
        "Capacity, function and person speak of one and the same stay.",
        (*same_stay.NAMES, "organisation"),
    ),
    (
        "subject",
        "Subject and form",
        "",
        ("conflict", "region", "country", "purpose", "form"),
    ),
    ("state", "State and evidence", "", ("status", "secrecy", "disagreement")),
)

#: Lists that are short and always shown whole, in their own order.
WHOLE = frozenset(
    {
        "track",
        "first_track",
        "current_track",
        "direction",
        "standing",
        "confidence",
        "secrecy",
        "disagreement",
    }
)
#: Values that stand first in the list of their filter, whatever their number.
AHEAD = {
    "moved": (same_move.ANY, same_move.NONE),
    "capacity": tuple(CapacityGroup.values),
}
#: Words of the panel where those of chips and sentences do not fit.
WORDS = {
    ("moved", same_move.ANY): "Between any tracks",
    ("moved", same_move.NONE): "Never",
}


def panel(filterset: DialogueFilter, counts: Counts) -> list[FacetGroup]:
    """The groups of a valid question with its counts."""
    used = filterset.filters_in_use()
    groups = []
    for place, (name, heading, note, filters) in enumerate(GROUPS):
        facets = [_facet(filterset, counts, each) for each in filters]
        in_use = sum(len(used.get(each, ())) for each in filters)
        opened = bool(in_use) or place == 0
        groups.append(FacetGroup(name, heading, note, facets, in_use, opened))
    return groups


def track_options(filterset: DialogueFilter) -> list[Option]:
    """The tracks, with the number of dialogues that were on each at some time."""
    counted = tracks(Left(filterset))
    return [
        Option(code, label, counted.get(code, 0), chosen=False)
        for code, label in filterset.form.fields["track"].choices
        if code != UNKNOWN
    ]


def _facet(filterset: DialogueFilter, counts: Counts, name: str) -> Facet:
    options = [
        each
        for each in _options(filterset, counts, name)
        if each.value != UNKNOWN or each.count or each.chosen
    ]
    legend, note = LEGENDS[name]
    if name in WHOLE:
        return Facet(name, legend, note, options, [])
    ahead = AHEAD.get(name, ())
    first = [each for each in options if each.value in ahead]
    unknown = [each for each in options if each.value == UNKNOWN and name != "capacity"]
    rest = [each for each in options if each not in first and each not in unknown]
    rest = [each for each in rest if each.count or each.chosen]
    rest.sort(key=lambda each: (not each.chosen, -each.count))
    kept = max(MOST, sum(each.chosen for each in rest))
    every = max(len(rest), counts.values.get(name, 0))
    shown, more = rest[:SHOWN], rest[SHOWN:kept]
    return Facet(
        name,
        legend,
        note,
        [*first, *shown, *unknown],
        more,
        every if every > len(shown) + len(more) else 0,
        LONG[name][0] if name in LONG and more else "",
    )


def _options(filterset: DialogueFilter, counts: Counts, name: str) -> list[Option]:
    chosen = filterset.values().get(name, ())
    found = counts.by.get(name, {})
    return [
        Option(
            value, WORDS.get((name, value), label), found.get(value, 0), value in chosen
        )
        for value, label in _labels(filterset, counts, name)
    ]


def _labels(
    filterset: DialogueFilter, counts: Counts, name: str
) -> Iterable[tuple[str, str]]:
    choices = [(str(v), str(label)) for v, label in filterset.form.fields[name].choices]
    if name not in AUTHORITIES:
        return choices
    unknown = filterset.form.fields[name].unknown
    names = {**counts.names.get(name, {}), **dict(choices)}
    return (
        [*names.items(), (UNKNOWN, unknown)] if UNKNOWN not in names else names.items()
    )
