"""Files are streamed: flat in memory, whole lines, an end that tells of an error."""

import csv
import io
import logging

import pytest
from django.contrib.auth.models import AnonymousUser

from dialogues.exports import TABLES, csv_stream
from dialogues.exports.cell_text import unpacked
from dialogues.exports.csv_stream import CUT_SHORT, Csv
from dialogues.models import Dialogue, Meeting
from tests.cast import publish, record_of
from tests.exports.files import NAMES, file_for, queries_of, rows_of

pytestmark = pytest.mark.django_db

ANYONE = AnonymousUser()


def visible():
    return Dialogue.objects.visible_to(ANYONE)


def test_a_file_is_one_query_however_long(ada):
    publish(record_of(ada, "First talks"))
    assert {queries_of(ANYONE, table) for table in NAMES} == {1}
    for number in range(3):
        publish(record_of(ada, f"Further talks {number}"))
    assert {table: queries_of(ANYONE, table) for table in NAMES} == dict.fromkeys(
        NAMES, 1
    )


def test_headers_come_before_anything_is_read(archive, django_assert_num_queries):
    lines = iter(Csv(TABLES["participants"], visible(), ANYONE))
    with django_assert_num_queries(0):
        assert next(lines).startswith("id,dialogue_ref,")


def test_what_is_read_at_a_time_loses_and_doubles_nothing(ada, monkeypatch):
    for number in range(5):
        publish(record_of(ada, f"Talks {number}"))
    whole = {table: file_for(ANYONE, table) for table in NAMES}
    for size in (1, 2, 4, 5):
        monkeypatch.setattr(csv_stream, "BATCH", size)
        monkeypatch.setattr(csv_stream, "FETCHED", size + 1)
        assert {table: file_for(ANYONE, table) for table in NAMES} == whole


HOSTILE = [
    '=HYPERLINK("http://example.org","x")',
    "+1 Group",
    "-1994",
    "@home",
    "'quoted'",
    "'=1+1",
    "comma, \"quote\" and 'apostrophe'",
    "<script>alert(1)</script>",
    "; semicolons; in; it",
    "# cut short: not at all",
    "100 %3B",
    "مجموعة أوسلو",
    "奥斯陆 🕊",
]


def test_any_text_comes_back_as_it_went_in(archive, cora):
    record = archive["open"]
    for place, text in enumerate(HOSTILE):
        prose = f"{text}\nsecond line\r\n\tthird"
        Meeting.objects.create(
            dialogue=record,
            key=f"t9{place}",
            title=text,
            account=prose,
            latitude=-77.5,
            longitude=-0.25,
        )
        record.names.create(name=text, position=place)
    meetings = {row["meeting"]: row for row in rows_of(file_for(cora, "meetings"))}
    for place, text in enumerate(HOSTILE):
        row = meetings[f"t9{place}"]
        assert row["title"] == text
        assert row["account"] == f"{text}\nsecond line\r\n\tthird"
        assert (row["latitude"], row["longitude"]) == ("-77.5", "-0.25")
    dialogues = rows_of(file_for(cora, "dialogues"))
    (row,) = [row for row in dialogues if row["dialogue_ref"] == record.ref]
    assert unpacked(row["names_name"]) == HOSTILE


def test_a_hostile_text_runs_nowhere(archive, cora):
    archive["open"].participations.update(office="=1+1")
    assert ",'=1+1," in file_for(cora, "participants")


def test_an_error_midway_is_told_in_the_last_line(archive, cora, monkeypatch, caplog):
    def breaks_at_the_third(rows):
        for number, row in enumerate(rows, start=1):
            if number == 3:
                raise RuntimeError("the disk is gone")
            yield row

    monkeypatch.setattr(csv_stream, "BATCH", 1)
    monkeypatch.setattr(csv_stream, "read", breaks_at_the_third)
    table = TABLES["moves"]
    file = Csv(table, Dialogue.objects.visible_to(cora), cora)
    with caplog.at_level(logging.ERROR, "dialogues.exports"):
        text = "".join(file)
    assert (file.rows, file.is_whole) == (2, False)
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == 4
    assert {len(row) for row in rows[:-1]} == {len(table.columns)}
    (last,) = rows[-1]
    assert last.startswith(CUT_SHORT)
    assert "after 2 rows" in last
    assert "disk" not in text
    assert "moves.csv was cut short after 2 rows" in caplog.text
    assert "the disk is gone" in caplog.text
