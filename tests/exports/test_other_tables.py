"""Who finds what in the tables of people, organisations, links, evidence."""

import pytest
from django.contrib.auth.models import AnonymousUser

from dialogues.actions.rows import cite
from dialogues.choices import Capacity, Identity, LinkKind, Presence, Vocabulary
from dialogues.exports import TABLES
from dialogues.models import (
    Citation,
    Dialogue,
    Link,
    Meeting,
    Organisation,
    OrganisationRole,
    Participation,
    Term,
)
from tests.cast import OPEN_NAME, PROTECTED_ALIAS, PROTECTED_NAME, sign_in
from tests.exports.files import file_for, get_rows, queries_of, rows_of

pytestmark = pytest.mark.django_db

MASKED = ["anyone", "reader", "ben"]
NAMES_ALL = ["ada", "cora"]


@pytest.fixture
def signed_in(client, request):
    return lambda who: sign_in(client, request, who)


def column(rows, name: str) -> list[str]:
    return [row[name] for row in rows]


@pytest.mark.parametrize("who", MASKED)
def test_people_are_listed_where_they_are_named(archive, signed_in, who):
    client = signed_in(who)
    assert column(get_rows(client, "people"), "name") == [OPEN_NAME]
    assert get_rows(client, "names") == []


@pytest.mark.parametrize("who", NAMES_ALL)
def test_people_and_their_names_are_listed_for_who_may_know(archive, signed_in, who):
    client = signed_in(who)
    people = get_rows(client, "people")
    assert set(column(people, "name")) == {OPEN_NAME, PROTECTED_NAME}
    assert column(people, "person_ref") == sorted(column(people, "person_ref"))
    (alias,) = get_rows(client, "names")
    assert (alias["person_name"], alias["name"]) == (PROTECTED_NAME, PROTECTED_ALIAS)


def test_people_belong_to_the_dialogues_found(archive, client, request):
    sign_in(client, request, "cora")
    Participation.objects.filter(dialogue=archive["open"]).exclude(
        person__name=OPEN_NAME
    ).update(identity=Identity.OPEN)
    assert len(get_rows(client, "people", "q=open+talks")) == 2
    assert get_rows(client, "people", "q=xylophone") == []
    assert get_rows(client, "names", "q=xylophone") == []


def body(name: str, **values) -> Organisation:
    return Organisation.objects.create(name=name, **values)


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("anyone", {"Host of the open", "Institute"}),
        ("ben", {"Host of the open", "Institute"}),
        ("ada", {"Host of the open", "Institute", "Ministry", "Draft body"}),
    ],
)
def test_organisations_are_listed_as_far_as_they_act_openly(
    archive, signed_in, who, sees
):
    record = archive["open"]
    role = OrganisationRole.objects.create(
        dialogue=record, key="o90", organisation=body("Institute")
    )
    convenor, _ = Term.objects.get_or_create(
        vocabulary=Vocabulary.ORGANISATION_ROLE,
        code="convenor",
        defaults={"label": "convenor"},
    )
    role.roles.set([convenor])
    Meeting.objects.create(dialogue=record, key="t90").hosts.set(
        [body("Host of the open")]
    )
    Participation.objects.create(
        dialogue=record,
        key="p90",
        organisation=body("Ministry"),
        capacity=Capacity.OFFICIAL,
        identity=Identity.PROTECTED,
    )
    OrganisationRole.objects.create(
        dialogue=archive["draft"], key="o90", organisation=body("Draft body")
    )
    client = signed_in(who)
    assert set(column(get_rows(client, "organisations"), "name")) == sees
    (told,) = [
        row
        for row in get_rows(client, "organisation_roles")
        if row["organisation_name"] == "Institute"
    ]
    assert told["roles"] == "convenor"


@pytest.mark.parametrize(("who", "told"), [("anyone", ""), ("ada", "Draft body")])
def test_the_body_above_is_told_to_who_may_know_it(archive, signed_in, who, told):
    above = body("Draft body")
    OrganisationRole.objects.create(
        dialogue=archive["draft"], key="o90", organisation=above
    )
    OrganisationRole.objects.create(
        dialogue=archive["open"],
        key="o90",
        organisation=body("Institute", parent=above),
    )
    rows = get_rows(signed_in(who), "organisations")
    (row,) = [row for row in rows if row["name"] == "Institute"]
    assert row["parent_name"] == told
    assert bool(row["parent_ref"]) == bool(told)


def test_conflicts_belong_to_the_dialogues_found(archive, client):
    (row,) = get_rows(client, "conflicts")
    assert row["name"] == "Conflict of Open talks"
    assert get_rows(client, "conflicts", "q=xylophone") == []


@pytest.mark.parametrize(
    ("who", "keys"), [("anyone", ["l0", "l9"]), ("ada", ["l0", "l1", "l9"])]
)
def test_a_link_to_a_hidden_dialogue_is_no_row(archive, signed_in, who, keys):
    record = archive["open"]
    entry = record.entries.first()
    for place, other in enumerate((record, archive["draft"])):
        link = Link.objects.create(
            dialogue=record,
            key=f"l{place}",
            position=place,
            kind=LinkKind.FED_INTO,
            other_dialogue=other,
        )
        cite(record, link, [entry])
    Link.objects.create(
        dialogue=record,
        key="l9",
        position=9,
        kind=LinkKind.FED_INTO,
        other_title="Talks that have no record",
    )
    client = signed_in(who)
    assert column(get_rows(client, "links"), "link") == keys
    cited = [row["link"] for row in get_rows(client, "citations") if row["link"]]
    assert cited == [key for key in keys if key != "l9"]
    if who == "anyone":
        assert archive["draft"].ref not in file_for(AnonymousUser(), "links")


@pytest.mark.parametrize(("who", "told"), [("anyone", False), ("ada", True)])
def test_who_was_there_is_told_with_notes_by_name_only(archive, signed_in, who, told):
    record = archive["open"]
    meeting = Meeting.objects.create(dialogue=record, key="t90")
    for stay in record.participations.all():
        meeting.attendance.create(
            participation=stay, presence=Presence.ABSENT, note=f"note on {stay.key}"
        )
    rows = get_rows(signed_in(who), "attendance")
    keys = ["p1", "p2"] if told else ["p1"]
    assert [row["note"] for row in rows] == [f"note on {key}" for key in keys]
    assert [row["id"] for row in rows] == [f"{record.ref}-t90-{key}" for key in keys]
    assert {row["presence"] for row in rows} == {"absent"}


@pytest.mark.parametrize("who", [*MASKED, *NAMES_ALL])
def test_citations_name_no_hidden_source_and_no_hidden_stay(archive, signed_in, who):
    record = archive["open"]
    public, restricted = record.entries.all()
    named, withheld = record.participations.all()
    for number, (entry, row) in enumerate(
        ((public, withheld), (restricted, named), (restricted, None), (public, None))
    ):
        Citation.objects.create(
            dialogue=record,
            key=f"e9{number}",
            position=90 + number,
            entry=entry,
            participation=row,
            note=f"note {number}",
        )
    rows = [
        row
        for row in get_rows(signed_in(who), "citations")
        if row["dialogue_ref"] == record.ref and row["note"]
    ]
    keys = column(rows, "citation")
    if who in NAMES_ALL:
        assert keys == ["e90", "e91", "e92", "e93"]
        assert column(rows, "speaks_of")[1:3] == ["participation", "dialogue"]
    else:
        assert keys == ["e93"]


def test_a_file_of_every_table_is_one_query_for_everybody(archive, anyone, ada, cora):
    for user in (anyone, ada, cora):
        for name in TABLES:
            file_for(user, name)
            # The groups of somebody with an account are known by now.
            assert queries_of(user, name) == 1


def test_stretches_say_which_rows_began_and_ended_them(archive, client):
    (row,) = get_rows(client, "episodes")
    ref = archive["open"].ref
    assert (row["id"], row["episode"], row["track"]) == (f"{ref}-1", "1", "2")
    (opening,) = rows_of(file_for(AnonymousUser(), "moves"))
    assert row["opened_by"] == opening["move"]


@pytest.mark.parametrize("who", ["anyone", "ada", "cora"])
@pytest.mark.parametrize("name", TABLES)
def test_pages_after_a_place_make_up_the_table(archive, person_of, who, name):
    user, table = person_of(who), TABLES[name]
    seen = Dialogue.objects.visible_to(user)
    whole = list(table.rows(seen, user, placed=True))
    width = len(table.columns)
    assert [row[:width] for row in whole] == list(table.rows(seen, user))
    for size in (1, 2):
        found: list = []
        rows = table.rows(seen, user, placed=True)
        page = list(rows[:size])
        while page:
            found += page
            page = list(table.after(rows, page[-1][width:])[:size])
        assert found == whole
