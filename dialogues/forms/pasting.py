"""A box for pasted references: read into the fields of a form, nothing saved.

A paste that was not read yet is read by any button, so that none is passed over. What
was typed by hand stays; what an earlier reading filled in gives way to the next.
"""

import json
from collections.abc import Sequence
from hashlib import sha256

from django import forms
from django.forms.utils import ErrorDict, ErrorList

from dialogues.bibliography import (
    VALUES,
    ParsedReferences,
    ReferenceEntry,
    UnreadableReference,
    read,
)
from dialogues.texts import read_storable_json

READ = "read"
NO_NETWORK = (
    "Nothing is looked up in a network here. For title, author and year paste the "
    "BibTeX or RIS that the publisher’s page offers, or type them."
)


def digest(text: str) -> str:
    """A short mark of a text, by which it is known again."""
    return sha256(text.replace("\r\n", "\n").strip().encode()).hexdigest()[:16]


class PasteMixin:
    """Adds the box to a form and fills the fields of a source from it."""

    #: What stands before the names of the fields of the source.
    stem = ""
    reads_several = False
    pasted: ParsedReferences | None = None
    #: Whether this post asks for the reading, and what is said of it.
    asked = False
    paste_fault = ""
    paste_says: Sequence[str] = ()

    def its(self, name: str) -> str:
        """The name of the field for one value of the source."""
        return "source_note" if name == "note" else f"{self.stem}{name}"

    def add_paste(self) -> None:
        self.fields["paste"] = forms.CharField(
            label="Paste BibTeX, RIS, CSL-JSON or a DOI",
            required=False,
            widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
            help_text="It is read into the fields and can be changed there.",
        )
        for name in ("read_of", "filled"):
            self.fields[name] = forms.CharField(
                required=False, widget=forms.HiddenInput
            )

    def read_paste(self) -> None:
        """Read what was pasted; fill the fields if it was not read before."""
        text = self.data.get("paste", "")
        mark = digest(text) if text.strip() else ""
        self.asked = READ in self.data or mark not in ("", self.data.get("read_of"))
        if not (mark or self.asked):
            return
        try:
            self.pasted = self._read(text)
        except UnreadableReference as error:
            self.paste_fault = str(error)
        if self.asked:
            self.data = self.data.copy()
            self.data["read_of"] = mark
            if self.pasted:
                self._answer(self.pasted)

    def _read(self, text: str) -> ParsedReferences:
        reading = read(text)
        number = len(reading.entries)
        if number > 1 and not self.reads_several:
            raise UnreadableReference(
                f"The text has {number} entries. Paste the first here and the others "
                "in the record."
            )
        return reading

    def is_asking(self) -> bool:
        return self.is_bound and self.asked or super().is_asking()

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_asking() and self.paste_fault:
            self._errors = ErrorDict(paste=ErrorList([self.paste_fault]))

    @property
    def several(self) -> bool:
        return self.pasted is not None and len(self.pasted.entries) > 1

    def _answer(self, reading: ParsedReferences) -> None:
        if self.several:
            self.paste_says = [
                f"Read as {reading.form}: {len(reading.entries)} entries. Untick those "
                "that are not to be added.",
                *reading.faults,
            ]
            return
        (entry,) = reading.entries
        taken, kept = self._fill(entry)
        self.paste_says = [
            f"Read as {reading.form}: {', '.join(taken) or 'nothing new'}.",
            *entry.remarks,
            *reading.faults,
        ]
        if entry.left_out:
            left = ", ".join(entry.left_out)
            self.paste_says.append(f"A source has no field for {left}: left out.")
        if kept:
            self.paste_says.append(f"Kept as you typed: {', '.join(kept)}.")
        if reading.form in ("DOI", "address"):
            self.paste_says.append(NO_NETWORK)
        self.paste_says.append("Nothing is saved yet: look it over, then save.")

    def _fill(self, entry: ReferenceEntry) -> tuple[list[str], list[str]]:
        """Fill the fields that nobody typed in; the words of those taken and kept."""
        before, values = self._filled_before(), entry.values()
        taken, kept, filled = [], [], {}
        for name in VALUES:
            field, new = self.its(name), values.get(name, "")
            words = self.fields[field].label.lower()
            typed = self.data.get(field, "").strip()
            if typed and typed != before.get(name):
                if new and new != typed:
                    kept.append(words)
                continue
            self.data[field] = new
            if new:
                filled[name] = new
                taken.append(words)
        self.data["filled"] = json.dumps(filled, ensure_ascii=False)
        return taken, kept

    def _filled_before(self) -> dict:
        """What the reading before this one filled in."""
        try:
            found = read_storable_json(self.data.get("filled", "") or "{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}
