"""What must be in order before a record goes to review, and what would better it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dialogues.choices import Capacity, Missing, Track
from dialogues.rules import edtf
from dialogues.rules.chain import Chain, ChainEpisode
from dialogues.rules.problems import Problem


@dataclass(frozen=True, slots=True)
class ParticipantFacts:
    """A participation: `name` is what the reader may see, `capacity` None if empty."""

    key: str
    name: str
    capacity: Capacity | None
    citations: int = 0
    #: Why nothing is cited; None where nobody has said.
    evidence_missing: Missing | None = None


@dataclass(frozen=True, slots=True)
class StretchFacts:
    """A stretch with the track that reading A suggests for it.

    `justification` is the coder's reason for a track other than the suggested one; it
    stands on the turning point that opened the stretch.
    """

    episode: ChainEpisode
    suggested: Track
    justification: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All of a record that the checklist looks at.

    `cited` holds the keys of the turning points with at least one citation,
    `evidence_missing` why there is none for others, where somebody has said.
    """

    title: str
    summary: str
    conflicts: int
    chain: Chain
    cited: frozenset[str]
    sources: int
    participants: tuple[ParticipantFacts, ...] = ()
    stretches: tuple[StretchFacts, ...] = ()
    track_claims: int = 0
    meetings: int = 0
    meetings_unnamed: int = 0
    evidence_missing: Mapping[str, Missing] = field(default_factory=dict)


#: What is said of a statement of which evidence is known to be missing.
NO_EVIDENCE = {
    Missing.NOT_KNOWN: "no source is known to exist",
    Missing.NOT_DISCLOSED: "its source is not disclosed",
    Missing.WITHHELD: "its source is withheld by rule",
    Missing.NOT_APPLICABLE: "it needs no source",
}


def checklist(facts: Facts) -> list[Problem]:
    """What to fix before the record can go to review, then what would make it better.

    The latter do not block. A capacity coded as unknown is a capacity.
    """
    problems = [
        *_of_record(facts),
        *facts.chain.problems,
        *_uncited_turns(facts),
        *_of_participants(facts),
        *_unjustified(facts),
        *_remarks(facts),
    ]
    return sorted(problems, key=lambda problem: not problem.blocks)


def differs(coded: Track, suggested: Track) -> bool:
    """Whether a coded track asks for a justification; not if nothing is suggested."""
    return suggested is not Track.UNCLASSIFIED and coded != suggested


def _of_record(facts: Facts) -> Iterator[Problem]:
    if not facts.title.strip():
        sentence = "The record has no title. Give the name by which it is known."
        yield Problem("title_missing", sentence, field="title")
    if not facts.conflicts:
        sentence = "No conflict is named. Choose the one that the dialogue is about."
        yield Problem("conflict_missing", sentence, field="conflicts")
    if not facts.sources:
        sentence = "The record has no source. Add one, and cite it on what it supports."
        yield Problem("source_missing", sentence, field="sources")


def _uncited_turns(facts: Facts) -> Iterator[Problem]:
    for number, step in enumerate(facts.chain.steps, start=1):
        key = step.turn.key
        if key in facts.cited:
            continue
        reason = facts.evidence_missing.get(key, Missing.NOT_CODED)
        if words := NO_EVIDENCE.get(reason):
            yield Problem(
                "turn_evidence_missing",
                f"Row {number}: {words}.",
                key,
                "citations",
                blocks=False,
            )
        else:
            sentence = (
                f"Row {number} has no source. Cite one that supports it, or say why "
                "there is none."
            )
            yield Problem("turn_uncited", sentence, key, "citations")


def _of_participants(facts: Facts) -> Iterator[Problem]:
    for each in facts.participants:
        if each.capacity is None:
            sentence = (
                f"{each.name or 'A participant'} has no capacity. "
                "Choose one; Unknown will do."
            )
            yield Problem("capacity_missing", sentence, each.key, "capacity")


def _unjustified(facts: Facts) -> Iterator[Problem]:
    for each in facts.stretches:
        episode = each.episode
        if each.justification.strip() or not differs(episode.track, each.suggested):
            continue
        coded = episode.track.label
        sentence = (
            f"{coded} is coded ({_span(episode)}), and {each.suggested.label} is "
            f"suggested from who took part. Say in a sentence why {coded} is right, or "
            "change the track."
        )
        yield Problem(
            "justification_missing", sentence, episode.opened_by, "justification"
        )


def _span(episode: ChainEpisode) -> str:
    return edtf.span_words(episode.start, episode.end)


def _remarks(facts: Facts) -> Iterator[Problem]:
    """What would make the record better."""
    if not facts.summary.strip():
        yield _remark(
            "summary_missing",
            "summary",
            "There is no summary. Say in two sentences what the dialogue was.",
        )
    if facts.sources == 1:
        yield _remark(
            "one_source",
            "sources",
            "All rests on one source. Add a second that is independent of it.",
        )
    if not facts.track_claims:
        yield _remark(
            "claims_missing",
            "track_claims",
            "No source's own label for the track is recorded. Add what they call it.",
        )
    yield from _remarks_on_people(facts)
    yield from _remarks_on_meetings(facts)


def _remarks_on_people(facts: Facts) -> Iterator[Problem]:
    people = len(facts.participants)
    without = [each for each in facts.participants if not each.citations]
    missing = sum(1 for each in without if each.evidence_missing in NO_EVIDENCE)
    uncited = len(without) - missing
    if not people:
        yield _remark(
            "participants_missing",
            "participants",
            "No participant is recorded. Add those whom a source names or counts.",
        )
    if uncited:
        yield _remark(
            "participants_uncited",
            "participants",
            f"{uncited} of {people} participants {_rest(uncited)} on no source. "
            "Cite one for each.",
        )
    if missing:
        yield _remark(
            "participants_evidence_missing",
            "participants",
            f"Of {missing} of {people} participants evidence is known to be missing.",
        )


def _remarks_on_meetings(facts: Facts) -> Iterator[Problem]:
    if not facts.meetings:
        yield _remark(
            "meetings_missing",
            "meetings",
            "No meeting is recorded. Add those that a source dates or places.",
        )
    if facts.meetings_unnamed:
        have = "has" if facts.meetings_unnamed == 1 else "have"
        yield _remark(
            "meetings_unnamed",
            "meetings",
            f"{facts.meetings_unnamed} of {facts.meetings} meetings {have} no number "
            "or title. Add them where a source has them.",
        )


def _rest(count: int) -> str:
    return "rests" if count == 1 else "rest"


def _remark(code: str, field: str, sentence: str) -> Problem:
    return Problem(code, sentence, field=field, blocks=False)
