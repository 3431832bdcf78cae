"""One synthetic record after another, each with all its rows."""

from datetime import UTC, date, datetime, timedelta

from dialogues.actions.derive import SOURCE_RULES
from dialogues.choices import (
    DisclosureRule,
    Interaction,
    Missing,
    OfficialRelations,
    ReviewStatus,
    Status,
    Vocabulary,
)
from dialogues.models import Dialogue
from dialogues.synthetic import dates, side_rows
from dialogues.synthetic.dice import BODIES, Dice, Weighted
from dialogues.synthetic.evidence import add_evidence
from dialogues.synthetic.making import Making
from dialogues.synthetic.meetings import add_meetings
from dialogues.synthetic.people import (
    add_organisation_roles,
    add_parties,
    add_people,
)
from dialogues.synthetic.pools import MARK, Pools
from dialogues.synthetic.store import Store
from dialogues.synthetic.turning import add_turning_points

ENDED = Weighted(
    {
        Status.AGREEMENT: 26,
        Status.SUPERSEDED: 22,
        Status.ENDED: 14,
        Status.CONCLUDED: 12,
        Status.COLLAPSED: 10,
        Status.LAPSED: 8,
        Status.UNKNOWN: 8,
    }
)
GOING_ON = Weighted({Status.ONGOING: 60, Status.INTERMITTENT: 30, Status.UNKNOWN: 10})
INTERACTIONS = Weighted(
    {"": 30, Interaction.INFORMAL: 35, Interaction.FORMAL: 20, Interaction.MIXED: 15}
)
RELATIONS = Weighted({"": 30, **dict.fromkeys(OfficialRelations, 14)})
RULES = Weighted(
    {
        "": 60,
        DisclosureRule.PUBLIC: 12,
        DisclosureRule.OFF_THE_RECORD: 13,
        DisclosureRule.CHATHAM_HOUSE: 10,
        DisclosureRule.SECRET: 5,
    }
)
REVIEW = Weighted(
    {
        ReviewStatus.PUBLISHED: 93,
        ReviewStatus.DRAFT: 4,
        ReviewStatus.IN_REVIEW: 2,
        ReviewStatus.RETURNED: 1,
    }
)
#: Fixed days, so that the same seed makes the same records on any day.
PUBLISHED_FROM, PUBLISHED_TO = date(2020, 1, 1), date(2025, 12, 31)
EMBARGOED_TO = date(2090, 1, 1)
LONGEST = 365 * 30


def add_record(dice: Dice, store: Store, pools: Pools) -> None:
    """Put one record with its rows into the store."""
    making = _begin(dice, store, pools)
    dialogue, end = making.dialogue, making.dialogue.end
    side_rows.add_names(making)
    _relate(making)
    moves = add_turning_points(making, end)
    parties = add_parties(making)
    stays = add_people(making, parties)
    side_rows.add_countries(making)
    meetings = add_meetings(making, stays)
    statements = [
        *moves,
        *parties,
        *stays,
        *add_organisation_roles(making),
        *meetings,
        *side_rows.add_secrecy(making),
        *side_rows.add_outcomes(making),
        *side_rows.add_links(making),
        *side_rows.add_claims(making),
        *side_rows.add_disagreements(making),
    ]
    add_evidence(making, statements)
    dialogue.rows_made = {
        model.key_prefix: number for model, number in making.made.items()
    }
    dialogue.names_need_source |= dialogue.disclosure_rule in SOURCE_RULES


def _begin(dice: Dice, store: Store, pools: Pools) -> Making:
    first = _opening(dice)
    ongoing = first.year > 1980 and dice.likely(0.25)
    last = dates.LAST_DAY
    if not ongoing:
        lasted = dice.tail(1, LONGEST, 365 * 3)
        last = min(dates.LAST_DAY, first + timedelta(days=lasted))
    words = pools.words
    number = store.made[Dialogue] + 1
    status = dice.one(REVIEW)
    title = f"Synthetic dialogue {number:06d} {words.name()}"
    dialogue = store.add(
        Dialogue(
            slug=f"synthetic-dialogue-{number:06d}",
            title=title,
            summary=f"{MARK} {words.prose(dice.tail(1, 8, 2))}",
            end=_end(dice, last, ongoing=ongoing),
            status=dice.one(GOING_ON if ongoing else ENDED),
            status_detail=words.sentence()[:-1] if dice.likely(0.3) else "",
            interaction=dice.one(INTERACTIONS),
            official_relations=dice.one(RELATIONS),
            policy_link=words.prose(2) if dice.likely(0.3) else "",
            is_series=dice.likely(0.5) if dice.likely(0.5) else None,
            disclosure_rule=dice.one(RULES),
            review_status=status,
            public_from=_public_from(dice)
            if status is ReviewStatus.PUBLISHED
            else None,
            created_by_id=dice.choice(pools.authors) if dice.likely(0.9) else None,
            changed_at=datetime.combine(PUBLISHED_TO, datetime.min.time(), UTC),
        )
    )
    if not dialogue.end:
        dialogue.missing = {"end": str(Missing.NOT_KNOWN)}
    return Making(dice, store, pools, dialogue, first, last)


def _opening(dice: Dice) -> date:
    """A first day: the nearer our time, the more is known."""
    years = dice.tail(0, dates.LAST_YEAR - dates.FIRST_YEAR, 18)
    return date(dates.LAST_YEAR - years, dice.randint(1, 12), dice.randint(1, 28))


def _end(dice: Dice, last: date, *, ongoing: bool) -> str:
    if ongoing:
        return ".."
    return "" if dice.likely(0.05) else dates.vague(dice, last)


def _public_from(dice: Dice) -> date:
    if dice.likely(0.02):
        return EMBARGOED_TO
    return dates.between(dice, PUBLISHED_FROM, PUBLISHED_TO)


def _relate(making: Making) -> None:
    """Tie the record to conflicts, terms and colleagues."""
    dice, dialogue, pools = making.dice, making.dialogue, making.pools
    for pk in dice.some(pools.conflicts, 1 if dice.likely(0.9) else 2, BODIES):
        making.store.join(dialogue, "conflicts", pk)
    making.terms(dialogue, "regions", Vocabulary.REGION, 1 if dice.likely(0.9) else 2)
    making.terms(dialogue, "purposes", Vocabulary.PURPOSE, dice.tail(0, 6, 2))
    making.terms(dialogue, "forms", Vocabulary.FORM, dice.tail(0, 4, 1.6))
    if dice.likely(0.05):
        making.store.join(dialogue, "editors", dice.choice(pools.authors))
