"""Many writers at once: on one row, on one record, on a record each."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from attack.figures import Figures, answers, kept, records
from attack.installation import Installation
from attack.kept import Promises, text_of
from attack.saving import Writer, first_outcome
from attack.visitor import Visitor, draft, signed_in

SAVES_EACH = 5
#: How often a writer asks before giving up: a page asks again without end.
TRIES = 20


def attack(installation: Installation, size: int, seed: int) -> dict[str, Figures]:
    """`size` writers who begin at the same moment, each with some saves."""
    researcher = signed_in(installation, "researcher")
    one = draft(researcher, "Talks of many writers")
    row = first_outcome(researcher, one)
    own = [draft(researcher, f"Talks of writer {number}") for number in range(size)]

    def at_once(lane: str, save: Callable[[Writer, int, str], None]) -> Figures:
        promises, gate = Promises(), Barrier(size)
        visitors = [Visitor(installation.base, researcher, TRIES) for _ in range(size)]

        def write(number: int) -> None:
            writer = Writer(visitors[number], promises)
            gate.wait()
            for turn in range(SAVES_EACH):
                save(writer, number, text_of(lane, number, turn))

        with ThreadPoolExecutor(size) as pool:
            list(pool.map(write, range(size)))
        return answers(visitors) | kept(installation, lane, promises)

    return {
        "one row": at_once("row", lambda writer, _, text: writer.append(row, text)),
        "one record": at_once(
            "record", lambda writer, _, text: writer.add_outcome(one, text)
        ),
        "a record each": at_once(
            "each", lambda writer, number, text: writer.add_outcome(own[number], text)
        ),
        "afterwards": records(installation),
    }
