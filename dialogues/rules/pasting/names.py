"""A cell that names somebody: the name, its own script, titles and office beside it."""

import re
import unicodedata
from dataclasses import dataclass

from dialogues.rules.pasting.text import squeezed


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Said of everybody, so that they tell no office.
COURTESY = _words("mr mrs ms miss mme mlle messrs")
#: Titles that stand before a name and tell what somebody was.
TITLES = _words(
    """dr prof professor amb ambassador he excellency gen general lt lieutenant col
    colonel maj major brig brigadier adm admiral capt captain cmdr commander rev
    reverend sen senator rep representative hon honourable honorable minister president
    chancellor judge justice bishop rabbi imam"""
)
#: Words that only stand before one of the titles.
BEFORE_TITLES = _words(
    """his her the former ex deputy vice prime foreign defence defense assistant
    permanent"""
)
#: Titles that stand after a name.
AFTER = _words(
    """phd dphil md llm llb ma mba mp mep mk cbe obe kbe cmg kcmg ret retd retired"""
)
OF_THE_NAME = _words("jr sr junior senior ii iii iv")
IN_BRACKETS = re.compile(r"[(\[（［]([^()\[\]（）［］]*)[)\]）］]")
DASH = re.compile(r"\s+[–—-]{1,2}\s+|\s*—\s*")


@dataclass(frozen=True, slots=True)
class PastedName:
    """Somebody as a cell names them."""

    name: str
    native: str = ""
    office: str = ""


def is_latin(text: str) -> bool:
    """Whether the first letter of a text is a Latin one; a text without is, too."""
    first = next((letter for letter in text if letter.isalpha()), "a")
    return unicodedata.name(first, "LATIN").startswith(("LATIN", "FULLWIDTH LATIN"))


def read_name(cell: str) -> PastedName:
    """The name, and what stood beside it in brackets, after a dash or as a title."""
    beside = read_beside(cell)
    titles, name, letters = _without_titles(beside.name)
    office = joined(titles, letters, beside.office)
    return PastedName(name.strip(" ,;:") or cell, beside.native, office)


def read_beside(cell: str) -> PastedName:
    """The name with its titles, and what stood in brackets or after a dash."""
    text, native, beside = _without_brackets(cell)
    name, _, after_dash = squeezed(text).partition(_dash_in(text))
    if after_dash and not is_latin(after_dash) and is_latin(name) and not native:
        native, after_dash = after_dash, ""
    if native and not is_latin(name) and is_latin(native):
        name, native = native, name
    return PastedName(name, native.strip(), joined(*beside, after_dash))


def joined(*parts: str) -> str:
    """Parts of an office in one line, each once."""
    kept: list[str] = []
    for part in map(squeezed, parts):
        if part and part.casefold() not in map(str.casefold, kept):
            kept.append(part)
    return ", ".join(kept)


def _dash_in(text: str) -> str:
    found = DASH.search(squeezed(text))
    return found.group() if found and found.start() else "\0"


def _without_brackets(cell: str) -> tuple[str, str, list[str]]:
    """The text without its brackets, a name in other letters in one, and the rest."""
    native, beside = "", []
    outer = is_latin(IN_BRACKETS.sub("", cell))
    for inside in map(squeezed, IN_BRACKETS.findall(cell)):
        if inside and is_latin(inside) != outer and not native:
            native = inside
        elif inside:
            beside.append(inside)
    text = squeezed(IN_BRACKETS.sub(" ", cell))
    if not text and (native or beside):  # all of it stood in brackets
        return squeezed(native or beside.pop(0)), "", beside
    return text, native, beside


def _plain(word: str) -> str:
    return word.strip(".,").replace(".", "").casefold()


def _without_titles(name: str) -> tuple[str, str, str]:
    """Titles before the name, the name, letters after it. One word is always left."""
    words, end = name.split(), 0
    for place, word in enumerate(words[:-1], start=1):
        plain = _plain(word)
        if plain in TITLES or plain in COURTESY:
            end = place
        elif plain not in BEFORE_TITLES:
            break
    before = [word for word in words[:end] if _plain(word) not in COURTESY]
    words = words[end:]
    after: list[str] = []
    while len(words) > 1 and _plain(words[-1]) in AFTER:
        after.insert(0, words.pop().strip(","))
    return " ".join(before).strip(","), " ".join(words), " ".join(after)


def is_after_name(cell: str) -> bool:
    """Whether a cell after a name is no more than letters that belong to the name."""
    return bool(cell) and all(
        _plain(word) in AFTER | OF_THE_NAME for word in cell.split()
    )


def put_right(name: str) -> str:
    """ "Roe, Jane" as "Jane Roe", where the comma parts no cells."""
    last, comma, first = name.partition(",")
    if not comma or "," in first or not first.strip() or is_after_name(first):
        return name
    return f"{first.strip()} {last.strip()}"
