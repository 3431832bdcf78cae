"""The record as a whole, what came of it, and how it stands to other dialogues."""

from dialogues.choices import (
    DisclosureRule,
    Interaction,
    LinkKind,
    OfficialRelations,
    OutcomeKind,
    ReviewStatus,
    Status,
)
from dialogues.codebook.origins import (
    CHATHAM_HOUSE,
    CUHADAR,
    FOUNDING,
    Meaning,
    Meanings,
)

MEANINGS: Meanings = {
    DisclosureRule: {
        DisclosureRule.PUBLIC: Meaning("What was said may be told, with who said it."),
        DisclosureRule.OFF_THE_RECORD: Meaning(
            "What was said may not be told to those who were not there."
        ),
        DisclosureRule.CHATHAM_HOUSE: Meaning(
            "What was said may be used, but neither who said it nor who took part may "
            "be told, nor for whom they work.",
            CHATHAM_HOUSE,
        ),
        DisclosureRule.SECRET: Meaning(
            "That the dialogue takes place may not be told either."
        ),
    },
    Interaction: {
        Interaction.FORMAL: Meaning("By a protocol that all recognise.", FOUNDING),
        Interaction.INFORMAL: Meaning(
            "Without protocol or official weight; people speak for themselves.",
            FOUNDING,
        ),
        Interaction.MIXED: Meaning("Formal sessions and informal talk by design."),
    },
    OfficialRelations: {
        OfficialRelations.NORMAL: Meaning("Officials dealt with one another as usual."),
        OfficialRelations.STRAINED: Meaning(
            "There were relations, under a quarrel that both sides felt."
        ),
        OfficialRelations.SUSPENDED: Meaning(
            "Relations had been broken off or missions closed."
        ),
        OfficialRelations.NONE: Meaning(
            "There were none: the sides did not recognise or did not speak to one "
            "another."
        ),
        OfficialRelations.ARMED_CONFLICT: Meaning("The sides were fighting."),
    },
    Status: {
        Status.ONGOING: Meaning("It meets, by the last report."),
        Status.INTERMITTENT: Meaning("It meets now and then, with long silences."),
        Status.AGREEMENT: Meaning("It ended with a text on which the sides agreed."),
        Status.CONCLUDED: Meaning(
            "It did what it set out to do, without an agreement being its aim."
        ),
        Status.ENDED: Meaning("It is over; what came of it is said in the outcomes."),
        Status.SUPERSEDED: Meaning(
            "Another dialogue took its place or took it up, or it became something "
            "else."
        ),
        Status.COLLAPSED: Meaning("A side left, or events broke it off."),
        Status.LAPSED: Meaning("It ceased to meet, and nobody declared an end."),
        Status.UNKNOWN: Meaning("The sources read do not say where it stands."),
    },
    OutcomeKind: {
        OutcomeKind.AGREEMENT: Meaning("A text that the sides signed or agreed to."),
        OutcomeKind.JOINT_STATEMENT: Meaning(
            "A statement that those who took part made together; it binds nobody."
        ),
        OutcomeKind.TEXT: Meaning(
            "A draft, memorandum or report on which there was no agreement."
        ),
        OutcomeKind.ACTION: Meaning(
            "Something done: a release, a cease-fire kept, a visit, a new body."
        ),
        OutcomeKind.NONE: Meaning("It ended without an agreement."),
        OutcomeKind.OTHER: Meaning("Another outcome, named by its title."),
    },
    ReviewStatus: {
        ReviewStatus.DRAFT: Meaning(
            "Its author works on it; only they and those with whom it is shared see it."
        ),
        ReviewStatus.IN_REVIEW: Meaning("It was sent to the curators and waits."),
        ReviewStatus.RETURNED: Meaning(
            "A curator gave it back to its author with remarks."
        ),
        ReviewStatus.PUBLISHED: Meaning(
            "A curator published it: readers see it from its first public day on."
        ),
    },
    LinkKind: {
        LinkKind.RAN_PARALLEL_TO: Meaning(
            "Both went on at the same time over the same conflict."
        ),
        LinkKind.FED_INTO: Meaning(
            "People, ideas or a text of this one passed into the other.", CUHADAR
        ),
        LinkKind.FED_BY: Meaning(
            "People, ideas or a text of the other passed into this one.", CUHADAR
        ),
        LinkKind.SPAWNED: Meaning(
            "The other was set up by this one, as a task force or a channel of its own."
        ),
        LinkKind.SPUN_OFF_FROM: Meaning("This one was set up by the other."),
        LinkKind.SUCCEEDS: Meaning("It takes up where the other one ended."),
        LinkKind.SUCCEEDED_BY: Meaning("The other took up where this one ended."),
        LinkKind.SUCCEEDS_IN_FUNCTION: Meaning(
            "It serves what the other one served, with other people or hosts."
        ),
        LinkKind.SUCCEEDED_IN_FUNCTION_BY: Meaning(
            "The other serves what this one served, with other people or hosts."
        ),
        LinkKind.PRECEDED_BY: Meaning(
            "The other came first. No more is known to join them."
        ),
        LinkKind.FOLLOWED_BY: Meaning(
            "The other came later. No more is known to join them."
        ),
        LinkKind.CONTINUES: Meaning(
            "It is the other one under a new name, host or form."
        ),
        LinkKind.CONTINUED_BY: Meaning(
            "It goes on as the other one, under a new name, host or form."
        ),
        LinkKind.ABSORBED_INTO: Meaning("It was taken up into the other and ended."),
        LinkKind.ABSORBED: Meaning("The other was taken up into this one and ended."),
        LinkKind.PART_OF: Meaning("It belongs to the other, a wider process."),
        LinkKind.HAS_PART: Meaning("The other belongs to this one, a wider process."),
        LinkKind.SAME_PEOPLE_AS: Meaning(
            "Largely the same people met there, for another purpose."
        ),
        LinkKind.REVIEWED_BY: Meaning("The other looked back on this one."),
        LinkKind.REVIEWED: Meaning("It looked back on the other."),
    },
}
