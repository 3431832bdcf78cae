"""Rules as conditions on rows, moved along the ways between rows."""

from collections.abc import Collection
from typing import Any, TypeAlias

from django.apps import apps
from django.db.models import Q, QuerySet

#: Not `Q()`: an empty Q disappears when it is or-ed with another.
EVERYTHING = Q(pk__isnull=False)
NOTHING = Q(pk__in=())


def through(rule: Q, path: str) -> Q:
    """A rule about records, for the rows that lead to them by a path.

    Who may know all records may know all rows, also those that lead to none: where
    such rows are a question of their own, ask for them beside the rule.
    """
    if rule is EVERYTHING:
        return rule

    def moved(child: Any) -> Any:
        if isinstance(child, Q):
            return through(child, path)
        name, value = child
        return f"{path}__{name}", value

    found = Q(*map(moved, rule.children), _connector=rule.connector)
    return ~found if rule.negated else found


#: Primary keys to which a rule may confine itself, where only they are in question.
Among: TypeAlias = Collection[int] | None


def rows_of(model: str) -> QuerySet[Any, Any]:
    """All rows of a model: the models stand above this module."""
    return apps.get_model("dialogues", model)._default_manager.all()


def confined(rows: QuerySet[Any, Any], field: str, among: Among) -> QuerySet[Any, Any]:
    """The rows about these records alone; all rows where none are told."""
    if among is None:
        return rows
    # By primary key as well: else SQLite begins with all dialogues that the user sees.
    confined = {f"{field}__in": among}
    about = rows.model._default_manager.filter(**confined)
    return rows.filter(pk__in=about.values("pk"), **confined)
