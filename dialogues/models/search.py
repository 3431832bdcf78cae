"""The words of records as the search finds them: folded, each once, in tables apart.

What anybody may read who sees a record stands in one text a record. A name or a source
that not all of them may know has a text of its own, which points to what guards it.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

from django.db import models
from django.db.models.lookups import Lookup

from dialogues.models.dialogue import Dialogue
from dialogues.models.participation import Participation
from dialogues.models.source import Source

#: What a word of the text may begin with to be one word of a search.
Spellings: TypeAlias = Sequence[str]

#: How each database is asked for the beginning of a word, and for either of two.
SPELT = {"sqlite": ('"{}"*', " OR "), "postgresql": ("'{}':*", " | ")}


class WordsField(models.TextField):
    """Folded words between single spaces; looked up by `all_of` and `any_of` words."""


class _Words(Lookup):
    """Texts with words, each given by its spellings. Asks the full-text index."""

    joined_by: dict[str, str]
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Sequence[Spellings], connection: Any) -> Any:
        return "%s", [self.expression(value, connection.vendor)]

    def expression(self, words: Sequence[Spellings], vendor: str) -> str:
        spelt, either = SPELT[vendor]
        return self.joined_by[vendor].join(
            f"({either.join(map(spelt.format, word))})" for word in words
        )

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        options = self.lhs.target.model._meta
        row = f"{self._table(compiler)}.{options.pk.column}"
        index = f"{options.db_table}_words"
        _, params = self.process_rhs(compiler, connection)
        found = f"SELECT rowid FROM {index} WHERE {index} MATCH %s"  # noqa: S608
        return f"{row} IN ({found})", params

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        _, params = self.process_rhs(compiler, connection)
        return f"{self._table(compiler)}.vector @@ %s::tsquery", params

    def _table(self, compiler: Any) -> str:
        return compiler.quote_name_unless_alias(self.lhs.alias)


@WordsField.register_lookup
class AllOf(_Words):
    lookup_name = "all_of"
    joined_by = {"sqlite": " AND ", "postgresql": " & "}


@WordsField.register_lookup
class AnyOf(_Words):
    lookup_name = "any_of"
    joined_by = {"sqlite": " OR ", "postgresql": " | "}


@WordsField.register_lookup
class Has(AllOf):
    """As `all_of`, for texts that are found otherwise: the index is not asked."""

    lookup_name = "has"

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        text, params = self.process_lhs(compiler, connection)
        begun = [[f" {spelling}" for spelling in word] for word in self.rhs]
        has = f"instr(' ' || {text}, %s)"
        every = (f"({' OR '.join([has] * len(word))})" for word in begun)
        asked = (each for word in begun for start in word for each in (*params, start))
        return " AND ".join(every), list(asked)


class OpenText(models.Model):
    """The words of a record that whoever sees it may read."""

    dialogue = models.OneToOneField(
        Dialogue, models.CASCADE, primary_key=True, related_name="open_text"
    )
    words = WordsField(blank=True, editable=False)

    def __str__(self):
        return f"Words of {self.dialogue_id}"


class GuardedText(models.Model):
    """The words of one stay or one source that not everybody may know."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="guarded_texts")
    participation = models.ForeignKey(
        Participation, models.CASCADE, null=True, related_name="guarded_texts"
    )
    source = models.ForeignKey(
        Source, models.CASCADE, null=True, related_name="guarded_texts"
    )
    words = WordsField(blank=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "participation"], name="guardedtext_of_stay_once"
            ),
            models.UniqueConstraint(
                fields=["dialogue", "source"], name="guardedtext_of_source_once"
            ),
            models.CheckConstraint(
                condition=models.Q(participation__isnull=False, source__isnull=True)
                | models.Q(participation__isnull=True, source__isnull=False),
                name="guardedtext_of_one",
            ),
        ]

    def __str__(self):
        return f"Guarded words of {self.dialogue_id}"
