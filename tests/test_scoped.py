"""Who reads protected rows asks the rules of `dialogues.access` first.

Outside the models, the actions and the rules nobody takes rows of a guarded model from
its manager but by a verb that names the reader; what does so all the same is named here
with its reason.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = settings.BASE_DIR / "dialogues"
#: Models of which a visible record holds rows that not every reader may know.
GUARDED = {
    "Attendance",
    "Citation",
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
#: What may follow `objects`: each names who reads.
VERBS = {
    "visible_to",
    "visible_among",
    "numbered_for",
    "nameable_by",
    "masked_for",
    "named_to",
    "told_to",
    "of",
}
#: These write rows, keep the rules, or serve curators and the command line alone.
FREE = {"access", "actions", "admin", "management", "migrations", "models", "synthetic"}
EXCEPTIONS = {
    "documents/revisions.py Revision": "writes the next revision",
    "exports/authorities.py Organisation": "filtered by the rule as it stands",
    "exports/authorities.py Person": "filtered by the rule as it stands",
    "filters/same_stay.py Participation": "capacity and function are told of any stay",
    "forms/kinds.py Citation": "of a record that its editor changes",
    "forms/meetings.py Organisation": "hosts that the form has found or holds",
    "forms/pasted_people.py Person": "those whom the editor has chosen",
    "forms/pasted_people.py PersonName": "of people who are visible",
    "search/finding.py GuardedText": "filtered by the rule as it stands",
    "search/passages.py Participation": "for the index: who reads hands them in",
    "search/passages.py SourceEntry": "for the index: who reads hands them in",
    "views/authorities/organisations.py Organisation": "keys, asked again by the rule",
    "views/authorities/people.py Participation": "keys, asked again by the rule",
    "views/authorities/sources.py Citation": "keys, asked again by the rule",
    "views/authorities/sources.py SourceEntry": "in records that the user may see",
    "views/denied.py RemovedRow": "of a record whose editor asks for the row",
    "views/review.py ReviewEvent": "curators read them all",
    "views/sources.py SourceEntry": "counted in records that the user may see",
    "views/workspace.py Citation": "gaps of the user's own records",
    "views/workspace.py ReviewEvent": "the last remark on the user's own records",
    "views/workspace.py SourceEntry": "gaps of the user's own records",
}


def unscoped(tree: ast.AST) -> Iterator[str]:
    """The guarded models whose manager is used by another verb."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Attribute) and is_manager(node.value)):
            continue
        model = node.value.value  # type: ignore[attr-defined]
        if (
            isinstance(model, ast.Name)
            and model.id in GUARDED
            and node.attr not in VERBS
        ):
            yield model.id


def is_manager(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in (
        "objects",
        "_default_manager",
    )


def found() -> set[str]:
    return {
        f"{path.relative_to(ROOT).as_posix()} {model}"
        for path in sorted(Path(ROOT).rglob("*.py"))
        if path.relative_to(ROOT).parts[0] not in FREE
        for model in unscoped(ast.parse(path.read_text("utf-8")))
    }


def test_guarded_rows_are_read_by_a_rule():
    assert sorted(found() - set(EXCEPTIONS)) == []


def test_every_exception_is_one():
    assert sorted(set(EXCEPTIONS) - found()) == []


def test_an_unscoped_manager_is_seen():
    for text in ("Source.objects.all()", "Link._default_manager.filter(pk=1)"):
        assert list(unscoped(ast.parse(text))), text
    assert not list(unscoped(ast.parse("Source.objects.visible_to(user)")))
