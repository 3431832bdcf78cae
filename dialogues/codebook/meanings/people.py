"""Who took part and in what capacity; who was at a meeting."""

from dialogues.choices import (
    Capacity,
    CapacityGroup,
    CountIs,
    Identity,
    Medium,
    MeetingStanding,
    NameKind,
    PartyKind,
    Presence,
)
from dialogues.codebook.origins import FOUNDING, IGCC, Meaning, Meanings

MEANINGS: Meanings = {
    Capacity: {
        Capacity.OFFICIAL: Meaning(
            "Represents a government or an intergovernmental body there."
        ),
        Capacity.MANDATED: Meaning(
            "An authorised delegate of a party that is no state: a movement, an "
            "armed group, an organisation."
        ),
        Capacity.PRIVATE: Meaning(
            "Holds office at the time and takes part in a private capacity.",
            IGCC,
        ),
        Capacity.FORMER: Meaning(
            "Held office before and holds none at the time.", FOUNDING
        ),
        Capacity.UNOFFICIAL: Meaning(
            "Holds neither office nor mandate: scholars, clergy, business people, "
            "people of NGOs and think tanks.",
            FOUNDING,
        ),
        Capacity.UNKNOWN: Meaning("No source read says in what capacity."),
        Capacity.CONTESTED: Meaning("Sources disagree on the capacity."),
    },
    CapacityGroup: {
        CapacityGroup.OFFICIAL: Meaning(
            "Speaks for a government, an intergovernmental body or a party: official "
            "or mandated."
        ),
        CapacityGroup.IN_BETWEEN: Meaning(
            "Has or had an office and does not speak for it: in private capacity, or a "
            "former official."
        ),
        CapacityGroup.UNOFFICIAL: Meaning("Holds neither office nor mandate."),
        CapacityGroup.NOT_SETTLED: Meaning(
            "The capacity is not known, or sources disagree on it."
        ),
    },
    Identity: {
        Identity.OPEN: Meaning(
            "The name may be shown. Under the Chatham House Rule or secrecy it is "
            "shown only if an open source for it is cited."
        ),
        Identity.PROTECTED: Meaning(
            "The name is withheld from readers; side, capacity and function are shown."
        ),
        Identity.PROTECTED_UNTIL: Meaning(
            "The name is withheld until a day, and shown from that day on."
        ),
    },
    PartyKind: {
        PartyKind.PRINCIPAL: Meaning(
            "A side of the conflict. Who sat for the principal parties decides which "
            "track is suggested."
        ),
        PartyKind.THIRD_PARTY: Meaning(
            "Convenes, hosts, facilitates or mediates between the sides."
        ),
        PartyKind.GUEST: Meaning("Attends or observes, and speaks for no side."),
    },
    CountIs: {
        CountIs.EXACTLY: Meaning("The source gives this number, or names them all."),
        CountIs.ABOUT: Meaning("The source rounds the number or says “about”."),
        CountIs.AT_LEAST: Meaning("There were these, and there may have been more."),
    },
    MeetingStanding: {
        MeetingStanding.HELD: Meaning("It took place."),
        MeetingStanding.PLANNED: Meaning(
            "It was announced or agreed; no source read says that it took place."
        ),
        MeetingStanding.CANCELLED: Meaning("It was planned and called off."),
        MeetingStanding.DENIED: Meaning(
            "A source says that it took place, and somebody concerned denies it."
        ),
    },
    Medium: {
        Medium.IN_PERSON: Meaning("Those who took part were in one place."),
        Medium.ONLINE: Meaning(
            "Nobody met in one place: by video, telephone or in writing on line. "
            "The place stays empty."
        ),
        Medium.HYBRID: Meaning("Some were in one place and others joined on line."),
        Medium.UNKNOWN: Meaning(
            "No source read says how they met. That is not written as a place."
        ),
    },
    Presence: {
        Presence.PRESENT: Meaning("A source says that they were there."),
        Presence.ABSENT: Meaning("They were expected and did not come."),
        Presence.EXCLUDED: Meaning("They were kept away by somebody else."),
        Presence.DISPUTED: Meaning("Sources disagree on whether they were there."),
    },
    NameKind: {
        NameKind.ALIAS: Meaning("Another spelling, romanisation, or name in use."),
        NameKind.NATIVE: Meaning("The name as it is written in its own script."),
        NameKind.COVER: Meaning(
            "A name taken to hide who it was. It is shown only as a cover name."
        ),
        NameKind.FORMER: Meaning("A name that was given up for the present one."),
        NameKind.ACRONYM: Meaning("The first letters, used as a name."),
    },
}
