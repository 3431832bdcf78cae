"""Hand-written SQL for the counts beside every value of every filter."""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.scale.raw_rows import BETWEEN, NAME_OPEN, VISIBLE, Ask

#: Values of the long lists that a page shows.
MOST = 24


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: the part of an address, and the condition of each filter in SQL."""

    query: str
    conditions: dict[str, str]
    #: What `track` asks of a stretch beside its track.
    stretch: str = "1 = 1"

    def where(self, without: Iterable[str] = ()) -> str:
        """The condition on a dialogue `d` under all filters but these."""
        kept = [sql for name, sql in self.conditions.items() if name not in without]
        return " AND ".join([VISIBLE, *kept])

    def left(self, *without: str) -> str:
        return f"SELECT d.id FROM dialogues_dialogue d WHERE {self.where(without)}"


EVERYTHING = Asked("", {})

_YEARS = (
    "(d.end_latest >= '1990-01-01' OR d.end_latest IS NULL) AND "
    "(d.start_earliest <= '2010-12-31' OR d.start_earliest IS NULL)"
)
_STRETCH = _YEARS.replace("d.", "s.")
NARROWED = Asked(
    "track=2&region=central_asia&capacity=former&year_from=1990&year_to=2010",
    {
        "track": "d.id IN (SELECT s.dialogue_id FROM dialogues_episode s "
        f"WHERE s.track = '2' AND {_STRETCH})",
        "region": "d.id IN (SELECT x.dialogue_id FROM dialogues_dialogue_regions x "
        "JOIN dialogues_term t ON t.id = x.term_id "
        "WHERE t.vocabulary = 'region' AND t.code = 'central_asia')",
        "capacity": "d.id IN (SELECT p.dialogue_id FROM dialogues_participation p "
        "WHERE p.capacity = 'former')",
        "year": _YEARS,
    },
    _STRETCH,
)
HEIGHT = "CASE {} WHEN '3' THEN 0 WHEN '2' THEN 1 WHEN '1.5' THEN 2 WHEN '1' THEN 3 END"
MOVES = ("moved", "direction", "standing", "confidence")
STAYS = ("capacity", "function", "person")


def counts(ask: Ask, asked: Asked) -> None:
    """One statement a filter; where a filter is in use, counted without it."""
    for name in ("first_track", "current_track", "status"):
        ask(
            f"SELECT d.{name}, COUNT(*) FROM dialogues_dialogue d "
            f"WHERE {asked.where([name])} GROUP BY 1"
        )
    ask(
        "SELECT s.track, COUNT(DISTINCT s.dialogue_id) FROM dialogues_episode s "
        f"WHERE {asked.stretch} AND s.dialogue_id IN ({asked.left('track')}) GROUP BY 1"
    )
    _of_moves(ask, asked)
    _of_stays(ask, asked)
    _of_organisations(ask, asked)
    for name, join, label in (
        ("region", "dialogues_dialogue_regions", "code"),
        ("purpose", "dialogues_dialogue_purposes", "code"),
        ("form", "dialogues_dialogue_forms", "code"),
    ):
        ask(
            f"SELECT t.{label}, COUNT(*) FROM {join} x "
            "JOIN dialogues_term t ON t.id = x.term_id "
            f"WHERE x.dialogue_id IN ({asked.left(name)}) GROUP BY 1"
        )
    ask(
        "SELECT c.ref, c.name, COUNT(*) AS number FROM dialogues_dialogue_conflicts x "
        "JOIN dialogues_conflict c ON c.id = x.conflict_id "
        f"WHERE x.dialogue_id IN ({asked.left('conflict')}) "
        f"GROUP BY 1, 2 ORDER BY number DESC LIMIT {MOST}"
    )
    for name, column, table in (
        ("country", "code", "dialogues_dialoguecountry"),
        ("secrecy", "level", "dialogues_secrecyperiod"),
    ):
        ask(
            f"SELECT {column}, COUNT(DISTINCT dialogue_id) FROM {table} "
            f"WHERE dialogue_id IN ({asked.left(name)}) GROUP BY 1"
        )
    _of_disagreements(ask, asked)
    ask(
        "SELECT SUBSTR(CAST(d.start_earliest AS TEXT), 1, 4), "
        "SUBSTR(CAST(d.end_latest AS TEXT), 1, 4), COUNT(*) FROM dialogues_dialogue d "
        f"WHERE {asked.where(['year'])} GROUP BY 1, 2"
    )


def _of_moves(ask: Ask, asked: Asked) -> None:
    moves = (
        f"FROM dialogues_move m WHERE {BETWEEN} "
        f"AND m.dialogue_id IN ({asked.left(*MOVES)})"
    )
    start, end = HEIGHT.format("m.from_track"), HEIGHT.format("m.to_track")
    way = f"CASE WHEN {end} > {start} THEN 'up' WHEN {end} < {start} THEN 'down' END"
    realised = "AND m.standing = 'realised'"
    for value, only in (
        ("m.from_track, m.to_track", realised),
        (way, realised),
        ("m.standing", ""),
        ("m.confidence", realised),
    ):
        ask(
            f"SELECT {value}, COUNT(DISTINCT m.dialogue_id) {moves} {only} "
            f"GROUP BY {value}"
        )
    ask(
        f"SELECT COUNT(*) FROM ({asked.left(*MOVES)}) v WHERE NOT EXISTS (SELECT 1 "
        "FROM dialogues_move m "
        f"WHERE m.dialogue_id = v.id AND {BETWEEN} {realised})"
    )


def _of_stays(ask: Ask, asked: Asked) -> None:
    stays = (
        "dialogues_participation p JOIN dialogues_dialogue d ON d.id = p.dialogue_id"
    )
    ask(
        f"SELECT p.capacity, COUNT(DISTINCT p.dialogue_id) FROM {stays} "
        f"WHERE {asked.where(STAYS)} GROUP BY 1"
    )
    former = "p.capacity = 'former'" if "capacity" in asked.conditions else "1 = 1"
    ask(
        "SELECT t.code, COUNT(DISTINCT p.dialogue_id) "
        "FROM dialogues_participation_functions f "
        "JOIN dialogues_participation p ON p.id = f.participation_id "
        "JOIN dialogues_dialogue d ON d.id = p.dialogue_id "
        "JOIN dialogues_term t ON t.id = f.term_id "
        f"WHERE {former} AND {asked.where(STAYS)} GROUP BY 1"
    )
    ask(
        "SELECT e.ref, e.name, n.number FROM (SELECT p.person_id, "
        f"COUNT(DISTINCT p.dialogue_id) AS number FROM {stays} "
        f"WHERE {former} AND {NAME_OPEN} AND p.person_id IS NOT NULL "
        f"AND {asked.where(STAYS)} GROUP BY 1 ORDER BY number DESC LIMIT {MOST}) n "
        "JOIN dialogues_person e ON e.id = n.person_id"
    )


def _of_organisations(ask: Ask, asked: Asked) -> None:
    left = asked.left("organisation")
    ask(
        "SELECT o.ref, o.name, n.number FROM (SELECT body, COUNT(*) AS number FROM ("
        "SELECT organisation_id AS body, dialogue_id FROM dialogues_organisationrole "
        f"WHERE dialogue_id IN ({left}) UNION "
        "SELECT organisation_id, dialogue_id FROM dialogues_party "
        f"WHERE organisation_id IS NOT NULL AND dialogue_id IN ({left}) UNION "
        "SELECT p.organisation_id, p.dialogue_id FROM dialogues_participation p "
        "JOIN dialogues_dialogue d ON d.id = p.dialogue_id "
        f"WHERE p.organisation_id IS NOT NULL AND {NAME_OPEN} "
        f"AND p.dialogue_id IN ({left}) UNION "
        "SELECT h.organisation_id, m.dialogue_id FROM dialogues_meeting_hosts h "
        "JOIN dialogues_meeting m ON m.id = h.meeting_id "
        f"WHERE m.dialogue_id IN ({left})) parts "
        f"GROUP BY 1 ORDER BY number DESC LIMIT {MOST}) n "
        "JOIN dialogues_organisation o ON o.id = n.body"
    )


def _of_disagreements(ask: Ask, asked: Asked) -> None:
    left = asked.left("disagreement")
    kinds = (
        "SELECT 'track' AS kind, k.dialogue_id FROM dialogues_trackclaim k "
        "WHERE NOT EXISTS (SELECT 1 FROM dialogues_episode s "
        "WHERE s.dialogue_id = k.dialogue_id AND s.track = k.track) UNION "
        "SELECT 'contradicted', c.dialogue_id FROM dialogues_citation c "
        "JOIN dialogues_sourceentry e ON e.id = c.entry_id "
        "JOIN dialogues_source s ON s.id = e.source_id "
        "LEFT JOIN dialogues_participation p ON p.id = c.participation_id "
        "LEFT JOIN dialogues_dialogue d ON d.id = p.dialogue_id "
        "WHERE c.stance = 'contradicts' AND s.access = 'open' "
        f"AND (p.id IS NULL OR {NAME_OPEN}) UNION "
        "SELECT 'described', g.dialogue_id FROM dialogues_disagreement g"
    )
    ask(
        f"SELECT kind, COUNT(*) FROM ({kinds}) kinds "
        f"WHERE dialogue_id IN ({left}) GROUP BY 1"
    )
    ask(
        f"SELECT COUNT(DISTINCT dialogue_id) FROM ({kinds}) kinds "
        f"WHERE dialogue_id IN ({left})"
    )
