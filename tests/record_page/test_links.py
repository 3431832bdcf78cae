"""The links of a record and of the tracks page lead to what is there."""

import re

import pytest

from tests.browse.pages import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection")]

LINK = re.compile(r'href="(/[^"#]*)(#[^"]+)?"')


@pytest.mark.parametrize("address", ["/tracks/", "/dialogues/oslo-channel/"])
def test_every_address_of_ours_is_there_and_has_the_place_named(client, address):
    seen: dict[str, str] = {}
    for path, place in set(LINK.findall(page(client, address))):
        path = path.replace("&amp;", "&")
        if path.startswith(("/static/", "/accounts/")):
            continue
        if path not in seen:
            response = client.get(path)
            assert response.status_code == 200, path
            is_file = response.streaming or not response.content
            seen[path] = "" if is_file else response.content.decode()
        if place:
            assert f' id="{place[1:]}"' in seen[path], path + place
