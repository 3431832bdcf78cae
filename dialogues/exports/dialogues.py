"""dialogues.csv: one row a dialogue."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Prefetch

from dialogues.choices import Missing, MoveKind
from dialogues.exports.columns import Cell, Column, cited, facts, remarks, renamed, why
from dialogues.exports.safe import packed
from dialogues.exports.table import Table, citations_for
from dialogues.models import (
    STATEMENTS,
    Dialogue,
    DialogueCountry,
    DialogueName,
    Move,
)


def _listed(part: str, attribute: str, help_text: str, gap: str = "") -> Column:
    """A column that lists one field of the rows of a part, in their order."""

    def cell(dialogue: Any) -> Cell:
        rows = getattr(dialogue, part).all()
        return packed(getattr(row, attribute) or gap for row in rows)

    return Column(f"{part}_{attribute}", help_text, cell, part)


def _help(model: Any, name: str) -> str:
    return model._meta.get_field(name).help_text


def _start_missing(dialogue: Any) -> str:
    """Why there is no first date: the opening says it, from which the date comes."""
    for opening in dialogue.openings:
        return opening.why_missing("date")
    return Missing.NOT_CODED


def _start() -> Sequence[Column]:
    columns = tuple(remarks(Dialogue, "start"))
    return (*columns, why(columns[0], "start", _start_missing))


def _moment(name: str) -> Column:
    """A column with a date and a time, in UTC."""

    def cell(dialogue: Any) -> Cell:
        moment = getattr(dialogue, name)
        return moment and moment.isoformat(timespec="seconds")

    return Column(name, f"{_help(Dialogue, name)} ISO 8601.", cell, name)


DERIVED = {
    "first_track": "The track on which it opened.",
    "current_track": "The track of its main strand at the last report.",
    "realised_moves": "Moves between tracks that happened, second strands included.",
    "turning_points": "Turning points beside the opening.",
    "participant_count": "Its rows in participants.csv.",
    "meeting_count": "Its rows in meetings.csv.",
}

COUNTRIES = _listed(
    "countries",
    "code",
    "Countries concerned: a list of ISO 3166 alpha-3 codes; not_applicable where "
    "no code fits.",
    gap=Missing.NOT_APPLICABLE,
)

COLUMNS = (
    *renamed(remarks(Dialogue, "ref"), ref="dialogue_ref"),
    *remarks(Dialogue, "slug", "title"),
    _listed("names", "name", "Its other titles: a list."),
    _listed(
        "names", "kind", "What kind each other title is: a list in the same order."
    ),
    _listed("names", "script", f"{_help(DialogueName, 'script')} In the same order."),
    *remarks(Dialogue, "summary"),
    *facts(Dialogue, "conflicts", "regions"),
    COUNTRIES,
    _listed(
        "countries",
        "label",
        f"{_help(DialogueCountry, 'label')} A list in the same order.",
        gap=Missing.NOT_CODED,
    ),
    why(COUNTRIES, "countries", Missing.NOT_CODED),
    *facts(Dialogue, "purposes", "forms"),
    *_start(),
    *facts(Dialogue, "end", "status"),
    *remarks(Dialogue, "status_detail"),
    *facts(
        Dialogue,
        "interaction",
        "official_relations",
        "policy_link",
        "is_series",
        "disclosure_rule",
    ),
    *(
        replace(column, help=f"{DERIVED[column.name]} Derived.")
        for column in remarks(Dialogue, *DERIVED)
    ),
    *remarks(Dialogue, "moves_note", "participants_note"),
    *cited(),
    *remarks(Dialogue, "review_status", "public_from", "version"),
    _moment("changed_at"),
)


def loaded(user: Any) -> list[Prefetch | str]:
    of_the_record = {f"{name}__isnull": True for name in STATEMENTS}
    about_it = citations_for(user, **of_the_record)
    openings = Move.objects.filter(kind=MoveKind.OPENING)
    return [
        "names",
        "conflicts",
        "regions",
        "countries",
        "purposes",
        "forms",
        Prefetch("moves", openings, to_attr="openings"),
        about_it,
    ]


TABLE = Table(
    name="dialogues",
    one="dialogue",
    many="dialogues",
    row_is="a dialogue",
    model=Dialogue,
    columns=COLUMNS,
    loaded=loaded,
)
