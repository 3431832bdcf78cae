"""Who takes part: sides, stays, the bodies behind them."""

from datetime import date

from dialogues.choices import (
    Capacity,
    Confidence,
    CountIs,
    Identity,
    PartyKind,
    Track,
    Vocabulary,
)
from dialogues.models import OrganisationRole, Participation, Party
from dialogues.synthetic.dice import PEOPLE, Weighted
from dialogues.synthetic.making import Making

CAPACITIES = {
    Track.ONE: Weighted(
        {Capacity.OFFICIAL: 80, Capacity.MANDATED: 15, Capacity.UNKNOWN: 5}
    ),
    Track.ONE_AND_A_HALF: Weighted(
        {
            Capacity.PRIVATE: 25,
            Capacity.FORMER: 25,
            Capacity.UNOFFICIAL: 35,
            Capacity.OFFICIAL: 10,
            Capacity.CONTESTED: 5,
        }
    ),
    Track.TWO: Weighted(
        {
            Capacity.UNOFFICIAL: 65,
            Capacity.FORMER: 22,
            Capacity.PRIVATE: 8,
            Capacity.UNKNOWN: 5,
        }
    ),
}
CONFIDENCE = Weighted(
    {"": 60, Confidence.HIGH: 25, Confidence.MEDIUM: 10, Confidence.LOW: 5}
)
PARTY_KINDS = Weighted(
    {PartyKind.PRINCIPAL: 30, PartyKind.THIRD_PARTY: 60, PartyKind.GUEST: 10}
)
IDENTITIES = Weighted(
    {Identity.OPEN: 93, Identity.PROTECTED: 6, Identity.PROTECTED_UNTIL: 1}
)
#: Far enough that nothing changes from one run to the next.
PROTECTED_UNTIL = date(2090, 1, 1)
MOST_PARTICIPANTS = 40


def add_people(making: Making, parties: list[Party]) -> list[Participation]:
    """Add stays for sides: two to forty, ten on average."""
    number = making.dice.tail(2, MOST_PARTICIPANTS, 8)
    stays: list[Participation] = []
    for _ in range(number):
        stays.append(_stay(making, parties, stays))
    making.dialogue.participant_count = len(stays)
    return stays


def add_parties(making: Making) -> list[Party]:
    """Add two sides at least, and those who came beside them."""
    dice = making.dice
    found = []
    for number in range(dice.tail(2, 8, 0.7)):
        kind = PartyKind.PRINCIPAL if number < 2 else dice.one(PARTY_KINDS)
        body = making.organisation() if dice.likely(0.4) else None
        name = making.pools.words.name(1)
        if body is not None:
            name = making.pools.organisations[body - 1]
        found.append(
            making.row(
                Party, name=name, kind=kind, organisation_id=body, note=making.note(0.1)
            )
        )
    return found


def add_organisation_roles(making: Making) -> list[OrganisationRole]:
    """Add what bodies did for the dialogue."""
    found = []
    for _ in range(making.dice.tail(0, 12, 3)):
        start, end = making.vague_span(0.25)
        role = making.row(
            OrganisationRole,
            organisation_id=making.organisation(),
            start=start,
            end=end,
            note=making.note(0.2),
        )
        number = 1 if making.dice.likely(0.8) else 3
        making.terms(role, "roles", Vocabulary.ORGANISATION_ROLE, number)
        found.append(role)
    return found


def _stay(
    making: Making, parties: list[Party], before: list[Participation]
) -> Participation:
    dice = making.dice
    track = Track(
        making.dialogue.current_track if before else making.dialogue.first_track
    )
    capacities = CAPACITIES.get(track, CAPACITIES[Track.TWO])
    start, end = making.vague_span(0.4)
    identity = dice.one(IDENTITIES)
    until = PROTECTED_UNTIL if identity is Identity.PROTECTED_UNTIL else None
    stay = making.row(
        Participation,
        **_who(making, before),
        party=parties[dice.often_low(len(parties))] if dice.likely(0.92) else None,
        office=making.pools.words.sentence(2, 6)[:-1] if dice.likely(0.85) else "",
        capacity=dice.one(capacities),
        capacity_note=making.note(0.08),
        established_capacity=Capacity.OFFICIAL if dice.likely(0.02) else "",
        mandate_from=making.pools.words.name() if dice.likely(0.1) else "",
        start=start,
        end=end,
        identity=identity,
        identity_open_from=until,
        confidence=dice.one(CONFIDENCE),
        note=making.note(0.15),
        missing=making.why_missing("start", "end") if dice.likely(0.1) else {},
    )
    making.terms(stay, "functions", Vocabulary.FUNCTION, 1 if dice.likely(0.85) else 2)
    return stay


def _who(making: Making, before: list[Participation]) -> dict[str, object]:
    """A person, now and then one who sat here before, a body, or people not named."""
    dice = making.dice
    chance = dice.random()
    if chance < 0.05:
        number = dice.tail(1, 60, 4)
        words = f"{number} {making.pools.words.word()} {making.pools.words.word()}"
        return {"unnamed_as": words, "number": number, "number_is": CountIs.ABOUT}
    if chance < 0.09:
        return {"organisation_id": making.organisation()}
    if chance < 0.14 and before and before[-1].person_id:
        return {"person_id": before[-1].person_id}
    return {"person_id": 1 + dice.often_low(making.pools.people, PEOPLE)}
