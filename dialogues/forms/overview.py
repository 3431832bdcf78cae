"""What a record says of itself, beside its rows."""

from dialogues import countries
from dialogues.actions.consistency import RECORD
from dialogues.actions.named import kind_of_name
from dialogues.actions.records import change_overview
from dialogues.actions.rows import cite
from dialogues.forms.base import Block, RecordModelForm
from dialogues.forms.citing import EvidenceMixin
from dialogues.forms.inline_lists import InlineColumn, InlineList
from dialogues.forms.picks import PickManyField, like
from dialogues.forms.record import ConflictMixin
from dialogues.models import Dialogue, DialogueCountry, DialogueName, Term

TERMS = {"regions": "region", "purposes": "purpose", "forms": "form"}
TITLES = InlineList(
    "names",
    "title",
    DialogueName,
    (
        InlineColumn("name", "as written"),
        InlineColumn("kind", "kind", "As its letters say"),
    ),
    "Other title",
    "In any script. The lines that stand empty become more with every save.",
    spare=4,
)
COUNTRIES = InlineList(
    "countries",
    "country",
    DialogueCountry,
    (InlineColumn("code", "code"), InlineColumn("label", "name used")),
    "Country",
    "A code where one fits, and the name that the dialogue itself used.",
    spare=6,
)
#: The lists of rows whose absence the page of the record explains, and their words.
ROWS_THAT_MAY_LACK = {
    "organisation_roles": "Organisations",
    "secrecy_periods": "Secrecy",
    "outcomes": "Outcomes",
}


class OverviewForm(ConflictMixin, EvidenceMixin, RecordModelForm):
    """What the record says of itself, beside its rows."""

    gaps = (
        *("end", "status", "regions", "countries", "purposes", "forms"),
        *("interaction", "official_relations", "disclosure_rule", "is_series"),
        *("policy_link", *ROWS_THAT_MAY_LACK),
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
        self.blocks = self._blocks()
        self.offer_evidence(self.instance, "Sources for the overview")

    @property
    def list_name(self) -> str:
        return RECORD

    def _blocks(self) -> tuple[Block, ...]:
        titles = TITLES.add_to(self, self.instance.names.all())
        countries_ = COUNTRIES.add_to(self, self.instance.countries.all())
        reasons = [f"missing_{name}" for name in self.gaps if name != "end"]
        pairs = [reasons[n : n + 2] for n in range(0, len(reasons), 2)]
        return (
            Block([["title"], ["summary"]]),
            titles,
            Block([["conflicts"], ["conflict", "new_conflict"]]),
            countries_,
            Block([["end", "missing_end"], ["status", "status_detail"]]),
            Block([["regions"], ["purposes"], ["forms"]]),
            Block([["interaction", "official_relations"]]),
            Block([["disclosure_rule", "is_series"]]),
            Block([["policy_link"], ["moves_note"], ["participants_note"]]),
            Block([["cited"]]),
            Block(pairs, title="Reasons for gaps", folded=True),
        )

    def gap_words(self, name):
        others = {"countries": "Countries concerned", **ROWS_THAT_MAY_LACK}
        return others.get(name) or super().gap_words(name)

    def is_gap(self, name):
        if name in ROWS_THAT_MAY_LACK:
            return not getattr(self.record, name).exists()
        if name == "countries":
            return not any(COUNTRIES.typed(self))
        return super().is_gap(name)

    def clean(self):
        cleaned = super().clean()
        self.refuse_two_conflicts()
        self._refuse_twice(TITLES, "name", self._titles())
        self._refuse_twice(COUNTRIES, "label", self._countries())
        return cleaned

    def _refuse_twice(self, lines: InlineList, name: str, typed) -> None:
        seen: set[str] = set()
        for place, line in typed:
            if line[name] in seen:
                field = f"{lines.word}_{name}_{place}"
                self.add_error(field, "This is on the list already.")
            seen.add(line[name])

    def _titles(self) -> list[tuple[int, dict[str, str]]]:
        """The other titles; a line without a title is one taken out."""
        return [
            (place, {**line, "kind": line["kind"] or kind_of_name(line["name"])})
            for place, line in TITLES.typed(self)
            if line["name"]
        ]

    def _countries(self) -> list[tuple[int, dict[str, str]]]:
        """The countries, each with a name: the usual one where none was typed."""
        return [
            (place, {**line, "label": line["label"] or countries.name_of(line["code"])})
            for place, line in COUNTRIES.typed(self)
        ]

    def save(self) -> Dialogue:
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
        TITLES.write(record, [line for _, line in self._titles()])
        COUNTRIES.write(record, [line for _, line in self._countries()])
        self.write_citations(record, record)
        if (sources := self.sources_cited()) is not None:
            cite(record, record, sources, typed["opened_at"])
