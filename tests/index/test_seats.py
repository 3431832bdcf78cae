"""In which stretch a stay lay: surely, perhaps, or not at all."""

import pytest

from dialogues.actions.changes import changing
from dialogues.choices import Capacity, MoveKind, Presence, Track, Vocabulary
from dialogues.filters.seats import STAY, may_have_sat, surely_sat
from dialogues.models import Attendance, Meeting, Move, Participation, Term
from tests.browse.pages import page
from tests.cast import add, person, publish, record_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(ada):
    """On Track 2 from December 1992, on Track 1 from May 1993 to 20 August 1993."""
    made = record_of(ada, "Two stretches")
    with changing(dialogue_id=made.pk, by=ada) as made:
        add(
            made,
            Move,
            position=1,
            kind=MoveKind.TRACK_CHANGE,
            to_track=Track.ONE,
            date="1993-05",
        )
        made.end = "1993-08-20"
        made.save()
    return publish(made)


def stay_of(record, start="", end="", **values):
    return Participation.objects.create(
        dialogue=record,
        key="p90",
        person=person("Perdita Lanternwick"),
        capacity=Capacity.OFFICIAL,
        start=start,
        end=end,
        **values,
    )


def tracks(found, stay):
    rows = found([stay.pk]).filter(**{STAY: stay})
    return "+".join(rows.order_by("number").values_list("track", flat=True).distinct())


@pytest.mark.parametrize(
    ("start", "end", "surely", "perhaps"),
    [
        ("", "", "", "2+1"),
        ("1992-12", "", "2", "2+1"),
        ("1993-01-20", "", "2", "2+1"),
        ("1993-01", "1993-03", "2", "2"),
        ("1992-12", "1993-08-20", "2+1", "2+1"),
        ("1993-05", "", "1", "1"),  # came with the change
        ("1993-06", "", "1", "1"),
        ("", "1993-05", "2", "2"),  # left with the change
        ("", "1993-04-30", "2", "2"),
        ("", "1993-07", "1", "2+1"),
        ("1993", "", "", "2+1"),
        ("1993-04/1993-06", "", "", "2+1"),
        ("1993-08-20", "", "1", "1"),
        ("1995", "", "", ""),  # after the end
        ("", "1991", "", ""),  # before the opening
    ],
)
def test_what_the_dates_of_a_stay_tell(record, start, end, surely, perhaps):
    stay = stay_of(record, start, end)
    assert tracks(surely_sat, stay) == surely
    assert tracks(may_have_sat, stay) == perhaps


@pytest.mark.parametrize(
    ("day", "presence", "standing", "surely"),
    [
        ("1993-01-20", Presence.PRESENT, "held", "2"),
        ("1993-07", Presence.PRESENT, "held", "1"),
        ("1993-05-10", Presence.PRESENT, "held", ""),  # before or after the change
        ("1993-01-20", Presence.ABSENT, "held", ""),
        ("1993-01-20", Presence.DISPUTED, "held", ""),
        ("1993-01-20", Presence.PRESENT, "planned", ""),
        ("", Presence.PRESENT, "held", ""),
    ],
)
def test_a_meeting_shows_who_was_there(record, day, presence, standing, surely):
    stay = stay_of(record)
    meeting = Meeting.objects.create(
        dialogue=record, key="t90", date=day, standing=standing
    )
    Attendance.objects.create(meeting=meeting, participation=stay, presence=presence)
    assert tracks(surely_sat, stay) == surely


def test_who_is_never_at_the_table_does_not_sit(record):
    away, there = (
        Term.objects.create(
            vocabulary=Vocabulary.FUNCTION, code=code, label=code, seated=seated
        )
        for code, seated in (("minds_the_shop", False), ("sits", True))
    )
    stay = stay_of(record, "1993-06")
    stay.functions.set([away])
    assert tracks(may_have_sat, stay) == ""
    stay.functions.set([away, there])
    assert tracks(surely_sat, stay) == "1"


def test_on_one_track_for_good_no_date_is_needed(ada):
    record = publish(record_of(ada, "One stretch"))
    assert tracks(surely_sat, stay_of(record)) == "2"


def test_the_page_says_what_is_sure_and_what_is_not(client, record):
    stay = stay_of(record, "1992-12")
    address = stay.person.get_absolute_url()
    html = page(client, address)
    assert "perhaps on" in html
    assert "On 2 tracks" not in html
    asked = f"/people/?tracks=several&dialogue={record.ref}"
    assert stay.person.name not in page(client, asked)
    assert stay.person.name in page(client, asked.replace("several", "perhaps"))
    Participation.objects.filter(pk=stay.pk).delete()
    stay_of(record, "1992-12", "1993-08-20")
    html = page(client, address)
    assert "On 2 tracks" in html
    assert stay.person.name in page(client, asked)
    Participation.objects.filter(dialogue=record, key="p90").delete()
    stay_of(record)
    assert "no date tells" in page(client, address)
