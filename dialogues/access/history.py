"""History: who may read what was removed from a record, and what its review said."""

from django.db.models import Q

from dialogues.access.readers import Reader
from dialogues.access.records import dialogues_worked_on_by
from dialogues.access.rows import through


def history_told_to(user: Reader) -> Q:
    """Removed rows, and steps of reviews with their remarks.

    They are told to those who work on the record, also where it is published: what was
    taken out of it, and what a curator remarked, is not published with it.
    """
    return through(dialogues_worked_on_by(user), "dialogue")
