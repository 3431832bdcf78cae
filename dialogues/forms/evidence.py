"""Citations, track claims and disagreements. Sources have a module of their own."""

from django import forms
from django.http import QueryDict

from dialogues.actions.citing import drop_reason
from dialogues.choices import Stance, Track
from dialogues.forms.base import Block, RowForm
from dialogues.forms.cited import entry_label, reading_of, values_of
from dialogues.forms.labels import row_label
from dialogues.forms.picks import PickField, like
from dialogues.models import STATEMENTS, Citation, Dialogue, Disagreement, TrackClaim

THE_RECORD = "record"


class TrackClaimForm(RowForm):
    tracks = ("track",)
    blocks = (Block([["track"], ["label"], ["period"], ["note"]]), Block([["cited"]]))

    class Meta:
        model = TrackClaim
        fields = ("track", "label", "period", "note")
        labels = {"track": "Track claimed", "label": "In the words of the source"}
        widgets = {"track": forms.RadioSelect}

    def __init__(self, data=None, **kw):
        super().__init__(data, **kw)
        self.fields["track"].choices = Track.choices


class DisagreementForm(RowForm):
    blocks = (Block([["topic"], ["account"]]), Block([["cited"]]))

    class Meta:
        model = Disagreement
        fields = ("topic", "account")


def _models() -> dict[str, type]:
    return {THE_RECORD: Dialogue, **STATEMENTS}


def cited_fields() -> list:
    """The values that a citation can speak of, under what they are values of."""
    groups = []
    for name, model in _models().items():
        values = [(f"{name}.{field}", words) for field, words in values_of(model)]
        title = "The record" if model is Dialogue else str(model._meta.verbose_name)
        groups.append((title[:1].upper() + title[1:], values))
    return [("", "The whole of it"), *groups]


class CitationForm(RowForm):
    blocks = (
        Block([["entry"], ["statement", "speaks_of"], ["stance"]]),
        Block([["locator", "value_given"], ["note"]]),
    )

    class Meta:
        model = Citation
        fields = ("entry", "locator", "stance", "value_given", "note")
        widgets = {"stance": forms.RadioSelect}
        labels = {"locator": "Page or place", "note": "Wording or remark"}
        help_texts = {
            "entry": "",
            "stance": "",
            "locator": "For example p. 127, or 00:12:30.",
            "note": "",
        }

    def __init__(self, data=None, *, about: str = "", **kw):
        super().__init__(data, **kw)
        entry = like(self.fields["entry"], PickField)
        entries = self.record.entries.select_related("source")
        entry.offer(entries, value="key", label=entry_label, blank="—")
        self.fields["entry"] = entry
        self.fields["stance"].choices = Stance.choices
        self.fields["statement"] = forms.ChoiceField(
            label="On",
            choices=self._statements(),
            required=False,
            initial=self._stated() or about,
            help_text="The row that the source speaks of.",
        )
        self.fields["speaks_of"] = forms.ChoiceField(
            label="On which value of it",
            choices=cited_fields(),
            required=False,
            initial=self._spoken_of(),
            help_text="The value that it speaks of; the whole where it speaks of all.",
        )

    @classmethod
    def begun_with(cls, asked: QueryDict) -> dict[str, object]:
        return {"about": asked.get("on", "")}

    def _statements(self) -> list:
        self.rows: dict[str, tuple[str, object]] = {}
        groups = []
        for name, model in STATEMENTS.items():
            rows = getattr(
                self.record, model._meta.get_field("dialogue").remote_field.related_name
            )
            rows = rows.masked_for(self.user) if name == "participation" else rows.all()
            found = [(each.key, row_label(each)) for each in rows]
            self.rows |= {each.key: (name, each) for each in rows}
            if found:
                title = str(model._meta.verbose_name_plural)
                groups.append((title[:1].upper() + title[1:], found))
        return [("", "The record itself"), *groups]

    def _stated(self) -> str:
        statement = self.instance.statement if self.instance.pk else None
        return statement.key if statement else ""

    def _spoken_of(self) -> str:
        if not (self.instance.pk and self.instance.field):
            return ""
        statement = self.instance.statement
        names = {model: name for name, model in _models().items()}
        return f"{names[type(statement or self.record)]}.{self.instance.field}"

    def clean(self):
        cleaned = super().clean()
        name, row = self.rows.get(cleaned.get("statement"), (THE_RECORD, None))
        of, _, field = (cleaned.get("speaks_of") or "").partition(".")
        if field and of != name and "statement" not in self.errors:
            self.add_error(
                "speaks_of",
                "This value belongs to another kind of row. Choose one of the row that "
                "is cited, or the whole of it.",
            )
        for each in STATEMENTS:
            setattr(self.instance, each, row if each == name else None)
        self.instance.field = field
        return cleaned

    def reading(self, bound):
        """A value given for a date is read as one."""
        if bound.name != "value_given":
            return super().reading(bound)
        of, _, field = (self["speaks_of"].value() or "").partition(".")
        return reading_of(_models().get(of), field, bound)

    def write_lists(self):
        return self._drop_reason

    def _drop_reason(self, citation: Citation) -> None:
        drop_reason(citation.statement or citation.dialogue)
