"""On which track somebody sat in each stay: surely, or as far as dates allow."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from dialogues.choices import Track
from dialogues.filters.seats import STAY, may_have_sat, surely_sat
from dialogues.models import Participation


@dataclass(frozen=True, slots=True)
class Sat:
    """The tracks of one stay, in order of time."""

    surely: Sequence[str] = ()
    perhaps: Sequence[str] = ()
    at_the_table: bool = True

    @property
    def perhaps_also(self) -> Sequence[str]:
        """Tracks beside those that are sure."""
        return [track for track in self.perhaps if track not in self.surely]


@dataclass(slots=True)
class OnTrack:
    """One track, with the stays that surely lay in it."""

    track: str
    stays: list[Participation] = field(default_factory=list)


def sat_on(stays: Sequence[Participation]) -> Mapping[int, Sat]:
    """The tracks of each stay by its key, in two queries."""
    keys = [stay.pk for stay in stays]
    surely, perhaps = (_tracks(found(keys)) for found in (surely_sat, may_have_sat))
    return {
        stay.pk: Sat(surely[stay.pk], perhaps[stay.pk], is_seated(stay))
        for stay in stays
    }


def is_seated(stay: Participation) -> bool:
    """Whether one of the functions, if there are any, is one at the table."""
    functions = stay.functions.all()
    return not functions or any(each.seated for each in functions)


def _tracks(stretches) -> dict[int, list[str]]:
    found = defaultdict(list)
    rows = stretches.values_list(STAY, "number", "track").distinct()
    for stay, _, track in rows.order_by("dialogue", "number"):
        if track not in found[stay]:
            found[stay].append(track)
    return found


def by_track(
    stays: Iterable[Participation], sat: Mapping[int, Sat]
) -> Sequence[OnTrack]:
    """Each track on which somebody surely sat, from the official one down."""
    found = {track.value: OnTrack(track.value) for track in Track}
    for stay in stays:
        for track in sat[stay.pk].surely:
            found[track].stays.append(stay)
    return [each for each in found.values() if each.stays]


def tracks_sat(stays: QuerySet[Participation]) -> Mapping[int, list[str]]:
    """The tracks on which each person surely sat, official ones first, in one query."""
    person = f"{STAY}__person"
    found = defaultdict(list)
    rows = surely_sat(stays.values("pk")).values_list(person, "track").distinct()
    for key, track in sorted(rows, key=lambda row: Track.values.index(row[1])):
        found[key].append(track)
    return found
