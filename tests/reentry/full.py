"""One invented record in which every field that forms can write is filled.

What is called by its number is looked up when it is typed.
"""

from dialogues.models import Dialogue, Organisation


def shore_league() -> str:
    return Organisation.objects.get(name="Shore League").ref


def other_talks() -> str:
    return Dialogue.objects.get(title="Other talks").ref


NEW_PARTY = {"name": "North shore", "kind": "principal", "organisation": shore_league}
DATED = {"start": "1992-12", "end": "1994"}

OVERVIEW = {
    "title": "The channel at the fjord",
    "summary": "Two shores met in a boathouse.",
    "title_name_1": "Фьорд",
    "title_kind_1": "former",
    "country_code_1": "NOR",
    "country_label_1": "Kingdom of the fjord",
    "end": "1994-05",
    "status": "agreement",
    "status_detail": "held so far",
    "regions": ["middle_east"],
    "purposes": ["test_ideas"],
    "forms": ["workshop"],
    "interaction": "informal",
    "official_relations": "none",
    "disclosure_rule": "secret",
    "is_series": "false",
    "policy_link": "Two ministers read the minutes.",
    "moves_note": "The first is contested.",
    "participants_note": "Nobody signed in.",
}
#: Reasons for all that may lack in the overview.
GAPS = (
    *("status", "regions", "countries", "purposes", "forms", "interaction"),
    *("official_relations", "disclosure_rule", "is_series", "policy_link"),
)
#: The rows in the order in which they are entered, each by the kind of its address.
ROWS: tuple[tuple[str, dict], ...] = (
    (
        "sources",
        {
            "title": "Letters from the fjord",
            "kind": "book",
            "author": "A. Writer",
            "publisher": "Shore Press",
            "year": "1999",
            "url": "https://example.org/letters",
            "doi": "10.1000/letters",
            "language": "no",
            "access": "restricted",
            "source_note": "Second printing.",
            "was_read": "on",
            "background": "On the weather of the time",
            "note": "Read in one copy.",
        },
    ),
    (
        "organisations",
        {
            "organisation": "Shore League",
            "new_kind": "research_institute",
            "new_country": "NOR",
            "organisation_name_1": "Лига",
            "organisation_kind_1": "native",
            "organisation_used_1": "1980/1990",
            "new_wikidata": "Q4712",
            "new_note": "Not the rowing club.",
            "roles": ["host"],
            "note": "For two winters.",
            "cited": ["s1"],
            **DATED,
        },
    ),
    (
        "organisations",
        {
            "organisation": "Boathouse Trust",
            "new_parent": shore_league,
            "roles": ["facilitator"],
        },
    ),
    ("parties", {**NEW_PARTY, **DATED, "note": "Six villages.", "cited": ["s1"]}),
    (
        "turning-points",
        {
            "kind": "strand_opened",
            "term": "upgraded",
            "strand": "2",
            "to_track": "1",
            "date": "1993-05",
            "known_since": "1993-06",
            "trigger": "A letter.",
            "evidence": "Its answer.",
            "account": "Read aloud.",
            "confidence": "low",
            "justification": "Both came for themselves.",
            "cited": ["s1"],
        },
    ),
    (
        "turning-points",
        {
            "kind": "disclosure",
            "strand": "2",
            "date": "1993-08",
            "ends_strand": "on",
            "standing": "claimed",
        },
    ),
    (
        "turning-points",
        {"kind": "feeds_another", "date": "1993-09", "other": other_talks},
    ),
    ("turning-points", {"kind": "feeds_another", "date": "1993-10", "other": "Tents"}),
    (
        "participants",
        {
            "person": "Nazim Quill",
            "person_name_1": "نظیم",
            "person_kind_1": "native",
            "person_name_2": "Naz",
            "person_wikidata": "Q4711",
            "person_note": "Not the poet.",
            "party": "y1",
            "office": "harbour master",
            "capacity": "mandated",
            "capacity_note": "In his own words only.",
            "established_capacity": "official",
            "established_since": "1999",
            "mandate_from": "the six villages",
            "functions": ["negotiator"],
            "function_detail": "spoke first",
            "identity": "protected_until",
            "identity_open_from": "2040-01-01",
            "confidence": "medium",
            "note": "Left early.",
            "cited": ["s1"],
            **DATED,
        },
    ),
    ("participants", {"organisation": shore_league, "capacity": "unofficial"}),
    (
        "participants",
        {
            "unnamed_as": "three rowers",
            "number": "3",
            "number_is": "about",
            "capacity": "unknown",
            "missing_start": "not_known",
            "missing_end": "not_disclosed",
            "missing_office": "withheld",
        },
    ),
    (
        "meetings",
        {
            "title": "The winter",
            "missing_place": "not_known",
            "missing_country": "withheld",
        },
    ),
    (
        "meetings",
        {
            "number": "2",
            "series": "Winter rounds",
            "title": "Second round",
            "date": "1993-01",
            "standing": "cancelled",
            "medium": "in_person",
            "place": "Boathouse",
            "country": "NOR",
            "country_label": "Kingdom of the fjord",
            "latitude": "59.25",
            "longitude": "-1.5",
            "form_of_interaction": "workshop",
            "hosts": lambda: [shore_league()],
            "attending": "12",
            "attending_is": "at_least",
            "parent": "t1",
            "account": "It froze.",
            "presence_p1": "absent",
            "presence_note_p1": "wrote that he was ill",
            "cited": ["s1"],
        },
    ),
    (
        "track-claims",
        {
            "track": "1.5",
            "label": "one and a half",
            "period": "1993",
            "note": "On the cover.",
            "cited": ["s1"],
        },
    ),
    ("secrecy", {"level": "secret", "note": "Two knew.", "cited": ["s1"], **DATED}),
    (
        "outcomes",
        {
            "title": "Fjord paper",
            "kind": "agreement",
            "date": "1994",
            "pax_id": "4711",
            "url": "https://example.org/paper",
            "note": "Two pages.",
            "cited": ["s1"],
        },
    ),
    (
        "links",
        {
            "kind": "fed_into",
            "other": other_talks,
            "date": "1994",
            "note": "By letter.",
        },
    ),
    ("links", {"kind": "fed_into", "other": "Tents", "cited": ["s1"]}),
    ("disagreements", {"topic": "Ice", "account": "s1 alone.", "cited": ["s1"]}),
    (
        "citations",
        {
            "entry": "s1",
            "statement": "m2",
            "speaks_of": "move.date",
            "locator": "p. 12",
            "stance": "contradicts",
            "value_given": "1993-04",
            "note": "A month before.",
        },
    ),
)
