"""How a name sounds, whatever its script and romanisation: a key of its consonants.

"Qurei", "Qurie", "Quray'" and "قريع" have one key. Vowels are left out, because some
scripts do not write them and romanisations disagree on them; consonants that stand for
one another fall together. The key finds names; that two names are one person it never
says.
"""

import re
import unicodedata

from anyascii import anyascii

from dialogues.folding import name_key, script_of

#: Between two letters a vowel may stand that nobody writes.
WITHOUT_VOWELS = frozenset({"Arab", "Hebr"})
#: A letter is a syllable, and names are written without spaces: family name first.
SYLLABLES = frozenset({"Hani", "Hang"})
#: Letters that people romanise otherwise than the general table has them.
LETTERS = {"ظ": "z", "ذ": "z", "ض": "d"}
#: The article, written apart or at the word.
ARTICLES = frozenset({"al", "el", "ul"})
ARABIC_ARTICLE = "\u0627\u0644"

_SIBILANT = "tsch|shch|sch|tch|ch|sh|zh|dj|dz|ts|tz|c(?=[eiy])|^x"
_STEPS = (
    (re.compile(_SIBILANT), "s"),
    (re.compile("kh|gh|ck"), "k"),
    (re.compile("ph|^w"), "p"),
    (re.compile("th|dh"), "t"),
    (re.compile("x"), "ks"),
    (re.compile("^[aeiouy]+"), "A"),
    (re.compile("(?<!^)[aeiouywh]"), " "),
)
#: Consonants that stand for one another in romanisations.
_CLASSES = str.maketrans("bfvpcgqkdtjzs", "ppppkkkkttsss")
_DOUBLED = re.compile(r"(.)\1+")


def sound_words(text: str) -> list[str]:
    """The sounds of the words of a name, in their order."""
    words = [part for word in _words(text) for part in _latin(word)]
    spoken = [word for word in words if word not in ARTICLES] or words
    return [sound for word in spoken if (sound := _sound(word))]


def sound_key(text: str) -> str:
    """All sounds of a name: those of compounds as one and of syllables as well."""
    sounds = sound_words(text)
    for compound in text.split():
        parts = [part for word in _words(compound) for part in _latin(word)]
        sounds.append(_sound("".join(parts)))
    for letter in text:
        if letter.isalpha() and script_of(letter) in SYLLABLES:
            sounds.append(_sound(anyascii(letter).lower()))
    return " ".join(dict.fromkeys(filter(None, sounds)))


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", name_key(text)).split()


def _latin(word: str) -> list[str]:
    """A word in Latin letters; in two where the script does not part names."""
    script = script_of(word)
    if script in WITHOUT_VOWELS:
        if len(word) > 4:
            word = word.removeprefix(ARABIC_ARTICLE)
        letters = (LETTERS.get(each) or anyascii(each) for each in word)
        return ["e".join(each.strip("'`") for each in letters).lower()]
    if script in SYLLABLES and len(word) > 1:
        return [anyascii(word[0]).lower(), anyascii(word[1:]).lower()]
    return [anyascii(word).lower()]


def _sound(word: str) -> str:
    """The consonants of a word, alike ones as one; "a" where a vowel is first."""
    for pattern, sound in _STEPS:
        word = pattern.sub(sound, word)
    consonants = _DOUBLED.sub(r"\1", word.translate(_CLASSES))
    return "".join(each for each in consonants.lower() if each.isalnum())
