"""Write the records of this database as the fixtures of the project."""

from collections.abc import Iterable
from pathlib import Path

import yaml
from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management.base import BaseCommand
from django.db.models import NOT_PROVIDED, Model

from dialogues.documents.shape import AUTHORITIES, ROWS
from dialogues.models import (
    Dialogue,
    DrawnRef,
    PublicState,
    RefCounter,
    SavedFilter,
    Term,
)

#: Columns that belong to one installation, not to the collection.
LOCAL = frozenset(
    {"created_by", "editors", "once", "changed_at", "version", "changed_in"}
)


def numbers() -> Iterable[Model]:
    """The numbers given; states of pages and saved filters are its own."""
    own = (PublicState.prefix, SavedFilter.ref_prefix)
    yield from RefCounter.objects.exclude(prefix__in=own).order_by("prefix")
    drawn = DrawnRef.objects.exclude(ref__startswith=SavedFilter.ref_prefix)
    yield from drawn.order_by("ref")


class Command(BaseCommand):
    help = (
        "Write authorities, records and their rows to fixtures/: rows in one file a "
        "dialogue, natural keys, empty fields left out. For adding a case for good."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--to",
            type=Path,
            default=settings.BASE_DIR / "fixtures",
            help="folder to write to",
        )

    def handle(self, *args, to: Path, **options):
        authorities, rows_folder = to / "authorities", to / "rows"
        for folder in (authorities, rows_folder):
            folder.mkdir(parents=True, exist_ok=True)
        write(authorities / "terms.yaml", Term.objects.order_by("vocabulary", "code"))
        write(authorities / "numbers.yaml", numbers())
        for name, shape in AUTHORITIES.items():
            records = shape.model._default_manager.order_by("ref")
            rows = (row for record in records for row in with_lists(record, shape))
            write(authorities / f"{plural(name)}.yaml", rows)
        dialogues = Dialogue.objects.order_by("ref")
        write(to / "dialogues.yaml", dialogues)
        for record in dialogues:
            write(rows_folder / f"{record.slug}.yaml", rows_of(record))
        self.stdout.write(f"Wrote {Dialogue.objects.count()} dialogues to {to}.")


def plural(name: str) -> str:
    return {"person": "people"}.get(name, f"{name}s")


def with_lists(instance: Model, shape) -> Iterable[Model]:
    yield instance
    for part in shape.lists:
        for each in getattr(instance, part.name).all():
            yield from with_lists(each, part.shape)


def rows_of(record: Dialogue) -> Iterable[Model]:
    yield from record.names.all()
    yield from record.countries.all()
    for part in ROWS:
        for row in getattr(record, part.name).all():
            yield from with_lists(row, part.shape)
    yield from record.episodes.all()


def write(path: Path, rows: Iterable[Model]) -> None:
    """Write rows as a fixture that `loaddata` reads; values left out are empty."""
    plain = serializers.serialize(
        "python",
        rows,
        use_natural_foreign_keys=True,
        use_natural_primary_keys=True,
    )
    for row in plain:
        row["fields"] = {
            # PostgreSQL keeps the keys of a JSON value in an order of its own.
            name: dict(sorted(value.items())) if isinstance(value, dict) else value
            for name, value in row["fields"].items()
            if name not in LOCAL and not is_default(row["model"], name, value)
        }
    with path.open("w", encoding="utf-8") as file:
        yaml.safe_dump(
            simple(plain), file, allow_unicode=True, sort_keys=False, width=88
        )


def is_default(model: str, name: str, value) -> bool:
    field = apps.get_model(model)._meta.get_field(name)
    if field.many_to_many:
        return not value
    if field.default is NOT_PROVIDED:
        return value in (None, "")
    return value == field.get_default()


def simple(value):
    """Lists for tuples and plain strings for choices, which YAML can write."""
    if isinstance(value, dict):
        return {key: simple(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [simple(each) for each in value]
    return str(value) if isinstance(value, str) else value
