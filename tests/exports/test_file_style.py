"""How a file may be written: for Excel, with labels, all in one archive."""

import csv
import io
import zipfile

import pytest

from dialogues.choices import Presence, Vocabulary
from dialogues.exports import TABLES
from dialogues.exports.cell_text import unpacked
from dialogues.exports.csv_stream import CUT_SHORT, Csv
from dialogues.models import Meeting, Term
from tests.browse.pages import compact
from tests.cast import PROTECTED_NAME, RESTRICTED_TITLE, sign_in
from tests.exports.files import NAMES, cells_of, get_rows, rows_of, text_of

pytestmark = pytest.mark.django_db


def test_a_byte_order_mark_stands_before_the_first_header_and_nowhere_else(
    archive, client
):
    plain = client.get("/export/dialogues.csv").getvalue()
    marked = client.get("/export/dialogues.csv?bom=1").getvalue()
    assert marked == b"\xef\xbb\xbf" + plain
    assert rows_of(marked.decode("utf-8-sig")) == rows_of(plain.decode())


def test_semicolons_part_the_same_cells(archive, client):
    archive["open"].names.create(name="Talks; of the harbour, at night", position=2)
    archive["open"].names.create(name="Second title", position=3)
    plain = cells_of(text_of(client.get("/export/dialogues.csv")))
    parted = text_of(client.get("/export/dialogues.csv?delimiter=semicolon"))
    file = io.StringIO(parted, newline="")
    assert list(csv.reader(file, delimiter=";", strict=True)) == plain


def test_labels_stand_in_the_place_of_codes(archive, client):
    record = archive["open"]
    region = Term.objects.create(
        vocabulary=Vocabulary.REGION, code="far_coast", label="=far coast; north"
    )
    record.regions.set([region])
    record.countries.create(code="NOR", label="Norway as it was")
    record.countries.create(code="", label="Elsewhere", position=2)
    (codes,) = get_rows(client, "dialogues")
    (labels,) = get_rows(client, "dialogues", "labels=1")
    assert (codes["current_track"], labels["current_track"]) == ("2", "Track 2")
    assert (codes["end_missing"], labels["end_missing"]) == (
        "not_coded",
        "Not yet coded",
    )
    assert unpacked(codes["regions"]) == ["far_coast"]
    assert unpacked(labels["regions"]) == ["=far coast; north"]
    assert unpacked(codes["countries_code"]) == ["NOR", "not_applicable"]
    assert unpacked(labels["countries_code"])[0] == "Norway"
    assert labels["title"] == codes["title"]
    assert "'=far coast%3B north" in text_of(
        client.get("/export/dialogues.csv?labels=1")
    )


@pytest.mark.parametrize("table", NAMES)
def test_every_style_has_the_headers_of_the_plain_file(archive, client, table):
    plain = text_of(client.get(f"/export/{table}.csv")).splitlines()[0]
    assert text_of(client.get(f"/export/{table}.csv?labels=1")).splitlines()[0] == plain


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("bom=yes", "bom=yes: Write bom=1, or leave it out."),
        ("labels=", "labels: Write labels=1, or leave it out."),
        ("delimiter=tab", "delimiter=tab: Write delimiter=semicolon, or leave it out."),
        ("tables=some", "tables=some: Write tables=all, or leave it out."),
        ("bom=1&bom=1", "bom"),
    ],
)
def test_another_style_is_refused(archive, client, query, says):
    for address in ("/export/moves.csv", "/download/"):
        response = client.get(f"{address}?{query}")
        assert response.status_code == 400
        assert "Open talks" not in response.content.decode()
    reasons = client.get(f"/export/moves.csv?{query}").content.decode()
    assert says in reasons
    assert reasons.count("\n") == 2


def archive_of(client, query: str = "") -> zipfile.ZipFile:
    response = client.get(f"/export/dialogues.csv?tables=all&{query}")
    assert response.status_code == 200
    assert response.streaming
    assert response["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(response.getvalue()))


@pytest.mark.parametrize("who", ["anyone", "ada"])
def test_an_archive_holds_each_file_as_it_is_alone(archive, client, request, who):
    client = sign_in(client, request, who)
    zipped = archive_of(client, "track=2")
    assert zipped.testzip() is None
    assert zipped.namelist() == [*(f"{name}.csv" for name in NAMES), "README.txt"]
    for name in NAMES:
        alone = client.get(f"/export/{name}.csv?track=2").getvalue()
        assert zipped.read(f"{name}.csv") == alone
    whole = b"".join(zipped.read(name) for name in zipped.namelist()).decode()
    for hidden in (PROTECTED_NAME, RESTRICTED_TITLE, archive["draft"].ref):
        assert (hidden in whole) == (who == "ada")


def test_an_archive_says_what_it_holds(archive, client, time_machine):
    time_machine.move_to("2030-05-02 10:00")  # The embargo is over then.
    zipped = archive_of(client, "track=2&bom=1&labels=1")
    text = " ".join(zipped.read("README.txt").decode().split())
    assert "Dialogues that were on Track 2: 2 of 2." in text
    assert "/export/dialogues.csv?tables=all&track=2&bom=1&labels=1" in text
    assert "State of 2030-05-02" in text
    assert "dialogues.csv: 2 dialogues. A row is a dialogue." in text
    assert "participants.csv: 4 stays." in text
    assert "person_ref leads to person_ref in people.csv." in text
    assert "CUT" not in text
    assert zipped.read("moves.csv").startswith(b"\xef\xbb\xbfid,")
    assert zipped.getinfo("moves.csv").date_time[:3] == (2030, 5, 2)


def test_an_archive_says_which_file_was_cut_short(archive, client, monkeypatch):
    def breaks(file):
        if file.table.name == "moves":
            yield "id\r\n"
            yield f"{CUT_SHORT} here\r\n"
        else:
            yield from whole(file)

    whole = Csv.__iter__
    monkeypatch.setattr(Csv, "__iter__", breaks)
    text = archive_of(client).read("README.txt").decode()
    assert text.count("AN ERROR CUT THIS FILE SHORT") == 1
    (paragraph,) = [part for part in text.split("\n\n") if "AN ERROR" in part]
    assert paragraph.startswith("moves.csv: 0 turning points.")


def test_the_head_of_an_archive_reads_no_row(archive, client):
    head = client.head("/export/dialogues.csv?tables=all")
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Disposition"].endswith('.zip"')


def test_an_archive_comes_piece_by_piece(archive, client):
    record = archive["open"]
    for number in range(300):
        meeting = Meeting(dialogue=record, key=f"t{number + 90}", title=f"{number**9}")
        meeting.save()
        stay = record.participations.first()
        meeting.attendance.create(participation=stay, presence=Presence.PRESENT)
    pieces = list(client.get("/export/meetings.csv?tables=all").streaming_content)
    assert len(pieces) > len(TABLES)
    assert max(map(len, pieces)) < sum(map(len, pieces)) / 2


def test_the_download_page_keeps_the_style_in_its_links(archive, client):
    page = client.get("/download/?track=2&labels=1&delimiter=semicolon")
    text = compact(page.content.decode())
    style = "track=2&amp;labels=1&amp;delimiter=semicolon"
    assert f'href="/export/people.csv?{style}"' in text
    assert f'href="/export/dialogues.csv?{style}&amp;tables=all"' in text
    assert 'name="labels" value="1" checked' in text
    assert 'name="bom" value="1">' in text
    assert '<input type="hidden" name="track" value="2">' in text
