"""The track as it is coded, as who took part suggests it, and as sources say it."""

from dataclasses import dataclass
from datetime import date

from dialogues.actions.facts import record_suggestions
from dialogues.choices import Track
from dialogues.models import Dialogue, Move, TrackClaim
from dialogues.ribbon import ClaimMark
from dialogues.rules import edtf
from dialogues.rules.chain import MAIN_STRAND, Chain, ChainEpisode, tracks_on
from dialogues.rules.suggestion import EpisodeSuggestion
from dialogues.views.record.evidence import CitationMark, Evidence


@dataclass(frozen=True, slots=True)
class Coded:
    """One stretch on one track. Who sat in a second strand is not recorded apart, so
    there nothing is suggested."""

    episode: ChainEpisode
    move: Move | None
    marks: list[CitationMark]
    suggested: EpisodeSuggestion | None

    @property
    def ground(self) -> str:
        """What the coding of the stretch rests on."""
        if self.move is None:
            return ""
        return self.move.evidence or self.move.trigger or self.move.account

    @property
    def agrees(self) -> bool:
        return (
            self.suggested is not None
            and self.suggested.mixed_room.track == self.episode.track
        )


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of the track, or the compilers' own doubt."""

    claim: TrackClaim
    marks: list[CitationMark]
    who: str
    #: The tracks that are coded for the time of which it speaks.
    coded: list[Track]

    @property
    def verdict(self) -> str:
        """How it stands to what is coded: "" where nothing is coded for that time."""
        if not self.coded:
            return ""
        if self.claim.track not in self.coded:
            return "unlike what is coded"
        return "as coded" if len(self.coded) == 1 else "as coded for a part of it"


def coded(record: Dialogue, user, read: Chain, evidence: Evidence) -> list[Coded]:
    moves = {move.key: move for move in record.moves.all()}
    found = []
    for suggested in record_suggestions(record, user, read):
        episode = suggested.episode
        move = moves.get(episode.opened_by)
        found.append(
            Coded(
                episode=episode,
                move=move,
                marks=evidence.marks(move) if move else [],
                suggested=suggested if episode.strand == MAIN_STRAND else None,
            )
        )
    return found


def said(record: Dialogue, read: Chain, evidence: Evidence) -> list[Said]:
    return [
        Said(
            claim,
            evidence.marks(claim),
            _who(claim, evidence),
            _coded_then(claim, read),
        )
        for claim in record.track_claims.all()
    ]


def _coded_then(claim: TrackClaim, read: Chain) -> list[Track]:
    """The tracks of the stretch that a claim speaks of; of all where it names none."""
    if not claim.period:
        return list(dict.fromkeys(episode.track for episode in read.episodes))
    first, last = edtf.bounds(claim.period)
    return list(tracks_on(read, first or date.min, last or date.max).tracks)


def _who(claim: TrackClaim, evidence: Evidence) -> str:
    names = dict.fromkeys(mark.says for mark in evidence.marks(claim))
    if names:
        return "; ".join(names)
    return "A source that is withheld" if evidence.has_withheld(claim) else ""


def claim_marks(record: Dialogue, evidence: Evidence) -> list[ClaimMark]:
    """The claims as the ribbon draws them; an own doubt is argued, not said."""
    marks = []
    for claim in record.track_claims.all():
        start, _, end = claim.period.partition("/")
        track = Track(claim.track)
        verb = "said" if _who(claim, evidence) else "argued"
        if "/" not in claim.period:
            end = start
        marks.append(ClaimMark(track, f"also {verb}: {track.label}", start, end))
    return marks
