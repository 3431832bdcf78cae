"""Sources: a new one and its place in the record in one step, or one there is."""

import re

from django import forms
from django.core.validators import MaxValueValidator
from django.urls import reverse

from dialogues.actions.authorities import save_authority
from dialogues.actions.named import WHY
from dialogues.bibliography import plain_doi
from dialogues.bibliography.years import year_in
from dialogues.forms.base import Block, RowForm, model_field
from dialogues.forms.duplicates import NEW, Alike, alike, question, work_of
from dialogues.forms.pasting import PasteMixin
from dialogues.forms.several import SeveralMixin
from dialogues.models import Source, SourceEntry

OF_SOURCE = (
    "title",
    "kind",
    "author",
    "publisher",
    "year",
    "url",
    "doi",
    "language",
    "access",
)
LAST_YEAR = 2200
NUMBER = re.compile(rf"{Source.ref_prefix}[0-9]{{1,9}}", re.I)


class SourceEntryForm(RowForm):
    """The place of a source in the record; the source itself is shared."""

    blocks = (Block([["was_read"], ["background"], ["note"]]),)

    class Meta:
        model = SourceEntry
        fields = ("was_read", "background", "note")
        labels = {
            "was_read": "Read, at least in part",
            "background": "Listed as background, because",
            "note": "How it was used here",
        }
        help_texts = {
            "was_read": "",
            "background": "Only where no recorded fact rests on it.",
            "note": "",
        }


class SourceFields(PasteMixin):
    """The fields of a source in a form: typed, pasted, or one that is recorded."""

    def add_source(self, record=None) -> None:
        """Add the fields, read what was pasted, ask about sources like it."""
        self.keys_there = _keys_there(record)
        self.add_paste()
        for name in OF_SOURCE:
            self.fields[self.its(name)] = model_field(Source, name)
        self.fields[self.its("note")] = model_field(
            Source,
            "note",
            label="On the source",
            help_text="For example pages, or which copy was used.",
        )
        self._shape(record)
        self.equal: list[Alike] = []
        self.chosen: Source | None = None
        if self.is_bound:
            self.read_paste()
            self._ask()

    def _shape(self, record) -> None:
        """What the model cannot say of its fields."""
        for name in ("kind", "year", "url"):
            self.fields[self.its(name)].help_text = ""
        self.fields[self.its("access")].widget = forms.RadioSelect(
            choices=Source._meta.get_field("access").choices
        )
        year = self.fields[self.its("year")]
        year.validators.append(MaxValueValidator(LAST_YEAR))
        of = f"record={record.ref}" if record else f"stem={self.stem}"
        title = self.fields[self.its("title")]
        title.widget.attrs["data-options"] = f"{reverse('options_sources')}?{of}"
        title.help_text = (
            "Title in its own language, or the number of a source: S00012."
        )

    def typed(self, name: str) -> str:
        return self.data.get(self.its(name), "").strip()

    def _ask(self) -> None:
        if self.several:
            return
        title = self.typed("title")
        if NUMBER.fullmatch(title):
            visible = Source.objects.visible_to(self.user)
            self.chosen = visible.filter(ref=title.upper()).first()
        else:
            self.equal = self._equal()
        if self.equal:
            self.fields[self.its("same_as")] = question(self.equal, self.keys_there)
        if self.chosen or self._is_answered():
            for name in OF_SOURCE:
                self.fields[self.its(name)].required = False

    def _equal(self) -> list[Alike]:
        """Sources that the user may see and that may be this one."""
        work = work_of(
            self.typed("title"),
            author=self.typed("author"),
            year=year_in(self.typed("year")),
            url=self.typed("url"),
            doi=plain_doi(self.typed("doi")),
        )
        return alike(self.user, [work], ref=self.typed("same_as"))[0]

    def _is_answered(self) -> bool:
        return self.typed("same_as") in {each.source.ref for each in self.equal}

    def settle_source(self) -> None:
        """Set `chosen`, or put what is open at its field."""
        field, answer = self.its("same_as"), self.typed("same_as")
        if NUMBER.fullmatch(self.typed("title")) and self.chosen is None:
            self.add_error(
                self.its("title"), "There is no source with this number. Check it."
            )
        elif self.equal and not answer:
            self.add_error(field, "Use the one there is, or say that it is another.")
        elif not (self.equal or self.chosen) and answer not in ("", NEW):
            self.add_error(None, "The source and the choice do not belong together.")
        for each in self.equal:
            if each.source.ref == answer:
                self.chosen = each.source
        if self.chosen and (key := self.keys_there.get(self.chosen.pk)):
            self.add_error(
                field if self.equal else self.its("title"),
                f"This source is in the record already, as {key}.",
            )

    def source(self) -> Source:
        """The source that was chosen, or the one described, not saved yet."""
        if self.chosen:
            return self.chosen
        values = {name: self.cleaned_data[self.its(name)] for name in OF_SOURCE}
        values["doi"] = plain_doi(values["doi"])
        return Source(**values, note=self.cleaned_data[self.its("note")])


def _keys_there(record) -> dict[int, str]:
    """The keys of the sources that the record lists, by the source."""
    return dict(record.entries.values_list("source_id", "key")) if record else {}


class NewSourceForm(SeveralMixin, SourceFields, SourceEntryForm):
    """A source that is new to the record; one like it there is, is offered first."""

    reads_several = True
    blocks = (
        Block([["title"], ["same_as"], ["kind", "author"], ["publisher", "year"]]),
        Block([["url"], ["doi", "language"], ["access"], ["source_note"]]),
        Block(
            [["was_read"], ["background"], ["note"]],
            title="Its use in this record",
        ),
    )

    def __init__(self, data=None, **kw):
        super().__init__(data, **kw)
        self.add_source(self.record)
        if self.is_bound and self.several:
            self.preview()

    def clean(self):
        cleaned = super().clean()
        if self.several:
            self.settle_several()
        else:
            self.settle_source()
        return cleaned

    def make_authorities(self):
        self.instance.source = self.source()
        if self.instance.source.pk is None:
            self.instance.source = save_authority(
                authority=self.instance.source, by=self.user, why=WHY
            )
