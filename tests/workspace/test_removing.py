"""Rows that go and come back, change places, and mends of the path."""

import pytest

from dialogues.choices import MoveKind, Presence, Stance
from dialogues.documents import full_document
from dialogues.models import (
    Attendance,
    Citation,
    Dialogue,
    Meeting,
    Move,
    Party,
    RemovedRow,
)
from tests.cast import add
from tests.workspace.entering import at, fields_of, fill, saved, url_of, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]

HX = {"HX-Request": "true"}


@pytest.fixture
def record(draft):
    return draft


@pytest.fixture
def page(client, ada):
    client.force_login(ada)
    return client


def remove(page, record, kind, key, **more):
    fresh = Dialogue.objects.get(pk=record.pk)
    url = url_of(record, kind, key, "remove")
    return page.post(url, {"opened_at": fresh.version, **more})


def put_back(page, record, kind):
    removed = RemovedRow.objects.get()
    return page.post(url_of(record, kind, "put-back", removed.key))


def test_a_row_put_back_is_the_row_that_went_with_all_that_hung_on_it(page, record):
    stay = record.participations.first()
    entry = record.entries.first()
    add(
        record,
        Citation,
        entry=entry,
        participation=stay,
        field="capacity",
        stance=Stance.CONTRADICTS,
        locator="p. 12",
        value_given="official",
    )
    meeting = add(record, Meeting, date="1993")
    Attendance.objects.create(
        meeting=meeting, participation=stay, presence=Presence.EXCLUDED, note="kept out"
    )
    before = full_document(record)
    assert saved(remove(page, record, "participants", stay.key))
    assert not record.participations.filter(key=stay.key).exists()
    assert not record.citations.filter(locator="p. 12").exists()
    page_words = words_of(page.get(url_of(record)))
    assert "Removed lately Participant 1, Ottoline Marchbanks" in page_words
    assert saved(put_back(page, record, "participants"))
    after = full_document(record)
    for name in ("citations", "participations"):
        by_key = [sorted(d[name], key=lambda row: row["key"]) for d in (before, after)]
        assert by_key[0] == by_key[1]
    assert [row["key"] for row in after["participations"]] == [
        row["key"] for row in before["participations"]
    ]
    assert after["meetings"] == before["meetings"]
    assert not RemovedRow.objects.exists()


def test_the_same_row_is_not_put_back_twice(page, record):
    stay = record.participations.first()
    remove(page, record, "participants", stay.key)
    url = url_of(record, "participants", "put-back", RemovedRow.objects.get().key)
    assert page.post(url).status_code == 302
    assert page.post(url).status_code == 404
    assert record.participations.count() == 2


def test_what_it_rested_on_is_gone_so_it_is_not_put_back(page, record):
    other = add(record, Party, name="Third side")
    stay = record.participations.first()
    stay.party = other
    stay.save()
    remove(page, record, "participants", stay.key)
    remove(page, record, "parties", other.key)
    removed = RemovedRow.objects.get(key=stay.key)
    url = url_of(record, "participants", "put-back", removed.key)
    answer = page.post(url, follow=True)
    assert f"There is no party {other.key}." in words_of(answer)
    assert RemovedRow.objects.filter(pk=removed.pk).exists()


@pytest.mark.parametrize(("who", "status"), [("ben", 404), ("ada", 302), ("rea", 404)])
def test_only_editors_put_rows_back(
    page, record, client, ben, ada, reader, who, status
):
    remove(page, record, "parties", add(record, Party, name="Gone").key)
    url = url_of(record, "parties", "put-back", RemovedRow.objects.get().key)
    client.force_login({"ben": ben, "ada": ada, "rea": reader}[who])
    assert client.post(url).status_code == status
    assert client.get(url).status_code == 405


def test_removed_in_its_list_a_row_leaves_a_line_that_undoes_it(page, record):
    row = add(record, Party, name="Gone")
    fresh = Dialogue.objects.get(pk=record.pk)
    url = url_of(record, "parties", row.key, "remove")
    answer = page.post(url, {"opened_at": fresh.version}, headers=HX)
    assert "Party 2, Gone is removed." in words_of(answer)
    assert "Undo" in words_of(answer)
    undo = url_of(record, "parties", "put-back", RemovedRow.objects.get().key)
    answer = page.post(undo, headers=HX)
    assert f'id="{row.key}"' in answer.content.decode()
    assert "Gone" in words_of(answer)


def test_a_row_on_which_others_rest_stays_and_says_why_beside_it(page, record):
    party = record.parties.get()
    fresh = Dialogue.objects.get(pk=record.pk)
    url = url_of(record, "parties", party.key, "remove")
    answer = page.post(url, {"opened_at": fresh.version}, headers=HX)
    assert answer.status_code == 422
    assert answer["HX-Retarget"] == f"#says-{party.key}"
    assert "Other rows rest on this one: 2 participation" in words_of(answer)


def test_rows_change_places(page, record):
    first, second = record.participations.all()
    url = url_of(record, "participants", "order")
    assert saved(page.post(url, {"down": first.key}))
    keys = list(record.participations.values_list("key", flat=True))
    assert keys == [second.key, first.key]
    answer = page.post(url, {"down": first.key}, follow=True)
    assert "The row stands at the edge already." in words_of(answer)


def test_turning_points_change_places_only_where_their_dates_allow(page, record):
    one = add(record, Move, kind=MoveKind.OTHER, date="1993", position=2)
    two = add(record, Move, kind=MoveKind.OTHER, date="1993-05", position=3)
    late = add(record, Move, kind=MoveKind.OTHER, date="1995", position=4)
    url = url_of(record, "turning-points", "order")
    assert saved(page.post(url, {"up": two.key}))
    keys = list(record.moves.values_list("key", flat=True))
    assert keys == ["m1", two.key, one.key, late.key]
    answer = page.post(url, {"up": late.key}, headers=HX)
    assert answer.status_code == 422
    assert "the dates of these two settle it" in words_of(answer)
    assert list(record.moves.values_list("key", flat=True)) == keys


@pytest.fixture
def up_and_down(record):
    """Track 2, up to 1 in 1994, down to 2 in 1996."""
    change = {"kind": MoveKind.TRACK_CHANGE}
    up = add(record, Move, date="1994", to_track="1", position=2, **change)
    down = add(record, Move, date="1996", to_track="2", position=3, **change)
    record.save()
    return up, down


def test_a_removal_that_breaks_the_path_offers_its_mend(page, record, up_and_down):
    up, down = up_and_down
    refused = remove(page, record, "turning-points", up.key)
    assert refused.status_code == 422
    text = words_of(refused)
    assert "goes to Track 2, where the dialogue already stands" in text
    assert "Take row 2 out" in text
    assert record.moves.count() == 3
    assert saved(remove(page, record, "turning-points", up.key, mend=f"{down.key}:"))
    assert list(record.moves.values_list("key", flat=True)) == ["m1"]
    assert RemovedRow.objects.count() == 2


def test_a_mend_of_another_row_is_saved_with_the_row_in_hand(page, record, up_and_down):
    _, down = up_and_down
    url = url_of(record, "turning-points", "new")
    new = {"kind": "track_change", "date": "1995", "to_track": "2"}
    refused = fill(page, url, **new)
    assert refused.status_code == 422
    mend = f"{down.key}:kind=other&to_track=&strand=1"
    assert mend.replace("&", "&amp;") in refused.content.decode()
    saved(page.post(url, fields_of(refused) | {"mend": mend}))
    down.refresh_from_db()
    assert (down.kind, down.to_track) == ("other", "")


def test_a_mend_of_the_row_in_hand_is_put_into_its_fields(page, record):
    url = url_of(record, "turning-points", "new")
    fresh = Dialogue.objects.get(pk=record.pk)
    new = at(fresh, kind="strand_opened", date="1995", to_track="1", strand="3")
    new |= {"standing": "realised"}
    refused = page.post(url, new)
    assert 'value="new:strand=2"' in refused.content.decode()
    saved(page.post(url, new | {"mend": "new:strand=2"}))
    assert record.moves.get(kind="strand_opened").strand == 2


@pytest.mark.parametrize(
    "mend", ["m99:kind=pause", "m1:dialogue=5", "m1:changed_in=0", "no-colon", ":"]
)
def test_a_mend_that_nobody_offered_changes_nothing(page, record, up_and_down, mend):
    before = list(record.moves.values())
    url = url_of(record, "turning-points", "new")
    fresh = Dialogue.objects.get(pk=record.pk)
    new = at(fresh, kind="track_change", date="1995", to_track="2", mend=mend)
    answer = page.post(url, new | {"standing": "realised"})
    assert answer.status_code in (404, 422)
    assert list(record.moves.values()) == before


def test_the_path_is_drawn_with_the_row_as_typed_and_nothing_is_saved(page, record):
    url = url_of(record, "turning-points", "path")
    typed = {"kind": "track_change", "date": "1995", "to_track": "1", "strand": "1"}
    answer = page.post(url, typed | {"standing": "attempted"})
    text = words_of(answer)
    assert "As typed, not saved yet." in text
    assert "Track 1 sought in 1995, not reached" in text
    assert record.moves.count() == 1
    assert "In words." in words_of(page.get(url))


def test_the_path_says_what_would_break_beside_the_row_it_concerns(
    page, record, up_and_down
):
    url = url_of(record, "turning-points", "path")
    typed = {"kind": "track_change", "date": "1995", "to_track": "2", "strand": "1"}
    answer = page.post(url, typed | {"standing": "realised"})
    beside = answer.content.decode().partition(f'id="says-{up_and_down[1].key}"')[2]
    assert "Row 4 goes to Track 2" in beside.partition("</div>")[0]


def test_a_mend_reaches_no_value_but_those_of_the_path(page, record, up_and_down):
    url = url_of(record, "turning-points", "new")
    fresh = Dialogue.objects.get(pk=record.pk)
    new = at(fresh, kind="pause", date="1995", standing="realised", strand="1")
    answer = page.post(url, new | {"mend": "m1:trigger=planted"})
    assert answer.status_code == 422
    assert record.moves.count() == 3
    assert not record.moves.filter(trigger="planted").exists()
