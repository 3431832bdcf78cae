"""Every field that a document can hold is written by some form; the rest says why not.

What is typed into the forms is read back from the documents, not from the forms.
"""

from collections import defaultdict

import pytest
from django.conf import settings

from dialogues.documents import authority_document, full_document
from dialogues.documents.shape import AUTHORITIES, DIALOGUE, ROWS, ModelShape
from dialogues.forms.kinds import KINDS
from dialogues.forms.overview import OverviewForm
from dialogues.models import Conflict, Organisation, Person, Source
from tests.compiled import read_yaml
from tests.reentry import full
from tests.reentry.desks import FormDesk, looked_up
from tests.workspace.entering import vocabularies

pytestmark = pytest.mark.django_db

COUNTED = "given by the record"
NO_REASON = "no value of such a row is asked a reason for"
CURATORS = "curators write it, in the admin"
NOT_WRITTEN = {
    **{("dialogue", name): COUNTED for name in ("ref", "slug")},
    **{(part.name, "key"): COUNTED for part in ROWS},
    **{
        (part.name, "missing"): NO_REASON
        for part in ROWS
        if part.name not in ("participations", "meetings")
    },
    **{(name, "ref"): COUNTED for name in AUTHORITIES},
    **{("conflict", name): CURATORS for name in ("ucdp_id", "note")},
}


@pytest.fixture
def entered(ada):
    """The record of `full`, entered by the forms; beside it the first one there is."""
    vocabularies()
    desk = FormDesk(ada)
    begun = {"start": "1992-12-04", "first_track": "2"}
    desk.begin(begun | {"title": "Other talks"})
    new = {"title": full.OVERVIEW["title"], "new_conflict": "Conflict of the shores"}
    record = desk.begin(begun | new)
    for slug, typed in full.ROWS:
        record.refresh_from_db()
        desk.enter(record, slug, looked_up(typed), {})
    record.refresh_from_db()
    desk.change_overview(record, full.OVERVIEW)
    return record


def written(shape: ModelShape, name: str, rows, found: dict[str, set[str]]) -> None:
    for row in rows:
        found[name] |= set(row)
        for part in shape.lists:
            written(part.shape, f"{name}.{part.name}", row.get(part.name, ()), found)


def fields_of(shape: ModelShape, name: str) -> set[tuple[str, str]]:
    inner = (fields_of(part.shape, f"{name}.{part.name}") for part in shape.lists)
    return {(name, field) for field in shape.fields}.union(*inner)


def test_every_field_of_a_record_is_written_by_a_form(entered, ada):
    document = full_document(entered)
    found: dict[str, set[str]] = defaultdict(set)
    written(DIALOGUE, "dialogue", [document], found)
    for part in ROWS:
        written(part.shape, part.name, document.get(part.name, ()), found)
    # The overview is opened once more with nothing in it but reasons.
    gaps = {f"missing_{name}": "not_known" for name in full.GAPS}
    FormDesk(ada).change_overview(entered, emptied() | gaps)
    after = full_document(entered)
    assert set(after["missing"]) == set(full.GAPS)
    found["dialogue"] |= set(after)

    shapes = {"dialogue": DIALOGUE} | {part.name: part.shape for part in ROWS}
    assert lacking(shapes, found) == said_of(shapes)


def lacking(shapes: dict[str, ModelShape], found) -> set[tuple[str, str]]:
    whole = set().union(*(fields_of(shape, name) for name, shape in shapes.items()))
    return {each for each in whole if each[1] not in found[each[0]]}


def said_of(shapes: dict[str, ModelShape]) -> set[tuple[str, str]]:
    """The fields of which it is said why no form writes them."""
    return {
        (name, field)
        for (name, field), why in NOT_WRITTEN.items()
        if name.partition(".")[0] in shapes and why is not COUNTED
    }


def emptied() -> dict:
    """The overview with all taken out of it but its title."""
    empty = {
        name: [] if isinstance(value, list) else ""
        for name, value in full.OVERVIEW.items()
        if name not in ("title", "title_kind_1")
    }
    return empty | {"is_series": "unknown"}


@pytest.mark.parametrize("model", [Person, Organisation, Conflict, Source])
def test_every_field_of_what_a_record_names_is_written_by_a_form(entered, model):
    name = model._meta.model_name
    shape = AUTHORITIES[name]
    found: dict[str, set[str]] = defaultdict(set)
    documents = [authority_document(each) for each in model.objects.all()]
    written(shape, name, documents, found)
    shapes = {name: shape}
    assert lacking(shapes, found) == said_of(shapes)


def test_every_reason_that_the_collection_gives_can_be_given_in_a_form():
    offered = {
        kind.model._meta.label_lower: set(kind.form.gaps) for kind in KINDS.values()
    } | {"dialogues.dialogue": set(OverviewForm.gaps)}
    kept = set()
    for path in (settings.BASE_DIR / "fixtures").rglob("*.yaml"):
        for row in read_yaml(path):
            reasons = row["fields"].get("missing") or {}
            kept |= {(row["model"], name) for name in reasons}
    assert kept, "The collection gives some reasons."
    assert {each for each in kept if each[1] not in offered[each[0]]} == set()
