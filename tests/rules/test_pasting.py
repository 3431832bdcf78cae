"""A pasted list of participants, read into the people whom its lines name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.rules.pasting import PastedColumn, lines_of, read_list


def only(text: str, **named):
    """The one entry of a text."""
    (entry,) = read_list(text, **named).entries
    return entry


def read(text: str, **named) -> list[tuple[str, str, str]]:
    entries = read_list(text, **named).entries
    return [(e.name or e.unnamed_as, e.office, e.side) for e in entries]


@pytest.mark.parametrize(
    "line",
    [
        "Ann Onym, envoy, Fjordland",
        "Ann Onym; envoy; Fjordland",
        "Ann Onym\tenvoy\tFjordland",
        '"Ann Onym","envoy","Fjordland"',
        "“Ann Onym”, “envoy”, Fjordland",
        "Ann\u00a0Onym,\u202fenvoy , Fjordland,,",
        "\u200eAnn Onym\u200f, en\u00advoy, \u202aFjordland\u202c",
        "• Ann Onym, envoy, Fjordland",
        "- Ann Onym, envoy, Fjordland",
        "12. Ann Onym, envoy, Fjordland",
        "(3) Ann Onym, envoy, Fjordland",
        "b) Ann Onym, envoy, Fjordland",
        "1.\tAnn Onym\tenvoy\tFjordland",
        "4\tAnn Onym\tenvoy\tFjordland",
        "Ann Onym (envoy), Fjordland",
        "Ann Onym — envoy, Fjordland",
        "Ann Onym – envoy, Fjordland",
        "Mrs. Ann Onym, envoy, Fjordland",
        "Onym, Ann\tenvoy\tFjordland",
    ],
)
def test_one_person_in_many_spellings_of_a_line(line):
    assert read(line) == [("Ann Onym", "envoy", "Fjordland")]


@pytest.mark.parametrize(
    ("line", "name", "office"),
    [
        ("Dr. Ann Onym, envoy", "Ann Onym", "Dr., envoy"),
        ("Ambassador Ann Onym", "Ann Onym", "Ambassador"),
        ("former Foreign Minister Ann Onym", "Ann Onym", "former Foreign Minister"),
        ("Ann Onym, PhD, envoy, x", "Ann Onym", "PhD, envoy"),
        ("Ann Onym MP, envoy", "Ann Onym", "MP, envoy"),
        ("Bo Borg, Jr., envoy, x", "Bo Borg Jr.", "envoy"),
        ("Ann Onym (Fjord House), envoy, Fjordland", "Ann Onym", "Fjord House, envoy"),
        ("A. Onym, envoy", "A. Onym", "envoy"),
        ("I. Borg, envoy", "I. Borg", "envoy"),
        ("Dr.", "Dr.", ""),
        (
            "Ann Onym, head (acting, until June), x",
            "Ann Onym",
            "head (acting, until June)",
        ),
    ],
)
def test_titles_stand_with_the_office(line, name, office):
    entry = only(line)
    assert (entry.name, entry.office) == (name, office)


@pytest.mark.parametrize(
    ("line", "name", "native"),
    [
        ("Nazim Qadir (ناظم قادر), envoy", "Nazim Qadir", "ناظم قادر"),
        ("ناظم قادر (Nazim Qadir), envoy", "Nazim Qadir", "ناظم قادر"),
        ("Lan Wenshu 蓝文书", "Lan Wenshu 蓝文书", ""),
        ("Lan Wenshu（蓝文书）", "Lan Wenshu", "蓝文书"),
        ("ناظم قادر، سفير", "ناظم قادر", ""),
    ],
)
def test_a_name_in_its_own_script_stands_apart(line, name, native):
    entry = only(line)
    assert (entry.name, entry.native) == (name, native)


@pytest.mark.parametrize(
    ("line", "words", "number", "exact"),
    [
        ("and three advisers", "three advisers", 3, "exactly"),
        ("3 diplomats", "3 diplomats", 3, "exactly"),
        ("About 20 officers", "20 officers", 20, "about"),
        ("at least five aides", "five aides", 5, "at_least"),
        ("several experts", "several experts", 2, "at_least"),
        ("an interpreter", "an interpreter", 1, "exactly"),
        ("unnamed official", "unnamed official", 1, "exactly"),
    ],
)
def test_people_who_are_counted(line, words, number, exact):
    entry = only(line)
    found = (entry.unnamed_as, entry.number, entry.number_is)
    assert found == (words, number, exact)
    assert entry.name == ""


@pytest.mark.parametrize("name", ["An Wei", "Ten Boom", "One Eye", "Over Land"])
def test_a_name_that_begins_like_a_number_is_a_name(name):
    assert only(name).name == name


def test_a_name_and_those_counted_behind_it_are_two():
    text = "Ann Onym and three advisers, envoy, Fjordland"
    assert read(text) == [
        ("Ann Onym", "envoy", "Fjordland"),
        ("three advisers", "", "Fjordland"),
    ]


def test_a_line_that_ends_with_a_colon_is_the_side_of_those_after_it():
    text = "North shore:\nAnn Onym, envoy\n\nSouth shore :\n* Bo Borg"
    assert read(text) == [
        ("Ann Onym", "envoy", "North shore"),
        ("Bo Borg", "", "South shore"),
    ]


def test_a_heading_says_what_the_columns_hold():
    text = (
        "Party\tNo.\tParticipant\tCapacity\tFrom\tUntil\tName in its own script\tRole\n"
        "Fjordland\t1\tNazim Qadir\tOfficial\t1993\t1994-05\tناظم قادر\tchair"
    )
    pasted = read_list(text)
    assert pasted.columns == [
        PastedColumn.SIDE,
        PastedColumn.IGNORE,
        PastedColumn.NAME,
        PastedColumn.CAPACITY,
        PastedColumn.START,
        PastedColumn.END,
        PastedColumn.NATIVE,
        PastedColumn.FUNCTION,
    ]
    (entry,) = pasted.entries
    assert (entry.line, entry.name, entry.side) == (2, "Nazim Qadir", "Fjordland")
    assert (entry.capacity, entry.start, entry.end) == ("official", "1993", "1994-05")
    assert (entry.native, entry.function) == ("ناظم قادر", "chair")


def test_columns_without_a_heading_are_known_by_their_cells():
    text = "Ann Onym, North, official, 1993\nBo Borg, North, private, 1994"
    pasted = read_list(text, sides=["north"])
    assert pasted.columns == [
        PastedColumn.NAME,
        PastedColumn.SIDE,
        PastedColumn.CAPACITY,
        PastedColumn.START,
    ]


def test_columns_can_be_said():
    columns = [PastedColumn.SIDE, PastedColumn.NAME]
    assert read("North, Ann Onym, x", columns=columns) == [("Ann Onym", "", "North")]


def test_a_name_alone_is_no_heading():
    assert read("Jane Party, state\nAnn Onym, envoy")[0] == ("Jane Party", "state", "")


@given(st.text(max_size=300) | st.text('ab .,;\t\n"()[]-–:1٣אب\u00a0&+', max_size=200))
def test_any_text_is_read_and_no_letter_is_invented(text):
    pasted = read_list(text)
    lines = dict(lines_of(text))
    for entry in pasted.entries:
        assert entry.raw == lines[entry.line]
        assert entry.name or entry.unnamed_as or entry.office or entry.side
        assert not (entry.name and entry.unnamed_as)
        assert entry.number >= 1
        said = entry.name + entry.unnamed_as + entry.office + entry.native
        letters = {letter for letter in said if letter.isalnum()}
        assert letters <= set(entry.raw)
        assert "\n" not in said
        assert "\t" not in said


def test_a_line_with_a_name_in_its_own_script_alone_has_that_name():
    read_back = read_list("<\r;\u00ba").entries[-1]
    assert (read_back.name, read_back.native) == ("\u00ba", "")


@given(st.text(max_size=200))
def test_reading_again_with_the_columns_found_changes_nothing(text):
    pasted = read_list(text)
    assert read_list(text, columns=pasted.columns) == pasted


words = st.text("abcdefghijklmnop", min_size=2, max_size=8).map(str.title)
rows = st.lists(st.tuples(words, words, words), min_size=1, max_size=8)


@given(rows, st.sampled_from([", ", "; ", "\t"]))
def test_a_table_under_a_heading_comes_out_as_it_went_in(table, sign):
    lines = [sign.join(("Name", "Office", "Side")), *map(sign.join, table)]
    found = read("\n".join(lines))
    assert len(found) == len(table)
    for (name, office, side), row in zip(found, table, strict=True):
        assert side == row[2]
        assert row[1] in office
        assert name in row[0]
