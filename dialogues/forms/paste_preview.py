"""The lines of a list before they are added: looked over, changed, added as one."""

from collections.abc import Iterator
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from dialogues.actions.rows import NewRow, add_rows
from dialogues.forms.base import entry_label
from dialogues.forms.layout import NOT_COMPLETE, Block, LayoutForm
from dialogues.forms.paste_reading import Edits, PastedPeople, place_of
from dialogues.forms.pasted_lines import LineForm, NewSideForm, Offers
from dialogues.forms.pasted_people import EarlierLine, KnownPeople
from dialogues.forms.people import grouped_capacities
from dialogues.forms.picks import BLANK, PickManyField
from dialogues.models import Dialogue, Participation, Row, name_key

#: What one choice sets for all lines that have none.
USUAL = ("capacity", "party")


class PreviewForm(LayoutForm):
    """The people of a list, one form a line, with what holds for all of them."""

    blocks = (Block([["usual_capacity", "usual_party"], ["cited"]]),)
    once = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages={"required": NOT_COMPLETE, "invalid": NOT_COMPLETE},
    )

    def __init__(
        self,
        data=None,
        *,
        record: Dialogue,
        user,
        reading: PastedPeople,
        before: tuple[PastedPeople, QueryDict] | None = None,
    ):
        """`before`: how the list was read before, and what was sent for that."""
        super().__init__(data, initial=_kept(before[1]) if before else {})
        self.record, self.user, self.listed = record, user, reading
        entries = list(record.entries.select_related("source"))
        if entries:
            self.fields["cited"] = _sources(entries)
        sides = before[0].side_edits(before[1]) if before else {}
        self.sides = [
            NewSideForm(
                data,
                number=number,
                record=record,
                user=user,
                initial={"name": name} | sides.get(name, {}),
            )
            for number, name in reading.new_sides.items()
        ]
        self.lines = list(self._lines(before[0].edits(before[1]) if before else {}))
        self._offer_usual()
        self.writing: forms.Form = self

    def _offer_usual(self) -> None:
        self.fields["usual_capacity"] = forms.ChoiceField(
            label="Capacity of lines that have none",
            required=False,
            choices=grouped_capacities(),
            help_text="For whom they spoke there, not what they were by career.",
        )
        parties = [(value, name) for value, name in self._side_choices()]
        self.fields["usual_party"] = forms.ChoiceField(
            label="Side of lines that have none",
            required=False,
            choices=[("", BLANK), *parties],
        )

    def _side_choices(self) -> Iterator[tuple[str, str]]:
        for party in self.listed.parties:
            yield party.key, party.name
        for side in self.sides:
            yield side.instance.key, f"{side.instance.name} (new)"

    def _lines(self, edits: Edits) -> Iterator[LineForm]:
        data = self._filled()
        starts = [
            {**self.listed.values(entry), **edits.get(place_of(entry), {})}
            for entry in self.listed.pasted.entries
        ]
        names = [
            data.get(f"line{index}-person", "") if data else start["person"]
            for index, start in enumerate(starts, start=1)
        ]
        offers = Offers(
            parties=[*self.listed.parties, *(side.instance for side in self.sides)],
            known=KnownPeople(self.record, self.user, names),
            functions=self.listed.functions,
        )
        first: dict[str, EarlierLine] = {}
        for index, entry in enumerate(self.listed.pasted.entries, start=1):
            key = name_key(names[index - 1])
            yield LineForm(
                data,
                index=index,
                entry=entry,
                offers=offers,
                earlier=first.get(key) if key else None,
                record=self.record,
                user=self.user,
                initial=starts[index - 1],
            )
            first.setdefault(key, EarlierLine(index, entry.line))

    def _filled(self):
        """What was sent, with the usual capacity and side in the lines without."""
        if not self.is_bound:
            return None
        data = self.data.copy()
        for index in range(1, len(self.listed.pasted.entries) + 1):
            for name in USUAL:
                usual, own = data.get(f"usual_{name}"), f"line{index}-{name}"
                if usual and not data.get(own):
                    data[own] = usual
        return data

    @property
    def kept(self) -> list[LineForm]:
        return [line for line in self.lines if not line.is_out]

    def is_valid(self) -> bool:
        valid = super().is_valid()
        parts = [part.is_valid() for part in (*self.kept, *self.used_sides())]
        if not parts:
            self.add_error(None, "Every line is left out. Keep one at least.")
        for line in self.kept:
            valid = self._earlier_is_there(line) and valid
        return valid and all(parts) and bool(parts)

    def _earlier_is_there(self, line: LineForm) -> bool:
        """Whether the line that names the same person is added as well."""
        if not line.same_as:
            return True
        earlier = self.lines[int(line.same_as) - 1]
        if earlier.is_out:
            words = f"Line {earlier.entry.line} is left out. Choose who is meant."
            line.add_error("person_is", words)
        return not earlier.is_out

    def used_sides(self) -> list[NewSideForm]:
        """The new sides that a line has: only they are made."""
        sent = {line["party"].value() for line in self.kept}
        return [side for side in self.sides if side.instance.key in sent]

    def faults(self) -> Iterator[tuple[str, forms.BoundField | None, str]]:
        """What keeps the list from being added: where, in which field, and why."""
        if not self.is_bound:
            return
        for part in (self, *self.used_sides(), *self.kept):
            where = getattr(part, "heading", "")
            for name, errors in part.errors.items():
                bound = part[name] if name in part.fields else None
                yield from ((where, bound, error) for error in errors)

    def save(self) -> list[Row]:
        """Add all lines as one change; none if they were added before."""
        return add_rows(
            dialogue_id=self.record.pk,
            by=self.user,
            of=Participation,
            once=self.cleaned_data["once"],
            rows=self._rows(),
        )

    def _rows(self) -> Iterator[NewRow]:
        for side in self.used_sides():
            self.writing = side
            yield NewRow(side.instance)
        for line in self.kept:
            self.writing = line
            line.make_authorities()
            if line.same_as:
                line.instance.person = self.lines[int(line.same_as) - 1].instance.person
            cited = self.cleaned_data.get("cited")
            yield NewRow(line.instance, many=line.lists(), cited=cited)

    def refuse_line(self, error: ValidationError) -> None:
        """Take in what the action refused, at the line that it was writing."""
        self.writing.refuse(error)


def _kept(data: QueryDict) -> dict[str, object]:
    """What was chosen for all lines, when they are read anew."""
    usual = {name: data.get(name, "") for name in ("usual_capacity", "usual_party")}
    return usual | {"cited": data.getlist("cited")}


def _sources(entries) -> PickManyField:
    field = PickManyField(
        label="Sources for every line",
        required=False,
        help_text="Those that name everybody on the list.",
    )
    field.offer(entries, value="key", label=entry_label)
    return field
