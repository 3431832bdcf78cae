"""A case with everything that is hard to enter, as it is typed and as it must be read.

All of it is invented: a channel at a fjord, between two shores.
"""

from dialogues.models import Person


def nazim_qadir() -> str:
    """The number that he was given when he was first entered."""
    return Person.objects.get(name="Nazim Qadir").ref


#: The form of a new record.
BEGIN = {
    "title": "The channel at the fjord",
    "new_conflict": "Conflict of the two shores",
    "start": "1992-12-04",
    "first_track": "2",
    "source_title": "Letters from the fjord",
    "source_kind": "news",
    "source_year": "1994",
}

#: Kind of row, what is typed, and the answers to what it raises.
ROWS = (
    (
        "sources",
        {"title": "رسائل من المضيق", "kind": "book", "language": "ar"},
        {"same_as": "new"},
    ),
    ("parties", {"name": "North shore", "kind": "principal"}, {}),
    ("parties", {"name": "South shore", "kind": "principal"}, {}),
    (
        "turning-points",
        {
            "date": "1993-05",
            "kind": "track_change",
            "to_track": "1",
            "standing": "realised",
            "confidence": "high",
            "trigger": "A minister sends a director",
            "cited": ["s1"],
            "cite_new1_entry": "s2",
            "cite_new1_stance": "contradicts",
            "cite_new1_field": "date",
            "cite_new1_locator": "p. 12",
            "cite_new1_value_given": "1993-03",
        },
        {},
    ),
    (
        "turning-points",
        {
            "date": "1994",
            "kind": "track_change",
            "to_track": "2",
            "standing": "realised",
            "cited": ["s2"],
        },
        {},
    ),
    (
        "turning-points",
        {
            "date": "1995~",
            "kind": "track_change",
            "to_track": "1.5",
            "standing": "attempted",
            "cited": ["s2"],
        },
        {},
    ),
    (
        "participants",
        {
            "person": "Nazim Qadir",
            "person_name_1": "ناظم قادر",
            "office": "lecturer at the harbour school",
            "party": "y2",
            "capacity": "unofficial",
            "start": "1992-12-04",
            "end": "1993-05",
            "cited": ["s1"],
        },
        {},
    ),
    (
        "participants",
        {
            "person": "Nazim Qadir",
            "office": "head of the harbour office",
            "party": "y2",
            "capacity": "official",
            "start": "1993-05",
            "cited": ["s1"],
        },
        {"person_is": nazim_qadir},
    ),
    (
        "participants",
        {
            "party": "y1",
            "capacity": "unknown",
            "unnamed_as": "advisers of the ferry board",
            "number": "3",
            "number_is": "at_least",
            "missing_citations": "not_disclosed",
        },
        {},
    ),
    (
        "meetings",
        {
            "number": "1",
            "title": "first call",
            "date": "1993-01-20",
            "medium": "online",
            "standing": "held",
            "presence_p1": "present",
            "presence_p3": "disputed",
            "cited": ["s1"],
        },
        {},
    ),
    (
        "meetings",
        {
            "number": "2",
            "title": "second round",
            "date": "1993-02",
            "standing": "cancelled",
            "missing_place": "not_known",
            "cited": ["s2"],
        },
        {},
    ),
)

#: What the document must say, row by row and word for word where it is given.
EXPECTED = {
    "moves": [
        {"kind": "opening", "date": "1992-12-04", "to_track": "2"},
        {
            "kind": "track_change",
            "date": "1993-05",
            "to_track": "1",
            "confidence": "high",
            "trigger": "A minister sends a director",
        },
        {"kind": "track_change", "date": "1994", "to_track": "2"},
        {"date": "1995~", "to_track": "1.5", "standing": "attempted"},
    ],
    "participations": [
        {
            "capacity": "unofficial",
            "party": "y2",
            "office": "lecturer at the harbour school",
            "start": "1992-12-04",
            "end": "1993-05",
        },
        {"capacity": "official", "office": "head of the harbour office"},
        {
            "unnamed_as": "advisers of the ferry board",
            "number": 3,
            "number_is": "at_least",
            "capacity": "unknown",
            "missing": {"citations": "not_disclosed"},
        },
    ],
    "meetings": [
        {
            "number": 1,
            "medium": "online",
            "date": "1993-01-20",
            "attendance": [
                {"participation": "p1", "presence": "present"},
                {"participation": "p3", "presence": "disputed"},
            ],
        },
        {
            "number": 2,
            "standing": "cancelled",
            "date": "1993-02",
            "missing": {"place": "not_known", "country": "not_known"},
        },
    ],
}
CONTESTED = {
    "entry": "s2",
    "field": "date",
    "locator": "p. 12",
    "stance": "contradicts",
    "value_given": "1993-03",
}
#: Table -> column -> its cells, in order.
IN_FILES = {
    "moves": {
        "date": ["1992-12-04", "1993-05", "1994", "1995~"],
        "from_track": ["", "2", "1", "2"],
        "to_track": ["2", "1", "2", "1.5"],
        "standing": ["realised", "realised", "realised", "attempted"],
    },
    "participants": {
        "capacity": ["unofficial", "official", "unknown"],
        "person_name": ["Nazim Qadir", "Nazim Qadir", ""],
    },
    "meetings": {
        "medium": ["online", ""],
        "standing": ["held", "cancelled"],
        "title": ["first call", "second round"],
    },
}
