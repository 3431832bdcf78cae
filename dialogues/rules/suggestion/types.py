"""Who sat there, as the rules see it, and what they suggest from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from dialogues.choices import Capacity, PartyKind, Track

#: Reading A: officials in a private capacity sit with others (NTI, IGCC).
MIXED_ROOM = "mixed_room"
#: Reading B: representatives meet under an unofficial third party (Mapendere).
THIRD_PARTY = "third_party"
#: Track 2 read widely: officials may attend in a private capacity (JCIE).
WIDE = "wide"
#: Reading A for the people of one side alone.
SIDE = "side"

REPRESENTS = frozenset({Capacity.OFFICIAL, Capacity.MANDATED})
OUTSIDE = frozenset({Capacity.FORMER, Capacity.UNOFFICIAL})
UNSETTLED = frozenset({Capacity.UNKNOWN, Capacity.CONTESTED})


@dataclass(frozen=True, slots=True)
class Seat:
    """One stay of one or more people, in one capacity.

    `name` is what the reader may see, so it may be "[name withheld]". `start` and
    `end` are EDTF, "" for the whole dialogue. `seated` is False for those behind the
    scenes, such as decision makers who were never in the room. `key` is that of the
    row, so that a page can lead there.
    """

    name: str
    party: str
    party_kind: PartyKind
    capacity: Capacity
    start: str = ""
    end: str = ""
    seated: bool = True
    number: int = 1
    key: str = ""

    @property
    def decides(self) -> bool:
        """Only people of the principal parties who sat there decide."""
        principal = self.party_kind is PartyKind.PRINCIPAL
        return self.seated and principal and self.number > 0


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """Who convenes or mediates; `political` is whether a government or an
    intergovernmental body speaks through it, None where that is not stated."""

    name: str
    political: bool | None


@dataclass(frozen=True, slots=True)
class CapacityTally:
    """How many people sat there in each capacity."""

    official: int = 0
    mandated: int = 0
    private: int = 0
    former: int = 0
    unofficial: int = 0
    unsettled: int = 0

    @classmethod
    def of(cls, seats: Iterable[Seat]) -> "CapacityTally":
        counts = dict.fromkeys(cls.__slots__, 0)
        for seat in seats:
            unsettled = seat.capacity in UNSETTLED
            counts["unsettled" if unsettled else seat.capacity.value] += seat.number
        return cls(**counts)

    @property
    def represent(self) -> int:
        return self.official + self.mandated

    @property
    def outside(self) -> int:
        return self.former + self.unofficial

    @property
    def settled(self) -> int:
        return self.represent + self.private + self.outside


@dataclass(frozen=True, slots=True)
class TrackSuggestion:
    """A track with its reason in one sentence.

    `deciding` names those whose capacity decides, empty where all count alike or no
    group alone decides. It is not `firm` where people whose capacity is not settled,
    or a side of which nobody is recorded, could change it.
    """

    track: Track
    reading: str
    reason: str
    deciding: tuple[str, ...] = ()
    tally: CapacityTally = CapacityTally()
    firm: bool = True


def at_table(seats: Iterable[Seat]) -> list[Seat]:
    """The seats that decide."""
    return [seat for seat in seats if seat.decides]


def by_side(seats: Iterable[Seat]) -> dict[str, list[Seat]]:
    """The seats that decide, by the party for which they sat."""
    sides: dict[str, list[Seat]] = {}
    for seat in at_table(seats):
        sides.setdefault(seat.party, []).append(seat)
    return sides


def silent_sides(seats: Iterable[Seat], parties: Iterable[str]) -> list[str]:
    """Principal parties, named or known from the seats, of whom nobody sat there."""
    seats = list(seats)
    behind = [s.party for s in seats if s.party_kind is PartyKind.PRINCIPAL]
    present = by_side(seats)
    named = dict.fromkeys([*parties, *behind])
    return [party for party in named if party and party not in present]
