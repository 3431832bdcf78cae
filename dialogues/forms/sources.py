"""Sources: a new one and its place in the record in one step, or one there is."""

import re

from django import forms
from django.db.models import Q
from django.utils.html import format_html

from dialogues.actions.authorities import save_authority
from dialogues.actions.named import WHY
from dialogues.forms.base import Block, RowForm, model_field
from dialogues.forms.lookups import AskedField
from dialogues.models import Source, SourceEntry
from dialogues.models.source import title_key

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
NEW = "new"
DOI_ADDRESS = re.compile(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", re.I)


def plain_doi(text: str) -> str:
    """A DOI without the address that often stands before it."""
    return DOI_ADDRESS.sub("", text.strip())


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


class NewSourceForm(SourceEntryForm):
    """A source that is new to the record; an equal one there is, is offered first."""

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
        for name in OF_SOURCE:
            self.fields[name] = model_field(Source, name)
        for name in ("kind", "year", "url"):
            self.fields[name].help_text = ""
        self.fields["source_note"] = model_field(
            Source,
            "note",
            label="On the source",
            help_text="For example, which copy was used.",
        )
        self.fields["access"].widget = forms.RadioSelect(
            choices=Source._meta.get_field("access").choices
        )
        self.fields["year"].validators.append(
            forms.fields.validators.MaxValueValidator(2200)
        )
        self.equal = self._equal() if self.is_bound else []
        if self.equal:
            self.fields["same_as"] = self._question()
            if self._is_answered():
                for name in OF_SOURCE:
                    self.fields[name].required = False

    def _equal(self) -> list[Source]:
        """Sources that the user may see with the same DOI, address or title."""
        typed = {name: self.data.get(name, "").strip() for name in OF_SOURCE}
        same = Q()
        if key := title_key(typed["title"]):
            same |= Q(title_key=key)
        if doi := plain_doi(typed["doi"]):
            same |= Q(doi__iexact=doi)
        if typed["url"]:
            same |= Q(url=typed["url"])
        if not same or "\0" in "".join(typed.values()):
            return []
        return list(Source.objects.visible_to(self.user).filter(same)[:10])

    def _question(self) -> AskedField:
        choices = [
            (
                each.ref,
                format_html(
                    "Use this one: {} <span class='opt'>{}</span>",
                    each.title,
                    ", ".join(
                        filter(None, (each.author, str(each.year or ""), each.ref))
                    ),
                ),
            )
            for each in self.equal
        ]
        return AskedField(
            label="A source like this is recorded already",
            choices=[*choices, (NEW, "Another source: make a new record")],
            required=False,
            widget=forms.RadioSelect,
        )

    def _is_answered(self) -> bool:
        return self.data.get("same_as") in {each.ref for each in self.equal}

    def clean_doi(self) -> str:
        return plain_doi(self.cleaned_data["doi"])

    def clean(self):
        cleaned = super().clean()
        answer = cleaned.get("same_as", "")
        if self.equal and not answer and "same_as" not in self.errors:
            self.add_error(
                "same_as", "Use the one there is, or say that it is another."
            )
        if not self.equal and self.data.get("same_as", NEW) not in ("", NEW):
            self.add_error(None, "The source and the choice do not belong together.")
        self.chosen = next((each for each in self.equal if each.ref == answer), None)
        if self.chosen:
            there = self.record.entries.filter(source=self.chosen).first()
            if there:
                self.add_error(
                    "same_as", f"This source is in the record already, as {there.key}."
                )
        return cleaned

    def make_authorities(self):
        self.instance.source = self.chosen or self._make()

    def _make(self) -> Source:
        values = {name: self.cleaned_data[name] for name in OF_SOURCE}
        made = Source(**values, note=self.cleaned_data["source_note"])
        return save_authority(authority=made, by=self.user, why=WHY)
