"""How wide words are: Source Sans 3 in thousandths of the type size, rounded up."""

#: Character -> width; measured at weight 600, which no label exceeds.
WIDTHS = {
    character: width
    for width, characters in (
        (210, " "),
        (285, "|ijl',.:;’I"),
        (325, "!f-()[]{}"),
        (375, "/\\tr"),
        (450, "s*z?"),
        (500, 'cx–"“”Jvy_YL'),
        (525, "eF#$+0123456789<=>^~agk"),
        (565, "VEZXSTobdhnpquA`"),
        (600, "CPRBK"),
        (635, "DG&"),
        (680, "UNHOQ"),
        (750, "Mw"),
        (850, "mW—%@"),
        (970, "…"),
    )
    for character in characters
}
#: A letter of another script: as wide as an ideograph at most.
OTHER = 1000
#: Room for a fallback font, which is wider.
SLACK = 1.04


def width_of(words: str, size: float) -> float:
    """The width of words set at a size, never less than they take."""
    return sum(WIDTHS.get(letter, OTHER) for letter in words) * size / 1000 * SLACK


def wrap(words: str, width: float, size: float) -> list[str]:
    """The words in as many lines as they need; only a single word may be wider."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]
