"""Who reads protected rows asks the rules of `dialogues.access` first.

Outside the models, the actions and the rules nobody takes rows of a guarded model but
by a verb that names the reader: not from its manager, not from that of a model which a
variable holds, not from a list of a record. Rows that anybody may read who may see
their record are taken together with it. What does otherwise is named here with its
reason.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR / "dialogues"
#: Models of which a visible record holds rows that not every reader may know.
GUARDED = {
    "Attendance",
    "Citation",
    "Conflict",
    "Dialogue",
    "GuardedText",
    "Link",
    "Organisation",
    "OrganisationName",
    "Participation",
    "Person",
    "PersonName",
    "RemovedRow",
    "ReviewEvent",
    "Revision",
    "SavedFilter",
    "Source",
    "SourceEntry",
}
#: The lists of a record with such rows.
LISTS = {
    "attendance",
    "citations",
    "entries",
    "links",
    "participations",
    "removed_rows",
    "review_events",
}
#: Everybody may read these, and they tell of no record.
OPEN = {"RefCounter", "Term"}
#: What may follow: each names who reads.
VERBS = {
    "editable_by",
    "masked_for",
    "nameable_by",
    "named_to",
    "numbered_for",
    "of",
    "removed_by",
    "to_review_by",
    "told_to",
    "visible_among",
    "visible_to",
    "worked_on_by",
}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
#: These write rows, keep the rules, or serve curators and the command line alone.
FREE = {"access", "actions", "admin", "management", "migrations", "models", "synthetic"}
#: By reason: the file and what it takes; a model, or the words for one, or a list.
EXCEPTIONS = {
    "a condition on records that the question begins with as `visible_to`": {
        "filters/authorities.py Conflict",
        "filters/bodies.py Meeting.hosts.through",
        "filters/bodies.py OrganisationRole",
        "filters/bodies.py Party",
        "filters/conflicts.py Dialogue",
        "filters/conflicts.py Episode",
        "filters/dialogues.py Dialogue.conflicts.through",
        "filters/dialogues.py DialogueCountry",
        "filters/dialogues.py Episode",
        "filters/dialogues.py SecrecyPeriod",
        "filters/disagreement.py Disagreement",
        "filters/disagreement.py TrackClaim",
        "filters/facets/counts.py Dialogue.conflicts.through",
        "filters/facets/counts.py DialogueCountry",
        "filters/facets/counts.py SecrecyPeriod",
        "filters/facets/counts.py model",
        "filters/facets/left.py Dialogue",
        "filters/facets/moves.py Move",
        "filters/facets/values.py self.model",
        "filters/moves.py Dialogue",
        "filters/moves.py Dialogue.conflicts.through",
        "filters/moves.py DialogueCountry",
        "filters/same_move.py Move",
        "filters/seats.py Episode",
        "filters/vocabularies.py TIES[name]",
    },
    "capacity and function are told of any stay": {
        "filters/same_stay.py Participation",
    },
    "filtered by the rule as it stands": {
        "codebook/examples.py related",
        "codebook/public.py carrier",
        "documents/writing.py Dialogue",
        "documents/writing.py shape.model",
        "exports/authorities.py Conflict",
        "exports/authorities.py Organisation",
        "exports/authorities.py Person",
        "exports/authorities.py model",
        "exports/dialogues.py Dialogue",
        "exports/table.py model",
        "search/finding.py GuardedText",
        "views/record/evidence.py citations",
        "views/record/evidence.py entries",
        "views/record/meetings.py attendance",
        "views/record/page.py links",
        "views/record/against.py links",
        "views/record/related.py links",
    },
    "keys that a rule let through, or that one is asked about afterwards": {
        "api/paging.py Dialogue",
        "filters/facets/values.py OTHER_NAMES[self.name]",
        "filters/listing.py others",
        "forms/pasted_people.py Person",
        "forms/pasted_people.py PersonName",
        "lookup/cards.py model",
        "lookup/finding.py model",
        "lookup/finding.py others",
        "search/finding.py OpenText",
        "views/authorities/conflicts.py Dialogue",
        "views/authorities/organisations.py Dialogue",
        "views/authorities/organisations.py Organisation",
        "views/authorities/parts.py kind.model",
        "views/authorities/people.py Dialogue",
        "views/authorities/people.py Participation",
        "views/authorities/sources.py Citation",
        "views/authorities/sources.py SourceEntry",
        "views/browse.py Dialogue",
        "views/first_move_up.py Move",
        "views/moves.py Move",
        "views/record/page.py Dialogue",
        "views/sources.py SourceEntry",
    },
    "of a record on which the user works": {
        "documents/reading.py model",
        "forms/attendance.py attendance",
        "forms/evidence.py entries",
        "forms/kinds.py Citation",
        "forms/meetings.py Organisation",
        "forms/meetings.py attendance",
        "forms/paste_preview.py entries",
        "forms/series.py Meeting",
        "forms/sources.py entries",
        "views/evidence.py citations",
        "views/evidence.py entries",
        "views/moves.py entries",
        "views/paste.py participations",
        "views/row_removal.py relation.related_model",
        "views/sources.py entries",
        "views/workspace.py Citation",
        "views/workspace.py SourceEntry",
    },
    "for the index and for revisions, which no reader reads as they are": {
        "documents/revisions.py Revision",
        "search/index.py model",
        "search/passages.py Dialogue",
        "search/passages.py Participation",
        "search/passages.py SourceEntry",
        "search/passages.py model",
        "search/passages.py others",
    },
}


def unscoped(tree: ast.AST) -> Iterator[str]:
    """What is taken by another verb, and not together with the records of the rows."""
    with_records = {
        node.func
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and names_records(node)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or node.attr in VERBS:
            continue
        taken_from = node.value
        if not isinstance(taken_from, ast.Attribute):
            continue
        if taken_from.attr in LISTS:
            yield taken_from.attr
        if taken_from.attr in MANAGERS:
            model = ast.unparse(taken_from.value)
            if model in GUARDED or node not in with_records and model not in OPEN:
                yield model


def names_records(call: ast.Call) -> bool:
    """Whether rows are filtered by the records to which they belong."""
    is_filter = isinstance(call.func, ast.Attribute) and call.func.attr == "filter"
    return is_filter and any(
        {"dialogue", "dialogue__in"} & {given.arg, (given.arg or "").partition("__")[2]}
        for given in call.keywords
    )


def found() -> set[str]:
    return {
        f"{path.relative_to(ROOT).as_posix()} {taken}"
        for path in sorted(Path(ROOT).rglob("*.py"))
        if path.relative_to(ROOT).parts[0] not in FREE
        for taken in unscoped(ast.parse(path.read_text("utf-8")))
    }


@pytest.fixture(scope="module")
def taken():
    return found()


def test_guarded_rows_are_read_by_a_rule(taken):
    assert sorted(taken - set().union(*EXCEPTIONS.values())) == []


def test_every_exception_is_one(taken):
    assert sorted(set().union(*EXCEPTIONS.values()) - taken) == []


@pytest.mark.parametrize(
    "text",
    [
        "Source.objects.all()",
        "Link._default_manager.filter(pk=1)",
        "Link.objects.filter(dialogue__in=seen)",
        "Move.objects.filter(kind='opening')",
        "model._default_manager.all()",
        "self.model.objects.in_bulk(keys)",
        "Move.objects.exclude(dialogue=record)",
        "Dialogue.conflicts.through.objects.all()",
        "record.review_events.first()",
    ],
)
def test_what_no_rule_was_asked_about_is_seen(text):
    assert list(unscoped(ast.parse(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Source.objects.visible_to(user)",
        "model.objects.visible_to(user)",
        "Move.objects.filter(dialogue__in=seen)",
        "Meeting.hosts.through.objects.filter(meeting__dialogue__in=seen)",
        "record.links.told_to(user)",
        "Term.objects.all()",
    ],
)
def test_what_a_rule_was_asked_about_is_let_through(text):
    assert not list(unscoped(ast.parse(text)))
