"""A whole synthetic collection, a chunk of records at a time."""

from collections import Counter
from collections.abc import Iterator

from django.db import models

from dialogues.models import (
    Conflict,
    Dialogue,
    Organisation,
    Person,
    Revision,
    Source,
)
from dialogues.search import index_records
from dialogues.synthetic.dice import Dice
from dialogues.synthetic.pools import fill
from dialogues.synthetic.records import add_record
from dialogues.synthetic.store import Store

CHUNK = 500
#: A database that holds any of these is somebody's.
HOLDINGS = (Dialogue, Person, Organisation, Conflict, Source, Revision)


def holdings() -> dict[str, int]:
    """What is in the database already, by its plural name."""
    counts = {
        str(model._meta.verbose_name_plural): model._default_manager.count()
        for model in HOLDINGS
    }
    return {name: number for name, number in counts.items() if number}


def seed(dialogues: int, number: int) -> Iterator[Counter[type[models.Model]]]:
    """Fill an empty database with that many dialogues, the same for the same number.

    Gives the rows made so far after each chunk. What it writes is in the order of the
    numbers, so a run that is broken off leaves whole records.
    """
    dice = Dice(number)
    store = Store()
    pools = fill(dice, store, dialogues)
    store.flush()
    for first in range(1, dialogues + 1, CHUNK):
        pks = range(first, min(first + CHUNK, dialogues + 1))
        for _ in pks:
            add_record(dice, store, pools)
        store.flush()
        index_records(pks)
        yield store.made
    store.finish()
