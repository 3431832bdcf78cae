"""Terms of the field that are no values of a variable: what they mean, and whose.

The terms that are values (tracks, standings, capacities) stand in `meanings`.
"""

from dataclasses import dataclass

from dialogues.codebook.origins import (
    CHATHAM_HOUSE,
    CUHADAR,
    DIAMOND_MCDONALD,
    FISHER,
    FOUNDING,
    IGCC,
    JONES,
    MONTVILLE,
    USIP,
    WANIS_ST_JOHN,
    Origin,
)


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """One term; without an origin the use is our own.

    `asks` is where the collection is asked for it: the name of a page, the question in
    its address, and the words of the link.
    """

    code: str
    word: str
    says: str
    origins: tuple[Origin, ...] = ()
    asks: tuple[tuple[str, str, str], ...] = ()


GLOSSARY = (
    GlossaryTerm(
        "complement",
        "Track 1 and Track 2",
        "The pair of terms is Joseph Montville’s. Track 1 is what diplomats do, "
        "government to government; Track 2 is unofficial interaction without a fixed "
        "structure. The second is a complement to the first, not a substitute.",
        (MONTVILLE,),
        (
            ("dialogues", "track=1", "Dialogues that were on Track 1"),
            ("dialogues", "track=2", "Dialogues that were on Track 2"),
        ),
    ),
    GlossaryTerm(
        "track-two-dialogue",
        "Track Two dialogue",
        "Influential people from the sides of a conflict meet on an unofficial basis "
        "to work out ideas together. Dialogues that seek to resolve one conflict are "
        "to be told from those on the security of a region.",
        (JONES,),
    ),
    GlossaryTerm(
        "back-channel",
        "Back channel",
        "Negotiation that is officially sanctioned and held in secret, beside the open "
        "one or in its place. Some use the word, and “side channel”, for Track 2 at "
        "large. Here the two are kept apart: a secret channel between officials is "
        "Track 1, and secrecy is recorded as a fact of its own, with dates.",
        (WANIS_ST_JOHN, FOUNDING),
        (
            (
                "dialogues",
                "secrecy=secret&track=1",
                "Secret at some time, and on Track 1",
            ),
        ),
    ),
    GlossaryTerm(
        "chatham-house-rule",
        "Chatham House Rule",
        "What is said may be used; who said it, for whom they spoke, and who else took "
        "part may not be told. So a record under the rule shows a name only if an open "
        "source for that name is cited. The rule is of 1927, refined in 1992 and 2002.",
        (CHATHAM_HOUSE,),
    ),
    GlossaryTerm(
        "private-capacity",
        "Private capacity",
        "Somebody who holds office takes part without speaking for it. The North-East "
        "Asia Cooperation Dialogue, for one, invites officials of the foreign and the "
        "defence ministry and an officer in uniform on these terms, beside experts.",
        (IGCC,),
        (("dialogues", "capacity=private", "With people in private capacity"),),
    ),
    GlossaryTerm(
        "facilitator",
        "Facilitator",
        "Whoever brings the sides together and keeps the dialogue going: on Track 2 "
        "and 1.5 mostly NGOs and universities.",
        (FOUNDING,),
    ),
    GlossaryTerm(
        "tie-to-policy",
        "Tie to the formal process",
        "Tracks 1.5 and 2 work best when they are tied to the formal policy process: "
        "officials carry what they learned back to their agencies, the others share it "
        "with officials. They serve when the parties are not yet committed or are "
        "stuck at an impasse.",
        (FOUNDING,),
    ),
    GlossaryTerm(
        "move",
        "Move between tracks",
        "The same channel goes on, on another track. A dialogue may have several, or "
        "none. Each is recorded as a turning point with its date, sources, standing "
        "and confidence.",
        (FOUNDING,),
        (("moves", "", "All moves between tracks"),),
    ),
    GlossaryTerm(
        "transfer",
        "Transfer",
        "People, ideas or what was learned pass from an unofficial dialogue into "
        "negotiations or policy, to the process or to its outcome. Both go on where "
        "they were, so it is no move: a link between two dialogues records it.",
        (CUHADAR, FISHER),
        (("moves", "kind=feeds_another", "Turning points that feed another dialogue"),),
    ),
    GlossaryTerm(
        "strand",
        "Strand",
        "A dialogue may run on two tracks at once: a second strand opens on another "
        "track while the first goes on.",
        (),
        (("moves", "kind=strand_opened", "Second strands that opened"),),
    ),
    GlossaryTerm(
        "multi-track",
        "Multi-track diplomacy",
        "McDonald widened the two tracks to five in 1989; Diamond and McDonald made "
        "them nine in 1991, from government to the media, drawn as a circle without "
        "rank. Here what lies beyond the first two is Track 3 or stands in words.",
        (DIAMOND_MCDONALD,),
    ),
    GlossaryTerm(
        "track-3",
        "Track 3",
        "Dialogue from people to people and at the grassroots.",
        (USIP,),
        (("dialogues", "track=3", "Dialogues that were on Track 3"),),
    ),
    GlossaryTerm(
        "not-classified",
        "Not classified",
        "The evidence does not decide. It is an answer, and never a silent Track 1.",
        (),
        (("dialogues", "track=unclassified", "Dialogues that are not classified"),),
    ),
)
