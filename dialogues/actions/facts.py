"""What the rules need to know of a record: seats for the suggestion, the checklist."""

from collections.abc import Sequence

from django.db.models import QuerySet

from dialogues.access import Reader
from dialogues.actions.derive import read_record_chain
from dialogues.choices import Capacity, Missing, PartyKind
from dialogues.models import Dialogue, Participation, Row
from dialogues.rules.chain import Chain
from dialogues.rules.review import Facts, ParticipantFacts, StretchFacts
from dialogues.rules.suggestion import (
    EpisodeSuggestion,
    Seat,
    ThirdParty,
    suggest_chain,
)

#: Roles of an organisation that make it the third party of reading B.
THIRD_PARTY_ROLES = frozenset({"mediator", "facilitator", "convenor", "chair"})


def record_suggestions(
    record: Dialogue, user: Reader, chain: Chain | None = None
) -> tuple[EpisodeSuggestion, ...]:
    """The suggested track of every stretch, with names as `user` may read them."""
    return suggest_chain(
        chain or read_record_chain(record),
        [_seat(row) for row in _stays(record, user)],
        third_parties(record),
        parties=_principal_parties(record),
    )


def _stays(record: Dialogue, user: Reader) -> QuerySet[Participation]:
    rows = record.participations.masked_for(user)
    return rows.select_related("party").prefetch_related("functions")


def _principal_parties(record: Dialogue) -> list[str]:
    parties = record.parties.filter(kind=PartyKind.PRINCIPAL)
    return [party.name for party in parties]


def _seat(row: Participation) -> Seat:
    """Somebody at the table; of a withheld stay no day is told, and none counts."""
    functions = row.functions.all()
    party = row.party
    return Seat(
        name=row.shown_name,
        party=party.name if party else "",
        party_kind=PartyKind(party.kind) if party else PartyKind.GUEST,
        capacity=Capacity(row.established_capacity or row.capacity),
        start=row.start if row.is_named else "",
        end=row.end if row.is_named else "",
        seated=not functions or any(each.seated for each in functions),
        number=row.number,
        key=row.key,
    )


def third_parties(record: Dialogue) -> list[ThirdParty]:
    """Who convened or mediated, and whether a political body speaks through them."""
    roles = record.organisation_roles.filter(roles__code__in=THIRD_PARTY_ROLES)
    return [
        ThirdParty(
            name=row.organisation.name,
            political=kind.political if (kind := row.organisation.kind) else None,
        )
        for row in roles.select_related("organisation__kind").distinct()
    ]


def record_facts(
    record: Dialogue,
    user: Reader,
    suggestions: Sequence[EpisodeSuggestion] | None = None,
) -> Facts:
    """All that the checklist looks at, with names as `user` may read them.

    `suggestions` are those of `record_suggestions`, where they are made already.
    """
    chain = read_record_chain(record)
    if suggestions is None:
        suggestions = record_suggestions(record, user, chain)
    moves = {move.key: move for move in record.moves.all()}
    cited = record.citations.filter(move__isnull=False)
    meetings = record.meetings.all()
    return Facts(
        title=record.title,
        summary=record.summary,
        conflicts=record.conflicts.count(),
        chain=chain,
        cited=frozenset(cited.values_list("move__key", flat=True)),
        sources=record.entries.count(),
        participants=_participants(record, user),
        stretches=tuple(
            StretchFacts(
                episode=each.episode,
                suggested=each.mixed_room.track,
                justification=moves[each.episode.opened_by].justification,
            )
            for each in suggestions
            if each.episode.opened_by in moves
        ),
        track_claims=record.track_claims.count(),
        meetings=len(meetings),
        meetings_unnamed=sum(1 for m in meetings if not m.number and not m.title),
        evidence_missing={
            key: reason for key, move in moves.items() if (reason := _no_evidence(move))
        },
    )


def _participants(record: Dialogue, user: Reader) -> tuple[ParticipantFacts, ...]:
    rows = record.participations.masked_for(user).prefetch_related("citations")
    return tuple(
        ParticipantFacts(
            key=row.key,
            name=row.shown_name,
            capacity=Capacity(row.capacity) if row.capacity else None,
            citations=len(row.citations.all()),
            evidence_missing=_no_evidence(row),
        )
        for row in rows
    )


def _no_evidence(row: Row) -> Missing | None:
    """Why nothing is cited, where somebody has said."""
    reason = row.missing.get("citations")
    return Missing(reason) if reason else None
