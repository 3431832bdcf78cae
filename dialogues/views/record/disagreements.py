"""Points on which sources disagree, with their positions side by side."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from dialogues.models import Dialogue, Disagreement
from dialogues.views.record.evidence import CitationMark, Evidence, SourceEntryRow

#: A source as prose names it, and where one position may end and the next begin.
SOURCE = re.compile(r"(?<![\w-])s\d+(?![\w-])")
BORDER = re.compile(
    r"[,;]\s+(?:(?:or|and|while|against)\s+)?|\s+(?:or|against|versus)\s+"
)
#: A question is not cut.
WHOLE = re.compile(r"whether\b", re.I)
#: What stands within these is one with the words around it.
KEPT = re.compile(r"\([^()]*\)|“[^”]*”|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Position:
    """What some of the sources say."""

    words: str
    sources: list[SourceEntryRow]


@dataclass(frozen=True, slots=True)
class DisagreementDetails:
    """One disagreement; without positions its account stands as it was written."""

    row: Disagreement
    marks: list[CitationMark]
    positions: list[Position]
    #: The sources that the account names.
    named: list[SourceEntryRow]


def points(
    record: Dialogue, evidence: Evidence, listed: list[SourceEntryRow]
) -> list[DisagreementDetails]:
    by_key = {entry.key: entry for entry in listed}

    def sources(words: str) -> list[SourceEntryRow]:
        return [by_key[key] for key in named(words, by_key)]

    return [
        DisagreementDetails(
            row,
            evidence.marks(row),
            [
                Position(words, sources(words))
                for words in positions(row.account, by_key)
            ],
            sources(row.account),
        )
        for row in record.disagreements.all()
    ]


def named(words: str, keys: Collection[str]) -> list[str]:
    """The sources of the record that the words name, each once."""
    found = dict.fromkeys(SOURCE.findall(words))
    return [key for key in found if key in keys]


def positions(account: str, keys: Collection[str]) -> list[str]:
    """An account cut where one position ends and the next begins; no word is lost.

    Sources stand before what they say, or behind it in brackets. Nothing where fewer
    than two positions name a source, or where words are left that no source is named
    for.
    """
    pieces = _pieces(account.strip().rstrip("."))
    if WHOLE.match(account):
        return []
    leading = SOURCE.match(account) is not None
    parts = _led(pieces) if leading else _followed(pieces)
    complete = all(named(part, keys) for part in parts)
    return parts if complete and len(parts) > 1 else []


def _led(pieces: list[tuple[str, str]]) -> list[str]:
    """Positions that begin with their sources: "s1 says this, s2 says that"."""
    parts: list[str] = []
    between, open_list = "", False
    for piece, border in pieces:
        if parts and (open_list or not SOURCE.match(piece)):
            parts[-1] += between + piece
        else:
            parts.append(piece)
        between, open_list = border, not SOURCE.sub("", piece).strip()
    return parts


def _followed(pieces: list[tuple[str, str]]) -> list[str]:
    """Positions with their sources behind them: "this (s1), that (s2)"."""
    parts = [""]
    for piece, border in pieces:
        parts[-1] += piece
        if SOURCE.search(parts[-1]):
            parts.append("")
        else:
            parts[-1] += border
    return parts if parts[-1] else parts[:-1]


def _pieces(account: str) -> list[tuple[str, str]]:
    """The account between its borders, each piece with the border behind it."""
    kept = [found.span() for found in KEPT.finditer(account)]
    pieces, start = [], 0
    for border in BORDER.finditer(account):
        if any(first <= border.start() < last for first, last in kept):
            continue
        pieces.append((account[start : border.start()], border.group()))
        start = border.end()
    return [*pieces, (account[start:], "")]
