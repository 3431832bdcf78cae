"""A record to its document: plain values, nothing derived, empty fields left out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any, TypeGuard, TypeVar

from django.db import models

from dialogues import access
from dialogues.documents.shape import AUTHORITIES, DIALOGUE, ROWS, ListShape, ModelShape
from dialogues.models import Attendance, Dialogue, Organisation, Row, Term
from dialogues.models.refs import Referenced

AnyModel = TypeVar("AnyModel", bound=models.Model)

EMPTY: Sequence[object] = (None, "", [], {})


def reference(related: Referenced | Term | Row) -> str | dict[str, str]:
    """How a document points to another record, a term or a row.

    Records are named beside their number, for people who read the document; reading
    it back goes by the number alone.
    """
    if isinstance(related, Referenced):
        return {"ref": related.ref, "name": str(related)}
    if isinstance(related, Term):
        return related.code
    return related.key


def _plain(instance: models.Model, name: str) -> Any:
    field = instance._meta.get_field(name)
    if field.many_to_many:
        return [reference(each) for each in getattr(instance, name).all()]
    value = getattr(instance, name)
    if isinstance(value, Referenced | Term | Row):
        return reference(value)
    return value.isoformat() if isinstance(value, date) else value


def _row(instance: models.Model, shape: ModelShape) -> dict[str, Any]:
    row = {name: _plain(instance, name) for name in shape.fields}
    for part in shape.lists:
        rows = getattr(instance, part.name).all()
        row[part.name] = [_row(each, part.shape) for each in rows]
    return {name: value for name, value in row.items() if value not in EMPTY}


def _points_to_row(field: models.Field) -> TypeGuard[models.ForeignKey]:
    return isinstance(field, models.ForeignKey) and issubclass(
        field.remote_field.model, Row
    )


def _relations(shape: ModelShape) -> Iterable[models.Field]:
    """The fields of a shape that point to other records and to terms."""
    fields = (shape.field(name) for name in shape.fields)
    return [f for f in fields if f.is_relation and not _points_to_row(f)]


def _joined(queryset: models.QuerySet[Any], shape: ModelShape) -> models.QuerySet[Any]:
    """The queryset that loads what its rows point to in the same query."""
    single = [f.name for f in _relations(shape) if not f.many_to_many]
    # Without a name Django would join every key that is never empty.
    return queryset.select_related(*single) if single else queryset


def _rows_of(shape: ModelShape) -> models.QuerySet[Any]:
    return _joined(shape.model._default_manager.all(), shape)


def _prefetches(shape: ModelShape, path: str = "") -> Iterable[str | models.Prefetch]:
    for field in _relations(shape):
        if field.many_to_many or not path:
            yield path + field.name
    for part in shape.lists:
        yield models.Prefetch(path + part.name, _rows_of(part.shape))
        yield from _prefetches(part.shape, f"{path}{part.name}__")


def prefetched(
    queryset: models.QuerySet[AnyModel],
    shape: ModelShape,
    rows: Sequence[ListShape] = (),
) -> models.QuerySet[AnyModel]:
    """The queryset with everything that its documents need, in few queries.

    Rows that point to other rows of their record are joined by `_join_rows`.
    """
    names = list(_prefetches(shape))
    for part in rows:
        names.append(models.Prefetch(part.name, _rows_of(part.shape)))
        names.extend(_prefetches(part.shape, f"{part.name}__"))
    return queryset.prefetch_related(*names)


def _join_rows(owner: models.Model, parts: Sequence[ListShape]) -> None:
    """Point rows to one another in memory: all of a record's own are loaded."""
    own = [(part.shape, [*_all(owner, part)]) for part in parts]
    inner = [
        (part.shape, [each for row in rows for each in _all(row, part)])
        for shape, rows in own
        for part in shape.lists
    ]
    there = {(type(row), row.pk): row for _, rows in own for row in rows}
    for shape, rows in [*own, *inner]:
        for field in filter(_points_to_row, map(shape.field, shape.fields)):
            for row in rows:
                pointed = field.remote_field.model, getattr(row, field.attname)
                if pointed in there:
                    field.set_cached_value(row, there[pointed])


def _all(owner: models.Model, part: ListShape) -> Iterable[models.Model]:
    return getattr(owner, part.name).all()


def load_record(pk: int) -> Dialogue:
    """A record with all its rows, which point to one another, read once.

    Its lists say what is stored now, and go on saying it after later changes.
    """
    loaded = prefetched(Dialogue.objects.all(), DIALOGUE, ROWS).get(pk=pk)
    _join_rows(loaded, ROWS)
    return loaded


def full_document(dialogue: Dialogue) -> dict[str, Any]:
    """The record as one document with every name in it: for revisions, not for readers.

    A field that is absent is empty. Rows stand in their order.
    """
    return document_of(load_record(dialogue.pk))


def document_of(loaded: Dialogue) -> dict[str, Any]:
    """The document of a record that `load_record` has read."""
    document = _row(loaded, DIALOGUE)
    for part in ROWS:
        rows = [_row(each, part.shape) for each in _all(loaded, part)]
        if rows:
            document[part.name] = rows
    return document


def document_for(user: access.Reader, dialogue: Dialogue) -> dict[str, Any]:
    """The record as this user may read it: names and sources masked by `access`."""
    document = full_document(dialogue)
    named = _keys(dialogue.participations.nameable_by(user))
    _mask_rows(document, "participations", named, access.SHOWN_OF_WITHHELD, "name")
    known = _keys(dialogue.entries.named_to(user))
    _mask_rows(document, "entries", known, access.SHOWN_OF_WITHHELD_SOURCE, "title")
    for name, told in (
        ("links", dialogue.links.told_to(user)),
        ("citations", dialogue.citations.told_to(user)),
    ):
        _keep_rows(document, name, "key", _keys(told))
    there = _there(user, dialogue)
    for meeting in document.get("meetings", ()):
        _keep_rows(meeting, "attendance", "participation", there[meeting["key"]])
    _drop_unseen_dialogues(document, user)
    return document


def _there(user: access.Reader, dialogue: Dialogue) -> Mapping[str, set[str]]:
    """The keys of the stays of which the user may know that they were at a meeting."""
    rows = Attendance.objects.told_to(user).filter(meeting__dialogue=dialogue)
    there = defaultdict(set)
    for meeting, stay in rows.values_list("meeting__key", "participation__key"):
        there[meeting].add(stay)
    return there


def _keep_rows(
    document: dict[str, Any], name: str, by: str, told: AbstractSet[str]
) -> None:
    """Leave out the other rows of a list; a list of which nothing is left, too."""
    rows = [row for row in document.pop(name, ()) if row[by] in told]
    if rows:
        document[name] = rows


def _keys(rows: models.QuerySet[Any]) -> set[str]:
    return set(rows.values_list("key", flat=True))


def _drop_unseen_dialogues(document: dict[str, Any], user: access.Reader) -> None:
    """Leave out, of turning points, the dialogues that the user may not know of."""
    moves = [row for row in document.get("moves", ()) if "other_dialogue" in row]
    named = {row["other_dialogue"]["ref"] for row in moves}
    seen = Dialogue.objects.visible_to(user).filter(ref__in=named)
    refs = set(seen.values_list("ref", flat=True))
    for row in moves:
        if row["other_dialogue"]["ref"] not in refs:
            del row["other_dialogue"]


def _mask_rows(
    document: dict[str, Any],
    name: str,
    open_keys: AbstractSet[str],
    shown: AbstractSet[str],
    label: str,
) -> None:
    words = {"name": access.NAME_WITHHELD, "title": access.SOURCE_WITHHELD}[label]
    for index, row in enumerate(document.get(name, ())):
        if row["key"] not in open_keys:
            kept = {field: row[field] for field in row if field in shown}
            document[name][index] = {**kept, label: words}


def authority_document(authority: Referenced) -> dict[str, Any]:
    """A person, an organisation, a conflict or a source as one document."""
    shape = AUTHORITIES[str(authority._meta.model_name)]
    itself = shape.model._default_manager.filter(pk=authority.pk)
    (document,) = authority_documents(itself)
    return document


def authority_documents(authorities: models.QuerySet[Any]) -> list[dict[str, Any]]:
    """The documents of authorities of one kind, in as many queries as that of one."""
    shape = AUTHORITIES[str(authorities.model._meta.model_name)]
    loaded = prefetched(_joined(authorities, shape), shape)
    return [_row(each, shape) for each in loaded]


def authority_for(user: access.Reader, authority: Referenced) -> dict[str, Any]:
    """The authority as this user may read it: no body that it may not know of."""
    document = authority_document(authority)
    if isinstance(authority, Organisation):
        # Asked where there is none, too: else the time would tell of a hidden one.
        key = authority.parent_id or 0
        parent = Organisation.objects.visible_to(user).filter(pk=key)
        if not parent.exists():
            document.pop("parent", None)
    return document
