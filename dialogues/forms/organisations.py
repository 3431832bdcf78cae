"""What organisations did for the dialogue."""

from django import forms

from dialogues.actions.named import new_organisation
from dialogues.forms.base import Block, RowForm
from dialogues.forms.lookups import OrganisationLookup
from dialogues.forms.naming import LookupsMixin
from dialogues.forms.people import OtherNamesField
from dialogues.forms.picks import BLANK, PickField, PickManyField, like
from dialogues.models import Organisation, OrganisationRole, Term
from dialogues.models.fields import validate_line
from dialogues.models.names import validate_name

OF_NEW = ("organisation_native", "organisation_aliases", "new_kind", "new_country")


class OrganisationRoleForm(LookupsMixin, RowForm):
    many = ("roles",)
    lookups = (
        OrganisationLookup(
            "organisation",
            "Organisation",
            "Its name, or its number: O00012.",
            required=True,
        ),
    )
    blocks = (
        Block([["organisation"], ["organisation_is"], ["roles"], ["start", "end"]]),
        Block([["note"]]),
        Block(
            [
                ["new_kind", "new_country"],
                ["organisation_native"],
                ["organisation_aliases"],
            ],
            title="An organisation that is new here: kind, country, other names",
            folded=True,
        ),
        Block([["cited"]]),
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
        return self.instance.organisation if self.instance.organisation_id else None

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
        self.fields["organisation_native"] = forms.CharField(
            label="Name in its own script",
            required=False,
            max_length=300,
            validators=[validate_line, validate_name],
            widget=forms.TextInput(attrs={"dir": "auto"}),
        )
        self.fields["organisation_aliases"] = OtherNamesField(
            label="Other names", help_text="One on a line."
        )

    def clean(self):
        cleaned = super().clean()
        self.settle_lookups()
        named = self.named.get("organisation")
        if named and named.record:
            self._refuse_words_on_known(cleaned)
        return cleaned

    def _refuse_words_on_known(self, cleaned) -> None:
        for name in OF_NEW:
            if cleaned.get(name):
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
        names = [typed["organisation_native"], *typed["organisation_aliases"]]
        return new_organisation(
            by=self.user,
            name=name,
            others=filter(None, names),
            kind=typed["new_kind"],
            country=typed["new_country"],
        )
