"""Hand-written SQL for the counts beside every value of every filter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.scale.raw_rows import BETWEEN, NAME_OPEN, VISIBLE, Ask, Rows

#: Values of the long lists that a page shows.
MOST = 24


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: the part of an address, and the condition of each filter in SQL."""

    query: str
    conditions: dict[str, str]
    #: What `track` asks of a stretch beside its track.
    stretch: str = "1 = 1"

    def where(self, *without: str) -> str:
        """The condition on a dialogue `d` under all filters but these."""
        kept = [sql for name, sql in self.conditions.items() if name not in without]
        return " AND ".join([VISIBLE, *kept])

    def left(self, *without: str) -> str:
        return f"SELECT d.id FROM dialogues_dialogue d WHERE {self.where(*without)}"


EVERYTHING = Asked("", {})

YEARS = (
    "(d.end_latest >= '1990-01-01' OR d.end_latest IS NULL) AND "
    "(d.start_earliest <= '2010-12-31' OR d.start_earliest IS NULL)"
)
STRETCH = YEARS.replace("d.", "s.")
NARROWED = Asked(
    "track=2&region=central_asia&capacity=former&year_from=1990&year_to=2010",
    {
        "track": "d.id IN (SELECT s.dialogue_id FROM dialogues_episode s "
        f"WHERE s.track = '2' AND {STRETCH})",
        "region": "d.id IN (SELECT x.dialogue_id FROM dialogues_dialogue_regions x "
        "JOIN dialogues_term t ON t.id = x.term_id "
        "WHERE t.vocabulary = 'region' AND t.code = 'central_asia')",
        "capacity": "d.id IN (SELECT p.dialogue_id FROM dialogues_participation p "
        "WHERE p.capacity = 'former')",
        "year": YEARS,
    },
    STRETCH,
)
HEIGHT = "CASE {} WHEN '3' THEN 0 WHEN '2' THEN 1 WHEN '1.5' THEN 2 WHEN '1' THEN 3 END"
MOVES = ("moved", "direction", "standing", "confidence")
STAYS = ("capacity", "function", "person")
STAYS_ROWS = (
    "dialogues_participation p JOIN dialogues_dialogue d ON d.id = p.dialogue_id"
)


def counts(ask: Ask, asked: Asked) -> dict[str, Rows]:
    """One statement a filter; where a filter is in use, counted without it."""
    return {name: ask(sql) for name, sql in statements(asked)}


def statements(asked: Asked) -> Iterator[tuple[str, str]]:
    """The statement of each filter, by its name."""
    for name in ("first_track", "current_track", "status"):
        yield (
            name,
            f"SELECT d.{name}, COUNT(*) FROM dialogues_dialogue d "
            f"WHERE {asked.where(name)} GROUP BY 1",
        )
    yield (
        "track",
        "SELECT s.track, COUNT(DISTINCT s.dialogue_id) FROM dialogues_episode s "
        f"WHERE {asked.stretch} AND s.dialogue_id IN ({asked.left('track')}) "
        "GROUP BY 1",
    )
    yield from _of_moves(asked)
    yield from _of_stays(asked)
    yield "organisation", _of_organisations(asked.left("organisation"))
    for name in ("region", "purpose", "form"):
        yield (
            name,
            f"SELECT t.code, COUNT(*) FROM dialogues_dialogue_{name}s x "
            "JOIN dialogues_term t ON t.id = x.term_id "
            f"WHERE x.dialogue_id IN ({asked.left(name)}) GROUP BY 1",
        )
    yield (
        "conflict",
        "SELECT c.ref, COUNT(*) AS number, c.name FROM dialogues_dialogue_conflicts x "
        "JOIN dialogues_conflict c ON c.id = x.conflict_id "
        f"WHERE x.dialogue_id IN ({asked.left('conflict')}) "
        f"GROUP BY c.id, 1, 3 ORDER BY number DESC, c.id LIMIT {MOST}",
    )
    for name, column, table in (
        ("country", "code", "dialogues_dialoguecountry"),
        ("secrecy", "level", "dialogues_secrecyperiod"),
    ):
        yield (
            name,
            f"SELECT {column}, COUNT(DISTINCT dialogue_id) FROM {table} "
            f"WHERE dialogue_id IN ({asked.left(name)}) GROUP BY 1",
        )
    yield from _of_disagreements(asked.left("disagreement"))
    yield (
        "years",
        "SELECT SUBSTR(CAST(d.start_earliest AS TEXT), 1, 4), COUNT(*), "
        "SUBSTR(CAST(d.end_latest AS TEXT), 1, 4) FROM dialogues_dialogue d "
        f"WHERE {asked.where('year')} GROUP BY 1, 3",
    )


def _of_moves(asked: Asked) -> Iterator[tuple[str, str]]:
    moves = (
        f"FROM dialogues_move m WHERE {BETWEEN} "
        f"AND m.dialogue_id IN ({asked.left(*MOVES)})"
    )
    start, end = HEIGHT.format("m.from_track"), HEIGHT.format("m.to_track")
    way = f"CASE WHEN {end} > {start} THEN 'up' WHEN {end} < {start} THEN 'down' END"
    realised = "AND m.standing = 'realised'"
    for name, value, only in (
        ("moved", "m.from_track || '-' || m.to_track", realised),
        ("direction", way, realised),
        ("standing", "m.standing", ""),
        ("confidence", "m.confidence", realised),
    ):
        counted = f"SELECT {value}, COUNT(DISTINCT m.dialogue_id) {moves}"
        yield name, f"{counted} {only} GROUP BY 1"
    yield (
        "never moved",
        f"SELECT 'none', COUNT(*) FROM ({asked.left(*MOVES)}) v WHERE NOT EXISTS "
        "(SELECT 1 FROM dialogues_move m "
        f"WHERE m.dialogue_id = v.id AND {BETWEEN} {realised})",
    )


def _of_stays(asked: Asked) -> Iterator[tuple[str, str]]:
    where = asked.where(*STAYS)
    if "capacity" in asked.conditions:
        one = f"p.capacity = 'former' AND {where}"
    else:
        one = where
    yield (
        "capacity",
        f"SELECT p.capacity, COUNT(DISTINCT p.dialogue_id) FROM {STAYS_ROWS} "
        f"WHERE {where} GROUP BY 1",
    )
    yield (
        "function",
        "SELECT t.code, COUNT(DISTINCT p.dialogue_id) "
        f"FROM {STAYS_ROWS} "
        "JOIN dialogues_participation_functions f ON f.participation_id = p.id "
        f"JOIN dialogues_term t ON t.id = f.term_id WHERE {one} GROUP BY 1",
    )
    yield (
        "person",
        "SELECT e.ref, n.number, e.name FROM (SELECT p.person_id, "
        f"COUNT(DISTINCT p.dialogue_id) AS number FROM {STAYS_ROWS} "
        f"WHERE {NAME_OPEN} AND p.person_id IS NOT NULL AND {one} "
        f"GROUP BY 1 ORDER BY number DESC, 1 LIMIT {MOST}) n "
        "JOIN dialogues_person e ON e.id = n.person_id",
    )


def _of_organisations(left: str) -> str:
    return (
        "SELECT o.ref, n.number, o.name FROM (SELECT body, COUNT(*) AS number FROM ("
        "SELECT organisation_id AS body, dialogue_id FROM dialogues_organisationrole "
        f"WHERE dialogue_id IN ({left}) UNION "
        "SELECT organisation_id, dialogue_id FROM dialogues_party "
        f"WHERE organisation_id IS NOT NULL AND dialogue_id IN ({left}) UNION "
        f"SELECT p.organisation_id, p.dialogue_id FROM {STAYS_ROWS} "
        f"WHERE p.organisation_id IS NOT NULL AND {NAME_OPEN} "
        f"AND p.dialogue_id IN ({left}) UNION "
        "SELECT h.organisation_id, m.dialogue_id FROM dialogues_meeting_hosts h "
        "JOIN dialogues_meeting m ON m.id = h.meeting_id "
        f"WHERE m.dialogue_id IN ({left})) parts "
        f"GROUP BY 1 ORDER BY number DESC, body LIMIT {MOST}) n "
        "JOIN dialogues_organisation o ON o.id = n.body"
    )


def _of_disagreements(left: str) -> Iterable[tuple[str, str]]:
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
    for name, shown in (
        ("disagreement", "kind, COUNT(*)"),
        ("any disagreement", "'any', COUNT(DISTINCT dialogue_id)"),
    ):
        yield (
            name,
            f"SELECT {shown} FROM ({kinds}) kinds "
            f"WHERE dialogue_id IN ({left}) GROUP BY 1",
        )
