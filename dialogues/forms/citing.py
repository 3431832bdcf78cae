"""Evidence in the form of what it speaks of: sources, citations, why there is none."""

import re
from collections.abc import Iterator, Mapping, Sequence

from django import forms

from dialogues.actions.citing import CitationInput, entries_by_use, write_citations
from dialogues.choices import Missing, Stance
from dialogues.forms.cited import (
    CitationCells,
    citation_words,
    entry_label,
    has_fault,
    reading_of,
    ticks,
    values_of,
)
from dialogues.forms.layout import FieldCell, model_field
from dialogues.forms.picks import BLANK, PickField
from dialogues.models import Citation, Dialogue, Row, SourceEntry
from dialogues.models.citation import PLAIN

REASONS = (
    (Missing.NOT_KNOWN, "No source is known to exist"),
    (Missing.NOT_DISCLOSED, "Its source is not disclosed"),
    (Missing.WITHHELD, "Its source is withheld by rule"),
    (Missing.NOT_APPLICABLE, "It needs no source"),
)
MORE = "more_citations"
MOST_LINES = 99
POSTED = re.compile(r"cite_(new[1-9][0-9]?|e[0-9]{1,9})_entry")
#: What a line asks beside its source.
SAYS = tuple(PLAIN)


class EvidenceMixin:
    """Adds to a form the sources, the citations and the reason for having none.

    The citations are fields of the form itself, so that they are checked, compared
    after a stale save and given back like all others.
    """

    statement: Row | Dialogue | None = None
    #: The citations that are stored, and those of them that say more than a tick.
    there: Sequence[Citation] = ()
    detailed: Mapping[str, Citation] = {}
    line_names: Sequence[str] = ()

    def offer_evidence(
        self, statement: Row | Dialogue, label: str = "Sources for this row"
    ) -> None:
        self.statement = statement
        if statement.pk:
            self.there = list(Citation.objects.of(statement).select_related("entry"))
        there = self.there
        self.detailed = {each.key: each for each in there if not each.is_plain}
        entries, last = entries_by_use(self.record, self.user)
        if entries:
            ticked = [each.entry_id for each in there if each.is_plain]
            self.fields["cited"] = ticks(label, entries, last, ticked)
            self.line_names = self._line_names()
            self._keep_what_is_not_sent()
            for name in self.line_names:
                self._add_line(name, entries)
        reason = statement.missing.get("citations", "")
        if not there or reason or self.data.get(self.add_prefix("missing_citations")):
            self.fields["missing_citations"] = forms.ChoiceField(
                label="Nothing is cited because",
                required=False,
                choices=[("", BLANK), *REASONS],
                initial=reason,
                help_text="Where evidence is known to be missing. Empty means that a "
                "source is still to be found.",
            )

    @property
    def wants_more_citations(self) -> bool:
        """Whether it came back only to get one more line."""
        return self.is_bound and MORE in self.data

    def is_asking(self) -> bool:
        return self.wants_more_citations or super().is_asking()

    def _line_names(self) -> list[str]:
        """The stored citations, those that went meanwhile, and the spare lines."""
        found = [POSTED.fullmatch(name) for name in self.data] if self.is_bound else []
        posted = [each[1] for each in found if each]
        gone = [key for key in posted if key[0] == "e" and key not in self.detailed]
        spare = [int(key[3:]) for key in posted if key[0] == "n"]
        lines = max(spare, default=1) + self.wants_more_citations
        new = [f"new{number}" for number in range(1, min(lines, MOST_LINES) + 1)]
        return [*self.detailed, *gone[:MOST_LINES], *new]

    def _keep_what_is_not_sent(self) -> None:
        """A citation that was added after the form was opened stays as it is."""
        if not self.is_bound:
            return
        self.data = self.data.copy()
        for key, citation in self.detailed.items():
            if self.add_prefix(f"cite_{key}_entry") not in self.data:
                self.data[self.add_prefix(f"cite_{key}_entry")] = citation.entry.key
                for name in SAYS:
                    text = getattr(citation, name)
                    self.data[self.add_prefix(f"cite_{key}_{name}")] = text

    def _add_line(self, key: str, entries: Sequence[SourceEntry]) -> None:
        there = self.detailed.get(key)
        entry = PickField(label="Source", required=False)
        entry.offer(entries, value="key", label=entry_label, blank=BLANK)
        fields = {
            "entry": entry,
            "stance": forms.ChoiceField(
                label="What it does",
                choices=Stance.choices,
                required=False,
                widget=forms.RadioSelect,
            ),
            "field": forms.ChoiceField(
                label="On which value",
                choices=[("", "The whole of it"), *values_of(type(self.statement))],
                required=False,
            ),
            "locator": model_field(Citation, "locator", label="Page or place"),
            "value_given": model_field(Citation, "value_given"),
            "note": model_field(Citation, "note", label="Wording or remark"),
        }
        fields["locator"].help_text = "For example p. 127, or 00:12:30."
        fields["note"].help_text = ""
        fields["note"].widget.attrs["rows"] = 2
        fields["stance"].initial = Stance.SUPPORTS
        if key[0] == "e":
            label = "Remove this citation" if there else "Leave it out"
            fields["remove"] = forms.BooleanField(label=label, required=False)
        if there:
            entry.initial = there.entry_id
            for name in SAYS:
                fields[name].initial = getattr(there, name)
        for name, field in fields.items():
            self.fields[f"cite_{key}_{name}"] = field

    def clean(self):
        cleaned = super().clean()
        if self.statement is None:
            return cleaned
        self.lines, self.plain = [], []
        for key in self.line_names:
            self._take_line(key, cleaned)
        self._settle_reason(cleaned)
        return cleaned

    def _take_line(self, key: str, cleaned) -> None:
        there = key if key[0] == "e" else ""
        if cleaned.get(f"cite_{key}_remove"):
            if key in self.detailed:
                self.lines.append(CitationInput(there, None, {}))
            return
        entry = cleaned.get(f"cite_{key}_entry")
        says = {name: cleaned.get(f"cite_{key}_{name}") or "" for name in SAYS}
        says["stance"] = says["stance"] or Stance.SUPPORTS
        if entry is None:
            if there or says != PLAIN:
                self.add_error(f"cite_{key}_entry", "Choose the source that says so.")
        elif says == PLAIN:  # no more than a tick
            self.plain.append(entry)
            if key in self.detailed:
                self.lines.append(CitationInput(there, None, {}))
        else:
            self.lines.append(CitationInput(there, entry, says))

    def _settle_reason(self, cleaned) -> None:
        kept = {**self.instance.missing}
        kept.pop("citations", None)
        opened_at = cleaned.get("opened_at") or 0
        cites = (
            cleaned.get("cited")
            or self.plain
            or any(line.entry for line in self.lines)
            or any(each.changed_in > opened_at for each in self.there)
        )
        if why := cleaned.get("missing_citations"):
            kept["citations"] = why
            if cites:
                self.add_error(
                    "missing_citations",
                    "A source is cited, so evidence is not missing. Take out the "
                    "reason, or what is cited.",
                )
        self.instance.missing = kept

    def sources_cited(self) -> list[SourceEntry] | None:
        """The sources that support the whole of it; None leaves them alone."""
        if "cited" not in self.fields:
            return None
        return [*self.cleaned_data["cited"], *self.plain]

    def write_citations(self, record: Dialogue, statement: Row | Dialogue) -> None:
        """Write the citations within a change. Raises what the action raises."""
        if self.line_names:
            write_citations(
                record=record,
                statement=statement,
                lines=self.lines,
                opened_at=self.cleaned_data["opened_at"],
            )

    def stored_citations(self) -> Iterator[CitationCells]:
        """The citations of the statement that say more than a tick, for the page."""
        for key, citation in self.detailed.items():
            cells = self._cells(key)
            title = citation_words(type(self.statement), citation)
            yield CitationCells(title, has_fault(cells), False, cells)

    def new_citations(self) -> list[CitationCells]:
        """The lines for more citations; a typed one that went meanwhile is told."""
        found = []
        for key in self.line_names:
            if key in self.detailed:
                continue
            cells = self._cells(key)
            gone = key[0] == "e"
            title = (
                "Removed by somebody meanwhile: saving adds it again" if gone else ""
            )
            is_open = gone or has_fault(cells) or bool(cells["entry"].bound.value())
            found.append(CitationCells(title, is_open, True, cells))
        return found

    @property
    def citing_is_open(self) -> bool:
        """Whether the lines for more citations stand open."""
        new = self.new_citations()
        return self.wants_more_citations or any(each.open for each in new)

    def _cells(self, key: str) -> dict[str, FieldCell]:
        names = ["entry", *SAYS]
        if key[0] == "e":
            names.append("remove")
        return {name: self.cell(f"cite_{key}_{name}") for name in names}

    def reading(self, bound):
        """A value given for a date is read as one."""
        line, _, name = bound.name.rpartition("_value_")
        if name != "given" or not line.startswith("cite_"):
            return super().reading(bound)
        field = self[f"{line}_field"].value()
        return reading_of(type(self.statement), field, bound)
