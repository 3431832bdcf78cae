"""A list as lines begin with it: sides and functions found, and what was changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from dialogues.choices import Vocabulary
from dialogues.forms.pasted_lines import NEW_SIDE
from dialogues.models import Dialogue, Term, name_key
from dialogues.rules.pasting import PastedColumn, PastedPerson, read_list

#: What was typed into lines, by the line in the text and whether it counts people.
Edits = Mapping[tuple[int, bool], Mapping[str, str]]


def place_of(entry: PastedPerson) -> tuple[int, bool]:
    return entry.line, bool(entry.unnamed_as)


class PastedPeople:
    """The people of a list, with the sides of the record and those that are new."""

    def __init__(
        self, record: Dialogue, text: str, columns: Sequence[PastedColumn] | None = None
    ):
        self.parties = list(record.parties.all())
        names = [party.name for party in self.parties]
        self.pasted = read_list(text, columns=columns, sides=names)
        self.sides = {name_key(party.name): party.key for party in self.parties}
        self.new_sides: dict[int, str] = {}
        for entry in self.pasted.entries:
            if (key := name_key(entry.side)) and key not in self.sides:
                number = len(self.new_sides) + 1
                self.new_sides[number] = entry.side
                self.sides[key] = f"{NEW_SIDE}{number}"
        self.functions = self._functions()

    def _functions(self) -> list[Term]:
        if PastedColumn.FUNCTION not in self.pasted.columns:
            return []
        return list(Term.objects.filter(vocabulary=Vocabulary.FUNCTION))

    def values(self, entry: PastedPerson) -> dict[str, Any]:
        """What the fields of a line hold at first."""
        words = name_key(entry.function)
        known = (t.code for t in self.functions if words in _names_of(t))
        function = next(known, "") if words else ""
        return {
            "person": entry.name,
            "person_native": entry.native,
            "office": entry.office,
            "party": self.sides.get(name_key(entry.side), ""),
            "capacity": entry.capacity,
            "start": entry.start,
            "end": entry.end,
            "unnamed_as": entry.unnamed_as,
            "number": entry.number,
            "number_is": entry.number_is.value,
            "function": function,
            "function_detail": "" if function else entry.function,
        }

    def edits(self, data: Mapping[str, str]) -> Edits:
        """What was changed in the lines since they were read like this."""
        found = {}
        for index, entry in enumerate(self.pasted.entries, start=1):
            values = self.values(entry)
            sent = {
                name: data[f"line{index}-{name}"]
                for name in (*values, "person_is", "out")
                if f"line{index}-{name}" in data
            }
            found[place_of(entry)] = {
                name: value
                for name, value in sent.items()
                if value != str(values.get(name, "")) and not value.startswith(NEW_SIDE)
            }
        return found

    def side_edits(self, data: Mapping[str, str]) -> dict[str, dict[str, str]]:
        """What was sent for each new side, by the name that the list gives it."""
        return {
            name: {
                part: data[f"side{number}-{part}"]
                for part in ("name", "kind")
                if f"side{number}-{part}" in data
            }
            for number, name in self.new_sides.items()
        }


def _names_of(term: Term) -> set[str]:
    return {name_key(term.code), name_key(term.label)}
