"""LaTeX as it stands in references, read in one pass into plain text.

Commands that only change the look are dropped and their text is kept. Nesting costs
nothing, so that no text of any depth takes long.
"""

import re
import unicodedata

TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]+)\*?[ \t]*|\\(?P<sign>.)|(?P<brace>[{}])"
    r"|(?P<mark>---|--|``|''|~|\$|(?<!\\)\\$)|(?P<text>[^\\{}~$`'-]+|.)",
    re.S,
)
ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
}
LETTERS = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "dj": "đ",
    "DJ": "Đ",
    "th": "þ",
    "TH": "Þ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "textendash": "–",
    "textemdash": "—",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "guillemotleft": "«",
    "guillemotright": "»",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textbackslash": "\\",
    "textunderscore": "_",
    "textperiodcentered": "·",
    "slash": "/",
    "pounds": "£",
    "texteuro": "€",
    "euro": "€",
    "copyright": "©",
    "S": "§",
    "P": "¶",
}
MARKS = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " ", "$": ""}
#: Signs that stand for themselves after a backslash, and spaces of several widths.
SIGNS = {**{sign: sign for sign in "&%$#_{}"}, "-": "", "/": "", "!": ""}


def plain(text: str) -> str:
    """A text without LaTeX: accents on their letters, dashes, no braces."""
    if not re.search(r"[\\{}~$]|--|``|''", text):
        return text
    written: list[str] = []
    accent = ""
    for token in TOKEN.finditer(text):
        word, sign = token["word"], token["sign"]
        if (word or sign) in ACCENTS and (word or sign):
            accent = ACCENTS[word or sign]
            continue
        if token["brace"]:
            accent = "" if token["brace"] == "}" else accent
            continue
        piece = _piece(token)
        if accent and piece:
            piece, accent = _accented(piece, accent), ""
        written.append(piece)
    return unicodedata.normalize("NFC", "".join(written))


#: What a sign of LaTeX is written as where it stands for itself.
ESCAPES = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
#: Two of these are set as one other sign.
DOUBLED = re.compile(r"([-`'])(?=\1)")


def escaped(text: str) -> str:
    """Plain text as LaTeX that reads as the same text; letters of any script stay."""
    return DOUBLED.sub(r"\1{}", text.translate(ESCAPES))


def _piece(token: re.Match[str]) -> str:
    if token["word"]:
        return LETTERS.get(token["word"], "")
    if token["sign"] is not None:
        return SIGNS.get(token["sign"], " ")
    if token["mark"]:
        return MARKS.get(token["mark"], "")
    return token["text"]


def _accented(piece: str, accent: str) -> str:
    """The first letter with the accent; a dotless i takes it as an i does."""
    piece = piece.lstrip() or piece
    letter = {"ı": "i", "ȷ": "j"}.get(piece[0], piece[0])
    return letter + accent + piece[1:]


def plain_address(text: str) -> str:
    """An address without the LaTeX around it: only what is escaped changes."""
    text = re.sub(r"^\\(url|href)\s*", "", text.strip())
    text = re.sub(r"\\textasciitilde\s*(\{\})?|\\~\{\}|\{\\~\}", "~", text)
    text = re.sub(r"\\([&%$#_{}~])", r"\1", text)
    return text.replace("{", "").replace("}", "").strip().strip("<>")
