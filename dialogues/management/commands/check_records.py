"""Re-run every rule over the database and say what is wrong."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import ForeignKey, Model, QuerySet

from dialogues.actions.derive import (
    DerivedDifference,
    derive,
    derive_bounds,
    read_record_chain,
)
from dialogues.documents import document_of, load_record, save_revision
from dialogues.documents.shape import ROWS
from dialogues.models import Dialogue, PublicState, Revision


class Command(BaseCommand):
    help = (
        "Check rows, references, the chain of turning points, derived columns and "
        "revisions of every record. --repair mends what is derived, and only that."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "refs", nargs="*", help="record numbers such as D00025; all unless told"
        )
        parser.add_argument(
            "--repair",
            action="store_true",
            help="write derived columns and missing revisions anew",
        )

    def handle(self, *args, refs=(), repair=False, **options):
        faults = repaired = checked = 0
        for pk, ref in records(refs).values_list("pk", "ref"):
            record = load_record(pk)
            checked += 1
            for sentence in faults_of(record):
                faults += 1
                self.stdout.write(f"{ref} {sentence}")
            for sentence in self.derived(record, repair):
                repaired += 1
                self.stdout.write(f"{ref} {sentence}")
        self.stdout.write(self.summary(checked, faults, repaired, repair))
        if faults or (repaired and not repair):
            raise CommandError("Some records are not right.")

    def summary(self, checked, faults, repaired, repair) -> str:
        verb = "repaired" if repair else "to repair"
        return (
            f"{checked} records checked, {faults} faults in what was entered, "
            f"{repaired} derived values {verb}."
        )

    def derived(self, record: Dialogue, repair: bool) -> Iterator[str]:
        """What is wrong with derived values; written anew only when repairing."""
        differences: list[DerivedDifference] = []
        with transaction.atomic():
            for row in rows_of(record):
                wrong_days = derive_bounds(row, row.key)
                if wrong_days:
                    row.save()
                differences.extend(wrong_days)
            for wrong in [*differences, *derive(record, record)]:
                yield (
                    f"{wrong.where} {wrong.column} is {wrong.stored!r}, "
                    f"should be {wrong.right!r}."
                ).strip()
            if missing := missing_revision(record):
                yield missing
                if repair:
                    save_revision(
                        ref=record.ref,
                        document=document_of(record),
                        by=None,
                        why="Stored by check_records",
                    )
            if repair:
                PublicState.move_on()
            else:
                transaction.set_rollback(True)


def records(refs: list[str]) -> QuerySet[Dialogue]:
    """The records with these numbers, or all; an unknown number is an error."""
    every = Dialogue.objects.order_by("ref")
    found = every.filter(ref__in=refs) if refs else every
    if unknown := set(refs) - set(found.values_list("ref", flat=True)) if refs else ():
        raise CommandError(f"There is no record {', '.join(sorted(unknown))}.")
    return found


def faults_of(record: Dialogue) -> Iterator[str]:
    """Faults of what people entered: rows against their fields, the chain."""
    for instance in [record, *rows_of(record)]:
        try:
            # Constraints and keys are not asked about again: no stored row is
            # against one.
            instance.full_clean(
                exclude=keys_of(type(instance)),
                validate_unique=False,
                validate_constraints=False,
            )
        except ValidationError as error:
            key = getattr(instance, "key", "")
            for field, messages in error.message_dict.items():
                yield f"{key} {field}: {' '.join(messages)}".strip()
    for problem in read_record_chain(record).faults:
        yield f"{problem.key} {problem.sentence}".strip()
    for citation in record.citations.all():
        statement = citation.statement
        own = {citation.entry.dialogue_id}
        if statement is not None:
            own.add(statement.dialogue_id)
        if own != {record.pk}:
            yield f"{citation.key} cites across records."


def keys_of(model: type[Model]) -> set[str]:
    """The foreign keys of a model that may point to any row of the other table."""
    return {
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and not field.get_limit_choices_to()
    }


def rows_of(record: Dialogue) -> Iterator:
    for part in ROWS:
        yield from getattr(record, part.name).all()


def missing_revision(record: Dialogue) -> str:
    """A sentence if the last revision is not the record as it stands; else ""."""
    last = Revision.objects.filter(ref=record.ref).order_by("-number").first()
    if last is None:
        return "has no revision."
    if last.document != document_of(record):
        return f"differs from its revision {last.number}."
    return ""
