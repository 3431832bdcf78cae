"""Tracks and turning points."""

from dialogues.choices import (
    Confidence,
    Direction,
    MoveKind,
    Secrecy,
    Standing,
    Track,
)
from dialogues.codebook.origins import (
    MONTVILLE,
    NTI,
    USIP,
    WANIS_ST_JOHN,
    Meaning,
    Meanings,
)

MEANINGS: Meanings = {
    Track: {
        Track.ONE: Meaning(
            "Representatives of governments, intergovernmental bodies or the principal "
            "parties meet in their official capacity. A secret channel between "
            "officials is Track 1 too.",
            MONTVILLE,
        ),
        Track.ONE_AND_A_HALF: Meaning(
            "Officials who take part in a private capacity sit with non-governmental "
            "experts (reading A, coded here). Reading B (Mapendere): representatives "
            "of the parties meet under a third party that represents no political "
            "body.",
            NTI,
        ),
        Track.TWO: Meaning(
            "Unofficial people from the sides meet; no official takes part. Read "
            "widely (JCIE), officials in a private capacity may attend.",
            MONTVILLE,
        ),
        Track.THREE: Meaning(
            "Dialogue from people to people and at the grassroots.", USIP
        ),
        Track.UNCLASSIFIED: Meaning(
            "The evidence does not decide. It is an answer, and never a silent Track 1."
        ),
    },
    MoveKind: {
        MoveKind.OPENING: Meaning("The dialogue begins, on a first track."),
        MoveKind.TRACK_CHANGE: Meaning(
            "The same channel goes on, on another track. People or ideas that pass "
            "into other talks are no change of track: record a link."
        ),
        MoveKind.STRAND_OPENED: Meaning(
            "A second strand opens on another track while the first goes on."
        ),
        MoveKind.PAUSE: Meaning("Nobody meets for a time; no end is declared."),
        MoveKind.RESUMPTION: Meaning("The meetings begin again after a pause."),
        MoveKind.ENDING: Meaning("The dialogue is over, whatever came of it."),
        MoveKind.DISCLOSURE: Meaning(
            "What was closed or secret becomes known, by a leak or on purpose."
        ),
        MoveKind.ABSORPTION: Meaning(
            "The dialogue is taken up into another one and goes on there."
        ),
        MoveKind.FEEDS_ANOTHER: Meaning(
            "People, ideas or a text pass into another dialogue; both keep their "
            "tracks."
        ),
        MoveKind.OTHER: Meaning(
            "A turning point of another kind. Choose a finer word, or say in the "
            "account what it was."
        ),
    },
    Standing: {
        Standing.REALISED: Meaning("It happened. Only these are counted."),
        Standing.ATTEMPTED: Meaning("It was sought by some and not made."),
        Standing.REFUSED: Meaning("It was proposed, and a side said no."),
        Standing.CLAIMED: Meaning(
            "A source says that it happened, and nothing else confirms it."
        ),
        Standing.CONTESTED: Meaning("Sources disagree on whether it happened."),
    },
    Direction: {
        Direction.UP: Meaning("Towards Track 1: it became more official."),
        Direction.DOWN: Meaning("Away from Track 1: it became less official."),
        Direction.LATERAL: Meaning("Both tracks are the same."),
        Direction.IN: Meaning("From nowhere to a first track: an opening."),
        Direction.OUT: Meaning("From a track to nowhere: an ending."),
    },
    Confidence: {
        Confidence.HIGH: Meaning(
            "Several independent sources say it, or one that was there."
        ),
        Confidence.MEDIUM: Meaning("One good source says it and none contradicts it."),
        Confidence.LOW: Meaning(
            "It rests on hearsay or on inference, or sources disagree."
        ),
    },
    Secrecy: {
        Secrecy.PUBLIC: Meaning("It was announced, and its meetings were known."),
        Secrecy.CLOSED: Meaning(
            "That it took place was known; what was said was not open."
        ),
        Secrecy.SECRET: Meaning(
            "That it took place was not known outside. Secrecy says nothing of the "
            "track: a secret channel may be sanctioned and official.",
            WANIS_ST_JOHN,
        ),
    },
}
