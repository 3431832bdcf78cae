"""What an action refuses is said in the form, at its field where it has one."""

import pytest
from django.core.exceptions import ValidationError

from dialogues.actions.records import create_record
from dialogues.forms.record import NewDialogueForm
from tests.workspace.entering import said

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]


def test_refusals_of_one_field_and_of_the_whole(ben):
    form = NewDialogueForm({}, user=ben)
    form.refuse(ValidationError({"title": "Not this title."}))
    form.refuse(ValidationError({"slug": "Not this address."}))
    form.refuse(ValidationError("Not now."))
    assert "Not this title." in form.errors["title"]
    assert form.non_field_errors() == ["Not this address.", "Not now."]


def test_the_number_of_another_authors_form_is_refused(client, ada, ben):
    form = NewDialogueForm(user=ben)
    once = form["once"].value()
    create_record(
        by=ada, title="Tides", conflict=None, start="1993", first_track="2", once=once
    )
    client.force_login(ben)
    typed = {"title": "Mine", "start": "1993", "first_track": "2", "once": once}
    response = client.post("/workspace/new/", typed)
    assert response.status_code == 422
    assert said(response)
    assert "Tides" not in response.content.decode()
