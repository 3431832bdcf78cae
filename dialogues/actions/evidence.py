"""Every statement of a record with what it rests on, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from dialogues.access import Reader
from dialogues.choices import Stance
from dialogues.models import STATEMENTS, Citation, Dialogue, Row
from dialogues.rules.evidence import Ground

OVERVIEW = "overview"
#: Values of the overview that a source can bear out, where they are given. Title and
#: summary are the coder's own words, and the terms are how the project sorts.
OVERVIEW_VALUES = (
    "end",
    "status",
    "interaction",
    "official_relations",
    "disclosure_rule",
    "is_series",
    "policy_link",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A row, or a value of the overview, with its citations."""

    ground: Ground
    row: Row | None
    field: str
    citations: Sequence[Citation]


def statements(record: Dialogue, user: Reader) -> list[Statement]:
    """All statements of a record, those of the overview first."""
    cited: dict[tuple[str, int | None], list[Citation]] = defaultdict(list)
    for citation in record.citations.select_related("entry__source"):
        cited[citation.points_to].append(citation)
    found = list(_of_overview(record, cited["", None]))
    for name in STATEMENTS:
        for row in _rows(record, user, name):
            citations = cited[name, row.pk]
            reason = row.missing.get("citations", "")
            ground = Ground(name, row.key, _stances(citations), reason)
            found.append(Statement(ground, row, "", citations))
    return found


def _of_overview(record: Dialogue, cited: list[Citation]) -> Iterator[Statement]:
    """The values that are given; what speaks of the whole overview speaks of each."""
    reason = record.missing.get("citations", "")
    for name in OVERVIEW_VALUES:
        if getattr(record, name) not in ("", None):
            citations = [each for each in cited if each.field in ("", name)]
            ground = Ground(OVERVIEW, OVERVIEW, _stances(citations), reason)
            yield Statement(ground, None, name, citations)


def _stances(citations: Sequence[Citation]) -> list[Stance]:
    return [Stance(each.stance) for each in citations]


def _rows(record: Dialogue, user: Reader, name: str) -> QuerySet[Any]:
    related = STATEMENTS[name].dialogue.field.remote_field.related_name
    rows = getattr(record, str(related)).all()
    if name == "participation":
        rows = rows.masked_for(user)
    return rows.select_related("organisation") if name == "organisation_role" else rows
