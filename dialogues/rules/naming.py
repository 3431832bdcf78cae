"""Names in many scripts: the key under which they are found, the script of letters."""

import unicodedata

#: Letters that Unicode does not decompose, with the plain letters readers type.
PLAIN_LETTERS = str.maketrans(
    {
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
    }
)

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


def name_key(text: str) -> str:
    """Fold a text for searching: no accents, no case, single spaces.

    "Terje Rød-Larsen" and "terje rod larsen" have the same key.
    """
    folded = unicodedata.normalize("NFKD", text.casefold()).translate(PLAIN_LETTERS)
    letters = (c for c in folded if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in letters)
    return " ".join(words.split())


def script_of(text: str) -> str:
    """The ISO 15924 code of the first letter's script; "Latn" where none is told."""
    for character in text:
        if character.isalpha():
            first_word = unicodedata.name(character, "").split(" ")[0].split("-")[0]
            return SCRIPTS.get(first_word, "Latn")
    return "Latn"
