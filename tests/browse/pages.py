"""Reading pages: which dialogues they list, and whether their HTML is in order."""

import re
from collections import Counter
from html.parser import HTMLParser

LINK = re.compile(r'<a class="ttl quiet" href="/dialogues/([a-z0-9-]+)/')
VOID = {"br", "input", "link", "meta", "img", "hr", "wbr"}


def listed(html: str) -> set[str]:
    """The slugs of the dialogues in the table of a page."""
    return set(LINK.findall(compact(html)))


def compact(html: str) -> str:
    """HTML in one line, tags after tags, as the layout of a template says nothing."""
    html = re.sub(r"[ \n]+", " ", html).replace(" >", ">")
    return html.replace("> <", "><")


def page(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    text = response.content.decode()
    return compact(text) if response["Content-Type"].startswith("text/html") else text


class Outline(HTMLParser):
    """What is wrong with a document: tags out of order, ids given twice, dead links."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.targets: set[str] = set()
        self.faults: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self._look_at(tag, dict(attrs))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self._look_at(tag, dict(attrs))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

    def _look_at(self, tag, attrs):
        if "id" in attrs:
            self.ids[attrs["id"]] += 1
        if attrs.get("href", "").startswith("#"):
            self.targets.add(attrs["href"][1:])
        for name in attrs:
            if name == "style" or name.startswith("on"):
                self.faults.append(f"{name} in <{tag}>")
        is_data = attrs.get("type") == "application/ld+json"
        if tag == "script" and "src" not in attrs and not is_data:
            self.faults.append("inline script")


def problems(html: str) -> list[str]:
    """Everything that is wrong with a document."""
    outline = Outline(html)
    twice = [name for name, count in outline.ids.items() if count > 1]
    dead = sorted(outline.targets - set(outline.ids) - {""})
    return [
        *outline.faults,
        *(f"<{tag}> is not closed" for tag in outline.open),
        *(f"id {name} twice" for name in twice),
        *(f"no target #{name}" for name in dead),
    ]
