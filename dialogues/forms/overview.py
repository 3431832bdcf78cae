"""What a record says of itself, beside its rows."""

from dialogues import countries
from dialogues.actions.consistency import RECORD
from dialogues.actions.named import kind_of_name
from dialogues.actions.records import change_overview
from dialogues.actions.rows import cite
from dialogues.forms.base import Block, RecordModelForm, model_field
from dialogues.forms.citing import EvidenceMixin
from dialogues.forms.new_names import OtherNamesField
from dialogues.forms.picks import PickManyField, like
from dialogues.forms.record import ConflictMixin
from dialogues.models import Dialogue, DialogueCountry, DialogueName, Term

SPARE_COUNTRIES = 2
MOST_COUNTRIES = 40
TERMS = {"regions": "region", "purposes": "purpose", "forms": "form"}


class OverviewForm(ConflictMixin, EvidenceMixin, RecordModelForm):
    """What the record says of itself, beside its rows."""

    gaps = ("end",)
    blocks = (
        Block([["title"], ["other_titles"], ["summary"]]),
        Block([["conflicts"], ["conflict", "new_conflict"]]),
        Block([["end", "missing_end"], ["status", "status_detail"]]),
        Block([["regions"], ["purposes"], ["forms"]]),
        Block(
            [["interaction", "official_relations"], ["disclosure_rule", "is_series"]]
        ),
        Block([["policy_link"], ["moves_note"], ["participants_note"]]),
        Block([["cited"]]),
    )

    class Meta:
        model = Dialogue
        fields = (
            "title",
            "summary",
            "conflicts",
            "end",
            "status",
            "status_detail",
            "regions",
            "purposes",
            "forms",
            "interaction",
            "official_relations",
            "disclosure_rule",
            "is_series",
            "policy_link",
            "moves_note",
            "participants_note",
        )
        labels = {
            "is_series": "Meant to go on, as a series",
            "policy_link": "Link to the policy process",
            "moves_note": "Note on the turning points",
            "participants_note": "Note on the participants",
            "forms": "Forms of interaction",
        }
        help_texts = {
            "conflicts": "",
            "forms": "",
            "is_series": "",
            "moves_note": "",
            "official_relations": "When the dialogue opened.",
            "participants_note": "",
        }

    def __init__(self, data=None, **kw):
        super().__init__(data, **kw)
        self.fields["other_titles"] = OtherNamesField(
            label="Other titles",
            help_text="In any script, one on a line.",
            initial="\n".join(each.name for each in self.instance.names.all()),
        )
        for name, vocabulary in TERMS.items():
            field = like(self.fields[name], PickManyField)
            field.offer(Term.objects.filter(vocabulary=vocabulary), value="code")
            self.fields[name] = field
        chosen = like(self.fields["conflicts"], PickManyField)
        chosen.offer(self.instance.conflicts.all(), value="ref")
        self.fields["conflicts"] = chosen
        if not chosen.choices:
            del self.fields["conflicts"]
        self.offer_conflicts("Add a conflict" if chosen.choices else "Conflict")
        self._ask_countries()
        self.offer_evidence(self.instance, "Sources for the overview")

    @property
    def section(self) -> str:
        return "overview"

    @property
    def list_name(self) -> str:
        return RECORD

    def _ask_countries(self) -> None:
        there = list(self.instance.countries.all())
        rows = len(there) + SPARE_COUNTRIES
        if self.is_bound:
            rows = max(rows, self._posted_countries())
        self.country_rows = range(1, rows + 1)
        columns = DialogueCountry._meta
        for number in self.country_rows:
            was = there[number - 1] if number <= len(there) else None
            code = columns.get_field("code").formfield(
                label=f"Country {number}: code", initial=was.code if was else ""
            )
            label = model_field(
                DialogueCountry,
                "label",
                label=f"Country {number}: name used",
                required=False,
                initial=was.label if was else "",
            )
            code.help_text = label.help_text = ""
            self.fields[f"country_code_{number}"] = code
            self.fields[f"country_label_{number}"] = label

    def _posted_countries(self) -> int:
        """How many lines a stale form has: none of what was typed is dropped."""
        numbers = range(1, MOST_COUNTRIES + 1)
        found = [n for n in numbers if self.data.get(f"country_label_{n}")]
        return max(found, default=0)

    def country_cells(self):
        """The two fields of each country, for the page."""
        for number in self.country_rows:
            yield self[f"country_code_{number}"], self[f"country_label_{number}"]

    def clean(self):
        cleaned = super().clean()
        self.refuse_two_conflicts()
        return cleaned

    def _countries(self) -> list[tuple[str, str]]:
        found = []
        for number in self.country_rows:
            code = self.cleaned_data[f"country_code_{number}"]
            label = self.cleaned_data[f"country_label_{number}"]
            if code or label:
                found.append((code, label or countries.name_of(code)))
        return found

    def store(self) -> Dialogue:
        """Save the overview. Raises what `change_overview` raises."""
        return change_overview(
            dialogue_id=self.record.pk,
            by=self.user,
            opened_at=self.cleaned_data["opened_at"],
            write=self._write,
        )

    def _write(self, record: Dialogue) -> None:
        typed = self.cleaned_data
        many = (*TERMS, "conflicts")
        for name in self._meta.fields:
            if name not in many and name in typed:
                setattr(record, name, typed[name])
        record.missing = self.instance.missing
        record.full_clean()
        for name in TERMS:
            getattr(record, name).set(typed[name])
        conflict = self.settled_conflict()
        added = [conflict] if conflict else []
        record.conflicts.set([*typed.get("conflicts", []), *added])
        self._write_names(record)
        self._write_countries(record)
        self.write_citations(record, record)
        if (sources := self.sources_cited()) is not None:
            cite(record, record, sources, typed["opened_at"])

    def _write_names(self, record: Dialogue) -> None:
        kinds = {each.name: each.kind for each in record.names.all()}
        record.names.all().delete()
        for position, name in enumerate(self.cleaned_data["other_titles"], start=1):
            kind = kinds.get(name) or kind_of_name(name)
            other = DialogueName(
                dialogue=record, name=name, kind=kind, position=position
            )
            other.full_clean()
            other.save()

    def _write_countries(self, record: Dialogue) -> None:
        record.countries.all().delete()
        for position, (code, label) in enumerate(self._countries(), start=1):
            country = DialogueCountry(
                dialogue=record, code=code, label=label, position=position
            )
            country.full_clean()
            country.save()
