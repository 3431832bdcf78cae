"""What the page of a record says beside its rows: on the real cases."""

import html
import re

import pytest

from dialogues.bibliography import read
from dialogues.models import Dialogue, Disagreement
from dialogues.views.record.disagreements import SOURCE, positions
from tests.browse.pages import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection")]

ANCHOR = re.compile(r'<a class="perma" href="#([^"]+)" aria-label="Link to ([^"]+)">#')
#: Words between two positions, which the columns stand for.
BETWEEN = {"or", "and", "while", "against", "versus"}


def section(shown: str, name: str) -> str:
    return shown.split(f'<section id="{name}">')[1].split("</section>")[0]


def test_every_statement_has_an_address_that_is_in_the_page(client):
    for record in Dialogue.objects.all():
        shown = page(client, record.get_absolute_url())
        anchors = [anchor for anchor, _ in ANCHOR.findall(shown)]
        assert len(anchors) == len(set(anchors)), record.slug
        ids = set(re.findall(r' id="([^"]+)"', shown))
        assert set(anchors) <= ids
        rows = {
            row.key
            for name in (
                "moves",
                "parties",
                "participations",
                "organisation_roles",
                "meetings",
                "track_claims",
                "secrecy_periods",
                "outcomes",
                "links",
                "disagreements",
                "entries",
            )
            for row in getattr(record, name).all()
        }
        assert rows <= set(anchors), (record.slug, rows - set(anchors))


def test_outcomes_are_those_of_the_case(client, case_files):
    for slug, case in case_files.items():
        outcomes = case.get("outcomes") or []
        shown = page(client, f"/dialogues/{slug}/")
        if not outcomes:
            assert 'id="outcomes"' not in shown, slug
            continue
        table = html.unescape(section(shown, "outcomes"))
        assert table.count('<th role="rowheader"') == len(outcomes)
        for outcome in outcomes:
            assert outcome["title"] in table, slug


def test_a_family_is_drawn_and_listed_with_both_sides_of_a_link(client):
    shown = html.unescape(page(client, "/dialogues/inter-tajik-dialogue/"))
    related = section(shown, "related")
    assert related.count('role="img"') == 2
    assert "Before it: Dartmouth Conference (spun off from)." in related
    assert "After it: UN-mediated inter-Tajik negotiations (fed into" in related
    listed = related.split('<ul class="kin">')[1]
    assert re.findall(r'href="(/dialogues/[^"]+)"', listed) == [
        "/dialogues/dartmouth-conference/",
        "/dialogues/un-inter-tajik-negotiations/",
    ]
    other = html.unescape(page(client, "/dialogues/dartmouth-conference/"))
    assert "(spawned)" in section(other, "related")
    geneva = section(page(client, "/dialogues/oslo-channel/"), "related")
    assert "as the other record says" in geneva


def test_a_dialogue_without_a_record_is_drawn_dashed_and_has_no_link(client):
    related = section(page(client, "/dialogues/camp-david-1978/"), "related")
    assert "fam-out" in related
    assert "no record here" in related
    assert "Sadat visit to Jerusalem" in related


def test_the_drawing_holds_who_is_listed(client):
    shown = html.unescape(page(client, "/dialogues/india-pakistan-back-channel/"))
    related = section(shown, "related")
    assert related.count('class="fam-box ') == 2 * 4
    assert related.count('class="fam-box fam-this"') == 2
    assert related.count('class="fam-box fam-out"') == 2


def test_no_relatives_no_section(client):
    linked = set(Dialogue.objects.filter(links__isnull=False).values_list("slug"))
    linked |= set(
        Dialogue.objects.filter(links_from_others__isnull=False).values_list("slug")
    )
    for slug in Dialogue.objects.values_list("slug"):
        shown = page(client, f"/dialogues/{slug[0]}/")
        assert ('id="related"' in shown) == (slug in linked), slug


def test_positions_stand_side_by_side(client):
    shown = html.unescape(page(client, "/dialogues/oslo-channel/"))
    first = section(shown, "disagree").split('id="d2"')[0]
    assert first.count("<li>") == 2
    assert "give the night to 20 August 1993" in first.split("</li>")[0]
    assert "gives 19 August" in first.split("</li>")[1]
    assert "Liverpool University Press" in first.split("</li>")[0]


def words(text: str) -> list[str]:
    found = (word.strip(".").lower() for word in re.findall(r"[\w'.-]+", text))
    return [word for word in found if word and word not in BETWEEN]


def test_no_word_of_an_account_is_lost_where_it_is_cut():
    cut = 0
    for row in Disagreement.objects.select_related("dialogue"):
        keys = set(row.dialogue.entries.values_list("key", flat=True))
        parts = positions(row.account, keys)
        if parts:
            cut += 1
            assert words(" ".join(parts)) == words(row.account), row.account
            assert all(SOURCE.search(part) for part in parts)
    assert cut == 36


@pytest.mark.parametrize(
    ("account", "parts"),
    [
        ("s1 says 13 days, s2 12 days.", ["s1 says 13 days", "s2 12 days"]),
        ("s1, s2 and s3 say 13, s4 12.", ["s1, s2 and s3 say 13", "s4 12"]),
        ("Oslo (s1), “Bergen, or near” (s2)", ["Oslo (s1)", "“Bergen, or near” (s2)"]),
        ("1972 (s3) or 1973 (s2)", ["1972 (s3)", "1973 (s2)"]),
        ("Two years (s1, s2) against three (s3)", None),
        ("Two (s1), three as some have it", []),
        ("Whether it met (s1) or did not (s2).", []),
        ("s1 says one thing and another.", []),
        ("Nobody is named, or someone.", []),
        ("", []),
    ],
)
def test_where_an_account_is_cut(account, parts):
    expected = ["Two years (s1, s2)", "three (s3)"] if parts is None else parts
    assert positions(account, {"s1", "s2", "s3", "s4"}) == expected


def test_a_claim_stands_beside_the_coding(client):
    shown = section(page(client, "/dialogues/oslo-channel/"), "track")
    claim = shown.split('id="k1"')[1].split("</tr>")[0]
    doubt = shown.split('id="k2"')[1].split("</tr>")[0]
    assert "As coded for a part of it" in claim
    assert "Unlike what is coded" in doubt


def test_names_lead_to_their_pages(client):
    shown = page(client, "/dialogues/oslo-channel/")
    for address in ("people/P", "organisations/O", "conflicts/C", "sources/S"):
        assert re.search(rf'href="/{address}\d+/"', shown), address
    for address in set(re.findall(r'href="(/(?:people|places)/[^"]+)"', shown)):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("form", ["bib", "ris", "json"])
def test_the_sources_of_a_case_go_out_as_they_are(client, form):
    for slug in ("oslo-channel", "neacd", "mozambique-rome-talks"):
        sources = [
            entry.source
            for entry in Dialogue.objects.get(slug=slug).entries.select_related(
                "source"
            )
        ]
        file = client.get(f"/dialogues/{slug}/sources.{form}").content.decode()
        reading = read(file)
        assert reading.faults == []
        for entry, source in zip(reading.entries, sources, strict=True):
            for name in ("title", "author", "publisher", "year", "url", "language"):
                assert getattr(entry, name) == getattr(source, name), (slug, name)
