"""Citations of one statement, written with it; and which source comes to hand first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User

from dialogues.actions.changes import StaleVersion, refuse_stale
from dialogues.actions.rows import add_citation
from dialogues.models import Citation, Dialogue, Revision, Row, SourceEntry

#: So many revisions are looked through for the source that somebody cited last.
RECENT = 8


@dataclass(frozen=True, slots=True)
class CitationInput:
    """What a form says of one source on one statement.

    `key` is that of the citation that it changes, "" for a new one; without `entry`
    the citation goes.
    """

    key: str
    entry: SourceEntry | None
    says: Mapping[str, str]


def write_citations(
    *,
    record: Dialogue,
    statement: Row | Dialogue,
    lines: Iterable[CitationInput],
    opened_at: int,
) -> None:
    """Bring citations of a statement to what a form says, within a change.

    What the form left as it is stays untouched. Raises StaleVersion if somebody
    changed or removed one of them after the form was opened.
    """
    stored = {each.key: each for each in Citation.objects.of(statement)}
    for line in lines:
        citation = stored.get(line.key)
        if citation is not None:
            _change(record, citation, line, opened_at)
            continue
        before = record.version - 1
        if line.key and opened_at < before:  # somebody removed it
            raise StaleVersion(changed_in=before, revision=_last_revision(record))
        if line.entry:
            add_citation(record, statement, line.entry, **line.says)


def _change(
    record: Dialogue, citation: Citation, line: CitationInput, opened_at: int
) -> None:
    same = all(getattr(citation, name) == text for name, text in line.says.items())
    if line.entry and same and citation.entry_id == line.entry.pk:
        return
    refuse_stale(ref=record.ref, changed_in=citation.changed_in, opened_at=opened_at)
    if line.entry is None:
        citation.delete()
        return
    citation.entry = line.entry
    for name, text in line.says.items():
        setattr(citation, name, text)
    citation.dialogue, citation.changed_in = record, record.version
    citation.full_clean()
    citation.save()


def _last_revision(record: Dialogue) -> Revision | None:
    return Revision.objects.filter(ref=record.ref).order_by("-number").first()


def drop_reason(statement: Row | Dialogue) -> None:
    """Take back that evidence is known to be missing: something is cited now."""
    statement.refresh_from_db(fields=["missing"])
    if statement.missing.pop("citations", None):
        statement.save(update_fields=["missing"])


def entries_by_use(record: Dialogue, user: User) -> tuple[list[SourceEntry], str]:
    """The sources of a record, those used last first; the key of the user's last one.

    Sources that nothing cites yet stand in the order of their keys.
    """
    used: dict[int, int] = {}
    for entry, key in record.citations.values_list("entry_id", "key"):
        used[entry] = max(used.get(entry, 0), _number(key))
    entries = sorted(
        record.entries.select_related("source"),
        key=lambda entry: (-used.get(entry.pk, 0), _number(entry.key)),
    )
    last = _cited_last(record, user, {entry.key for entry in entries})
    return sorted(entries, key=lambda entry: entry.key != last), last


def _number(key: str) -> int:
    return int(key[1:])


def _cited_last(record: Dialogue, user: User, there: set[str]) -> str:
    """The source of the newest citation that the user made; "" if there is none.

    Keys of citations grow and are never given twice: what a revision has and the one
    before it has not was made in it.
    """
    revisions = Revision.objects.filter(ref=record.ref).order_by("-number")
    states = revisions.values_list("number", "made_by", "document__citations")
    recent = list(states[: RECENT + 1])
    for place, (number, made_by, citations) in enumerate(recent):
        is_first = number == 1
        if made_by != user.pk or not (is_first or place + 1 < len(recent)):
            continue
        before = () if is_first else recent[place + 1][2] or ()
        known = {each["key"] for each in before}
        made = [
            (_number(each["key"]), each["entry"])
            for each in citations or ()
            if each["key"] not in known and each["entry"] in there
        ]
        if made:
            return max(made)[1]
    return ""
