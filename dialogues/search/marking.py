"""The words of a search marked in a text as it was printed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from dialogues.search.words import SearchWord, is_of_word

#: Letters of an excerpt before and after the first word that was found.
BEFORE, AFTER = 60, 140

#: A piece of a text, how many of its letters are marked, and for which words.
Piece = tuple[str, int, frozenset[str]]


def marked(
    text: str, words: Sequence[SearchWord], *, as_name: bool = False
) -> SafeString:
    """The text, escaped, with what was asked for between <mark> and </mark>."""
    return join(pieces(text, words, as_name=as_name))


def pieces(
    text: str, words: Sequence[SearchWord], *, as_name: bool = False
) -> list[Piece]:
    """A text in words and what stands between them, with what is found in each."""
    return [_piece(piece, words, as_name) for piece in _parts(text)]


def found_in(found: Iterable[Piece]) -> frozenset[str]:
    """The words of the search that occur in a text."""
    return frozenset().union(*(each for _, _, each in found))


def join(found: Iterable[Piece]) -> SafeString:
    return SafeString("".join(map(_marked, found)))  # every part is escaped


def excerpt(found: Sequence[Piece], wanted: frozenset[str]) -> SafeString:
    """The part of a text around the first of the wanted words, cut between words."""
    first = next(i for i, (_, _, each) in enumerate(found) if each & wanted)
    start, end = first, first + 1
    while start and _letters(found[start - 1 : first]) < BEFORE:
        start -= 1
    while end < len(found) and _letters(found[first : end + 1]) < AFTER:
        end += 1
    if start <= 3:
        start = 0
    cut = join(found[start:end]).strip()
    return SafeString(f"{'… ' if start else ''}{cut}{' …' if end < len(found) else ''}")


def _letters(found: Iterable[Piece]) -> int:
    return sum(len(text) for text, _, _ in found)


def _parts(text: str) -> Iterator[str]:
    return ("".join(letters) for _, letters in groupby(text, is_of_word))


def _piece(piece: str, words: Sequence[SearchWord], as_name: bool) -> Piece:
    if not is_of_word(piece[0]):
        return piece, 0, frozenset()
    reaches = {word.text: word.reach(piece, as_name=as_name) for word in words}
    found = frozenset(word for word, reach in reaches.items() if reach)
    return piece, max(reaches.values(), default=0), found


def _marked(piece: Piece) -> str:
    text, reach, _ = piece
    if not reach:
        return escape(text)
    return format_html("<mark>{}</mark>{}", text[:reach], text[reach:])
