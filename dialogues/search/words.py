"""Words as they are indexed and asked for: folded, in every ordinary spelling.

Letters lose case and accents; ä is found as "a" and as "ae", other scripts also by
their letters in ASCII, and names in such scripts by their sound.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from dialogues.folding import is_dropped, name_key, script_of
from dialogues.rules.sounds import ARABIC_ARTICLE, SYLLABLES, sound_words

#: Letters that many write as two.
DIGRAPHS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "đ": "dj"}
)
#: Names with them are written together or apart: Sant'Egidio.
APOSTROPHES = str.maketrans("'’‘ʼ", "    ")
#: Words without spaces between them: every part of them is found.
UNSPACED = frozenset({"Hani", "Jpan", "Thai"})
#: Begins what is a sound, which no word does.
SOUND = "~"
#: From this length on, a sound tells enough.
TELLING = 3
#: Letters of a word that are compared; databases take no words of any length.
LONGEST = 100


@dataclass(frozen=True, slots=True)
class SearchWord:
    """One word of a search: as folded, and each way in which it may be found."""

    text: str
    spellings: Sequence[str]

    def reach(self, piece: str, *, as_name: bool = False) -> int:
        """How many letters of a word as printed are what is asked for; 0 if none.

        A word of a name is also found by its sound.
        """
        for begun in ((self.text,), tuple(self.spellings)):
            if _begins(_tokens(piece), begun):
                ends = range(1, len(piece))
                fits = (end for end in ends if _begins(_tokens(piece[:end]), begun))
                return next(fits, len(piece))
        return len(piece) if as_name and self.is_heard(sound_words(piece)) else 0

    def is_in(self, text: str, sounds: str = "") -> bool:
        """Whether a text has the word, or a name with these sounds is heard as it."""
        heard = any(each.startswith(SOUND) for each in self.spellings)
        if heard and self.is_heard(sounds.split()):
            return True
        if text.isascii() and "'" not in text:  # quickly told for most texts
            plain = text.lower()
            if not any(each in plain for each in self.spellings):
                return False
        return _begins(_tokens(text), tuple(self.spellings))

    def is_heard(self, sounds: Iterable[str]) -> bool:
        """Whether one of the sounds begins like the word."""
        return _begins((SOUND + each for each in sounds), tuple(self.spellings))


def words_of(text: str) -> list[SearchWord]:
    """The different words of a search, in their order."""
    found: dict[str, SearchWord] = {}
    for forms in spellings(text):
        found.setdefault(forms[0], SearchWord(forms[0], (*forms, *_sound(forms[0]))))
    return list(found.values())


def tokens(texts: Iterable[str], sounds: Iterable[str] = ()) -> set[str]:
    """Everything under which texts are found, and names by their sounds."""
    found = {f"{SOUND}{each}" for line in sounds for each in line.split()}
    for text in texts:
        found |= _tokens(text)
    return found


def spellings(text: str) -> list[tuple[str, ...]]:
    """The words of a text, each in its spellings, the folded one first."""
    plain = name_key(text).split()
    if text.isascii():
        return [(word[:LONGEST],) for word in plain]
    composed = unicodedata.normalize("NFC", text.casefold())
    spelt_out = name_key(composed.translate(DIGRAPHS)).split()
    return [
        tuple(dict.fromkeys(each[:LONGEST] for each in (word, other, *_latin(word))))
        for word, other in zip(plain, spelt_out, strict=True)
    ]


def is_of_word(letter: str) -> bool:
    """Whether a letter stands in a word: between words are spaces and signs."""
    return letter.isalnum() or is_dropped(letter)


def _begins(tokens: Iterable[str], begun: tuple[str, ...]) -> bool:
    return any(token.startswith(begun) for token in tokens)


@lru_cache(maxsize=4096)
def _tokens(text: str) -> frozenset[str]:
    found: set[str] = set()
    parted = text.translate(APOSTROPHES)
    for forms in spellings(text) + (spellings(parted) if parted != text else []):
        found.update(forms)
        script = script_of(forms[0])
        if script == "Arab" and len(forms[0]) > 4:
            found.add(forms[0].removeprefix(ARABIC_ARTICLE))
        elif script in UNSPACED:
            found.update(forms[0][start:] for start in range(1, len(forms[0])))
    return frozenset(found)


def _latin(word: str) -> Iterable[str]:
    """A word of another script in ASCII, where that is a word of its own."""
    if word.isascii():
        return ()
    composed = unicodedata.normalize("NFC", word)
    letters = "".join(filter(str.isalnum, anyascii(composed).lower()))
    script = script_of(word)
    short = len(letters) < TELLING or (script in SYLLABLES and len(composed) < 2)
    return () if not letters or (short and script != "Latn") else (letters,)


def _sound(word: str) -> Iterable[str]:
    """How a word in a script of letters other than the Latin ones sounds."""
    script = script_of(word)
    if script == "Latn" or script in SYLLABLES | UNSPACED:
        return ()
    return [f"{SOUND}{each}" for each in sound_words(word) if len(each) >= TELLING]
