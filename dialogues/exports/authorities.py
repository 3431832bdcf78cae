"""People, organisations and conflicts of the dialogues, with their other names."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Case, F, Q, QuerySet, When

from dialogues import access
from dialogues.access import Reader
from dialogues.exports.column import CellKind, Column, always
from dialogues.exports.columns import field_of, remarks, renamed
from dialogues.exports.expressions import TEXT
from dialogues.exports.table import Table
from dialogues.models import (
    Conflict,
    Dialogue,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
)


def people_of(dialogues: QuerySet[Dialogue], reader: Reader) -> QuerySet[Person]:
    """Those who sit in one of the dialogues under a name that the reader may know."""
    return Person.objects.filter(access.people_named_in(dialogues.order_by(), reader))


def organisations_of(
    dialogues: QuerySet[Dialogue], reader: Reader
) -> QuerySet[Organisation]:
    """Those that act in one of the dialogues, as far as the reader may know."""
    acting = access.organisations_acting_in(dialogues.order_by(), reader)
    return Organisation.objects.filter(acting)


def conflicts_of(dialogues: QuerySet[Dialogue], reader: Reader) -> QuerySet[Conflict]:
    """Those that one of the dialogues is about."""
    chosen = dialogues.order_by().values("pk")
    about = Dialogue.conflicts.through.objects.filter(dialogue__in=chosen)
    return Conflict.objects.filter(pk__in=about.values("conflict"))


def names_of(
    model: type[PersonName] | type[OrganisationName],
    owners: Callable[[QuerySet[Dialogue], Reader], QuerySet[Any]],
) -> Callable[[QuerySet[Dialogue], Reader], QuerySet[Any]]:
    """The other names of those who belong to the dialogues."""

    def rows_for(dialogues: QuerySet[Dialogue], reader: Reader) -> QuerySet[Any]:
        found = {f"{model.owner}__in": owners(dialogues, reader).values("pk")}
        return model._default_manager.filter(**found)

    return rows_for


def _parent() -> Iterator[Column]:
    """The body of which it is a part, if the reader may know of that."""

    def column(name: str, attribute: str, help_text: str) -> Column:
        def expression_for(reader: Reader) -> Any:
            visible = Q(parent__isnull=False) & access.parents_told_to(reader)
            return Case(
                When(visible, then=F(f"parent__{attribute}")), output_field=TEXT
            )

        return Column(name, help_text, CellKind.TEXT, expression_for, "parent")

    help_text = field_of(Organisation, "parent").help_text
    yield column("parent_ref", "ref", f"{help_text} Its number.")
    yield column("parent_name", "name", f"{help_text} Its name.")


def _named(
    model: type[PersonName] | type[OrganisationName], *more: str
) -> tuple[Column, ...]:
    """The columns of other names: whose they are, and what they are."""
    owner = model.owner
    return (
        Column(
            f"{owner}_ref",
            f"Number of the {owner}: joins the table of them.",
            CellKind.TEXT,
            always(F(f"{owner}__ref")),
            "",
        ),
        Column(
            f"{owner}_name",
            "The name used on pages.",
            CellKind.TEXT,
            always(F(f"{owner}__name")),
            "",
        ),
        *remarks(model, "position", "name", "kind", "script", *more),
    )


PEOPLE = Table(
    name="people",
    one="person",
    many="people",
    row_is="a person who took part, where the name may be known",
    model=Person,
    columns=(
        *renamed(remarks(Person, "ref"), ref="person_ref"),
        *remarks(Person, "name", "wikidata", "note"),
    ),
    rows_for=people_of,
    key=("person_ref",),
    order=("ref",),
)

NAMES = Table(
    name="names",
    one="other name",
    many="other names",
    row_is="another name of a person: an alias, a script, a cover name",
    model=PersonName,
    columns=_named(PersonName),
    rows_for=names_of(PersonName, people_of),
    key=("person_ref", "name"),
    joins={"person_ref": ("people", "person_ref")},
    order=("person__ref", "position", "pk"),
)

ORGANISATIONS = Table(
    name="organisations",
    one="organisation",
    many="organisations",
    row_is="an organisation that acts in a dialogue",
    model=Organisation,
    columns=(
        *renamed(remarks(Organisation, "ref"), ref="organisation_ref"),
        *remarks(Organisation, "name", "kind", "country"),
        *_parent(),
        *remarks(Organisation, "wikidata", "note"),
    ),
    rows_for=organisations_of,
    key=("organisation_ref",),
    joins={"parent_ref": ("organisations", "organisation_ref")},
    order=("ref",),
)

ORGANISATION_NAMES = Table(
    name="organisation_names",
    one="other name",
    many="other names",
    row_is="another name of an organisation, with the time in which it was used",
    model=OrganisationName,
    columns=_named(OrganisationName, "used"),
    rows_for=names_of(OrganisationName, organisations_of),
    key=("organisation_ref", "name"),
    joins={"organisation_ref": ("organisations", "organisation_ref")},
    order=("organisation__ref", "position", "pk"),
)

CONFLICTS = Table(
    name="conflicts",
    one="conflict",
    many="conflicts",
    row_is="a conflict that a dialogue is about",
    model=Conflict,
    columns=(
        *renamed(remarks(Conflict, "ref"), ref="conflict_ref"),
        *remarks(Conflict, "name", "ucdp_id", "note"),
    ),
    rows_for=conflicts_of,
    key=("conflict_ref",),
    order=("ref",),
)
