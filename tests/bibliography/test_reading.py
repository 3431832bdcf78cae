"""What BibTeX, RIS, CSL-JSON, DOIs and addresses come to."""

import pytest

from dialogues.bibliography import UnreadableReference, read

ARTICLE = r"""
@string{harbours = "Journal of " # "Harbours"}
@article{quill1994,
  author = {Quill, Ada and de la Roche, Ben and {Institute of Tides and Winds}},
  title = {{\"U}ber die Gespr{\"a}che -- 50\% of a caf\'e},
  journal = harbours, volume = 12, number = {1}, pages = {10--20},
  year = {1994/95}, doi = {10.1234/ab\_c}, language = {ngerman}, abstract = {Long.}
}
"""


def only(text: str):
    (entry,) = read(text).entries
    return entry


def test_bibtex_fills_the_values_of_a_source():
    entry = only(ARTICLE)
    assert read(ARTICLE).form == "BibTeX"
    assert entry.values() == {
        "title": "Über die Gespräche – 50% of a café",
        "kind": "journal",
        "author": "Ada Quill, Ben de la Roche, Institute of Tides and Winds",
        "publisher": "Journal of Harbours 12(1)",
        "year": "1994",
        "doi": "10.1234/ab_c",
        "language": "de",
        "note": "pp. 10–20. Dated 1994/95.",
    }
    assert entry.left_out == ["abstract"]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (r"{\v{S}}ik, Z. and \L{}uc, J\'an", "Z. Šik, Ján Łuc"),
        ("Ludwig van der Muster", "Ludwig van der Muster"),
        ("Quill, Jr., Ada", "Ada Quill Jr."),
        ("Quill, Ada and others", "Ada Quill and others"),
        ("{Ministry of Tides and Winds}", "Ministry of Tides and Winds"),
        (r"Do\u{g}an, \.I. and {\'\i}x, {\c c}a", "İ. Doğan, ça íx"),
    ],
)
def test_names_are_printed_given_name_first(written, printed):
    entry = only(f"@book{{a, title={{T}}, author={{{written}}}}}")
    assert entry.author == printed


def test_a_chapter_keeps_its_book_pages_and_place_in_the_note():
    entry = only(
        "@incollection{c, author={Quill, Ada}, title={One}, booktitle={The Book}, "
        "editor={Roche, Ben}, publisher={Pier}, address={Oslo}, pages=3, year=1999}"
    )
    assert (entry.kind, entry.publisher) == ("book_chapter", "Pier")
    assert entry.note == "In The Book, edited by Ben Roche, p. 3. Oslo."


def test_editors_stand_in_where_a_book_has_no_author():
    assert only("@book{a, title=T, editor={A B and C D}}").author == "A B, C D (eds)"


def test_ris_with_its_liberties():
    reading = read(
        "TY  - NEWS\nTI  - Talks &amp; tides\nAU  - Quill, Ada\nT2  - The Post\n"
        "PY  - 1994/05/03/\nUR  - https://example.org/a;b\nLA  - eng\nAB  - x\nER  - "
        "\nTY - JOUR\nT1 - One\n  two\nJF - Harbours\nVL - 2\nIS - 4\nSP - 1\nEP - 9"
    )
    first, second = reading.entries
    assert reading.form == "RIS"
    assert (first.kind, first.publisher, first.year) == ("news", "The Post", 1994)
    assert (first.title, first.url) == ("Talks & tides", "https://example.org/a;b")
    assert (first.language, first.note) == ("en", "Dated 1994-05-03.")
    assert (second.title, second.publisher) == ("One two", "Harbours 2(4)")
    assert second.note == "pp. 1–9."


def test_csl_json_with_bodies_particles_and_dates():
    entry = only(
        '{"type": "article-journal", "title": "A <i>tide</i> &amp; more", "author": '
        '[{"family": "Berg", "given": "Ada", "non-dropping-particle": "van den"},'
        '{"literal": "Institute"}, {"family": "王", "given": "小明"}],'
        '"issued": {"date-parts": [["1994", 5]]}, "container-title": ["Harbours"],'
        '"volume": 3, "page": "1-2", "DOI": "https://doi.org/10.1234/X", "custom": "y"}'
    )
    assert entry.title == "A tide & more"
    assert entry.author == "Ada van den Berg, Institute, 王小明"
    assert (entry.publisher, entry.year) == ("Harbours 3", 1994)
    assert (entry.doi, entry.note) == ("10.1234/X", "pp. 1–2. Dated 1994-05.")
    assert entry.left_out == ["custom"]


@pytest.mark.parametrize(
    ("text", "doi", "url"),
    [
        ("10.1234/abc", "10.1234/abc", ""),
        ("doi: 10.1234/abc.", "10.1234/abc", ""),
        ("https://doi.org/10.1234/abc", "10.1234/abc", ""),
        ("http://dx.doi.org/10.1234/a(b)", "10.1234/a(b)", ""),
        ("https://example.org/talks", "", "https://example.org/talks"),
        (
            "https://example.org/doi/full/10.1234/abc?x=1",
            "10.1234/abc",
            "https://example.org/doi/full/10.1234/abc?x=1",
        ),
    ],
)
def test_a_doi_or_an_address_alone(text, doi, url):
    entry = only(text)
    assert (entry.doi, entry.url, entry.title) == (doi, url, "")


@pytest.mark.parametrize(
    ("date", "year"),
    [("c. 1994", 1994), ("1994/95", 1994), ("May 2003", 2003), ("n.d.", None)],
)
def test_a_year_is_found_in_what_stands_there(date, year):
    entry = only(f"@book{{a, title={{T}}, year={{{date}}}}}")
    assert entry.year == year
    assert date in entry.note


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("english", "en"),
        ("fre", "fr"),
        ("pt_BR", "pt-BR"),
        ("中文", "zh"),
        ("Moon", ""),
    ],
)
def test_languages_become_codes(language, code):
    entry = only(f"@book{{a, title={{T}}, language={{{language}}}}}")
    assert entry.language == code
    assert bool(entry.remarks) == (not code)


def test_many_authors_are_cut_and_the_cut_is_said():
    names = " and ".join(f"Longfellow{n}, Adalbertine" for n in range(40))
    entry = only(f"@book{{a, title={{T}}, author={{{names}}}}}")
    assert len(entry.author) <= 300
    assert entry.author.endswith(" and others")
    assert "did not fit" in entry.remarks[0]


def test_the_entry_that_cannot_be_read_is_named_and_the_others_are_read():
    reading = read(
        "@book{a, title={One}}\n@book{b, title={Two\n@book{c, title={Three}}"
    )
    assert [each.title for each in reading.entries] == ["One", "Three"]
    (fault,) = reading.faults
    assert fault.startswith("Entry 2 (b) cannot be read: a brace")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Nothing is pasted"),
        ("A book I once read", "none of the forms"),
        ("10.12/", "none of the forms|not whole"),
        ('{"title": "x"', "line 1, character 14"),
        ("[1, 2]", "is no reference"),
        ("@book{a, author={Quill}}", "has no title"),
        ("TY  - BOOK\nER  - ", "has no title"),
        ("@comment{nothing here}", "holds no entry"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(text, words):
    with pytest.raises(UnreadableReference, match=words):
        read(text)
