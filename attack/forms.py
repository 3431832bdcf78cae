"""Every form of the workspace, sent with values that nobody should send."""

import random
import re
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from urllib.parse import urldefrag

from lxml import html

from attack.figures import Figures, answers, records
from attack.installation import Installation
from attack.nasty import spoil
from attack.saving import first_outcome
from attack.visitor import OpenForm, Visitor, draft, forms_in, signed_in

#: Where forms are looked for, beside records.
BEGIN = ["/workspace/new/", "/filters/", "/filters/new/dialogues/?track=1", "/review/"]
BEGIN += ["/accounts/password/change/", "/accounts/password/reset/"]
SIGN_IN, SIGN_OUT = "/accounts/login/", "/accounts/logout/"
#: A case with rows of every kind, which curators may change.
CASE = "/workspace/D00025/"
#: Threads that send, each with a seed of its own.
LANES = 2
#: Pages of one kind of address that are opened, and posts until that is done anew.
MOST_OF_A_KIND, ROUND = 2, 1_000
#: How often a form is sent as a part of its page, and how often the next is the form
#: that was answered.
AS_PART, GO_ON = 0.2, 0.4
SHOWN = {HTTPStatus.OK, HTTPStatus.UNPROCESSABLE_ENTITY}


def attack(installation: Installation, size: int, seed: int) -> dict[str, Figures]:
    """`size` forms sent: by a curator, an author, one who has no right, and nobody."""
    lanes = [_Lane(installation, seed * LANES + number) for number in range(LANES)]
    with ThreadPoolExecutor(LANES) as pool:
        for done in [pool.submit(lane.send, size // LANES) for lane in lanes]:
            done.result()
    kinds = sum((lane.kinds for lane in lanes), Counter())
    figures = answers([sender for lane in lanes for sender in lane.senders])
    return {
        "forms": {
            **figures,
            "kinds of forms": [f"{kind} {n}" for kind, n in kinds.most_common()],
            "failed": [each for lane in lanes for each in lane.failed],
        },
        "afterwards": records(installation),
    }


class _Lane:
    """Those who send one form after another, as their seed says."""

    def __init__(self, installation: Installation, seed: int) -> None:
        self.drawn = random.Random(seed)
        self.title = f"Talks of lane {seed}"
        self.curator, self.author, self.second = (
            signed_in(installation, name)
            for name in ("curator", "researcher", "second")
        )
        self.nobody = Visitor(installation.base)
        self.senders = [self.curator, self.author, self.second, self.nobody]
        self.kinds: Counter[str] = Counter()
        self.failed: list[str] = []

    def send(self, size: int) -> None:
        for begun in range(0, size, ROUND):
            forms = self._opened(f"{self.title}, {begun}")
            answered: list[OpenForm] = []
            for _ in range(min(ROUND, size - begun)):
                sender = self.drawn.choices(self.senders, [4, 8, 1, 1])[0]
                form = self.drawn.choice(answered or forms[sender])
                answered = self._send(sender, form)

    def _opened(self, title: str) -> dict[Visitor, list[OpenForm]]:
        """What each can send, with a new record among it."""
        own = draft(self.author, title)
        first_outcome(self.author, own)
        published = found(self.curator, [CASE, f"{CASE}step/withdraw/", *BEGIN])
        drafted = found(self.author, [own, f"{own}step/send/", f"{CASE}copy/", *BEGIN])
        return {
            self.curator: published,
            self.author: drafted,
            self.second: [*published, *drafted],
            self.nobody: [*self.nobody.forms(SIGN_IN), *drafted],
        }

    def _send(self, sender: Visitor, form: OpenForm) -> list[OpenForm]:
        """Send one form, spoilt; the forms of the answer, to go on with, or none."""
        sent = spoil(self.drawn, form.fields | sender.token(), form.options)
        part = {"HX-Request": "true"} if self.drawn.random() < AS_PART else {}
        answer = sender.post(form.address, sent, part)
        self.kinds[kind_of(form.address)] += 1
        if answer.status == HTTPStatus.INTERNAL_SERVER_ERROR:
            self.failed.append(f"{form.address} {part} {sent}"[:5000])
        go_on = self.drawn.random() < GO_ON and answer.status in SHOWN
        return ours(answer.text, form.address) if go_on and answer.text else []


def kind_of(address: str) -> str:
    """An address without numbers and what is asked of it."""
    return re.sub(r"\d+", "#", address.partition("?")[0])


def ours(page: str, address: str) -> list[OpenForm]:
    """The forms of a page but that which ends the session."""
    return [each for each in forms_in(page, address) if each.address != SIGN_OUT]


def found(visitor: Visitor, begin: list[str]) -> list[OpenForm]:
    """The forms of these pages and of those below them to which they lead."""
    waiting, seen, opened = deque(begin), {*begin}, Counter[str]()
    known: dict[str, OpenForm] = {}
    while waiting:
        address = waiting.popleft()
        opened[kind_of(address)] += 1
        if opened[kind_of(address)] > MOST_OF_A_KIND:
            continue
        answer = visitor.get(address)
        if answer.status != HTTPStatus.OK or not answer.text:
            continue
        known |= {each.address: each for each in ours(answer.text, address)}
        for link in html.fromstring(answer.text).xpath("//a/@href"):
            to = urldefrag(link).url
            if to not in seen and to.startswith(tuple(begin)):
                seen.add(to)
                waiting.append(to)
    return list(known.values())
