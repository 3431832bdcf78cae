"""Meetings, where they were, and who was at them."""

from dialogues.choices import CountIs, Medium, MeetingStanding, Presence, Vocabulary
from dialogues.models import Attendance, Meeting, Participation
from dialogues.synthetic.dice import Weighted
from dialogues.synthetic.making import Making
from dialogues.synthetic.pools import InventedTown

STANDINGS = Weighted(
    {
        MeetingStanding.HELD: 94,
        MeetingStanding.CANCELLED: 2,
        MeetingStanding.PLANNED: 2,
        MeetingStanding.DENIED: 2,
    }
)
MEDIA = Weighted(
    {
        "": 50,
        Medium.IN_PERSON: 40,
        Medium.ONLINE: 5,
        Medium.HYBRID: 3,
        Medium.UNKNOWN: 2,
    }
)
PRESENCES = Weighted(
    {
        Presence.PRESENT: 94,
        Presence.ABSENT: 3,
        Presence.EXCLUDED: 1,
        Presence.DISPUTED: 2,
    }
)
MOST_MEETINGS = 30


def add_meetings(making: Making, stays: list[Participation]) -> list[Meeting]:
    """Add none to thirty meetings in order of time; of some it is told who came."""
    dice = making.dice
    number = dice.tail(0, MOST_MEETINGS, 6)
    home = [dice.choice(making.pools.places) for _ in range(3)]
    in_series = dice.likely(0.5)
    meetings: list[Meeting] = []
    for place, day in enumerate(sorted(making.day() for _ in range(number)), start=1):
        meeting = making.row(
            Meeting,
            number=place if in_series else None,
            title=making.pools.words.sentence(2, 6)[:-1] if dice.likely(0.6) else "",
            date=making.vague(day),
            standing=dice.one(STANDINGS),
            medium=dice.one(MEDIA),
            form_id=making.term(Vocabulary.FORM) if dice.likely(0.4) else None,
            attending=dice.tail(4, 80, 14) if dice.likely(0.3) else None,
            attending_is=CountIs.EXACTLY if dice.likely(0.6) else CountIs.ABOUT,
            parent=dice.choice(meetings) if meetings and dice.likely(0.03) else None,
            account=making.note(0.5),
            **_where(making, home),
        )
        if dice.likely(0.1):
            making.store.join(meeting, "hosts", making.organisation())
        if dice.likely(0.15):
            _attendance(making, meeting, stays)
        meetings.append(meeting)
    making.dialogue.meeting_count = len(meetings)
    return meetings


def _where(making: Making, home: list[InventedTown]) -> dict[str, object]:
    dice = making.dice
    if dice.likely(0.08):
        return {"missing": making.why_missing("place", "country")}
    place = dice.choice(home if dice.likely(0.7) else making.pools.places)
    return {
        "place": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _attendance(making: Making, meeting: Meeting, stays: list[Participation]) -> None:
    for stay in stays:
        if making.dice.likely(0.6):
            making.store.add(
                Attendance(
                    meeting=meeting,
                    participation=stay,
                    presence=making.dice.one(PRESENCES),
                    note=making.note(0.05),
                )
            )
