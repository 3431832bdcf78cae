"""What organisations did for the dialogue."""

from dialogues.actions.named import new_organisation
from dialogues.forms.base import Block, RowForm, model_field
from dialogues.forms.lookups import OrganisationLookup
from dialogues.forms.naming import LookupsMixin
from dialogues.forms.new_names import NameLinesMixin
from dialogues.forms.picks import BLANK, PickField, PickManyField, like
from dialogues.models import Organisation, OrganisationRole, Term

OF_NEW = ("new_kind", "new_country", "new_parent", "new_wikidata", "new_note")


class OrganisationRoleForm(NameLinesMixin, LookupsMixin, RowForm):
    names_have_dates = True
    many = ("roles",)
    lookups = (
        OrganisationLookup(
            "organisation",
            "Organisation",
            "Its name, or its number: O00012.",
            required=True,
        ),
        OrganisationLookup(
            "new_parent",
            "Part of",
            "The body of which it is a part: name or number of one that has a record.",
            makes_new=False,
        ),
    )

    class Meta:
        model = OrganisationRole
        fields = ("roles", "start", "end", "note")

    def __init__(self, data=None, **kw):
        super().__init__(data, **kw)
        roles = like(self.fields["roles"], PickManyField)
        roles.offer(Term.objects.filter(vocabulary="organisation_role"), value="code")
        self.fields["roles"] = roles
        self.add_lookups()
        self._ask_of_new()

    def current(self, lookup):
        is_set = lookup.name == "organisation" and self.instance.organisation_id
        return self.instance.organisation if is_set else None

    def _ask_of_new(self) -> None:
        columns = Organisation._meta
        kind = like(columns.get_field("kind").formfield(), PickField)
        kind.offer(
            Term.objects.filter(vocabulary="organisation_kind"),
            value="code",
            blank=BLANK,
        )
        self.fields["new_kind"] = kind
        self.fields["new_country"] = columns.get_field("country").formfield()
        for name, label in (
            ("wikidata", "Wikidata item"),
            ("note", "What tells it from others of the same name"),
        ):
            field = model_field(Organisation, name, label=label)
            self.fields[f"new_{name}"] = field
        self.blocks = blocks(self.add_name_lines("organisation"))

    def clean(self):
        cleaned = super().clean()
        self.settle_lookups()
        self.settle_names("organisation")
        named = self.named.get("organisation")
        if named and named.record:
            self._refuse_words_on_known(cleaned)
        return cleaned

    def _refuse_words_on_known(self, cleaned) -> None:
        typed = [name for name in OF_NEW if cleaned.get(name)]
        for name in [*typed, *self.typed_names("organisation")]:
            self.add_error(
                name,
                "This organisation has a record already, and only curators change "
                "it. Leave this empty.",
            )

    def make_authorities(self):
        named = self.named["organisation"]
        self.instance.organisation = named.record or self._new(named.name)

    def _new(self, name: str) -> Organisation:
        typed = self.cleaned_data
        return new_organisation(
            by=self.user,
            name=name,
            others=self.typed_names("organisation").values(),
            kind=typed["new_kind"],
            country=typed["new_country"],
            parent=self.record_for("new_parent"),
            wikidata=typed["new_wikidata"],
            note=typed["new_note"],
        )


def blocks(name_lines: list[list[str]]) -> tuple[Block, ...]:
    """How the fields stand: which body, what it did, and what is asked of a new one."""
    return (
        Block([["organisation"], ["organisation_is"], ["roles"], ["start", "end"]]),
        Block([["note"]]),
        Block(
            [
                ["new_kind", "new_country"],
                ["new_parent"],
                ["new_parent_is"],
                *name_lines,
                ["new_wikidata"],
                ["new_note"],
            ],
            title="An organisation that is new here: kind, country, other names",
            folded=True,
        ),
        Block([["cited"]]),
    )
