"""Writers who save through the forms and remember what was acknowledged."""

import time
from dataclasses import dataclass
from http import HTTPStatus

from attack.kept import Promises
from attack.visitor import UNHEARD, Visitor, begun


@dataclass(frozen=True, slots=True)
class Writer:
    """Saves one text after another."""

    visitor: Visitor
    promises: Promises

    def add_outcome(self, record: str, text: str) -> None:
        """Add an outcome with this title that cites the first source."""
        told: list[int] = []
        if form := self.visitor.open(f"{record}outcomes/new/"):
            cited = form.options["cited"][:1]
            typed = {"title": [text], "kind": ["text"], "cited": cited}
            told = [each.status for each in self.visitor.save(form, typed)]
        self.promises.remember(text, told)

    def append(self, address: str, text: str) -> None:
        """Add a text to the note of the row at an address, to what stands there.

        After a conflict, or where no answer came, the row is read anew.
        """
        told: list[int] = []
        while len(told) < self.visitor.tries:
            form = self.visitor.open(address)
            if form is None:
                break
            (note,) = form.fields["note"]
            if text in note.split():
                told.append(HTTPStatus.FOUND)
                break
            sent = form.fields | {"note": [f"{note} {text}".strip()]}
            answer = self.visitor.post(form.address, sent)
            told.append(answer.status)
            if answer.status in UNHEARD:
                time.sleep(answer.pause)
            elif answer.status != HTTPStatus.CONFLICT:
                break
        self.promises.remember(text, told)


def first_outcome(visitor: Visitor, record: str) -> str:
    """The address of the first outcome of a record, in whose note writers write."""
    typed = {"title": ["What everybody adds to"], "kind": ["text"]}
    begun(visitor, f"{record}outcomes/new/", typed)
    return f"{record}outcomes/u1/"
