"""The tracks compared, row by row: the founding comparison, in our own words."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialogues.choices import Track

#: The tracks that the comparison sets side by side, in the order of its columns.
COMPARED = (Track.ONE, Track.ONE_AND_A_HALF, Track.TWO)


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One respect in which the tracks differ."""

    code: str
    title: str
    one: str
    between: str
    two: str

    @property
    def cells(self) -> Iterator[tuple[Track, str]]:
        """The track of each column with what is said of it."""
        return zip(COMPARED, (self.one, self.between, self.two), strict=True)


COMPARISON = (
    ComparisonRow(
        "type",
        "Type",
        "Official, between governments.",
        "Between official and unofficial.",
        "Unofficial.",
    ),
    ComparisonRow(
        "participants",
        "Who takes part",
        "Heads of state, political and military leaders, diplomats, officials of "
        "foreign ministries and of other departments.",
        "Government officials who take part unofficially, together with "
        "non-governmental experts, retired officials among them.",
        "People who work on or think about the resolution of conflicts, academics, "
        "NGOs, universities and other experts outside the state, civil society, the "
        "grassroots. No government takes part.",
    ),
    ComparisonRow(
        "nature",
        "Nature of the interaction",
        "Formal, by protocols that all states recognise.",
        "Less formal and private, without official weight.",
        "Informal, unstructured and open-minded; optimistic by strategy, arguing from "
        "the best case.",
    ),
    ComparisonRow(
        "purpose",
        "Purpose",
        "Cease-fires, peace talks, treaties and other agreements; opening and keeping "
        "official contacts.",
        "Frank exchange, trust, a candid search for solutions, a complement to the "
        "official process.",
        "Resolving conflict by better communication and understanding, relationships, "
        "new thinking, and ideas put to the test.",
    ),
    ComparisonRow(
        "forms",
        "Forms",
        "Written communication, formal meetings, casual conversations.",
        "Dialogues of think-tank experts with retired and active officials.",
        "Workshops, conversations, academic, scientific and cultural exchanges.",
    ),
    ComparisonRow(
        "strengths",
        "Strengths",
        "Political power can steer the talks and their outcome; broad knowledge of "
        "foreign policies; the primary tool of peacemaking.",
        "Of use where official ties are strained or absent, or where fresh ideas are "
        "needed; a bridge between the other two.",
        "Room to test ideas, build trust and shape relations; keeps lines open when "
        "issues are too contentious or official ties are dormant; brings in the "
        "grassroots.",
    ),
    ComparisonRow(
        "weaknesses",
        "Weaknesses",
        "May be bent by the power of states and suppress what weaker parties are "
        "concerned about; competitive, positional bargaining; officials are rigid; "
        "missions close at the height of a conflict; it has failed to prevent wars.",
        "No official weight.",
        "No substitute for Track 1; of little use to principal leaders, who are held "
        "by their roles.",
    ),
    ComparisonRow(
        "examples",
        "Examples that it names",
        "The Camp David Accords; the Oslo Accords, which came from Track 2 to Track 1.",
        "The China-U.S. Strategic Nuclear Dynamics Dialogue, held by CSIS and later by "
        "the Pacific Forum from 2004 to 2019.",
        "Workshops and exchanges, for instance over Kashmir between India and Pakistan "
        "and between Israelis and Palestinians.",
    ),
)
