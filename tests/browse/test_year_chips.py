"""A span of years stands among the chips in words, on both lists."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("contexts")]


@pytest.mark.parametrize("address", ["/dialogues/", "/moves/"])
def test_years_in_use_are_chips(client, address):
    filterset = client.get(f"{address}?year_from=1990&year_to=1995").context["question"]
    labels = [chip.label for chip in filterset.chips()]
    assert labels[-2:] == ["From 1990", "To 1995"]
