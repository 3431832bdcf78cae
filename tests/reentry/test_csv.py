"""The files tell of a record entered anew what they tell of the original."""

import pytest
from django.contrib.auth.models import AnonymousUser

from dialogues.models import Dialogue
from tests.exports.files import OF_DIALOGUES, file_for, rows_of
from tests.reentry.comparing import counted
from tests.reentry.desks import FormDesk
from tests.reentry.hand import Hand
from tests.reentry.originals import seen_by
from tests.reentry.typed import Original
from tests.workspace.entering import fill, saved, url_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection")]

#: Numbers, and what tells of the day of publication and of who entered it.
OF_THE_ENTRY = {"id", "dialogue_ref", "slug", "version", "changed_at", "public_from"}
#: Stretches and citations name turning points by keys, which count from elsewhere.
TELLING = ["dialogues", *(set(OF_DIALOGUES) - {"episodes", "citations"})]
WHY = "Both sides were where they were."


def publish(client, record, author, curator) -> None:
    """By the forms of the review, once the checklist has what it asks for."""
    client.force_login(author)
    for move in record.moves.all():
        more = {"cited": ["s1"]} if move.kind == "opening" else {}
        url = url_of(record, "turning-points", move.key)
        saved(fill(client, url, justification=WHY, **more))
    saved(fill(client, url_of(record, "step", "send")))
    client.force_login(curator)
    saved(fill(client, url_of(record, "step", "publish")))


def told_of(ref: str, table: str) -> list[dict[str, str]]:
    """The rows of a record in a file as anybody gets it, without numbers."""
    rows = [
        {name: cell for name, cell in row.items() if name not in OF_THE_ENTRY}
        for row in rows_of(file_for(AnonymousUser(), table))
        if row["dialogue_ref"] == ref
    ]
    if table == "moves":
        first = rows[0]["move"]
        return [{**row, "move": counted(row["move"], first)} for row in rows]
    return rows


@pytest.mark.by_turns("10 s")
@pytest.mark.slow("enters Oslo, publishes it and writes every file twice")
def test_the_files_tell_the_same_of_oslo_entered_anew(ada, cora, client):
    original = Dialogue.objects.get(slug="oslo-channel")
    made = Hand(FormDesk(ada), Original(original), seen_by(ada)).enter()
    publish(client, made, ada, cora)
    for table in TELLING:
        before, after = told_of(original.ref, table), told_of(made.ref, table)
        if table == "moves":
            after = without_what_the_checklist_asked(after)
        assert before or table == "attendance", table
        assert after == before, table


def without_what_the_checklist_asked(rows) -> list[dict[str, str]]:
    """The collection is older than the checklist: an opening there cites nothing."""
    opening, *others = ({**row, "justification": ""} for row in rows)
    return [{**opening, "sources": ""}, *others]
