"""The grid of facts above the sections: what the record says in a line or two."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import slugify

from dialogues.choices import DisclosureRule, Interaction, OfficialRelations
from dialogues.models import Dialogue, OrganisationRole
from dialogues.rules import edtf
from dialogues.views.record.evidence import CitationMark, Evidence
from dialogues.views.record.gaps import gap

#: Roles that have a place in the grid; all roles stand in the table of organisations.
CONVENING = ("convenor", "co_convenor", "facilitator", "mediator", "chair", "organiser")
PAYING = ("host", "co_host", "funder", "sponsor", "co_sponsor")


@dataclass(frozen=True, slots=True)
class FactLine:
    """One value: its words, what it leads to, what supports it, its place."""

    text: str
    url: str = ""
    key: str = ""
    note: str = ""
    marks: list[CitationMark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fact:
    """A term with its values, or with the reason why there is none.

    `anchor` is its place in the page, where its values have none of their own.
    """

    term: str
    lines: list[FactLine]
    missing: str = ""
    anchor: str = ""


def facts(record: Dialogue, evidence: Evidence) -> list[Fact]:
    return [
        _fact(record, "Countries", "countries", _countries(record)),
        _fact(record, "Secrecy", "secrecy_periods", _secrecy(record, evidence)),
        *_organisations(record, evidence),
        _fact(record, "Purpose", "purposes", _terms(record.purposes.all())),
        _fact(record, "Form", "forms", _terms(record.forms.all())),
        _fact(record, "Outcome", "outcomes", _outcomes(record)),
        *_conduct(record),
    ]


def _fact(record: Dialogue, term: str, name: str, lines: Iterable[FactLine]) -> Fact:
    found = list(lines)
    anchor = "" if any(line.key for line in found) else f"fact-{slugify(term)}"
    return Fact(term, found, gap(record.missing.get(name)), anchor)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _terms(terms) -> list[FactLine]:
    words = ", ".join(term.label for term in terms)
    return [FactLine(_capital(words))] if words else []


def _countries(record: Dialogue) -> list[FactLine]:
    names = ", ".join(country.label for country in record.countries.all())
    return [FactLine(names)] if names else []


def _secrecy(record: Dialogue, evidence: Evidence) -> Iterable[FactLine]:
    for row in record.secrecy_periods.all():
        words = f"{row.get_level_display()} {since_until(row.start, row.end)}".strip()
        yield FactLine(words, key=row.key, note=row.note, marks=evidence.marks(row))


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
            FactLine(row.organisation.name, marks=evidence.marks(row)) for row in there
        ]
        yield _fact(record, term, "organisation_roles", lines)


def _roles(row: OrganisationRole, codes: Iterable[str]) -> list[str]:
    return [term.label for term in row.roles.all() if term.code in codes]


def _outcomes(record: Dialogue) -> Iterable[FactLine]:
    for row in record.outcomes.all():
        words = filter(None, [_capital(row.title), edtf.words(row.date)])
        yield FactLine(", ".join(words), url=f"#{row.key}")


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
            yield _fact(record, term, name, [FactLine(words)] if words else [])


def _label(choices, value: str) -> str:
    return choices(value).label if value else ""
