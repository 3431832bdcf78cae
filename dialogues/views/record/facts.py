"""The grid of facts above the sections: what the record says in a line or two."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dialogues.choices import (
    LINK_INVERSE,
    DisclosureRule,
    Interaction,
    LinkKind,
    OfficialRelations,
)
from dialogues.models import Dialogue, OrganisationRole
from dialogues.rules import edtf
from dialogues.views.record.evidence import Evidence, Mark, host_of
from dialogues.views.record.gaps import gap

#: Roles that have a place in the grid; all roles stand in the table of organisations.
CONVENING = ("convenor", "co_convenor", "facilitator", "mediator", "chair", "organiser")
PAYING = ("host", "co_host", "funder", "sponsor", "co_sponsor")


@dataclass(frozen=True, slots=True)
class Line:
    """One value: its words, what it leads to, what supports it, its place."""

    text: str
    url: str = ""
    key: str = ""
    note: str = ""
    host: str = ""
    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fact:
    """A term with its values, or with the reason why there is none."""

    term: str
    lines: list[Line]
    missing: str = ""


def facts(
    record: Dialogue, evidence: Evidence, visible: Mapping[int, Dialogue]
) -> list[Fact]:
    """The facts of a record; `visible` are the dialogues that the user may see."""
    return [
        _fact(record, "Countries", "countries", _countries(record)),
        _fact(record, "Secrecy", "secrecy_periods", _secrecy(record, evidence)),
        *_organisations(record, evidence),
        _fact(record, "Purpose", "purposes", _terms(record.purposes.all())),
        _fact(record, "Form", "forms", _terms(record.forms.all())),
        _fact(record, "Outcome", "outcomes", _outcomes(record, evidence)),
        *_conduct(record),
        *_links(record, evidence, visible),
    ]


def _fact(record: Dialogue, term: str, name: str, lines: Iterable[Line]) -> Fact:
    return Fact(term, list(lines), gap(record.missing.get(name)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _terms(terms) -> list[Line]:
    words = ", ".join(term.label for term in terms)
    return [Line(_capital(words))] if words else []


def _countries(record: Dialogue) -> list[Line]:
    names = ", ".join(country.label for country in record.countries.all())
    return [Line(names)] if names else []


def _secrecy(record: Dialogue, evidence: Evidence) -> Iterable[Line]:
    for row in record.secrecy_periods.all():
        words = f"{row.get_level_display()} {since_until(row.start, row.end)}".strip()
        yield Line(words, key=row.key, note=row.note, marks=evidence.marks(row))


def since_until(start: str, end: str) -> str:
    """ "from May 1993 to 1994", "until 1994"; "" where no date is stated."""
    open_end = end in ("", "..")
    if start in ("", ".."):
        return "" if open_end else f"until {edtf.words(end)}"
    began = f"from {edtf.words(start)}"
    return began if open_end else f"{began} to {edtf.words(end)}"


def _organisations(record: Dialogue, evidence: Evidence) -> Iterable[Fact]:
    rows = list(record.organisation_roles.all())
    for codes, otherwise in (
        (CONVENING, "Convenor, facilitator"),
        (PAYING, "Host, funder"),
    ):
        there = [row for row in rows if _roles(row, codes)]
        labels = dict.fromkeys(label for row in there for label in _roles(row, codes))
        term = _capital(", ".join(labels)) or otherwise
        lines = [
            Line(row.organisation.name, marks=evidence.marks(row)) for row in there
        ]
        yield _fact(record, term, "organisation_roles", lines)


def _roles(row: OrganisationRole, codes: Iterable[str]) -> list[str]:
    return [term.label for term in row.roles.all() if term.code in codes]


def _outcomes(record: Dialogue, evidence: Evidence) -> Iterable[Line]:
    for row in record.outcomes.all():
        words = [_capital(row.title), edtf.words(row.date)]
        if row.pax_id:
            words.append(f"PA-X {row.pax_id}")
        yield Line(
            ", ".join(filter(None, words)),
            url=row.url,
            key=row.key,
            note=row.note,
            host=host_of(row.url),
            marks=evidence.marks(row),
        )


def _conduct(record: Dialogue) -> Iterable[Fact]:
    """How people met and by which rule, as far as it is coded or said to be missing."""
    series = {True: "Meant as a series", False: "Not meant as a series", None: ""}
    for term, name, words in (
        ("Interaction", "interaction", _label(Interaction, record.interaction)),
        (
            "Official relations when it opened",
            "official_relations",
            _label(OfficialRelations, record.official_relations),
        ),
        (
            "Rule of disclosure",
            "disclosure_rule",
            _label(DisclosureRule, record.disclosure_rule),
        ),
        ("Series", "is_series", series[record.is_series]),
    ):
        if words or name in record.missing:
            yield _fact(record, term, name, [Line(words)] if words else [])


def _label(choices, value: str) -> str:
    return choices(value).label if value else ""


def _links(
    record: Dialogue, evidence: Evidence, visible: Mapping[int, Dialogue]
) -> Iterable[Fact]:
    """Links by kind, those of other records read from this side."""
    lines: dict[LinkKind, list[Line]] = {}
    told = set()
    for row in record.links.all():
        kind = LinkKind(row.kind)
        other = visible.get(row.other_dialogue_id)
        if row.other_dialogue_id and other is None:
            continue  # a record that this user may not know of
        told.add((kind, row.other_dialogue_id))
        lines.setdefault(kind, []).append(
            Line(
                _dated(other.title if other else row.other_title, row.date),
                url=other.get_absolute_url() if other else "",
                key=row.key,
                note=row.note,
                marks=evidence.marks(row),
            )
        )
    for row in record.links_from_others.all():
        kind, other = LINK_INVERSE[LinkKind(row.kind)], visible.get(row.dialogue_id)
        if other is None or (kind, other.pk) in told:
            continue
        line = Line(_dated(other.title, row.date), url=other.get_absolute_url())
        lines.setdefault(kind, []).append(line)
    return [Fact(kind.label, lines[kind]) for kind in LinkKind if kind in lines]


def _dated(title: str, date: str) -> str:
    return f"{title}, {edtf.words(date)}" if date else title
