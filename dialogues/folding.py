"""Names in many scripts: one way to fold them for searching, the script of letters."""

import unicodedata

#: Letters that Unicode does not decompose, with the plain letters readers type.
PLAIN_LETTERS = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "þ": "th",
    "ŋ": "n",
    "ʻ": "",
    "ʿ": "",
    "ʾ": "",
    "’": "",
    "‘": "",
    "ʼ": "",
    "'": "",
    "\u0640": "",
    "\n": "\n",  # stays, so that lines can be told apart
}
#: What is remembered of single letters ends here: the rest is rare.
REMEMBERED = 0x10000


SCRIPTS = {
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "HANGUL": "Hang",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "CJK": "Hani",
    "DEVANAGARI": "Deva",
    "THAI": "Thai",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
}


class _Letters(dict[int, str]):
    """What becomes of a letter: plain letters, nothing, or a space."""

    def __missing__(self, code: int) -> str:
        found = _plain(chr(code))
        if code < REMEMBERED:
            self[code] = found
        return found


def _plain(letter: str) -> str:
    if letter in PLAIN_LETTERS:
        return PLAIN_LETTERS[letter]
    if unicodedata.combining(letter):
        return ""
    return letter if letter.isalnum() else " "


_LETTERS = _Letters()


def name_key(text: str) -> str:
    """Fold a text for searching: no accents, no case, single spaces.

    "Terje Rød-Larsen" and "terje rod larsen" have the same key.
    """
    return " ".join(_folded(text).split())


def name_keys(lines: str) -> list[str]:
    """The keys of many names, each on a line of its own: quicker than one by one."""
    return [" ".join(line.split()) for line in _folded(lines).split("\n")]


def is_dropped(letter: str) -> bool:
    """Whether a letter is left out of keys without parting a word: accents, signs."""
    return letter.strip() != "" and _LETTERS[ord(letter)] == ""


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)


def script_of(text: str) -> str:
    """The ISO 15924 code of the first letter's script; "Latn" where none is told."""
    for character in text:
        if character.isalpha():
            first_word = unicodedata.name(character, "").split(" ")[0].split("-")[0]
            return SCRIPTS.get(first_word, "Latn")
    return "Latn"
