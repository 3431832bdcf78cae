"""Citing a record: its page, its files, and what programs read; nobody learns more."""

import html
import json
import re

import pytest

from dialogues.bibliography import FORMS, read
from dialogues.models import Dialogue
from tests.browse.pages import page
from tests.cast import RESTRICTED_TITLE, publish, record_of, sign_in

pytestmark = pytest.mark.django_db

DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
WHO = ("anyone", "reader", "ben", "ada", "cora")


def linked(shown: str) -> dict:
    (written,) = DATA.findall(shown)
    return json.loads(written)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("who", WHO)
def test_the_files_are_there_for_who_sees_the_page(client, request, archive, who, form):
    sign_in(client, request, who)
    for record in archive.values():
        address = record.get_absolute_url()
        status = client.get(address).status_code
        file = client.get(f"{address}cite.{form}")
        assert file.status_code == status, (who, record.title)
        if status == 200:
            text = file.content.decode()
            assert read(text).entries[0].title == record.title
            assert f'filename="diplotrack-{record.ref}.{form}"' in str(file.headers)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("who", WHO)
def test_the_sources_are_those_that_one_may_know(client, request, archive, who, form):
    sign_in(client, request, who)
    for record in archive.values():
        address = record.get_absolute_url()
        status = client.get(address).status_code
        file = client.get(f"{address}sources.{form}")
        assert file.status_code == status, (who, record.title)
        if status == 200:
            titles = {each.title for each in read(file.content.decode()).entries}
            known = {RESTRICTED_TITLE} if who in ("ada", "cora") else set()
            assert titles == {"Open letter on the talks"} | known
            assert f'href="{address}sources.{form}"' in page(client, address)


def test_there_are_no_other_files(client, archive):
    for form in ("pdf", "BIB", "json5"):
        for name in ("cite", "sources"):
            address = f"{archive['open'].get_absolute_url()}{name}.{form}"
            assert client.get(address).status_code == 404
    assert client.get("/dialogues/no-such-dialogue/cite.bib").status_code == 404
    address = f"{archive['open'].get_absolute_url()}cite.bib"
    assert client.post(address).status_code == 405


def test_the_page_shows_what_the_files_hold(client, archive):
    address = archive["open"].get_absolute_url()
    # Not by `page`: lines of a file are kept as they are.
    shown = html.unescape(client.get(address).content.decode())
    for form in FORMS:
        written = client.get(f"{address}cite.{form}").content.decode()
        assert f">{written}</pre>" in shown
        assert f'href="{address}cite.{form}" download' in shown


def test_the_citation_names_the_version(client, archive):
    record = archive["open"]
    Dialogue.objects.filter(pk=record.pk).update(version=7)
    shown = page(client, record.get_absolute_url())
    assert f"record {record.ref}, version 7" in shown
    assert linked(shown)["version"] == "7"


@pytest.mark.parametrize("which", ["embargoed", "draft"])
def test_what_is_not_public_is_not_offered_to_programs(client, archive, ada, which):
    client.force_login(ada)
    shown = page(client, archive[which].get_absolute_url())
    assert '<meta name="robots" content="noindex">' in shown
    for sign in ("application/ld+json", "citation_title", "DC.title", "Z3988"):
        assert sign not in shown


@pytest.mark.parametrize("who", WHO)
def test_a_restricted_source_is_in_the_data_of_those_who_know_it(
    client, request, archive, who
):
    sign_in(client, request, who)
    data = linked(page(client, archive["open"].get_absolute_url()))
    named = {each["name"] for each in data["citation"]}
    assert "Open letter on the talks" in named
    assert (RESTRICTED_TITLE in named) == (who in ("ada", "cora"))


def test_a_title_cannot_end_the_block(client, ada):
    title = "</script><script>alert(1)</script> & <!-- talks"
    record = publish(record_of(ada, "Plain talks"))
    Dialogue.objects.filter(pk=record.pk).update(title=title)
    shown = page(client, record.get_absolute_url())
    assert "<script>alert" not in shown
    assert linked(shown)["name"] == title


def test_no_day_is_told_that_nobody_knows(client, archive):
    record = archive["open"]
    shown = linked(page(client, record.get_absolute_url()))
    assert record.start == "1992-12"
    assert shown["temporalCoverage"].startswith("1992/")


def test_the_document_and_the_citations_are_alternates_of_the_page(client, archive):
    shown = page(client, archive["open"].get_absolute_url())
    alternates = re.findall(r'<link rel="alternate" type="[^"]+" href="([^"]+)"', shown)
    assert len(alternates) == len(FORMS) + 1
    for address in alternates:
        assert client.get(address).status_code == 200
    data = linked(shown)
    (document,) = (each["contentUrl"] for each in data["distribution"])
    assert client.get(document).json()["title"] == archive["open"].title
    assert data["@type"] == "Dataset"
    assert data["url"].endswith(archive["open"].get_absolute_url())
