"""One change of a record: locked, allowed, checked, derived, stored as a revision."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from dialogues.access import NotEditable
from dialogues.actions.derive import derive, read_record_chain
from dialogues.choices import ReviewStatus
from dialogues.documents import document_of, load_record, save_revision
from dialogues.models import Dialogue, Revision
from dialogues.rules import chain
from dialogues.rules.problems import Problem


class StaleVersion(Exception):
    """Somebody changed the same thing after the form was opened.

    `changed_in` is the version of their change, `revision` who made it and when.
    """

    def __init__(self, *, changed_in: int, revision: Revision | None):
        self.changed_in, self.revision = changed_in, revision
        super().__init__(f"Changed in version {changed_in}.")


class ChainFault(ValidationError):
    """The turning points would no longer follow from one another."""

    def __init__(self, read: chain.Chain, end: str):
        self.problems: tuple[Problem, ...] = read.faults
        self.turns, self.end = [step.turn for step in read.steps], end
        super().__init__(
            [ValidationError(each.sentence, code=each.code) for each in self.problems]
        )

    def fixes_for(self, problem: Problem) -> list[chain.Fix]:
        """The changes of one row that would fix one of the problems."""
        return chain.fixes_for(self.turns, problem, end=self.end)


@contextmanager
def changing(*, dialogue_id: int, by: User, why: str = "") -> Iterator[Dialogue]:
    """Lock a record for one change and finish it when the block ends well.

    Raises Dialogue.DoesNotExist if `by` may not see it, NotEditable if `by` may
    not change it, ChainFault if the turning points are wrong afterwards. Whatever is
    raised, nothing has changed.
    """
    with transaction.atomic():
        record = _locked(dialogue_id, by)
        if not Dialogue.objects.editable_by(by).filter(pk=record.pk).exists():
            raise NotEditable(record)
        record.version += 1
        yield record
        finish(record, by=by, why=why)


def _locked(dialogue_id: int, by: User) -> Dialogue:
    # Two queries: PostgreSQL does not lock rows of a query with a subquery union.
    Dialogue.objects.visible_to(by).only("pk").get(pk=dialogue_id)
    return Dialogue.objects.select_for_update().get(pk=dialogue_id)


def finish(
    record: Dialogue, *, by: User, why: str = "", seal: bool | None = None
) -> None:
    """Check the chain, write derived columns, save, store the revision.

    `seal` None: a draft goes on in the same revision, anything else starts one.
    """
    record.changed_at = timezone.now()
    record.save()
    loaded = load_record(record.pk)
    read = read_record_chain(loaded)
    if read.faults:
        raise ChainFault(read, record.end)
    derive(record, loaded)
    drafting = record.review_status in (ReviewStatus.DRAFT, ReviewStatus.RETURNED)
    save_revision(
        ref=record.ref,
        document=document_of(loaded),
        by=by,
        why=why,
        seal=not drafting if seal is None else seal,
    )


def refuse_stale(*, ref: str, changed_in: int, opened_at: int) -> None:
    """Raise StaleVersion if a thing changed after its form was opened."""
    if changed_in > opened_at:
        last = Revision.objects.filter(ref=ref).order_by("-number").first()
        raise StaleVersion(changed_in=changed_in, revision=last)
