"""Derived columns of a record: computed here, by one function, and nowhere else."""

from dataclasses import dataclass

from django.db import models

from dialogues.choices import (
    DisclosureRule,
    MoveKind,
    Secrecy,
    SourceAccess,
    Stance,
    Standing,
)
from dialogues.documents import load_record
from dialogues.models import Dialogue, Episode
from dialogues.models.fields import EdtfField
from dialogues.rules import chain
from dialogues.search import index_records

SOURCE_RULES = (DisclosureRule.CHATHAM_HOUSE, DisclosureRule.SECRET)
#: Moves between tracks.
BETWEEN = (MoveKind.TRACK_CHANGE, MoveKind.STRAND_OPENED)


@dataclass(frozen=True, slots=True)
class DerivedDifference:
    """A derived value that does not say what follows from the rows."""

    where: str
    column: str
    stored: object
    right: object


def read_record_chain(record: Dialogue) -> chain.Chain:
    """The chain of a record's turning points."""
    turns = [move.as_turn() for move in record.moves.all()]
    return chain.read_chain(turns, end=record.end)


def derive(record: Dialogue, loaded: Dialogue | None = None) -> list[DerivedDifference]:
    """Write all derived columns of a record; return what was wrong before.

    The record itself is saved; so are the rows whose derived columns changed. `loaded`
    is the record as stored, if `load_record` has just read it.
    """
    if loaded is None:
        loaded = load_record(record.pk)
    read = read_record_chain(loaded)
    return [
        *_derive_moves(loaded, read),
        *_derive_episodes(record, read),
        *_derive_names(loaded),
        *_derive_columns(record, loaded, read),
        *_derive_index(record),
    ]


def _set(
    instance: models.Model, where: str, values: dict[str, object]
) -> list[DerivedDifference]:
    wrong = [
        DerivedDifference(where, column, getattr(instance, column), right)
        for column, right in values.items()
        if getattr(instance, column) != right
    ]
    for column, right in values.items():
        setattr(instance, column, right)
    return wrong


def _derive_moves(loaded: Dialogue, read: chain.Chain) -> list[DerivedDifference]:
    wrong = []
    for move in loaded.moves.all():
        came_from = read.step(move.key).from_track or ""
        changed = _set(move, move.key, {"from_track": str(came_from)})
        if changed:
            move.save()
        wrong.extend(changed)
    return wrong


def derive_bounds(instance: models.Model, where: str = "") -> list[DerivedDifference]:
    """Set the derived days of every date of a row; return what was wrong before.

    Saving a row does the same: this finds what was written past it.
    """
    wrong: list[DerivedDifference] = []
    for field in instance._meta.concrete_fields:
        if not isinstance(field, EdtfField):
            continue
        columns = (f"{field.name}_earliest", f"{field.name}_latest")
        before = [getattr(instance, column) for column in columns]
        field.write_bounds(instance)
        after = [getattr(instance, column) for column in columns]
        wrong.extend(
            DerivedDifference(where, column, stored, right)
            for column, stored, right in zip(columns, before, after, strict=True)
            if stored != right
        )
    return wrong


def _derive_episodes(record: Dialogue, read: chain.Chain) -> list[DerivedDifference]:
    right = [
        (each.strand, str(each.track), each.start, each.end, *_edges(each))
        for each in read.episodes
    ]
    columns = ("strand", "track", "start", "end", "opened_by", "closed_by")
    stored = list(record.episodes.order_by("number").values_list(*columns))
    if stored == right:
        return []
    record.episodes.all().delete()
    for number, values in enumerate(right, start=1):
        Episode(
            dialogue=record, number=number, **dict(zip(columns, values, strict=True))
        ).save()
    return [DerivedDifference("", "episodes", stored, right)]


def _edges(episode: chain.ChainEpisode) -> tuple[str, str]:
    return episode.opened_by, episode.closed_by


def _derive_names(loaded: Dialogue) -> list[DerivedDifference]:
    """Which participants an open source names, where a name needs one."""
    sourced = {
        each.participation_id
        for each in loaded.citations.all()
        if each.stance == Stance.SUPPORTS
        and each.entry.source.access == SourceAccess.OPEN
    }
    wrong = []
    for row in loaded.participations.all():
        changed = _set(row, row.key, {"publicly_named": row.pk in sourced})
        if changed:
            row.save(update_fields=["publicly_named"])
        wrong.extend(changed)
    return wrong


def _derive_columns(
    record: Dialogue, loaded: Dialogue, read: chain.Chain
) -> list[DerivedDifference]:
    moves = loaded.moves.all()
    opening = next((m for m in moves if m.kind == MoveKind.OPENING), None)
    realised = [
        m for m in moves if m.kind in BETWEEN and m.standing == Standing.REALISED
    ]
    main = [each for each in read.episodes if each.strand == chain.MAIN_STRAND]
    secret = any(p.level == Secrecy.SECRET for p in loaded.secrecy_periods.all())
    wrong = _set(
        record,
        "",
        {
            "start": opening.date if opening else "",
            "first_track": str(main[0].track) if main else "",
            "current_track": str(main[-1].track) if main else "",
            "realised_moves": len(realised),
            "turning_points": sum(m.kind != MoveKind.OPENING for m in moves),
            "participant_count": len(loaded.participations.all()),
            "meeting_count": len(loaded.meetings.all()),
            "names_need_source": secret or record.disclosure_rule in SOURCE_RULES,
        },
    )
    wrong.extend(derive_bounds(record))
    if wrong:
        record.save()
    return wrong


def _derive_index(record: Dialogue) -> list[DerivedDifference]:
    """The words under which the record is found; they rest on all other columns."""
    return [
        DerivedDifference(each.where, "words", each.stored, each.right)
        for each in index_records([record.pk])
    ]
