"""Organisations: what they did for the dialogue, and what is asked of new ones."""

from dialogues.actions.named import new_organisation
from dialogues.forms.base import Block, RowForm, model_field
from dialogues.forms.lookups import OrganisationLookup
from dialogues.forms.naming import LookupsMixin
from dialogues.forms.new_names import NameLinesMixin
from dialogues.forms.picks import BLANK, PickField, PickManyField, like
from dialogues.models import Organisation, OrganisationRole, Term

OF_NEW = ("new_kind", "new_country", "new_parent", "new_wikidata", "new_note")


class NewOrganisationMixin(NameLinesMixin, LookupsMixin):
    """Asks of an organisation that is new here: kind, country, other names."""

    names_have_dates = True
    parent = OrganisationLookup(
        "new_parent",
        "Part of",
        "The body of which it is a part: name or number of one that has a record.",
        makes_new=False,
    )

    def current(self, lookup):
        is_set = lookup.name == "organisation" and self.instance.organisation_id
        return self.instance.organisation if is_set else None

    def ask_of_new(self) -> Block:
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
        return Block(
            [
                ["new_kind", "new_country"],
                ["new_parent"],
                ["new_parent_is"],
                *self.add_name_lines("organisation"),
                ["new_wikidata"],
                ["new_note"],
            ],
            title="An organisation that is new here: kind, country, other names",
            folded=True,
        )

    def clean(self):
        cleaned = super().clean()
        self.settle_lookups()
        self.settle_names("organisation")
        named = self.named.get("organisation")
        if named and (named.record or not named.name):
            self._refuse_words_on_new(cleaned, named.record)
        return cleaned

    def _refuse_words_on_new(self, cleaned, known) -> None:
        said = (
            "This organisation has a record already, and only curators change "
            "it. Leave this empty."
            if known
            else "Write the name of the organisation, or leave this empty."
        )
        typed = [name for name in OF_NEW if cleaned.get(name)]
        for name in [*typed, *self.typed_names("organisation")]:
            self.add_error(name, said)

    def make_authorities(self):
        named = self.named["organisation"]
        is_new = named.name and not named.record
        self.instance.organisation = self._new(named.name) if is_new else named.record

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


class OrganisationRoleForm(NewOrganisationMixin, RowForm):
    many = ("roles",)
    lookups = (
        OrganisationLookup(
            "organisation",
            "Organisation",
            "Its name, or its number: O00012.",
            required=True,
        ),
        NewOrganisationMixin.parent,
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
        self.blocks = (
            Block([["organisation"], ["organisation_is"], ["roles"], ["start", "end"]]),
            Block([["note"]]),
            self.ask_of_new(),
            Block([["cited"]]),
        )
