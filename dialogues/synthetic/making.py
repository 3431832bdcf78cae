"""One record while it is made: its days, its chance, its rows with their keys."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from dialogues.choices import Missing, Vocabulary
from dialogues.models import Dialogue, Row
from dialogues.synthetic import dates
from dialogues.synthetic.dice import BODIES, Dice
from dialogues.synthetic.pools import Pools
from dialogues.synthetic.store import Store

AnyRow = TypeVar("AnyRow", bound=Row)


@dataclass(slots=True)
class Making:
    """What the parts of a record are made with.

    `last` is the last day on which something happens, whether or not the dialogue
    is known to have ended then.
    """

    dice: Dice
    store: Store
    pools: Pools
    dialogue: Dialogue
    first: date
    last: date
    made: Counter[type[Row]] = field(default_factory=Counter)

    def row(self, model: type[AnyRow], **values: Any) -> AnyRow:
        """Add a row of the record, at the end of its list."""
        self.made[model] += 1
        number = self.made[model]
        return self.store.add(
            model(
                dialogue=self.dialogue,
                key=f"{model.key_prefix}{number}",
                position=number,
                changed_in=1,
                **values,
            )
        )

    def terms(self, row: Any, name: str, vocabulary: Vocabulary, number: int) -> None:
        """Add some different terms of a vocabulary to a field of a row."""
        for pk in self.dice.some(self.pools.terms[vocabulary], number):
            self.store.join(row, name, pk)

    def term(self, vocabulary: Vocabulary) -> int:
        pks = self.pools.terms[vocabulary]
        return pks[self.dice.often_low(len(pks))]

    def organisation(self) -> int:
        """The key of one of them; its name stands one place lower in the pool."""
        return 1 + self.dice.often_low(len(self.pools.organisations), BODIES)

    def vague(self, day: date) -> str:
        return dates.vague(self.dice, day)

    def day(self) -> date:
        """A day in the course of the dialogue."""
        return dates.between(self.dice, self.first, self.last)

    def vague_span(self, known: float) -> tuple[str, str]:
        """First and last date of something that took part of the time."""
        if not self.dice.likely(known):
            return "", ""
        first, last = dates.span(self.dice, self.first, self.last)
        return self.vague(first), self.vague(last) if self.dice.likely(0.6) else ""

    def note(self, share: float) -> str:
        return self.pools.words.sentence() if self.dice.likely(share) else ""

    def why_missing(self, *names: str) -> dict[str, str]:
        """Now and then a reason for values that are not there."""
        reasons = (Missing.NOT_KNOWN, Missing.NOT_DISCLOSED)
        return {
            n: str(self.dice.choice(reasons)) for n in names if self.dice.likely(0.5)
        }
