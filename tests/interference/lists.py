"""What a list can be asked beside its address: filters, sorts, styles, pages."""

from collections.abc import Iterator
from functools import cache
from random import Random

from django.contrib.auth.models import AnonymousUser, User
from django.test import RequestFactory

from dialogues.exports import TABLES
from dialogues.exports.style import VALUES as STYLES
from dialogues.filters.conflicts import conflicts_for
from dialogues.filters.dialogues import dialogues_for
from dialogues.filters.moves import moves_for
from dialogues.filters.organisations import organisations_for
from dialogues.filters.people import people_for
from dialogues.filters.places import places_for
from dialogues.filters.sources import sources_for
from tests.interference.routes import Known, query
from tests.interference.worlds import SECRETS

#: Lists by their route, with what reads their filters.
FILTERED = {
    "dialogues": dialogues_for,
    "moves": moves_for,
    "people": people_for,
    "organisations": organisations_for,
    "conflicts": conflicts_for,
    "sources": sources_for,
    "places": places_for,
    "download": dialogues_for,
    "export": dialogues_for,
    "first_move_up": moves_for,
    **{f"api_{name}": dialogues_for for name in TABLES},
}
WORDS = ("talks", "letter", "nobody-is-called-this", *SECRETS)
#: Files: how they are written.
WRITTEN = [query(**{name: value}) for name, value in STYLES.items()]
PAGES = ["page=2", "per_page=10"]


class Lists:
    """The questions of all lists for one reader.

    Where only some are drawn, each list that takes the same filters is asked by another
    filter, so that among them every filter is drawn.
    """

    def __init__(self, known: Known, user: User | AnonymousUser, drawn: Random):
        self.known, self.user, self.drawn = known, user, drawn
        self._of = cache(self._read)
        self._dealt = cache(self._deal)

    def of(self, name: str, number: int | None) -> list[str]:
        """Every value of each filter alone, or so many that are drawn."""
        by_filter, more = self._of(FILTERED[name]), besides(name)
        if number is None:
            return ["", *(q for each in by_filter.values() for q in each), *more]
        dealt = [next(self._dealt(FILTERED[name])) for _ in range(number)]
        found = [self.drawn.choice(by_filter[each]) for each in dealt]
        return [f"{q}&{self.drawn.choice(more)}" for q in found] if more else found

    def _deal(self, reads) -> Iterator[str]:
        names = list(self._of(reads))
        while True:
            yield from self.drawn.sample(names, len(names))

    def _read(self, reads) -> dict[str, list[str]]:
        request = RequestFactory().get("/")
        request.user = self.user
        refs, found = self.known.all_refs, {}
        for name, one in reads(request).form.fields.items():
            choices = [str(code) for code, _ in getattr(one, "choices", ()) if code]
            values = choices or [*WORDS, *refs, "1993"]
            if hasattr(one, "find") or hasattr(one, "records"):
                values = [*choices, *refs]
            found[name] = [query(**{name: each}) for each in dict.fromkeys(values)]
        return found


def besides(name: str) -> list[str]:
    """What a list takes beside its filters."""
    if name == "export":
        return WRITTEN
    if table := TABLES.get(name.removeprefix("api_")) if "api_" in name else None:
        fields = ",".join(table.headers[:3])
        return ["page_size=1", "count=yes", f"fields={fields}"]
    return [] if name in ("download", "first_move_up") else PAGES
