"""The other names of a person or a body, by script and by kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dialogues.choices import NameKind
from dialogues.models import Organisation, Person


@dataclass(frozen=True, slots=True)
class Names:
    """Other names: in other scripts, in Latin letters by kind, cover names apart."""

    native: Sequence[Any]
    also: Sequence[Any]
    cover: Sequence[Any]

    @classmethod
    def of(cls, record: Person | Organisation) -> "Names":
        """From the names that were prefetched."""
        rows = list(record.names.all())
        cover = [row for row in rows if row.kind == NameKind.COVER]
        open_rows = [row for row in rows if row.kind != NameKind.COVER]
        return cls(
            native=[row for row in open_rows if row.script != "Latn"],
            also=[row for row in open_rows if row.script == "Latn"],
            cover=cover,
        )
