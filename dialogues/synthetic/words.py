"""Words that are nobody's name and mean nothing, used as unevenly as real ones."""

import re

from dialogues.synthetic.dice import Dice

STARTS = re.split(" ", "b br ch d f g gr h j k kh l m n p q r s sh st t tr v w y z")
VOWELS = re.split(" ", "a a e i o u ai ei ou")
ENDS = re.split(" ", "     l m n r s t nd rg ck")
LETTERS = {
    "Arab": "ابتدرسقكلمني",
    "Cyrl": "абвгдеиклмнорст",
    "Hebr": "אבגדהולמנרשת",
}


class InventedWords:
    """A vocabulary of invented words; the first ones are the commonest."""

    def __init__(self, dice: Dice, number: int) -> None:
        self.dice = dice
        found: dict[str, None] = {}
        while len(found) < number:
            found[self._invented()] = None
        self.all = list(found)

    def _invented(self) -> str:
        parts = (STARTS, VOWELS, ENDS) * self.dice.choice((2, 2, 3))
        return "".join(self.dice.choice(part) for part in parts)

    def word(self) -> str:
        return self.all[self.dice.often_low(len(self.all))]

    def name(self, words: int = 2) -> str:
        """A name of rarer words, with capitals."""
        return " ".join(self.dice.choice(self.all).title() for _ in range(words))

    def in_script(self, script: str) -> str:
        """A name in letters of another script."""
        letters = LETTERS[script]
        return " ".join("".join(self.dice.choices(letters, k=5)) for _ in range(2))

    def sentence(self, least: int = 6, most: int = 18) -> str:
        words = [self.word() for _ in range(self.dice.randint(least, most))]
        return f"{' '.join(words).capitalize()}."

    def prose(self, sentences: int) -> str:
        return " ".join(self.sentence() for _ in range(sentences))
