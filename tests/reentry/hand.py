"""What a researcher types to enter one record: its document, form by form."""

from collections.abc import Mapping
from typing import Any

from dialogues.forms.kinds import KINDS
from dialogues.forms.overview import OverviewForm
from dialogues.models import STATEMENTS, Dialogue, name_key
from tests.reentry.typed import Original, in_order_of_keys, other_names, plain

#: The kinds of rows in the order in which they are entered, by their lists.
ORDER = (
    "entries",
    "organisation_roles",
    "parties",
    "moves",
    "participations",
    "meetings",
    "track_claims",
    "secrecy_periods",
    "outcomes",
    "links",
    "disagreements",
)
KIND_OF = {kind.list_name: kind for kind in KINDS.values()}


class Hand:
    """Enters a record from its document at a desk.

    `refs` says which records there are already, by their numbers in the document;
    what is not there is made by the forms and then stands in it.
    """

    def __init__(self, desk, original: Original, refs: dict[str, str]):
        self.desk, self.original, self.refs = desk, original, refs
        self.document = original.document

    def enter(self, *, citations_apart: bool = False) -> Dialogue:
        """The whole record; sources ticked on their rows, or cited one by one."""
        self.citations_apart = citations_apart
        self._begin_others()
        self.record = self._begin()
        for name in ORDER:
            for row in in_order_of_keys(self.document.get(name, ())):
                self._enter_row(name, row)
        if citations_apart:
            for row in self.document.get("citations", ()):
                self._send("citations", self._citation(row))
        self._overview()
        return Dialogue.objects.get(pk=self.record.pk)

    def _begin(self) -> Dialogue:
        opening = self._opening()
        typed = {
            "title": self.document["title"],
            "start": opening["date"],
            "first_track": opening["to_track"],
        }
        conflict, *others = self.document["conflicts"]
        assert not others
        if here := self.refs.get(conflict["ref"]):
            return self.desk.begin(typed | {"conflict": here})
        return self.desk.begin(typed | {"new_conflict": conflict["name"]})

    def _begin_others(self) -> None:
        """Other records that this one names and that are not there: begun, no more."""
        for ref, named in self.original.named.items():
            if ref.startswith(Dialogue.ref_prefix) and ref not in self.refs:
                self.refs[ref] = self.desk.begin(named).ref

    def _opening(self):
        return next(m for m in self.document["moves"] if m["kind"] == "opening")

    def _enter_row(self, name: str, row: Mapping[str, Any]) -> None:
        slug = KIND_OF[name].slug
        typed, answers = self._typed(slug, row)
        if name == "moves" and row is self._opening():
            opening = self.record.moves.get()
            return self.desk.change(self._fresh(), slug, opening, typed)
        made = self._send(slug, typed, answers)
        assert made.key == row["key"] or name == "moves"
        for field in ("person", "organisation", "source"):
            if named := row.get(field):
                self.refs[named["ref"]] = getattr(made, field).ref
        return None

    def _send(self, slug: str, typed, answers=None):
        return self.desk.enter(self._fresh(), slug, typed, answers or {})

    def _fresh(self) -> Dialogue:
        return Dialogue.objects.get(pk=self.record.pk)

    def _typed(self, slug: str, row: Mapping[str, Any]):
        """The fields of a row, and the answers to what they may raise."""
        typed = plain(KINDS[slug].form_for_new._meta.fields, row)
        answers: dict[str, str] = {}
        for name in row.get("missing", ()):
            typed[f"missing_{name}"] = row["missing"][name]
        statement = next(
            (n for n, model in STATEMENTS.items() if model is KINDS[slug].model), ""
        )
        if statement and not self.citations_apart:
            typed["cited"] = self._cited(statement, row["key"])
        more = getattr(self, f"_{slug.replace('-', '_')}", None)
        if more:
            more(row, typed, answers)
        return typed, answers

    def _cited(self, statement: str, key: str) -> list[str]:
        rows = self.document.get("citations", ())
        return [cited["entry"] for cited in rows if cited.get(statement) == key]

    # What is typed beside the columns of each kind of row

    def _sources(self, row, typed, answers) -> None:
        source = self._named(row["source"])
        for name, value in source.items():
            if name != "ref":
                typed["source_note" if name == "note" else name] = str(value)
        answers["same_as"] = self.refs.get(source["ref"], "new")

    def _participants(self, row, typed, answers) -> None:
        self._name("person", row, typed, answers)
        self._name("organisation", row, typed, answers)
        person = row.get("person")
        if person and person["ref"] not in self.refs:
            typed |= other_names("person", self._named(person))

    def _organisations(self, row, typed, answers) -> None:
        self._name("organisation", row, typed, answers)
        organisation = row.get("organisation")
        if organisation and organisation["ref"] not in self.refs:
            new = self._named(organisation)
            typed["new_kind"] = new.get("kind", "")
            typed["new_country"] = new.get("country", "")
            typed |= other_names("organisation", new)

    def _parties(self, row, typed, answers) -> None:
        self._organisations(row, typed, answers)

    def _meetings(self, row, typed, answers) -> None:
        typed["form_of_interaction"] = typed.pop("form")
        typed["hosts"] = [self.refs[host["ref"]] for host in row.get("hosts", ())]
        for there in row.get("attendance", ()):
            key = there["participation"]
            typed[f"presence_{key}"] = there["presence"]
            typed[f"presence_note_{key}"] = there.get("note", "")

    def _turning_points(self, row, typed, answers) -> None:
        self._other(row, typed, answers)

    def _links(self, row, typed, answers) -> None:
        self._other(row, typed, answers)

    def _other(self, row, typed, answers) -> None:
        title = row.get("other_title", "")
        if title:
            typed["other"], answers["other_is"] = title, f"new:{name_key(title)}"
        else:
            self._name("other_dialogue", row, typed, answers, "other")

    def _name(self, field, row, typed, answers, typed_as="") -> None:
        """Every second record by its number, the others by name and an answer."""
        typed_as = typed_as or field
        if named := row.get(field):
            here, is_even = self.refs.get(named["ref"]), int(row["key"][1:]) % 2 == 0
            typed[typed_as] = here if here and is_even else named["name"]
            answers[f"{typed_as}_is"] = here or f"new:{name_key(named['name'])}"

    def _named(self, reference) -> Mapping[str, Any]:
        return self.original.named[reference["ref"]]

    def _citation(self, row) -> dict[str, Any]:
        statement = next((name for name in STATEMENTS if name in row), "")
        typed = plain(("entry", "locator", "stance", "value_given", "note"), row)
        key = row.get(statement, "")
        if statement == "move":
            key = self._move_here(key)
        field = row.get("field", "")
        speaks_of = f"{statement or 'record'}.{field}" if field else ""
        return typed | {"statement": key, "speaks_of": speaks_of}

    def _move_here(self, key: str) -> str:
        """The collection counts from its opening, m0; a new record has it as m1."""
        first = int(self._opening()["key"][1:])
        return f"m{int(key[1:]) - first + 1}"

    def _overview(self) -> None:
        fields = [name for name in OverviewForm._meta.fields if name != "conflicts"]
        typed = plain(fields, self.document)
        for name, why in self.document.get("missing", {}).items():
            typed[f"missing_{name}"] = why
        self.desk.change_overview(self._fresh(), typed)
        self._lines("names", {"name": "title_name", "kind": "title_kind"})
        self._lines("countries", {"code": "country_code", "label": "country_label"})

    def _lines(self, part: str, fields: Mapping[str, str]) -> None:
        """A list of the overview, line by line: saved where the form has no more."""
        typed: dict[str, str] = {}
        for number, row in enumerate(self.document.get(part, ()), start=1):
            line = {f"{name}_{number}": row.get(f, "") for f, name in fields.items()}
            if not self.desk.offers_in_overview(self._fresh(), next(iter(line))):
                self.desk.change_overview(self._fresh(), typed)
                typed = {}
            typed |= line
        self.desk.change_overview(self._fresh(), typed)
