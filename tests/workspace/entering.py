"""What a browser sends: a form as it was opened, with some fields filled."""

from html.parser import HTMLParser
from uuid import uuid4

from dialogues.choices import Vocabulary
from dialogues.models import Term


class FormReader(HTMLParser):
    """Reads the fields in the main part of a page, as a browser has them."""

    def __init__(self):
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.select = self.textarea = ""
        self.inside = False

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        name = found.get("name", "")
        self.inside = self.inside or found.get("id") == "main"
        if not self.inside:
            return
        if tag == "input" and name:
            ticked = found.get("type") in ("radio", "checkbox")
            if not ticked or "checked" in found:
                usual = "on" if ticked else ""
                self.values.setdefault(name, []).append(found.get("value", usual))
        elif tag == "select":
            self.select, self.first = name, None
        elif tag == "option" and self.select:
            if self.first is None:
                self.first = found.get("value", "")
            if "selected" in found:
                self.values[self.select] = [found.get("value", "")]
        elif tag == "textarea":
            self.textarea = name
            self.values[name] = [""]

    def handle_endtag(self, tag):
        if tag == "select" and self.select:
            self.values.setdefault(self.select, [self.first or ""])
            self.select = ""
        elif tag == "textarea":
            self.textarea = ""
        elif tag == "main":
            self.inside = False

    def handle_data(self, data):
        if self.textarea:
            self.values[self.textarea][0] += data.removeprefix("\n")


def fields_of(response) -> dict[str, list[str]]:
    reader = FormReader()
    reader.feed(response.content.decode())
    return {
        name: values
        for name, values in reader.values.items()
        if name not in ("q", "csrfmiddlewaretoken")
    }


def fill(client, url: str, /, **typed):
    """Open a form, fill some fields, send it."""
    opened = client.get(url)
    assert opened.status_code == 200, f"{url} {opened.status_code}"
    return client.post(url, fields_of(opened) | typed)


def saved(response) -> str:
    """The address to which a save leads; a refusal fails here with its words."""
    assert response.status_code == 302, words_of(response)
    return response.url


class Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data):
        self.words.append(data)


def words_of(response) -> str:
    """The text of a page without its tags."""
    reader = Words()
    reader.feed(response.content.decode())
    return " ".join(" ".join(reader.words).split())


def said(response) -> str:
    """What the fault box of a page says."""
    page = response.content.decode()
    if 'id="faults"' not in page:
        return ""
    reader = Words()
    box = page.partition('id="faults"')[2]
    reader.feed("<p " + box.partition("<input")[0])
    return " ".join(" ".join(reader.words).split())


def vocabularies() -> None:
    """One term or two of each vocabulary that forms offer."""
    for vocabulary, codes in {
        Vocabulary.FUNCTION: ("negotiator", "head_of_delegation"),
        Vocabulary.ORGANISATION_ROLE: ("facilitator", "host"),
        Vocabulary.ORGANISATION_KIND: ("research_institute",),
        Vocabulary.FORM: ("workshop", "formal_meeting"),
        Vocabulary.PURPOSE: ("test_ideas",),
        Vocabulary.REGION: ("middle_east",),
        Vocabulary.TURN: ("upgraded",),
    }.items():
        for code in codes:
            Term.objects.get_or_create(
                vocabulary=vocabulary,
                code=code,
                defaults={"label": code.replace("_", " ")},
            )


def url_of(record, *parts: str) -> str:
    return "/".join(["/workspace", record.ref, *parts]) + "/"


def at(record, **values) -> dict:
    """The unseen part of a form for a new row."""
    return {"opened_at": record.version, "once": uuid4(), **values}
