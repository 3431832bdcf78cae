"""Pasted references read into the values of our sources: no database, no network."""

from dialogues.bibliography.addresses import address_key, doi_key, plain_doi
from dialogues.bibliography.entry import VALUES, Entry, Reading, Unreadable
from dialogues.bibliography.likeness import Likeness, Work, likeness
from dialogues.bibliography.reading import MOST_CHARACTERS, MOST_ENTRIES, read

__all__ = [
    "MOST_CHARACTERS",
    "MOST_ENTRIES",
    "VALUES",
    "Entry",
    "Likeness",
    "Reading",
    "Unreadable",
    "Work",
    "address_key",
    "doi_key",
    "likeness",
    "plain_doi",
    "read",
]
