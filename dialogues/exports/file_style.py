"""How a file is written: what an address may ask beside the filters."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is written; as it stands here, for programs that read it."""

    #: A byte order mark, by which Excel knows UTF-8.
    bom: bool = False
    #: Labels in the place of codes.
    labels: bool = False
    #: A semicolon between cells, as Excel expects where the comma is a decimal mark.
    semicolon: bool = False
    #: All tables as one archive.
    all_tables: bool = False

    @property
    def delimiter(self) -> str:
        return ";" if self.semicolon else ","

    def parameters(self) -> list[tuple[str, str]]:
        """The parameters of an address that ask for it."""
        return [
            (name, value)
            for name, value, chosen in (
                ("bom", "1", self.bom),
                ("labels", "1", self.labels),
                ("delimiter", "semicolon", self.semicolon),
                ("tables", "all", self.all_tables),
            )
            if chosen
        ]


PLAIN = Style()

#: The only value that each parameter has. Left out, it is off.
VALUES: Mapping[str, str] = {
    "bom": "1",
    "labels": "1",
    "delimiter": "semicolon",
    "tables": "all",
}


@dataclass(frozen=True, slots=True)
class Misread:
    """A parameter that is none of the ways in which a file can be written."""

    parameter: str
    value: str
    message: str


def read_style(asked: Mapping[str, Sequence[str]]) -> tuple[Style, list[Misread]]:
    """The style that parameters ask for, with what is wrong with them."""
    wrong = list(_wrong(asked))
    style = Style(
        bom="bom" in asked,
        labels="labels" in asked,
        semicolon="delimiter" in asked,
        all_tables="tables" in asked,
    )
    return style, wrong


def _wrong(asked: Mapping[str, Sequence[str]]) -> Iterable[Misread]:
    for name, only in VALUES.items():
        values = asked.get(name, [only])
        if len(values) > 1:
            yield Misread(name, values[1], "This takes one value.")
        elif list(values) != [only]:
            yield Misread(name, values[0], f"Write {name}={only}, or leave it out.")
