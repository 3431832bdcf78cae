"""Who may see, name, change and review: every rule about access, and only here.

Rules about rows are `Q` objects made from the user, so that lists, searches, counts,
files and single checks cannot differ. A row that matches no rule is hidden.

A rule is named by what it answers. Of records and of authorities: may the user find
them (`..._visible_to`)? Of the rows of a record that the user may see: may they be read
(`..._told_to`), and is their name or title told (`names_open_to`, `entries_named_to`)?
The querysets of the models offer the same verbs.
"""

from dialogues.access.authorities import (
    conflicts_visible_to,
    organisations_acting_in,
    organisations_visible_to,
    parents_told_to,
    people_named_in,
    people_visible_to,
    sources_visible_to,
)
from dialogues.access.evidence import (
    SHOWN_OF_WITHHELD_SOURCE,
    SOURCE_WITHHELD,
    citations_told_to,
    entries_named_to,
    links_told_to,
    others_told_to,
    texts_open_to,
)
from dialogues.access.filters import (
    filters_of,
    filters_removed_by,
    filters_visible_to,
)
from dialogues.access.history import history_told_to
from dialogues.access.names import (
    NAME_WITHHELD,
    SHOWN_OF_WITHHELD,
    attendance_told_to,
    names_open_to,
)
from dialogues.access.readers import (
    CURATORS,
    RESEARCHERS,
    Reader,
    is_known,
    may_curate,
    may_research,
)
from dialogues.access.records import (
    NotEditable,
    dialogues_editable_by,
    dialogues_of,
    dialogues_to_review,
    dialogues_visible_to,
    dialogues_worked_on_by,
)
from dialogues.access.rows import EVERYTHING, NOTHING

__all__ = [
    "CURATORS",
    "EVERYTHING",
    "NAME_WITHHELD",
    "NOTHING",
    "RESEARCHERS",
    "SHOWN_OF_WITHHELD",
    "SHOWN_OF_WITHHELD_SOURCE",
    "SOURCE_WITHHELD",
    "NotEditable",
    "Reader",
    "attendance_told_to",
    "citations_told_to",
    "conflicts_visible_to",
    "dialogues_editable_by",
    "dialogues_of",
    "dialogues_to_review",
    "dialogues_visible_to",
    "dialogues_worked_on_by",
    "entries_named_to",
    "filters_of",
    "filters_removed_by",
    "filters_visible_to",
    "history_told_to",
    "is_known",
    "links_told_to",
    "may_curate",
    "may_research",
    "names_open_to",
    "organisations_acting_in",
    "organisations_visible_to",
    "others_told_to",
    "parents_told_to",
    "people_named_in",
    "people_visible_to",
    "sources_visible_to",
    "texts_open_to",
]
