"""A line in its cells: split by tab, semicolon or comma, as all lines together say."""

from collections.abc import Sequence

OPENING, CLOSING = "([{（［", ")]}）］"
QUOTES = {'"': '"', "“": "”", "«": "»"}
#: The signs that part cells, with those that mean the same in other scripts.
SEPARATORS = ("\t", ";؛；", ",،，、")


def separator_of(lines: Sequence[str]) -> str:
    """The signs that part the cells: the first that stands in half of the lines."""
    for signs in SEPARATORS[:-1]:
        having = sum(1 for line in lines if any(sign in line for sign in signs))
        if having and having * 2 >= len(lines):
            return signs
    return SEPARATORS[-1]


def split(line: str, signs: str) -> list[str]:
    """The cells of a line. A quoted cell and brackets keep the signs within them."""
    cells, start, depth, at = [], 0, 0, 0
    unclosed = set()
    last_closing = max(line.rfind(sign) for sign in CLOSING)
    is_blank = True  # nothing stands in the cell so far
    while at < len(line):
        letter = line[at]
        if is_blank and letter in QUOTES and letter not in unclosed:
            if end := _end_of_quoted(line, at, signs):
                at, is_blank = end, False
                continue
            unclosed.add(letter)  # nor does one that begins later
        if letter in OPENING:
            depth += 1
        elif letter in CLOSING:
            depth = max(0, depth - 1)
        elif letter in signs and (depth == 0 or last_closing < at):
            cells.append(line[start:at])
            start, depth, is_blank = at + 1, 0, True
        is_blank = is_blank and (letter == " " or start > at)
        at += 1
    cells.append(line[start:])
    return [_unquoted(cell.strip()) for cell in cells]


def _end_of_quoted(line: str, at: int, signs: str) -> int:
    """The place after the quoted cell that begins here; 0 where none does."""
    closing = QUOTES[line[at]]
    end = at + 1
    while (end := line.find(closing, end)) != -1:
        if line[end + 1 : end + 2] == closing:
            end += 2  # a doubled quote stands for one
            continue
        end += 1
        after = line[end : end + 40].lstrip(" ")
        if not after or after[0] in signs:
            return end
    return 0


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and QUOTES.get(cell[0]) == cell[-1]:
        return cell[1:-1].replace(cell[-1] * 2, cell[-1]).strip()
    return cell
