"""References: pasted ones read into the values of sources, our records as citations.

No database, no network.
"""

from dialogues.bibliography.addresses import address_key, doi_key, plain_doi
from dialogues.bibliography.citing import DATABASE, FORMS, Cited, Form, as_coins
from dialogues.bibliography.entry import (
    VALUES,
    ParsedReferences,
    ReferenceEntry,
    UnreadableReference,
)
from dialogues.bibliography.likeness import Likeness, Work, likeness
from dialogues.bibliography.listing import WRITERS, Printed
from dialogues.bibliography.reading import MOST_CHARACTERS, MOST_ENTRIES, read

__all__ = [
    "DATABASE",
    "FORMS",
    "MOST_CHARACTERS",
    "MOST_ENTRIES",
    "VALUES",
    "WRITERS",
    "Cited",
    "ReferenceEntry",
    "Form",
    "Likeness",
    "Printed",
    "ParsedReferences",
    "UnreadableReference",
    "Work",
    "address_key",
    "as_coins",
    "doi_key",
    "likeness",
    "plain_doi",
    "read",
]
