"""A dialogue like Oslo, from an empty form to a row of the published CSV."""

import csv
import io

import pytest

from dialogues.models import Dialogue, Person

pytestmark = [pytest.mark.browser, pytest.mark.every_database]


class Desk:
    """A person at a browser, filling in the forms of one record."""

    def __init__(self, page, site):
        self.page, self.site, self.ref = page, site, ""

    def open(self, path):
        self.page.goto(f"{self.site}{path}")

    def fill(self, **values):
        for name, value in values.items():
            field = self.page.locator(f"main [name={name}]")
            kind = field.first.evaluate("e => e.type")
            if kind in ("radio", "checkbox"):
                values = [value] if isinstance(value, str) else value
                for each in values:
                    self.choose(f"main [name={name}][value='{each}']")
            elif kind.startswith("select"):
                field.select_option(value)
            else:
                if not field.is_visible():
                    self.unfold(field)
                field.fill(value)

    def choose(self, selector):
        """Click the words of a box, as people do: some boxes are drawn by them."""
        box = self.page.locator(selector)
        if not box.is_checked():
            self.page.locator(f"label[for={box.get_attribute('id')}]").click()
        assert box.is_checked()

    def unfold(self, field):
        field.locator("xpath=ancestor::details/summary").first.click()

    def save(self):
        self.page.locator("main form button.btn-main[type=submit]").click()
        self.page.locator("[role=status]").first.wait_for()
        assert not self.page.locator("[role=alert]").count(), self.page.locator(
            "[role=alert]"
        ).inner_text()

    def add(self, section, **values):
        self.open(f"/workspace/{self.ref}/{section}/new/")
        self.fill(**values)
        self.save()

    def key(self, label, name) -> str:
        """The value under which a form offers a row with this label."""
        return self.page.locator(f"main [name={name}] option", has_text=label).evaluate(
            "o => o.value"
        )


def enter_oslo(desk):
    desk.open("/workspace/")
    desk.page.get_by_role("link", name="new record").or_(
        desk.page.get_by_role("link", name="Begin")
    ).first.click()
    desk.fill(
        title="The channel at the fjord",
        new_conflict="Conflict of the two shores",
        start="1992-12-04",
        first_track="2",
    )
    desk.save()
    desk.ref = desk.page.url.rstrip("/").split("/")[-1]
    desk.add("sources", title="Letters from the fjord", kind="news", year="1994")
    desk.add("sources", title="رسائل", kind="book", year="1999", language="ar")
    entries = [e.key for e in Dialogue.objects.get(ref=desk.ref).entries.all()]
    desk.open(f"/workspace/{desk.ref}/turning-points/m1/")
    desk.fill(cited=[entries[0]])
    desk.save()
    for name in ("North shore", "South shore"):
        desk.add("parties", name=name, kind="principal")
    sides = {p.name: p.key for p in Dialogue.objects.get(ref=desk.ref).parties.all()}
    desk.add(
        "participants",
        person="Nazim Qadir",
        person_name_1="ناظم قادر",
        party=sides["South shore"],
        capacity="mandated",
        office="head of the harbour office",
        start="1992-12-04",
        cited=entries,
    )
    desk.add(
        "participants",
        person="Ingrid Vale",
        party=sides["North shore"],
        capacity="unofficial",
        office="lecturer",
        start="1992-12-04",
        end="1993-05",
        cited=[entries[0]],
    )
    desk.add(
        "meetings",
        date="1993-01-20/1993-01-22",
        title="second meeting",
        place="Sarpsborg",
        country="NOR",
        cited=[entries[0]],
    )
    desk.add(
        "turning-points",
        date="1993-05",
        kind="track_change",
        to_track="1",
        standing="realised",
        confidence="high",
        trigger="A minister sends a director, as s1 tells",
        cited=entries,
    )


def justify(desk):
    """Give the sentence that a coded track needs where another is suggested."""
    record = Dialogue.objects.get(ref=desk.ref)
    for move in record.moves.exclude(kind="pause"):
        desk.open(f"/workspace/{desk.ref}/turning-points/{move.key}/")
        desk.fill(justification="The sources read call it so.")
        desk.save()


def step(desk, name, remark=""):
    desk.open(f"/workspace/{desk.ref}/step/{name}/")
    if remark:
        desk.fill(remark=remark)
    desk.save()


@pytest.mark.slow("enters and publishes a whole case")
def test_from_an_empty_form_to_the_csv(site, browser, sign_in_by_form, ada, cora):
    author = Desk(browser.new_page(), site)
    sign_in_by_form(author.page, ada)
    enter_oslo(author)
    author.open(f"/workspace/{author.ref}/")
    assert "to Track 1 in May 1993" in author.page.content()
    justify(author)
    step(author, "send")

    curator = Desk(browser.new_context().new_page(), site)
    curator.ref = author.ref
    sign_in_by_form(curator.page, cora)
    curator.open("/review/")
    curator.page.get_by_role(
        "link", name="The channel at the fjord", exact=True
    ).click()
    step(curator, "return", remark="Name the house in which they met.")

    author.open(f"/workspace/{author.ref}/")
    assert "Name the house in which they met." in author.page.content()
    meeting = Dialogue.objects.get(ref=author.ref).meetings.get()
    author.open(f"/workspace/{author.ref}/meetings/{meeting.key}/")
    author.fill(place="Sarpsborg, a country house")
    author.save()
    step(author, "send")
    step(curator, "publish")

    reader = browser.new_context(accept_downloads=True).new_page()
    reader.goto(f"{site}/dialogues/?q=qadir&moved=2-1")
    reader.get_by_role("link", name="The channel at the fjord").first.click()
    reader.wait_for_url("**/dialogues/*/")
    assert reader.title() == f"The channel at the fjord ({author.ref}) | DiploTrack"
    page = reader.content()
    assert "Sarpsborg, a country house" in page
    assert "ناظم قادر" in page
    assert "Track 2 from 4 December 1992; to Track 1 in May 1993" in page

    reader.goto(f"{site}/dialogues/?q=قادر&moved=2-1")
    reader.get_by_role("link", name="Download 1 dialogue").click()
    rows = {}
    for table in ("dialogues", "moves", "participants", "meetings", "sources"):
        link = reader.get_by_role("link", name=f"{table}.csv", exact=True)
        with reader.expect_download() as waiting:
            link.click()
        text = waiting.value.path().read_text("utf-8")
        rows[table] = list(csv.DictReader(io.StringIO(text)))
    counts = {table: len(each) for table, each in rows.items()}
    assert counts == {
        "dialogues": 1,
        "moves": 2,
        "participants": 2,
        "meetings": 1,
        "sources": 2,
    }
    change = rows["moves"][1]
    assert (change["from_track"], change["to_track"], change["date"]) == (
        "2",
        "1",
        "1993-05",
    )
    assert (change["date_earliest"], change["date_latest"]) == (
        "1993-05-01",
        "1993-05-31",
    )
    assert {r["dialogue_ref"] for t in rows.values() for r in t} == {author.ref}
    assert {r["person_name"] for r in rows["participants"]} == {
        "Nazim Qadir",
        "Ingrid Vale",
    }
    assert {r["title"] for r in rows["sources"]} == {"Letters from the fjord", "رسائل"}
    assert Person.objects.count() == 2


def test_a_draft_is_for_its_author_alone(site, browser, sign_in_by_form, ada, ben):
    author = Desk(browser.new_page(), site)
    sign_in_by_form(author.page, ada)
    author.open("/workspace/new/")
    author.fill(
        title="Quiet talks", new_conflict="Quiet", start="1990~", first_track="1.5"
    )
    author.save()
    ref = author.page.url.rstrip("/").split("/")[-1]
    stranger = browser.new_context().new_page()
    sign_in_by_form(stranger, ben)
    for path in (f"/workspace/{ref}/", f"/dialogues/{ref.lower()}/"):
        assert stranger.goto(site + path).status == 404
        assert author.page.goto(site + path).status == 200
    stranger.goto(f"{site}/dialogues/")
    assert "Quiet talks" not in stranger.content()


def test_what_was_typed_is_kept_when_a_form_is_refused(
    site, page, sign_in_by_form, ada
):
    desk = Desk(page, site)
    sign_in_by_form(page, ada)
    desk.open("/workspace/new/")
    desk.fill(
        title="Talks <b>on</b> tides",
        new_conflict="Tides",
        start="1993-13",
        first_track="1",
    )
    page.locator("main form button.btn-main[type=submit]").click()
    page.locator("[aria-invalid=true]").first.wait_for()
    assert page.locator("[name=title]").input_value() == "Talks <b>on</b> tides"
    assert page.locator("[name=start]").input_value() == "1993-13"
    assert page.locator("[name=first_track][value='1']").is_checked()
    assert not Dialogue.objects.exists()
    desk.fill(start="1993-12")
    desk.save()
    assert page.locator("h1").inner_text() == "Talks <b>on</b> tides"
