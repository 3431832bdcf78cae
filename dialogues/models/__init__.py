"""The record and everything that belongs to it; one file per aggregate or authority."""

from dialogues.models.citation import STATEMENTS, Citation, SourceEntry
from dialogues.models.claims import Disagreement, TrackClaim
from dialogues.models.conflict import Conflict
from dialogues.models.dialogue import Dialogue, DialogueCountry, DialogueName
from dialogues.models.history import Link, Outcome, SecrecyPeriod
from dialogues.models.meeting import Attendance, Meeting
from dialogues.models.move import Episode, Move
from dialogues.models.names import name_key, script_of
from dialogues.models.organisation import Organisation, OrganisationName
from dialogues.models.participation import OrganisationRole, Participation, Party
from dialogues.models.person import Person, PersonName
from dialogues.models.refs import DrawnRef, PublicState, RefCounter
from dialogues.models.removal import RemovedRow
from dialogues.models.revision import ReviewEvent, Revision
from dialogues.models.rows import Row
from dialogues.models.saved_filter import SavedFilter
from dialogues.models.search import GuardedText, OpenText
from dialogues.models.source import Source
from dialogues.models.term import Term

__all__ = [
    "STATEMENTS",
    "Attendance",
    "Citation",
    "Conflict",
    "Dialogue",
    "DialogueCountry",
    "DialogueName",
    "Disagreement",
    "DrawnRef",
    "Episode",
    "GuardedText",
    "Link",
    "Meeting",
    "Move",
    "OpenText",
    "Organisation",
    "OrganisationName",
    "OrganisationRole",
    "Outcome",
    "Participation",
    "Party",
    "Person",
    "PersonName",
    "PublicState",
    "RefCounter",
    "RemovedRow",
    "ReviewEvent",
    "Revision",
    "Row",
    "SavedFilter",
    "SecrecyPeriod",
    "Source",
    "SourceEntry",
    "Term",
    "TrackClaim",
    "name_key",
    "script_of",
]
