"""The statements that rest on a source, each in a line of words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from dialogues.choices import Stance
from dialogues.models import Citation
from dialogues.rules import edtf
from dialogues.views.record.evidence import value_given
from dialogues.views.record.facts import since_until
from dialogues.views.record.turning import heading

#: What a citation may speak of, by the field that points to it.
KINDS: Mapping[str, str] = {
    "": "the record",
    "move": "turning point",
    "party": "side",
    "participation": "participant",
    "organisation_role": "organisation",
    "meeting": "meeting",
    "track_claim": "track, as said",
    "secrecy_period": "secrecy",
    "outcome": "outcome",
    "link": "other dialogue",
    "disagreement": "disagreement",
}


@dataclass(frozen=True, slots=True)
class SourceStatement:
    """One statement with what the source says of it."""

    citation: Citation
    kind: str
    words: str
    url: str
    value: str

    @classmethod
    def of(cls, citation: Citation) -> "SourceStatement":
        name, _ = citation.points_to
        row = citation.statement
        address = citation.dialogue.get_absolute_url()
        return cls(
            citation=citation,
            kind=KINDS[name],
            words=WORDS[name](row) if row else citation.dialogue.title,
            url=f"{address}#{row.key}" if row else address,
            value=value_given(citation),
        )

    @property
    def contradicts(self) -> bool:
        return self.citation.stance == Stance.CONTRADICTS

    @property
    def on(self) -> str:
        """The value of the statement that the source speaks of; "" for all."""
        return self.citation.field.replace("_", " ")


def loaded(citations: QuerySet[Citation]) -> QuerySet[Citation]:
    """With all that their statements say, in the order of the records."""
    return citations.select_related(
        "dialogue",
        "entry",
        "move__term",
        "party",
        "participation__person",
        "participation__organisation",
        "organisation_role__organisation",
        "meeting",
        "track_claim",
        "secrecy_period",
        "outcome",
        "link__other_dialogue",
        "disagreement",
    ).order_by("dialogue__start_earliest", "dialogue__ref", "position", "pk")


def _dated(words: str, date: str) -> str:
    return f"{words}, {edtf.words(date, short=True)}" if date else words


def _move(row: Any) -> str:
    tracks = " to ".join(filter(None, [row.from_track, row.to_track]))
    words = filter(None, [heading(row), f"Track {tracks}" if tracks else ""])
    return _dated(" ".join(words), row.date)


def _stay(row: Any) -> str:
    who = row.person or row.organisation or row.unnamed_as
    return f"{who}, {row.get_capacity_display().lower()}"


def _meeting(row: Any) -> str:
    numbered = f"Meeting {row.number}" if row.number else "Meeting"
    return _dated(row.title or numbered, row.date)


def _claim(row: Any) -> str:
    said = f": “{row.label}”" if row.label else ""
    return f"{row.get_track_display()}{said}"


def _secrecy(row: Any) -> str:
    return f"{row.get_level_display()} {since_until(row.start, row.end)}".strip()


def _link(row: Any) -> str:
    other = row.other_dialogue or row.other_title
    return _dated(f"{row.get_kind_display()} {other}", row.date)


WORDS: Mapping[str, Callable[[Any], str]] = {
    "move": _move,
    "party": str,
    "participation": _stay,
    "organisation_role": str,
    "meeting": _meeting,
    "track_claim": _claim,
    "secrecy_period": _secrecy,
    "outcome": lambda row: _dated(str(row), row.date),
    "link": _link,
    "disagreement": str,
}
