"""What is refused: a clear word where it belongs, nothing saved, never a 500."""

from uuid import uuid4

import pytest

from dialogues.forms.kinds import KINDS
from dialogues.models import (
    Dialogue,
    Move,
    Participation,
    Person,
    Revision,
    Source,
    SourceEntry,
)
from tests.workspace.entering import (
    fields_of,
    fill,
    said,
    saved,
    url_of,
)

pytestmark = pytest.mark.django_db

MARKUP = "<script>alert(1)</script><b onmouseover=x>\"'&amp;{{ 7|add:7 }}"
LONG = "x" * 30_000
BELL, OVERRIDE = "a\x07b", "a\u202eb"
HUGE = str(10**30)
#: Numbers and texts that one database holds and another does not.
BEYOND = (HUGE, "70000", "9" * 5000, "\ufdfa" * 60)


@pytest.fixture
def record(terms_and_draft) -> Dialogue:
    return terms_and_draft


@pytest.fixture
def author(client, ada):
    client.force_login(ada)
    return client


def counted() -> tuple[int, ...]:
    models = (Dialogue, Move, Participation, Person, Revision, Source, SourceEntry)
    return tuple(model._default_manager.count() for model in models)


#: Kind of row, what is typed, and a word of the sentence that refuses it.
REFUSED = [
    ("turning-points", {"date": "31 May 1993"}, "1993-05-31"),
    ("turning-points", {"date": "1993-02-30"}, "The row is not saved"),
    ("turning-points", {"date": ""}, "Fill this in."),
    ("turning-points", {"date": ".."}, "has no date"),
    ("turning-points", {"date": "1993-05/1993-04"}, "The row is not saved"),
    ("turning-points", {"date": "1" * 200}, "100 characters"),
    ("turning-points", {"date": "1991"}, "before the dialogue opens"),
    ("turning-points", {"to_track": ""}, "Say to which track it went"),
    ("turning-points", {"to_track": "2"}, "where the dialogue already stands"),
    ("turning-points", {"to_track": "4"}, "not one of the available choices"),
    ("turning-points", {"kind": "pause"}, "goes to no track"),
    ("turning-points", {"kind": "opening"}, "a second time"),
    ("turning-points", {"kind": "resumption", "to_track": "", "strand": "7"}, "strand"),
    ("turning-points", {"kind": "[]"}, "not one of the available choices"),
    ("turning-points", {"strand": "0"}, "greater than or equal to 1"),
    ("turning-points", {"strand": HUGE}, "less than or equal to"),
    ("turning-points", {"strand": "9" * 5000}, "whole number"),
    ("turning-points", {"known_since": "1992"}, "before it happened"),
    ("turning-points", {"trigger": LONG}, "20000"),
    ("turning-points", {"trigger": BELL}, "cannot be seen"),
    ("turning-points", {"trigger": OVERRIDE}, "cannot be seen"),
    ("turning-points", {"term": HUGE}, "not one of the available choices"),
    ("turning-points", {"other": "D09999"}, "no dialogue with this number"),
    ("turning-points", {"other": "x" * 301}, "300 characters"),
    ("turning-points", {"cited": ["s999"]}, "not one of the available choices"),
    ("turning-points", {"cited": [BELL]}, "not one of the available choices"),
    ("turning-points", {"opened_at": ""}, "Open it anew"),
    ("turning-points", {"opened_at": "-1"}, "greater than or equal to 0"),
    ("turning-points", {"opened_at": HUGE}, "less than or equal to"),
    ("turning-points", {"once": "not-a-number"}, "Open it anew"),
    ("turning-points", {"once": ""}, "Open it anew"),
    ("parties", {"name": ""}, "Fill this in."),
    ("parties", {"name": LONG}, "300 characters"),
    ("parties", {"start": "1993", "end": "1992"}, "It ends before it begins"),
    ("parties", {"new_country": "NOR"}, "Write the name of the organisation"),
    ("participants", {"person": ""}, "one of the three"),
    ("participants", {"person": "!!!"}, "with letters"),
    ("participants", {"person": OVERRIDE}, "cannot be seen"),
    ("participants", {"person": "P09999"}, "no person with this number"),
    ("participants", {"person": "\ufdfa" * 60}, "too long"),
    ("participants", {"unnamed_as": "three envoys"}, "one of the three"),
    ("participants", {"capacity": ""}, "Choose one."),
    ("participants", {"capacity": "king"}, "not one of the available choices"),
    ("participants", {"functions": ["king"]}, "not one of the available choices"),
    ("participants", {"identity": "protected_until"}, "from which day"),
    ("participants", {"identity_open_from": "tomorrow"}, "Enter a valid date"),
    ("participants", {"number": "0"}, "The row is not saved"),
    ("participants", {"number": "-3"}, "greater than or equal to"),
    ("participants", {"number": HUGE}, "less than or equal to"),
    ("participants", {"party": "y999"}, "not one of the available choices"),
    ("participants", {"missing_end": "because"}, "not one of the available choices"),
    ("participants", {"person_name_1": BELL}, "cannot be seen"),
    ("organisations", {"organisation": ""}, "Fill this in."),
    ("organisations", {"roles": []}, "Choose one."),
    ("organisations", {"new_country": "XXX"}, "not one of the available choices"),
    ("meetings", {"latitude": "91", "longitude": "0"}, "less than or equal to 90"),
    ("meetings", {"latitude": "nan", "longitude": "0"}, "Enter a number"),
    ("meetings", {"latitude": "1"}, "both latitude and longitude"),
    ("meetings", {"number": "70000"}, "less than or equal to 32767"),
    ("meetings", {"hosts": ["O09999"]}, "not one of the available choices"),
    ("meetings", {"parent": "t999"}, "not one of the available choices"),
    ("meetings", {"country": "Norway"}, "not one of the available choices"),
    ("sources", {"title": ""}, "Fill this in."),
    ("sources", {"title": "y" * 501}, "500 characters"),
    ("sources", {"url": "javascript:alert(1)"}, "Enter a valid URL"),
    ("sources", {"year": "19x4"}, "whole number"),
    ("sources", {"year": "70000"}, "less than or equal to"),
    ("sources", {"kind": ""}, "Choose one."),
    ("sources", {"access": "secret"}, "not one of the available choices"),
    ("sources", {"same_as": "S09999"}, "do not belong together"),
    ("outcomes", {"url": "javascript:alert(1)"}, "Enter a valid URL"),
    ("outcomes", {"date": "soon"}, "The row is not saved"),
    ("links", {"other": ""}, "Fill this in."),
    ("links", {"kind": "knows"}, "not one of the available choices"),
    ("secrecy", {"level": ""}, "Choose one."),
    ("secrecy", {"start": "1993-06", "end": "1993-05"}, "ends before it begins"),
    ("track-claims", {"track": ""}, "Choose one."),
    ("disagreements", {"account": "   "}, "Fill this in."),
    ("citations", {"entry": ""}, "Choose one."),
    ("citations", {"entry": "s999"}, "not one of the available choices"),
    ("citations", {"statement": "m999"}, "not one of the available choices"),
    ("citations", {"speaks_of": "party.name"}, "another kind of row"),
    ("citations", {"stance": "doubts"}, "not one of the available choices"),
]

GOOD = {
    "turning-points": {"date": "1993-05", "kind": "track_change", "to_track": "1"},
    "parties": {"name": "Second side"},
    "participants": {"person": "Terje Larsen", "capacity": "unofficial"},
    "organisations": {"organisation": "Fafo", "roles": ["host"]},
    "meetings": {"title": "First round", "date": "1993-01"},
    "sources": {"title": "The Norway Channel", "kind": "book"},
    "outcomes": {"title": "A text", "kind": "text"},
    "links": {"kind": "fed_into", "other": "Madrid talks"},
    "secrecy": {"level": "secret", "start": "1992-12"},
    "track-claims": {"track": "2"},
    "disagreements": {"account": "s1 says one thing, s2 another."},
    "citations": {"entry": "s2", "statement": "m1", "stance": "supports"},
}


def refused():
    """The refused rows; what one database takes and the other does not, on both."""
    for kind, typed, word in REFUSED:
        beyond = any(each in BEYOND for each in typed.values())
        marks = [pytest.mark.every_database] if beyond else []
        yield pytest.param(kind, typed, word, marks=marks)


@pytest.mark.parametrize(("kind", "typed", "word"), list(refused()))
def test_a_bad_row_is_refused_and_nothing_is_saved(author, record, kind, typed, word):
    before, version = counted(), record.version
    response = fill(author, url_of(record, kind, "new"), **(GOOD[kind] | typed))
    assert response.status_code == 422
    assert word in said(response)
    assert counted() == before
    record.refresh_from_db()
    assert record.version == version


@pytest.mark.parametrize("kind", GOOD)
def test_the_good_row_beside_each_bad_one_is_saved_once(author, record, kind):
    url = url_of(record, kind, "new")
    posted = fields_of(author.get(url)) | GOOD[kind]
    first = saved(author.post(url, posted))
    after_one = counted()
    assert saved(author.post(url, posted)) == first
    assert counted() == after_one


TEXTS = {
    "turning-points": ("trigger", "evidence", "account", "justification", "other"),
    "parties": ("name", "note"),
    "participants": ("person", "office", "mandate_from", "function_detail",
                     "capacity_note", "note", "person_name_1"),
    "organisations": ("organisation", "note", "organisation_name_1"),
    "meetings": ("series", "title", "place", "country_label", "account"),
    "sources": ("title", "author", "publisher", "doi", "source_note", "background",
                "note"),
    "outcomes": ("title", "note"),
    "links": ("other", "note"),
    "secrecy": ("note",),
    "track-claims": ("label", "note"),
    "disagreements": ("topic", "account"),
    "citations": ("locator", "value_given", "note"),
}  # fmt: skip


@pytest.mark.parametrize("kind", TEXTS)
def test_markup_is_stored_as_typed_and_shown_escaped(author, record, kind):
    typed = dict.fromkeys(TEXTS[kind], MARKUP)
    location = saved(fill(author, url_of(record, kind, "new"), **(GOOD[kind] | typed)))
    document = Revision.objects.filter(ref=record.ref).first().document
    assert MARKUP in str(document).replace("\\'", "'") or kind in (
        "participants",
        "organisations",
    )
    workspace = author.get(location).content.decode()
    assert "<script>alert" not in workspace
    assert "<b onmouseover" not in workspace
    row = getattr(record, KINDS[kind].list_name).order_by("-pk").first()
    for page in ("", "remove"):
        url = url_of(record, kind, row.key, *filter(None, [page]))
        content = author.get(url).content.decode()
        assert "<script>alert" not in content
        assert "<b onmouseover" not in content


def test_the_overview_keeps_markup_as_text(author, record):
    names = "title summary status_detail policy_link moves_note participants_note"
    names = [*names.split(), "title_name_1", "country_label_1", "new_conflict"]
    url = url_of(record, "overview")
    saved(fill(author, url, **dict.fromkeys(names, MARKUP)))
    record.refresh_from_db()
    assert record.title == MARKUP
    for page in (url, url_of(record), "/workspace/", url_of(record, "step", "send")):
        content = author.get(page).content.decode()
        assert "<script>alert" not in content
        assert "<b onmouseover" not in content


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ({"title": ""}, "Fill this in."),
        ({"title": "t" * 201}, "200 characters"),
        ({"title": OVERRIDE}, "cannot be seen"),
        ({"start": "yesterday"}, "is not begun"),
        ({"start": ""}, "Fill this in."),
        ({"start": ".."}, "no date"),
        ({"first_track": "5"}, "not one of the available choices"),
        ({"first_track": ""}, "Choose one."),
        ({"conflict": "C09999"}, "not one of the available choices"),
        ({"conflict": HUGE}, "not one of the available choices"),
        ({"new_conflict": "conflict of DRAFT talks"}, "is in the list"),
        ({"once": "1"}, "Open it anew"),
    ],
)
def test_a_record_does_not_begin_with_this(author, record, typed, word):
    good = {"title": "Oslo", "start": "1992-12", "first_track": "2"}
    before = counted()
    response = fill(author, "/workspace/new/", **(good | typed))
    assert response.status_code == 422
    assert word in said(response)
    assert counted() == before


def test_the_same_new_record_twice_is_one(author, ada):
    posted = {"title": "Oslo", "start": "1992-12", "first_track": "2", "once": uuid4()}
    first = saved(author.post("/workspace/new/", posted))
    assert saved(author.post("/workspace/new/", posted)) == first
    assert Dialogue.objects.of(ada).count() == 1


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ({"end": "1991"}, "before it opens"),
        ({"end": "never"}, "is not saved"),
        ({"missing_end": "forgot"}, "not one of the available choices"),
        ({"regions": ["atlantis"]}, "not one of the available choices"),
        ({"title_name_1": "b" * 301}, "300 characters"),
        ({"title_name_1": BELL}, "cannot be seen"),
        ({"country_code_1": "XXX"}, "not one of the available choices"),
        ({"country_label_1": OVERRIDE}, "cannot be seen"),
        ({"disclosure_rule": "gossip"}, "not one of the available choices"),
        ({"conflicts": ["C09999"]}, "not one of the available choices"),
        ({"opened_at": "x"}, "Open it anew"),
    ],
)
def test_an_overview_is_refused(author, record, typed, word):
    before = counted()
    response = fill(author, url_of(record, "overview"), **typed)
    assert response.status_code == 422
    assert word in said(response)
    assert counted() == before


def test_everything_typed_comes_back_with_the_fault(author, record):
    typed = GOOD["turning-points"] | {
        "date": "1991",
        "trigger": "Peres sends Savir",
        "evidence": "first encounter",
        "confidence": "low",
        "cited": ["s2"],
    }
    response = fill(author, url_of(record, "turning-points", "new"), **typed)
    assert response.status_code == 422
    shown = fields_of(response)
    for name, value in typed.items():
        assert shown[name] == (value if isinstance(value, list) else [value])


def test_a_fault_of_the_chain_stands_at_its_field(author, record):
    response = fill(
        author,
        url_of(record, "turning-points", "new"),
        **(GOOD["turning-points"] | {"date": "1991"}),
    )
    content = response.content.decode()
    assert 'href="#id_date"' in content
    at_field = content.partition('id="id_date_error"')[2].partition("</div>")[0]
    assert "before the dialogue opens" in at_field


def test_the_reading_of_a_date_is_shown_after_it_was_read(author, record):
    typed = {"start": "2015-02", "end": "round three", "name": "x"}
    response = fill(author, url_of(record, "parties", "new"), **typed)
    assert "February 2015, day not known" in response.content.decode()


def test_the_opening_cannot_be_removed(author, record):
    url = url_of(record, "turning-points", "m1", "remove")
    response = author.post(url, {"opened_at": record.version})
    assert response.status_code == 422
    assert "no opening" in said(response)
    assert record.moves.exists()
