"""Texts in cells: no formula for a spreadsheet, lists in one cell, and both undone.

A spreadsheet takes a cell that begins with =, +, -, @, a tab or a return for a formula
and runs it. An apostrophe in front stops that. Texts that begin with an apostrophe get
one as well, so that taking one off gives back every text.
"""

from collections.abc import Iterable

APOSTROPHE = "'"
#: What a text may not begin with in a cell.
GUARDED = frozenset("=+-@\t\r") | {APOSTROPHE}

SEPARATOR = "; "
#: A semicolon inside an item, and the mark of it itself.
SEMICOLON, PERCENT = "%3B", "%25"


def safe(text: str) -> str:
    """The text as a cell holds it."""
    return APOSTROPHE + text if text[:1] in GUARDED else text


def unsafe(cell: str) -> str:
    """The text that a cell holds: undoes `safe`."""
    guarded = cell[:1] == APOSTROPHE and cell[1:2] in GUARDED
    return cell[1:] if guarded else cell


def packed(items: Iterable[str]) -> str:
    """Several texts, none empty, in one cell. Codes never hold a semicolon."""
    return SEPARATOR.join(
        each.replace("%", PERCENT).replace(";", SEMICOLON) for each in items
    )


def unpacked(text: str) -> list[str]:
    """The texts of a list: undoes `packed`."""
    items = text.split(SEPARATOR) if text else []
    return [each.replace(SEMICOLON, ";").replace(PERCENT, "%") for each in items]
