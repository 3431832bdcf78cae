"""Hand-written SQL for two whole files: the facts of each row, joined and in order."""

from benchmarks.scale.raw_rows import NAME_OPEN, VISIBLE


def _list(vendor: str, value: str, rows: str, order: str) -> str:
    """A subquery that writes values of rows into one cell, in order."""
    if vendor == "sqlite":
        inner = f"SELECT {value} AS item FROM {rows} ORDER BY {order}"
        return f"(SELECT GROUP_CONCAT(item, '; ') FROM ({inner}))"
    return f"(SELECT STRING_AGG({value}, '; ' ORDER BY {order}) FROM {rows})"


def _cited(vendor: str, condition: str) -> str:
    rows = (
        "dialogues_citation c JOIN dialogues_sourceentry e ON e.id = c.entry_id "
        "JOIN dialogues_source s ON s.id = e.source_id "
        f"WHERE s.access = 'open' AND c.stance = 'supports' AND {condition}"
    )
    return _list(vendor, "e.key", rows, "c.position")


def dialogues(vendor: str) -> str:
    """The facts of dialogues.csv."""

    def names(value: str) -> str:
        rows = "dialogues_dialoguename n WHERE n.dialogue_id = d.id"
        return _list(vendor, f"n.{value}", rows, "n.position")

    def countries(value: str) -> str:
        rows = "dialogues_dialoguecountry n WHERE n.dialogue_id = d.id"
        return _list(vendor, f"n.{value}", rows, "n.position")

    def terms(table: str) -> str:
        rows = (
            f"dialogues_dialogue_{table} x JOIN dialogues_term t ON t.id = x.term_id "
            "WHERE x.dialogue_id = d.id"
        )
        return _list(vendor, "t.code", rows, "t.label")

    def conflicts(value: str) -> str:
        rows = (
            "dialogues_dialogue_conflicts x "
            "JOIN dialogues_conflict c ON c.id = x.conflict_id "
            "WHERE x.dialogue_id = d.id"
        )
        return _list(vendor, f"c.{value}", rows, "c.name_key")

    # With a plus sign, or SQLite takes the index of a key that is mostly NULL.
    itself = " AND ".join(
        ["c.dialogue_id = d.id", *(f"+c.{name}_id IS NULL" for name in STATEMENTS)]
    )
    return (
        f"SELECT d.ref, d.slug, d.title, {names('name')}, {names('kind')}, "
        f"{names('script')}, d.summary, {conflicts('ref')}, {conflicts('name')}, "
        f"{terms('regions')}, {countries('code')}, {countries('label')}, "
        f"{terms('purposes')}, {terms('forms')}, d.start, d.start_earliest, "
        'd.start_latest, d."end", d.end_earliest, d.end_latest, d.status, '
        "d.status_detail, d.interaction, d.official_relations, d.policy_link, "
        "d.is_series, d.disclosure_rule, d.missing, d.first_track, d.current_track, "
        "d.realised_moves, d.turning_points, d.participant_count, d.meeting_count, "
        f"d.moves_note, d.participants_note, {_cited(vendor, itself)}, "
        "d.review_status, d.public_from, d.version, d.changed_at "
        f"FROM dialogues_dialogue d WHERE {VISIBLE} ORDER BY d.ref"
    )


STATEMENTS = (
    "move",
    "party",
    "participation",
    "organisation_role",
    "meeting",
    "track_claim",
    "secrecy_period",
    "outcome",
    "link",
    "disagreement",
)


def participants(vendor: str) -> str:
    """The facts of participants.csv, masked as there."""

    def told(value: str) -> str:
        return f"CASE WHEN {NAME_OPEN} THEN {value} END"

    functions = _list(
        vendor,
        "t.code",
        "dialogues_participation_functions f JOIN dialogues_term t ON t.id = f.term_id "
        "WHERE f.participation_id = p.id",
        "t.label",
    )
    sources = _cited(vendor, "c.participation_id = p.id")
    hidden = (
        "e.ref, e.name, o.ref, o.name, p.unnamed_as, p.office, p.capacity_note, "
        "p.established_since, p.established_since_earliest, "
        "p.established_since_latest, p.mandate_from, p.function_detail, p.start, "
        'p.start_earliest, p.start_latest, p."end", p.end_earliest, p.end_latest, '
        "p.identity_open_from, p.confidence, p.note, p.missing, p.publicly_named"
    )
    return (
        "SELECT d.ref || '-' || p.key, d.ref, d.title, p.key, p.position, p.number, "
        "p.number_is, y.key, y.name, y.kind, p.capacity, p.established_capacity, "
        f"{functions}, p.identity, {', '.join(map(told, hidden.split(', ')))}, "
        f"{told(sources)} FROM dialogues_participation p "
        "JOIN dialogues_dialogue d ON d.id = p.dialogue_id "
        "LEFT JOIN dialogues_person e ON e.id = p.person_id "
        "LEFT JOIN dialogues_organisation o ON o.id = p.organisation_id "
        "LEFT JOIN dialogues_party y ON y.id = p.party_id "
        f"WHERE {VISIBLE} ORDER BY d.ref, p.position, p.id"
    )


FILES = {"dialogues": dialogues, "participants": participants}
