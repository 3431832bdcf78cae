"""What is hidden is found by no filter, no count, no list of values and no fault."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.actions.changes import changing
from dialogues.actions.review import take_step
from dialogues.choices import Identity, ReviewStatus, ReviewStep, Stance, Standing
from dialogues.models import (
    Conflict,
    Dialogue,
    Move,
    Organisation,
    Participation,
    Person,
    PublicState,
)
from tests.browse.pages import listed, page, problems
from tests.cast import (
    OPEN_NAME,
    PROTECTED_ALIAS,
    PROTECTED_NAME,
    publish,
    record_of,
    sign_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("contexts")]

ABSENT = "P09999"


def ref(name: str) -> str:
    return Person.objects.get(name=name).ref


def test_a_protected_person_is_as_unknown_as_none(archive, client):
    """The name may be read in Ada's own records only."""
    hidden = ref(PROTECTED_NAME)
    told = page(client, f"/dialogues/?person={hidden}", 400)
    assert PROTECTED_NAME not in told
    assert told.replace(hidden, ABSENT) == page(
        client, f"/dialogues/?person={ABSENT}", 400
    )


@pytest.mark.parametrize("name", ["organisation", "conflict"])
def test_so_is_what_acts_in_drafts_only(archive, client, name):
    draft = archive["draft"]
    hidden = {
        "organisation": Organisation.objects.create(name="Lantern House"),
        "conflict": draft.conflicts.get(),
    }[name]
    draft.parties.update(organisation=Organisation.objects.get())
    absent = f"{hidden.ref[0]}09999"
    told = page(client, f"/dialogues/?{name}={hidden.ref}", 400)
    assert hidden.name not in told
    assert told.replace(hidden.ref, absent) == page(
        client, f"/dialogues/?{name}={absent}", 400
    )


@pytest.mark.parametrize(
    ("who", "finds"),
    [
        ("anyone", None),
        ("reader", None),
        ("ben", None),
        ("ada", {"open", "embargoed", "draft"}),
        ("cora", {"open", "embargoed", "draft"}),
    ],
)
def test_who_finds_a_protected_person(archive, client, request, who, finds):
    sign_in(client, request, who)
    address = f"/dialogues/?person={ref(PROTECTED_NAME)}"
    if finds is None:
        page(client, address, 400)
        return
    assert listed(page(client, address)) == {archive[name].slug for name in finds}


def test_who_is_open_elsewhere_is_found_there_only(archive, client, ada):
    other = publish(record_of(ada, "Second talks"))
    other.participations.filter(person__name=PROTECTED_NAME).update(identity="open")
    PublicState.move_on()
    html = page(client, f"/dialogues/?person={ref(PROTECTED_NAME)}")
    assert listed(html) == {other.slug}
    values = page(client, "/dialogues/values/person/")
    assert f'{PROTECTED_NAME}</a><span class="num">1<' in values
    assert f'{OPEN_NAME}</a><span class="num">2<' in values


@pytest.mark.parametrize("who", ["anyone", "reader", "ben"])
def test_no_list_of_values_names_whom_the_user_may_not_know(
    archive, client, request, who
):
    sign_in(client, request, who)
    for address in (
        "/dialogues/",
        "/dialogues/values/person/",
        f"/dialogues/values/person/?find={PROTECTED_NAME}",
        f"/dialogues/values/person/?find={PROTECTED_ALIAS}",
        "/dialogues/values/conflict/",
        "/dialogues/values/conflict/?find=draft",
    ):
        html = page(client, address)
        shown = html.replace(f'value="{PROTECTED_NAME}"', "")
        assert PROTECTED_NAME not in shown
        assert "Conflict of Draft talks" not in html
        assert problems(html) == []
    assert OPEN_NAME in page(client, "/dialogues/values/person/")


def test_a_withheld_stay_is_not_told_from_one_without_a_name(archive, client, ada):
    """Whether a name or none is withheld must not be found out by asking."""
    rows = Participation.objects.filter(person__name=PROTECTED_NAME)
    rows.update(person=None, unnamed_as="three men of the harbour")
    assert listed(page(client, "/dialogues/?person=unknown")) == set()
    client.force_login(ada)
    assert len(listed(page(client, "/dialogues/?person=unknown"))) == 3


def test_capacity_and_function_are_asked_of_withheld_stays_too(archive, client):
    Participation.objects.filter(person__name=PROTECTED_NAME).update(capacity="former")
    slug = archive["open"].slug
    assert listed(page(client, "/dialogues/?capacity=former")) == {slug}
    # But not together with a name.
    asked = f"/dialogues/?capacity=former&person={ref(OPEN_NAME)}"
    assert listed(page(client, asked)) == set()


def test_a_contradiction_by_a_restricted_source_is_not_told(archive, client, ada):
    record = archive["open"]
    entry = record.entries.get(source__access="restricted")
    record.citations.create(
        key="e90", entry=entry, move=record.moves.get(), stance=Stance.CONTRADICTS
    )
    PublicState.move_on()
    address = "/dialogues/?disagreement=contradicted"
    assert listed(page(client, address)) == set()
    client.force_login(ada)
    assert listed(page(client, address)) == {record.slug}


# Counts that are kept


def counted(client, name: str, value: str) -> int:
    """The number that the page shows beside a value."""
    for group in client.get("/dialogues/").context.get("groups", ()):
        for facet in group.facets:
            for option in (*facet.options, *facet.more):
                if (facet.name, option.value) == (name, value):
                    return option.count
    return 0


def test_a_change_of_a_public_record_is_in_the_counts_at_once(archive, client, cora):
    record, person = archive["open"], ref(OPEN_NAME)
    assert counted(client, "person", person) == 1
    with changing(dialogue_id=record.pk, by=cora) as changed:
        row = changed.participations.get(person__ref=person)
        row.identity = Identity.PROTECTED
        row.save()
    assert counted(client, "person", person) == 0


def test_a_step_of_the_review_is_in_the_counts_at_once(archive, client, cora):
    """Though the document says the same before and after it."""
    record = archive["open"]
    assert counted(client, "track", "2") == 1
    for step, left in ((ReviewStep.WITHDRAW, 0), (ReviewStep.PUBLISH, 1)):
        Dialogue.objects.filter(pk=record.pk).update(
            summary="What it was.",
            review_status=ReviewStatus.IN_REVIEW if left else ReviewStatus.PUBLISHED,
        )
        if left:
            record.moves.get().citations.get_or_create(
                dialogue=record, key="q90", entry=record.entries.first()
            )
        take_step(
            dialogue_id=record.pk,
            by=cora,
            step=step,
            opened_at=Dialogue.objects.get(pk=record.pk).version,
            remark="So",
        )
        assert counted(client, "track", "2") == left


def test_a_kept_count_ends_with_the_day(archive, client, time_machine):
    time_machine.move_to("2030-01-01 23:00", tick=False)
    Dialogue.objects.filter(pk=archive["embargoed"].pk).update(public_from="2030-01-02")
    assert counted(client, "track", "2") == 1
    time_machine.move_to("2030-01-02 00:00", tick=False)
    assert counted(client, "track", "2") == 2


def test_counts_are_kept_for_people_without_an_account_only(archive, client, ada):
    client.force_login(ada)
    assert counted(client, "track", "2") == 3
    client.logout()
    assert counted(client, "track", "2") == 1
    client.force_login(ada)
    assert counted(client, "track", "2") == 3


def test_work_on_a_draft_leaves_the_kept_counts_alone(archive, ada):
    before = PublicState.number()
    with changing(dialogue_id=archive["draft"].pk, by=ada) as record:
        record.summary = "A word more"
    assert PublicState.number() == before


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        page(client, address)
    return len(captured)


EVERY = (
    "q=talks&track=2&first_track=2&current_track=2&moved=any&direction=up&"
    "standing=realised&confidence=unknown&capacity=unofficial&function=unknown&"
    "region=unknown&country=unknown&status=unknown&secrecy=unknown&purpose=unknown&"
    "form=unknown&organisation=unknown&disagreement=none&year_from=1990&year_to=1999"
)


def test_all_filters_at_once_ask_a_constant_number_of_queries(client, ada, request):
    made = (publish(record_of(ada, f"Talks number {number}")) for number in range(12))

    def more(number: int):
        for _ in range(number):
            record = next(made)
            Move.objects.create(
                dialogue=record,
                key="m90",
                kind="track_change",
                from_track="2",
                to_track="1",
                standing=Standing.REALISED,
            )

    more(2)
    person = ref(OPEN_NAME)
    addresses = [
        f"/dialogues/?{EVERY}&person={person}",
        f"/dialogues/?{EVERY}&person={person}&conflict="
        + "&conflict=".join(Conflict.objects.values_list("ref", flat=True)),
        "/dialogues/values/person/",
        "/dialogues/values/country/?track=2",
    ]
    client.force_login(ada)
    few = [queries(client, address) for address in addresses]
    assert len(listed(page(client, addresses[0]))) == 2
    more(10)
    assert [queries(client, address) for address in addresses] == few
    assert len(listed(page(client, addresses[0]))) == 12
    assert max(few) < 80


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("person=", "person"),
        ("person=Qurei", "person=Qurei"),
        ("person=p00001", "person=p00001"),
        ("organisation=O09999", "organisation=O09999"),
        ("conflict=D00001", "conflict=D00001"),
        ("direction=sideways", "direction=sideways"),
        ("standing=all", "standing=all"),
        ("confidence=sure", "confidence=sure"),
        ("function=spy", "function=spy"),
        ("purpose=gain", "purpose=gain"),
        ("form=duel", "form=duel"),
        ("secrecy=some", "secrecy=some"),
        ("disagreement=yes", "disagreement=yes"),
        ("first_track=0", "first_track=0"),
        ("current_track=3.5", "current_track=3.5"),
        ("find=x", "find"),
    ],
)
def test_a_value_that_is_not_there_is_refused(archive, client, query, named):
    html = page(client, f"/dialogues/?{query}", status=400)
    assert named in html
    assert listed(html) == set()
    assert problems(html) == []


@pytest.mark.parametrize(
    "address",
    [
        "/dialogues/values/person/?track=9",
        "/dialogues/values/person/?find=a&find=b",
        "/dialogues/values/person/?find=%07",
        "/dialogues/values/person/?page=9",
        "/dialogues/values/person/?per_page=3",
    ],
)
def test_a_list_of_values_is_as_strict(archive, client, address):
    assert "Nothing is listed" in page(client, address, status=400)


def test_there_is_a_list_of_values_for_long_filters_only(archive, client):
    page(client, "/dialogues/values/standing/", status=404)
    page(client, "/dialogues/values/nothing/", status=404)
