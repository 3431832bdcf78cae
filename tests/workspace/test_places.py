"""Places offer themselves: those of records that one may see, then towns."""

import json
from html.parser import HTMLParser

import pytest

from dialogues.models import Meeting
from tests.cast import record_of, sign_in
from tests.workspace.entering import fields_of, url_of

URL = "/workspace/options/places/"


class Options(HTMLParser):
    """Reads what a combobox would read."""

    def __init__(self):
        super().__init__()
        self.found: list[tuple[str, dict]] = []

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "li":
            assert found["role"] == "option"
            fields = json.loads(found["data-set"])
            self.found.append((found["data-autocomplete-value"], fields))


def offered(client, typed: str) -> list[tuple[str, dict]]:
    reader = Options()
    reader.feed(client.get(URL, {"q": typed}).content.decode())
    return reader.found


def meet(record, place, **values):
    number = record.meetings.count() + 1
    return Meeting.objects.create(
        dialogue=record, key=f"t{number}", place=place, **values
    )


@pytest.mark.parametrize(
    ("who", "status"),
    [("anyone", 302), ("reader", 403), ("ben", 200), ("ada", 200), ("cora", 200)],
)
def test_places_are_offered_to_those_who_enter_cases(client, request, who, status):
    request.getfixturevalue("db")
    sign_in(client, request, who)
    assert client.get(URL, {"q": "Wien"}).status_code == status


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("ben", {"open"}),
        ("ada", {"open", "embargoed", "draft"}),
        ("cora", {"open", "embargoed", "draft"}),
    ],
)
def test_only_places_of_records_that_one_may_see(client, request, archive, who, seen):
    for name, record in archive.items():
        meet(record, f"Quillmoor {name}")
    sign_in(client, request, who)
    *found, kept = offered(client, "quillmoor")
    assert {value for value, _ in found} == {f"Quillmoor {name}" for name in seen}
    assert kept[0] == "quillmoor"


def test_a_hidden_meeting_adds_nothing_to_a_count(client, ben, archive):
    meet(archive["open"], "Quillmoor")
    meet(archive["draft"], "Quillmoor")
    client.force_login(ben)
    page = client.get(URL, {"q": "quillmoor"}).content.decode()
    assert "used for one meeting" in page


def test_a_used_place_comes_first_with_what_it_was_given_there(client, ada):
    record = record_of(ada, "Harbour talks")
    meet(record, "Viennafield manor", country="NOR", latitude=59.5, longitude=11.25)
    meet(record, "Viennafield manor", country="NOR")
    client.force_login(ada)
    found = offered(client, "vienna")
    assert found[0] == (
        "Viennafield manor",
        {"country": "NOR", "latitude": "59.5", "longitude": "11.25"},
    )
    assert found[1][0] == "Vienna"
    assert [value for value, _ in found].count("Viennafield manor") == 1


def test_a_used_town_is_not_offered_twice_unless_it_lacks_coordinates(client, ada):
    record = record_of(ada, "Harbour talks")
    client.force_login(ada)
    meeting = meet(record, "Sarpsborg", country="NOR")
    assert [value for value, _ in offered(client, "sarpsborg")][:2] == ["Sarpsborg"] * 2
    meeting.latitude, meeting.longitude = 59.28, 11.11
    meeting.save()
    found = offered(client, "sarpsborg")
    assert [value for value, _ in found] == ["Sarpsborg", "sarpsborg"]
    assert found[0][1]["latitude"] == "59.28"


def test_a_used_place_is_found_without_its_accents_and_by_a_later_word(client, ada):
    meet(record_of(ada, "Harbour talks"), "Høllmøre gård")
    client.force_login(ada)
    for typed in ("hollmore", "GARD", "Høllmøre"):
        assert offered(client, typed)[0][0] == "Høllmøre gård"


def test_a_town_brings_its_country_and_coordinates(client, ada):
    client.force_login(ada)
    value, fields = offered(client, "Вена")[0]
    assert value == "Vienna"
    assert fields["country"] == "AUT"
    assert float(fields["latitude"]) == pytest.approx(48.2, abs=0.1)


def test_the_last_option_keeps_what_was_typed_and_changes_nothing_else(client, ada):
    client.force_login(ada)
    assert offered(client, "Zorblatt <b>manor</b>") == [("Zorblatt <b>manor</b>", {})]
    page = client.get(URL, {"q": "Zorblatt manor"}).content.decode()
    assert "Keep “Zorblatt manor” as the place" in page


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed_offers_nothing(client, ada, typed):
    client.force_login(ada)
    assert offered(client, typed) == []


@pytest.mark.parametrize("typed", ["%", "a" * 5000, "\ud83d\ude00", "'\"><i>"])
def test_odd_input_is_taken_as_text(client, ada, typed):
    client.force_login(ada)
    found = offered(client, typed.encode("utf-16", "surrogatepass").decode("utf-16"))
    assert len(found) <= 12
    assert len(found[-1][0]) <= 300


def test_no_more_than_twelve_and_always_the_same_number_of_queries(
    client, ada, django_assert_max_num_queries
):
    record = record_of(ada, "Harbour talks")
    client.force_login(ada)
    for number in range(20):
        meet(record, f"San Quillmoor {number}")
    with django_assert_max_num_queries(4):
        found = offered(client, "san")
    assert len(found) == 12
    assert found[-1][0] == "san"
    assert sum("Quillmoor" in value for value, _ in found) == 5


def test_what_an_option_writes_the_form_accepts(client, ada):
    record = record_of(ada, "Harbour talks")
    client.force_login(ada)
    url = url_of(record, "meetings", "new")
    opened = client.get(url)
    assert f'data-options="{URL}"' in opened.content.decode()
    for typed in ("Prishtina", "Taipei", "Ramallah", "القاهرة", "Hong Kong"):
        place, fields = offered(client, typed)[0]
        sent = fields_of(client.get(url)) | {"place": place, **fields}
        assert client.post(url, sent).status_code == 302
        meeting = record.meetings.last()
        assert (meeting.place, meeting.country) == (place, fields["country"])
        assert meeting.latitude == float(fields["latitude"])
