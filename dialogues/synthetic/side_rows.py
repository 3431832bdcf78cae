"""What else a record says: secrecy, outcomes, links, claims, disagreements, names."""

from dialogues.choices import (
    LinkKind,
    NameKind,
    OutcomeKind,
    Secrecy,
    Track,
)
from dialogues.countries import name_of
from dialogues.models import (
    Dialogue,
    DialogueCountry,
    DialogueName,
    Disagreement,
    Link,
    Outcome,
    Row,
    SecrecyPeriod,
    TrackClaim,
)
from dialogues.synthetic.dice import Weighted
from dialogues.synthetic.making import Making
from dialogues.synthetic.pools import keyed
from dialogues.synthetic.words import LETTERS

LEVELS = Weighted({Secrecy.CLOSED: 60, Secrecy.PUBLIC: 22, Secrecy.SECRET: 18})
OUTCOMES = Weighted(
    {
        OutcomeKind.AGREEMENT: 40,
        OutcomeKind.JOINT_STATEMENT: 25,
        OutcomeKind.TEXT: 15,
        OutcomeKind.ACTION: 10,
        OutcomeKind.NONE: 7,
        OutcomeKind.OTHER: 3,
    }
)
LINKS = Weighted(
    {
        LinkKind.RAN_PARALLEL_TO: 50,
        LinkKind.PRECEDED_BY: 15,
        LinkKind.FED_INTO: 12,
        LinkKind.SPAWNED: 8,
        LinkKind.SUCCEEDS: 8,
        LinkKind.PART_OF: 7,
    }
)
CLAIMS = Weighted(
    {Track.TWO: 40, Track.ONE_AND_A_HALF: 35, Track.ONE: 22, Track.THREE: 3}
)


def add_names(making: Making) -> None:
    dice, words = making.dice, making.pools.words
    for position in range(1, dice.tail(0, 5, 1) + 1):
        script = dice.choice(list(LETTERS)) if dice.likely(0.25) else "Latn"
        kind = NameKind.ALIAS if script == "Latn" else NameKind.NATIVE
        name = words.name(3) if script == "Latn" else words.in_script(script)
        name = f"{name} {position}"
        making.store.add(
            DialogueName(
                dialogue=making.dialogue,
                position=position,
                **keyed(name),
                kind=kind,
                script=script,
            )
        )


def add_countries(making: Making) -> None:
    dice = making.dice
    codes = dice.some(making.pools.countries, dice.tail(1, 6, 2))
    for position, code in enumerate(codes, start=1):
        making.store.add(
            DialogueCountry(
                dialogue=making.dialogue,
                position=position,
                code=code,
                label=name_of(code),
            )
        )


def add_secrecy(making: Making) -> list[Row]:
    """Add how closed it was, if that is known."""
    periods: list[Row] = []
    for _ in range(making.dice.tail(0, 3, 0.7)):
        start, end = making.vague_span(0.7)
        level = making.dice.one(LEVELS)
        if level is Secrecy.SECRET:
            making.dialogue.names_need_source = True
        note = making.note(0.5)
        periods.append(
            making.row(SecrecyPeriod, level=level, start=start, end=end, note=note)
        )
    return periods


def add_outcomes(making: Making) -> list[Row]:
    words = making.pools.words
    return [
        making.row(
            Outcome,
            kind=making.dice.one(OUTCOMES),
            title=words.sentence(2, 8)[:-1],
            date=making.vague(making.day()),
            note=making.note(0.2),
        )
        for _ in range(making.dice.tail(0, 5, 0.6))
    ]


def add_links(making: Making) -> list[Row]:
    """Add links to dialogues made before, and to some that have no record."""
    dice, last = making.dice, making.dialogue.pk
    found: list[Row] = []
    for _ in range(dice.tail(0, 5, 0.4)):
        values: dict[str, object] = {
            "other_title": f"Synthetic talks on {making.pools.words.word()}"
        }
        if last > 1 and dice.likely(0.7):
            near = max(1, last - dice.tail(1, last, 300))
            values = {"other_dialogue": Dialogue(pk=near)}
        found.append(
            making.row(Link, kind=dice.one(LINKS), note=making.note(0.3), **values)
        )
    return found


def add_claims(making: Making) -> list[Row]:
    return [
        making.row(
            TrackClaim,
            track=making.dice.one(CLAIMS),
            label=making.pools.words.sentence(2, 4)[:-1],
            period=making.vague(making.day()) if making.dice.likely(0.2) else "",
            note=making.note(0.4),
        )
        for _ in range(making.dice.tail(0, 5, 1.2))
    ]


def add_disagreements(making: Making) -> list[Row]:
    words = making.pools.words
    return [
        making.row(
            Disagreement,
            topic=words.sentence(1, 3)[:-1],
            account=words.prose(2),
        )
        for _ in range(making.dice.tail(0, 5, 0.7))
    ]
