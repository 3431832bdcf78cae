"""Hand-written SQL for the rows of pages: what somebody would type who knows both."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

Rows = list[tuple]
#: Answers one statement.
Ask = Callable[[str], Rows]

TODAY = f"{datetime.now(UTC):%Y-%m-%d}"
VISIBLE = f"d.review_status = 'published' AND d.public_from <= '{TODAY}'"
NAME_OPEN = (
    f"(p.identity = 'open' OR p.identity = 'protected_until' "
    f"AND p.identity_open_from <= '{TODAY}') "
    "AND (NOT d.names_need_source OR p.publicly_named)"
)
BETWEEN = "m.kind IN ('track_change', 'strand_opened')"


def asking(connection: Any) -> Ask:
    """Every row of every answer is fetched, as the application must do too."""
    cursor = connection.cursor()
    return lambda sql: cursor.execute(sql).fetchall()


def listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers)) or "NULL"


def page_of_dialogues(ask: Ask, where: str, offset: int = 0, limit: int = 25) -> Rows:
    """One page of the list with all that its lines show."""
    rows = ask(
        "SELECT d.id, d.ref, d.slug, d.title, d.start, d.end, d.review_status, "
        "d.first_track, d.current_track, d.realised_moves, d.turning_points, "
        "d.meeting_count, d.participant_count FROM dialogues_dialogue d "
        f"WHERE {where} ORDER BY d.start_earliest ASC NULLS LAST, d.ref "
        f"LIMIT {limit} OFFSET {offset}".replace("d.end,", 'd."end",')
    )
    shown = listed([row[0] for row in rows])
    ask(
        "SELECT x.dialogue_id, c.name FROM dialogues_dialogue_conflicts x "
        "JOIN dialogues_conflict c ON c.id = x.conflict_id "
        f"WHERE x.dialogue_id IN ({shown}) ORDER BY c.name_key"
    )
    ask(
        "SELECT dialogue_id, key, kind, date, from_track, to_track, strand, standing, "
        "ends_strand, known_since FROM dialogues_move "
        f"WHERE dialogue_id IN ({shown}) ORDER BY position"
    )
    ask(
        "SELECT dialogue_id, date, standing FROM dialogues_meeting "
        f"WHERE dialogue_id IN ({shown}) ORDER BY position"
    )
    ask(
        'SELECT dialogue_id, level, start, "end" FROM dialogues_secrecyperiod '
        f"WHERE dialogue_id IN ({shown}) ORDER BY position"
    )
    return rows


def how_many(ask: Ask, where: str) -> int:
    return ask(f"SELECT COUNT(*) FROM dialogues_dialogue d WHERE {where}")[0][0]


def page_of_moves(ask: Ask, limit: int = 25) -> Rows:
    """One page of realised moves with their dialogues, their number and the matrix."""
    joined = (
        "FROM dialogues_move m JOIN dialogues_dialogue d ON d.id = m.dialogue_id "
        f"WHERE {VISIBLE} AND {BETWEEN} AND m.standing = 'realised'"
    )
    ask(f"SELECT COUNT(*) {joined}")
    ask(f"SELECT m.from_track, m.to_track, COUNT(*) {joined} GROUP BY 1, 2")
    return ask(
        "SELECT m.id, m.key, m.kind, m.date, m.from_track, m.to_track, m.standing, "
        f"m.confidence, m.trigger, m.evidence, d.slug, d.title {joined} "
        "ORDER BY m.date_earliest ASC NULLS LAST, d.ref, m.position "
        f"LIMIT {limit}"
    )


#: The lists of a record, with what is joined to each.
OF_A_RECORD = (
    "SELECT * FROM dialogues_dialogue WHERE id = {pk}",
    "SELECT * FROM dialogues_dialoguename WHERE dialogue_id = {pk} ORDER BY position",
    "SELECT * FROM dialogues_dialoguecountry WHERE dialogue_id = {pk}",
    "SELECT c.* FROM dialogues_conflict c JOIN dialogues_dialogue_conflicts x "
    "ON x.conflict_id = c.id WHERE x.dialogue_id = {pk}",
    "SELECT 'region', t.* FROM dialogues_term t JOIN dialogues_dialogue_regions x "
    "ON x.term_id = t.id WHERE x.dialogue_id = {pk} UNION ALL "
    "SELECT 'purpose', t.* FROM dialogues_term t JOIN dialogues_dialogue_purposes x "
    "ON x.term_id = t.id WHERE x.dialogue_id = {pk} UNION ALL "
    "SELECT 'form', t.* FROM dialogues_term t JOIN dialogues_dialogue_forms x "
    "ON x.term_id = t.id WHERE x.dialogue_id = {pk}",
    "SELECT * FROM dialogues_move WHERE dialogue_id = {pk} ORDER BY position",
    "SELECT * FROM dialogues_episode WHERE dialogue_id = {pk} ORDER BY number",
    "SELECT y.*, o.name FROM dialogues_party y LEFT JOIN dialogues_organisation o "
    "ON o.id = y.organisation_id WHERE y.dialogue_id = {pk} ORDER BY y.position",
    "SELECT p.*, e.name, o.name, y.name, CASE WHEN {open} THEN 1 ELSE 0 END "
    "FROM dialogues_participation p "
    "JOIN dialogues_dialogue d ON d.id = p.dialogue_id "
    "LEFT JOIN dialogues_person e ON e.id = p.person_id "
    "LEFT JOIN dialogues_organisation o ON o.id = p.organisation_id "
    "LEFT JOIN dialogues_party y ON y.id = p.party_id "
    "WHERE p.dialogue_id = {pk} ORDER BY p.position",
    "SELECT f.participation_id, t.label FROM dialogues_participation_functions f "
    "JOIN dialogues_participation p ON p.id = f.participation_id "
    "JOIN dialogues_term t ON t.id = f.term_id WHERE p.dialogue_id = {pk}",
    "SELECT n.* FROM dialogues_personname n WHERE n.person_id IN (SELECT person_id "
    "FROM dialogues_participation WHERE dialogue_id = {pk})",
    "SELECT r.*, o.name FROM dialogues_organisationrole r "
    "JOIN dialogues_organisation o ON o.id = r.organisation_id "
    "WHERE r.dialogue_id = {pk} ORDER BY r.position",
    "SELECT x.organisationrole_id, t.label FROM dialogues_organisationrole_roles x "
    "JOIN dialogues_organisationrole r ON r.id = x.organisationrole_id "
    "JOIN dialogues_term t ON t.id = x.term_id WHERE r.dialogue_id = {pk}",
    "SELECT * FROM dialogues_meeting WHERE dialogue_id = {pk} ORDER BY position",
    "SELECT a.* FROM dialogues_attendance a JOIN dialogues_meeting m "
    "ON m.id = a.meeting_id WHERE m.dialogue_id = {pk}",
    "SELECT h.meeting_id, o.name FROM dialogues_meeting_hosts h "
    "JOIN dialogues_meeting m ON m.id = h.meeting_id "
    "JOIN dialogues_organisation o ON o.id = h.organisation_id "
    "WHERE m.dialogue_id = {pk}",
    "SELECT * FROM dialogues_trackclaim WHERE dialogue_id = {pk} ORDER BY position",
    "SELECT * FROM dialogues_secrecyperiod WHERE dialogue_id = {pk} ORDER BY position",
    "SELECT * FROM dialogues_outcome WHERE dialogue_id = {pk} ORDER BY position",
    "SELECT l.*, d.slug, d.title FROM dialogues_link l LEFT JOIN dialogues_dialogue d "
    "ON d.id = l.other_dialogue_id WHERE l.dialogue_id = {pk} ORDER BY l.position",
    "SELECT l.*, d.slug, d.title FROM dialogues_link l JOIN dialogues_dialogue d "
    "ON d.id = l.dialogue_id WHERE l.other_dialogue_id = {pk}",
    "SELECT * FROM dialogues_disagreement WHERE dialogue_id = {pk} ORDER BY position",
    "SELECT e.*, s.* FROM dialogues_sourceentry e JOIN dialogues_source s "
    "ON s.id = e.source_id WHERE e.dialogue_id = {pk} ORDER BY e.position",
    "SELECT * FROM dialogues_citation WHERE dialogue_id = {pk} ORDER BY position",
)


def record(ask: Ask, pk: int) -> None:
    """All rows of a record, with the names that stand on its page."""
    for sql in OF_A_RECORD:
        ask(sql.format(pk=pk, open=NAME_OPEN))
