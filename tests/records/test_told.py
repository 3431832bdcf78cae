"""What a record tells through its rows: sources, links and who was at a meeting."""

import pytest
from django.urls import reverse

from dialogues.actions.rows import add_citation
from dialogues.choices import LinkKind, Presence, Stance
from dialogues.exports.cell_text import unpacked
from dialogues.models import (
    Attendance,
    Dialogue,
    Link,
    Meeting,
    Source,
    SourceEntry,
)
from tests.browse.pages import listed, page
from tests.cast import add, record_of, sign_in
from tests.exports.files import get_rows

pytestmark = pytest.mark.django_db

KNOWING = ("ada", "cora")
WHO = ("anyone", "reader", "ben", *KNOWING)
TITLE, DOI = "Protocol of the cellar", "10.5555/cellar.7"


@pytest.fixture
def of_a_draft(archive) -> Source:
    """An open source that only Ada's draft lists."""
    source = Source.objects.create(title=TITLE, kind="book", doi=DOI, year=1995)
    add(archive["draft"], SourceEntry, source=source)
    archive["draft"].save()
    return source


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("route", ["source", "source_document"])
def test_a_source_of_a_draft_has_no_number_for_others(
    client, request, of_a_draft, who, route
):
    sign_in(client, request, who)
    answer = client.get(reverse(route, args=[of_a_draft.ref]))
    assert (answer.status_code == 200) == (who in KNOWING)
    assert (TITLE in answer.content.decode()) == (who in KNOWING)


@pytest.fixture
def of_ben(ben, client) -> Dialogue:
    client.force_login(ben)
    return record_of(ben, "Talks of Ben")


@pytest.mark.parametrize("asked", ["protocol cellar", "number"])
def test_a_source_of_a_draft_is_offered_to_no_other_researcher(
    client, of_a_draft, of_ben, asked
):
    words = of_a_draft.ref if asked == "number" else asked
    query = f"q={words}&record={of_ben.ref}"
    assert TITLE not in page(client, f"{reverse('options_sources')}?{query}")
    address = f"{reverse('dialogue_new')}?source={of_a_draft.ref}"
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("typed", [{"doi": DOI}, {"title": TITLE}, {"title": "number"}])
def test_a_source_of_a_draft_is_no_duplicate_for_another_researcher(
    client, of_a_draft, of_ben, typed
):
    typed = {name: v.replace("number", of_a_draft.ref) for name, v in typed.items()}
    address = reverse("row_new", args=[of_ben.ref, "sources"])
    answer = client.post(address, {"title": "Another", "kind": ""} | typed)
    text = answer.content.decode()
    assert "A source like this is recorded already" not in text
    assert "Use this one" not in text
    assert "1995" not in text


@pytest.mark.parametrize("who", WHO)
def test_a_contradicted_link_to_a_draft_is_found_by_who_may_see_it(
    client, request, archive, who
):
    record = archive["open"]
    link = add(record, Link, kind=LinkKind.SPAWNED, other_dialogue=archive["draft"])
    public = record.entries.get(source__access="open")
    add_citation(record, link, public, stance=Stance.CONTRADICTS)
    sign_in(client, request, who)
    found = listed(page(client, "/dialogues/?disagreement=contradicted"))
    assert (record.slug in found) == (who in KNOWING)


@pytest.fixture
def met(archive) -> Dialogue:
    """The public record with both its participants at a meeting that has a date."""
    record = archive["open"]
    meeting = add(record, Meeting, date="1993-05-04", title="First round")
    for stay in record.participations.all():
        Attendance.objects.create(
            meeting=meeting, participation=stay, presence=Presence.PRESENT
        )
    return record


@pytest.mark.parametrize("who", WHO)
def test_presence_of_a_withheld_stay_is_not_told(client, request, met, who):
    named, withheld = met.participations.values_list("key", flat=True)
    there = {named, withheld} if who in KNOWING else {named}
    sign_in(client, request, who)
    rows = get_rows(client, "attendance")
    assert {row["participation"] for row in rows} == there
    [meeting] = [m for m in get_rows(client, "meetings") if m["meeting"]]
    assert set(unpacked(meeting["present"])) == there
    document = client.get(f"/api/dialogues/{met.ref}/").json()
    told = document["meetings"][0]["attendance"]
    assert {row["participation"] for row in told} == there
    shown = page(client, met.get_absolute_url())
    held = shown.split('<section id="meetings"')[1].split("</section>")[0]
    assert (f"#{withheld}" in held) == (withheld in there)


@pytest.mark.parametrize("who", WHO)
def test_what_a_source_says_of_a_withheld_stay_is_not_told(
    client, request, archive, who
):
    record = archive["open"]
    withheld = record.participations.get(identity="protected")
    public = record.entries.get(source__access="open")
    add_citation(record, withheld, public)
    key = record.citations.get(participation=withheld, entry=public).key
    sign_in(client, request, who)
    document = client.get(f"/api/dialogues/{record.ref}/").json()
    told = {each["key"] for each in document.get("citations", ())}
    assert (key in told) == (who in KNOWING)
