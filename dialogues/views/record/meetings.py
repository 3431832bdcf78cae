"""The meetings of a record, with the track on which each was held."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dialogues.choices import MeetingStanding, Presence
from dialogues.models import Dialogue, Meeting
from dialogues.rules import edtf
from dialogues.rules.chain import Chain, TracksOn, tracks_on
from dialogues.views.record.evidence import CitationMark, Evidence
from dialogues.views.record.gaps import gap
from dialogues.views.record.people import Stay


@dataclass(frozen=True, slots=True)
class There:
    """Those of whom one thing is said: present, absent, excluded, disputed."""

    label: str
    people: list[tuple[Stay, str]]


@dataclass(frozen=True, slots=True)
class MeetingDetails:
    """One meeting."""

    meeting: Meeting
    place: str
    place_missing: str
    tracks: TracksOn | None
    there: list[There]
    marks: list[CitationMark]

    @property
    def was_held(self) -> bool:
        return self.meeting.standing == MeetingStanding.HELD


def meetings(
    record: Dialogue, read: Chain, evidence: Evidence, stays: Mapping[int, Stay]
) -> list[MeetingDetails]:
    return [
        MeetingDetails(
            meeting=meeting,
            place=", ".join(filter(None, [meeting.place, meeting.country_name])),
            place_missing=gap(meeting.missing.get("place")),
            tracks=track_then(meeting, read),
            there=_there(meeting, stays),
            marks=evidence.marks(meeting),
        )
        for meeting in record.meetings.all()
    ]


def track_then(meeting: Meeting, read: Chain) -> TracksOn | None:
    """The track on its days; None where no day is known."""
    first, last = edtf.bounds(meeting.date)
    if first is None or last is None:
        return None
    found = tracks_on(read, first, last)
    return found if found.tracks else None


def _there(meeting: Meeting, stays: Mapping[int, Stay]) -> list[There]:
    by_presence = defaultdict(list)
    for row in meeting.attendance.all():
        by_presence[row.presence].append((stays[row.participation_id], row.note))
    return [
        There(presence.label, by_presence[presence])
        for presence in Presence
        if presence in by_presence
    ]
