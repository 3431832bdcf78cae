"""Several references in one paste: a preview, a tick for each, added all or none."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from dialogues.actions.sources import add_sources
from dialogues.bibliography import ReferenceEntry, likeness
from dialogues.choices import SourceKind
from dialogues.forms.duplicates import NEW, alike, work_of
from dialogues.forms.layout import Block
from dialogues.forms.picks import BLANK
from dialogues.models import Source, SourceEntry

#: Shown beside the preview: they hold for all that are added.
FOR_ALL = {"paste", "read_of", "filled", "opened_at", "once", "access", "was_read"}
NO_FIELDS = {"label", "left_out", "remarks"}


@dataclass(frozen=True, slots=True)
class Preview:
    """One entry of a paste with its choices."""

    entry: ReferenceEntry
    #: Where the record or the paste has it already; "" if it has not.
    there: str
    tick: BoundField
    kind: BoundField
    same: BoundField | None


class SeveralMixin:
    """Adds the preview to a form for a new source."""

    previews: list[Preview]
    save_words = ""

    def preview(self) -> None:
        """A tick, a kind and a question for each entry; other fields wait unseen."""
        entries = self.pasted.entries
        works = [
            work_of(
                each.title,
                author=each.author,
                year=each.year,
                url=each.url,
                doi=each.doi,
            )
            for each in entries
        ]
        self.found = alike(self.user, works)
        self._hide_the_rest()
        self.save_words = "Add the ticked sources"
        there = [self._there(number, works) for number in range(len(works))]
        for number, entry in enumerate(entries):
            self._add_choices(number, entry)
            if self.asked:
                self.data[f"add_{number}"] = "" if there[number] else "on"
                self.data[f"kind_{number}"] = entry.kind
                self.data.pop(f"same_{number}", None)
        self.previews = [
            Preview(
                entry,
                there[number],
                self[f"add_{number}"],
                self[f"kind_{number}"],
                self[f"same_{number}"] if self.found[number] else None,
            )
            for number, entry in enumerate(entries)
        ]

    def _hide_the_rest(self) -> None:
        for name in set(self.fields) - FOR_ALL:
            hidden = forms.CharField(required=False, widget=forms.HiddenInput)
            self.fields[name] = hidden
        self.blocks = (Block([["access", "was_read"]], title="For all of them"),)

    def _there(self, number: int, works) -> str:
        for each in self.found[number]:
            key = self.keys_there.get(each.source.pk)
            if key and each.likeness.score >= 99:
                return f"In this record already, as {key}."
        for earlier in range(number):
            if why := likeness(works[number], works[earlier]):
                return f"Like entry {earlier + 1} of this paste in {why.words}."
        return ""

    def _add_choices(self, number: int, entry: ReferenceEntry) -> None:
        self.fields[f"add_{number}"] = forms.BooleanField(
            label=f"Add “{entry.title}”", required=False
        )
        self.fields[f"kind_{number}"] = forms.ChoiceField(
            label=f"Kind of entry {number + 1}",
            choices=[("", BLANK), *SourceKind.choices],
            required=False,
        )
        if found := self.found[number]:
            known = [
                (
                    each.source.ref,
                    f"Use {each.source.title} ({each.described}): "
                    f"like it in {each.likeness.words}",
                )
                for each in found
            ]
            self.fields[f"same_{number}"] = forms.ChoiceField(
                label=f"Entry {number + 1} may be recorded already",
                choices=[*known, (NEW, "Another source: make a new record")],
                required=False,
                widget=forms.RadioSelect,
            )

    def settle_several(self) -> None:
        """Set the sources to add, or put what is open at its entry."""
        self.to_add: list[Source] = []
        ticked = [
            number
            for number in range(len(self.pasted.entries))
            if self.cleaned_data.get(f"add_{number}")
        ]
        if not ticked:
            self.add_error(None, "No entry is ticked. Tick those that are to be added.")
        for number in ticked:
            self._settle(number)

    def _settle(self, number: int) -> None:
        answer = self.cleaned_data.get(f"same_{number}", "")
        if self.found[number] and not answer:
            self.add_error(
                f"same_{number}", "Use the one there is, or say that it is another."
            )
            return
        known = (each.source for each in self.found[number])
        source = next((each for each in known if each.ref == answer), None)
        if source is None:
            source = self._described(number)
        elif key := self.keys_there.get(source.pk):
            self.add_error(
                f"add_{number}", f"It is in the record already, as {key}. Untick it."
            )
        elif source in self.to_add:
            self.add_error(f"add_{number}", "Two entries use one source. Untick one.")
        if source is not None:
            self.to_add.append(source)

    def _described(self, number: int) -> Source | None:
        """The source of an entry, not saved yet; None where something is wrong."""
        entry = self.pasted.entries[number]
        kind = self.cleaned_data.get(f"kind_{number}", "")
        if not kind:
            self.add_error(f"kind_{number}", "Choose one.")
            return None
        values = {
            name: getattr(entry, name)
            for name in ReferenceEntry.__slots__
            if name not in NO_FIELDS | {"kind"}
        }
        access = self.cleaned_data.get("access") or "open"
        made = Source(**values, kind=kind, access=access)
        try:
            made.clean_fields()
        except ValidationError as error:
            words = " ".join(error.messages)
            self.add_error(f"add_{number}", f"{entry.label}: {words}")
            return None
        return made

    def save(self) -> SourceEntry:
        if not self.several:
            return super().save()
        rows = add_sources(
            dialogue_id=self.record.pk,
            by=self.user,
            sources=self.to_add,
            was_read=self.cleaned_data["was_read"],
            once=self.cleaned_data["once"],
        )
        self.more_saved = len(rows) - 1
        return rows[0]
