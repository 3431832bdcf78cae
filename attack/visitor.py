"""Somebody at the installation: signs in, opens forms and sends them."""

import time
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urljoin

import requests
from lxml import html

from attack.installation import Installation

Fields = dict[str, list[str]]
#: Seconds that an answer may take; longer than every bound of docs/security.md.
PATIENCE = 90
NO_ANSWER = 0
#: Statuses after which it asks again.
UNHEARD = {NO_ANSWER, HTTPStatus.SERVICE_UNAVAILABLE}
#: Without it nothing of a form is read.
TOKEN = "csrfmiddlewaretoken"
#: Seconds after which it tries again, where the answer does not say; and at most,
#: whatever it says.
PAUSE, LONGEST_PAUSE = 0.3, 2.0


@dataclass(frozen=True, slots=True)
class VisitAnswer:
    """What came back; the status is NO_ANSWER where the connection broke."""

    status: int
    location: str = ""
    text: str = ""
    pause: float = PAUSE


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form as it was opened: what stands in its fields, and what may be chosen."""

    address: str
    fields: Fields
    options: Fields


@dataclass(frozen=True, slots=True)
class SeenRequests:
    """What is remembered of every request."""

    method: str
    status: int
    seconds: float


class Visitor:
    """One browser, with its connection and its cookies.

    `tries` is how often it asks where no answer comes, or one that says try again.
    """

    def __init__(
        self, base: str, like: "Visitor | None" = None, tries: int = 1
    ) -> None:
        self.base, self.tries = base, tries
        self.seen: list[SeenRequests] = []
        self.session = requests.Session()
        self.session.trust_env = False
        if like is not None:
            self.session.cookies.update(like.session.cookies)

    def get(self, address: str) -> VisitAnswer:
        return self._ask("GET", address)

    def post(
        self, address: str, fields: Fields, headers: dict[str, str] | None = None
    ) -> VisitAnswer:
        return self._ask("POST", address, fields, headers)

    def _ask(
        self,
        method: str,
        address: str,
        fields: Fields | None = None,
        headers: dict[str, str] | None = None,
    ) -> VisitAnswer:
        began = time.monotonic()
        try:
            came = self.session.request(
                method,
                urljoin(self.base, address),
                data=fields,
                headers=headers,
                timeout=PATIENCE,
                allow_redirects=False,
            )
            location = came.headers.get("Location", "")
            pause = min(float(came.headers.get("Retry-After", PAUSE)), LONGEST_PAUSE)
            answer = VisitAnswer(came.status_code, location, came.text, pause)
        except requests.RequestException:
            answer = VisitAnswer(NO_ANSWER)
        self.seen.append(SeenRequests(method, answer.status, time.monotonic() - began))
        return answer

    def token(self) -> Fields:
        """Shows that a form comes from this browser, whoever opened it."""
        return {TOKEN: [self.session.cookies.get("csrftoken") or ""]}

    def forms(self, address: str) -> list[OpenForm]:
        """The forms of a page that are posted; none if there is no such page."""
        answer = self.get(address)
        return forms_in(answer.text, address) if answer.status == HTTPStatus.OK else []

    def open(self, address: str) -> OpenForm | None:
        """The form that a page is for, once the page comes."""
        for _ in range(self.tries):
            for form in self.forms(address):
                if form.address == address:
                    return form
            time.sleep(PAUSE)
        return None

    def save(self, form: OpenForm, typed: Fields) -> list[VisitAnswer]:
        """Send a form until it is heard; it is saved once however often it arrives."""
        told: list[VisitAnswer] = []
        while len(told) < self.tries:
            told.append(self.post(form.address, form.fields | typed))
            if told[-1].status not in UNHEARD:
                break
            time.sleep(told[-1].pause)
        return told


def forms_in(page: str, address: str) -> list[OpenForm]:
    """The forms of a page that are posted, as a browser has them.

    A form that has buttons for other addresses is there once for each.
    """
    found = []
    for form in html.fromstring(page).forms:
        if form.method == "POST":
            others = form.xpath(".//@formaction | .//@hx-post")
            fields, options = _read(form)
            for to in dict.fromkeys([form.action or address, *others]):
                found.append(OpenForm(to, fields, options))
    return found


def _read(form: html.FormElement) -> tuple[Fields, Fields]:
    """The fields with their values, and what may be chosen in them or by a button."""
    fields: Fields = {}
    options: Fields = {}
    for button in form.xpath(".//button[@name]"):
        options.setdefault(button.get("name"), []).append(button.get("value", ""))
    for element in form.xpath(".//input[@name] | .//select[@name] | .//textarea"):
        values = fields.setdefault(element.name, [])
        if element.tag == "textarea":
            # A browser drops the first line end.
            values.append((element.value or "").removeprefix("\n"))
        elif element.tag == "select":
            options[element.name] = [each or "" for each in element.value_options]
            chosen = element.value if element.multiple else [element.value]
            values.extend(each or "" for each in chosen)
        elif element.get("type") in ("radio", "checkbox"):
            options.setdefault(element.name, []).append(element.get("value", "on"))
            if "checked" in element.attrib:
                values.append(element.get("value", "on"))
        else:
            values.append(element.get("value", ""))
    return fields, options


def signed_in(installation: Installation, name: str) -> Visitor:
    visitor = Visitor(installation.base)
    typed = {"login": [name], "password": [installation.password]}
    begun(visitor, "/accounts/login/", typed)
    return visitor


def draft(visitor: Visitor, title: str) -> str:
    """The address of a new record with its opening and a source."""
    typed = {
        "title": [title],
        "start": ["1992"],
        "first_track": ["2"],
        "source_title": [f"The book on {title}"],
        "source_kind": ["book"],
    }
    return begun(visitor, "/workspace/new/", typed)


def begun(visitor: Visitor, address: str, typed: Fields) -> str:
    """Send a form without which nothing can be attacked; where it leads."""
    form = visitor.open(address)
    told = visitor.save(form, typed) if form else []
    if not told or told[-1].status != HTTPStatus.FOUND:
        raise RuntimeError(f"{address} was not saved: {[each.status for each in told]}")
    return told[-1].location
