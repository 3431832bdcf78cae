"""Fields that know our rules: plain text without hidden characters, EDTF dates."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, URLValidator
from django.db import models

from dialogues.choices import Missing
from dialogues.rules import edtf

#: Characters that reverse or hide text: Unicode's embeddings, overrides, isolates.
#: The joiners U+200C and U+200D stay: Persian and Urdu names need them.
REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
PROSE_LENGTH = 20_000


def hidden_character(text: str, *, allowed: str = "") -> str:
    """Name the first control or reordering character of a text, or return "".

    Half of a pair of surrogates counts as a control character.
    """
    for character in text:
        kind = unicodedata.category(character)
        control = kind in ("Cc", "Cs") and character not in allowed
        if control or REORDERING.match(character):
            return unicodedata.name(character, f"U+{ord(character):04X}")
    return ""


def _refuse_hidden(text: str, allowed: str = "") -> None:
    if name := hidden_character(text, allowed=allowed):
        raise ValidationError(
            "This text holds a character that cannot be seen (%(name)s). Remove it.",
            code="hidden_character",
            params={"name": name},
        )


def validate_line(text: str) -> None:
    """Refuse control characters, line breaks and reordering characters."""
    _refuse_hidden(text)


def validate_prose(text: str) -> None:
    """Refuse control and reordering characters; line breaks and tabs are fine."""
    _refuse_hidden(text, allowed="\n\r\t")


def validate_edtf(text: str) -> None:
    """Refuse what is not a date in the Extended Date/Time Format."""
    try:
        edtf.read(text)
    except edtf.EdtfError as error:
        raise ValidationError(str(error), code=error.code) from error


def validate_reasons(missing: object) -> None:
    """Refuse what is not a reason under the name of each empty field."""
    reasons = missing.values() if isinstance(missing, dict) else ["none"]
    if not set(map(str, reasons)) <= set(Missing.values):
        raise ValidationError(
            "Reasons for gaps are written {“field”: “reason”}. The reasons are "
            "%(reasons)s.",
            code="odd_reason",
            params={"reasons": ", ".join(Missing.values)},
        )


class LineField(models.CharField):
    """One line of text, 300 characters unless told."""

    default_validators = [validate_line]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 300)
        super().__init__(*args, **kwargs)


class ProseInput(forms.CharField):
    """Takes the line breaks of browsers, which send two characters, as one."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class ProseField(models.TextField):
    """Some sentences of text, never longer than a reader would read."""

    default_validators = [validate_prose, MaxLengthValidator(PROSE_LENGTH)]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        usual = {"max_length": PROSE_LENGTH, "form_class": ProseInput}
        return super().formfield(**{**usual, **kwargs})


class AddressField(models.CharField):
    """An address on the web: http or https, nothing that a link could run."""

    default_validators = [URLValidator(["http", "https"])]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 1000)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)


class EdtfField(models.CharField):
    """A date as entered, in EDTF, with its bounds in two derived columns.

    A field `date` brings `date_earliest` and `date_latest` (dates, NULL where open
    or not known), written whenever the row is saved. ISO 8601-2:2019, levels 0 to 2.
    """

    default_validators = [validate_edtf]
    bounds_help = "Derived from the date as entered; never edited."

    def __init__(self, *args, bounds: bool = True, **kwargs):
        self.bounds = bounds
        kwargs.setdefault("max_length", 100)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        # A migration names the two columns itself, so they must not be added twice.
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "bounds": False}

    def contribute_to_class(self, cls, name, private_only=False):
        super().contribute_to_class(cls, name, private_only)
        if not self.bounds or cls._meta.abstract:
            return
        for edge in ("earliest", "latest"):
            column = models.DateField(
                f"{self.verbose_name or name}, {edge} day",
                null=True,
                blank=True,
                editable=False,
                help_text=self.bounds_help,
            )
            column.contribute_to_class(cls, f"{name}_{edge}")

    def pre_save(self, model_instance, add):
        text = super().pre_save(model_instance, add)
        self.write_bounds(model_instance)
        return text

    def write_bounds(self, instance) -> None:
        """Set the two derived columns of an instance from its date as entered."""
        earliest, latest = edtf.bounds(getattr(instance, self.attname))
        setattr(instance, f"{self.attname}_earliest", earliest)
        setattr(instance, f"{self.attname}_latest", latest)
