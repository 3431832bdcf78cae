"""Ada's draft of harbour talks, with two sides, and meetings entered into it."""

from dialogues.actions.changes import changing
from dialogues.choices import Capacity
from dialogues.models import Meeting, Participation, Party
from tests.cast import add, record_of
from tests.workspace.entering import fill, saved, url_of, vocabularies


def make_harbour_talks(ada) -> None:
    record = record_of(ada, "Harbour talks")
    with changing(dialogue_id=record.pk, by=ada) as record:
        other = add(record, Party, name="Second side", position=2)
        for name, start, end, party in (
            ("two envoys", "", "1993-05", other),
            ("a lawyer", "1994-06-02", "", other),
            ("a guest", "", "", None),
        ):
            add(
                record,
                Participation,
                unnamed_as=name,
                start=start,
                end=end,
                party=party,
                capacity=Capacity.OFFICIAL,
                position=record.participations.count() + 1,
            )


def enter(client, record, **typed) -> Meeting:
    saved(fill(client, url_of(record, "meetings", "new"), **typed))
    return record.meetings.last()


def new(record, query: str = "") -> str:
    return url_of(record, "meetings", "new") + query


def many(record, count: int) -> None:
    made = record.participations.count()
    side = record.parties.first()
    Participation.objects.bulk_create(
        Participation(
            dialogue=record,
            key=f"p{made + number}",
            position=made + number,
            unnamed_as=f"delegate {number}",
            capacity=Capacity.OFFICIAL,
            party=side,
        )
        for number in range(1, count + 1)
    )


def third_round(client, talks) -> Meeting:
    """The third meeting of a series, with two present and one absent."""
    vocabularies()
    saved(
        fill(
            client,
            url_of(talks, "organisations", "new"),
            organisation="Quillmoor Institute",
            roles=["host"],
        )
    )
    host = talks.organisation_roles.get().organisation
    whole = enter(client, talks, title="Whole")
    return enter(
        client,
        talks,
        title="Third round",
        date="1993-03-01",
        series="Plenary",
        number="3",
        medium="hybrid",
        form_of_interaction="workshop",
        hosts=[host.ref],
        place="Quillmoor",
        country="NOR",
        country_label="Norway then",
        latitude="59.5",
        longitude="11",
        parent=whole.key,
        account="They met.",
        attending="12",
        presence_p1="present",
        presence_p3="present",
        presence_p2="absent",
    )
