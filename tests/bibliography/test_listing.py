"""Sources as files of references: what goes out is read back as it was."""

import json

import pytest

from dialogues.bibliography import WRITERS, Printed, read
from dialogues.choices import SourceKind

VALUES = ("title", "author", "publisher", "year", "url", "doi", "language")

ARTICLE = Printed(
    key="diplotrack-S00001",
    kind=SourceKind.JOURNAL,
    title="Harbours & lights: 100 % of it",
    author="Ada Quill, Ben de la Roche, Institute of Harbours",
    publisher="Journal of Quays 34(4)",
    year=1994,
    url="https://example.org/a_b~c?d=1&e=%20#f",
    doi="10.1234/abc_(94)5",
    language="en",
)
PAGE = Printed(
    key="diplotrack-S00002", kind=SourceKind.WEB, title="قناة", publisher="الجزيرة"
)


@pytest.mark.parametrize("form", WRITERS)
def test_what_is_written_is_read_back(form):
    reading = read(WRITERS[form]([ARTICLE, PAGE]))
    assert reading.faults == []
    for entry, work in zip(reading.entries, (ARTICLE, PAGE), strict=True):
        for name in VALUES:
            assert getattr(entry, name) == getattr(work, name), name
        assert entry.kind == work.kind
        assert entry.left_out == entry.remarks == []


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("kind", SourceKind.values)
def test_every_kind_has_a_type_in_each_format(form, kind):
    work = Printed(
        key="k", kind=kind, title="T", author="A B", publisher="P", year=1990
    )
    (entry,) = read(WRITERS[form]([work])).entries
    assert (entry.title, entry.author, entry.publisher) == ("T", "A B", "P")


def test_names_are_whole_and_one_by_one():
    (item,) = json.loads(WRITERS["json"]([ARTICLE]))
    assert item["author"][1] == {"literal": "Ben de la Roche"}
    assert "author = {{Ada Quill} and {Ben de la Roche} and" in WRITERS["bib"](
        [ARTICLE]
    )
    assert "\nAU  - Ben de la Roche\n" in WRITERS["ris"]([ARTICLE])


def test_a_list_of_none_is_a_file_all_the_same():
    assert json.loads(WRITERS["json"]([])) == []
    assert WRITERS["ris"]([]).strip() == WRITERS["bib"]([]).strip() == ""
