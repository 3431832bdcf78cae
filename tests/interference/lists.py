"""What a list can be asked beside its address: filters, sorts, styles, pages."""

from functools import cache

from django.contrib.auth.models import AnonymousUser, User
from django.test import RequestFactory

from dialogues.exports import TABLES
from dialogues.exports.file_style import VALUES as STYLES
from dialogues.filters.conflicts import conflicts_for
from dialogues.filters.dialogues import dialogues_for
from dialogues.filters.moves import moves_for
from dialogues.filters.organisations import organisations_for
from dialogues.filters.people import people_for
from dialogues.filters.places import places_for
from dialogues.filters.sources import sources_for
from tests.interference.deal import Deal
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


#: By so many filters a list is asked in a sample; the page of dialogues for all that
#: take its filters, others by one.
QUESTIONS = {"dialogues": 12, "download": 0, **{f"api_{name}": 0 for name in TABLES}}


class Lists:
    """The questions of all lists for one reader."""

    def __init__(self, known: Known, user: User | AnonymousUser):
        self.known, self.user = known, user
        self._of = cache(self._read)

    def of(self, name: str, deal: Deal) -> list[str]:
        """Every value of each filter alone; in a sample one value of some filters."""
        by_filter = self._of(FILTERED[name]) | {"": besides(name)}
        if deal.times is None:
            return [text for each in by_filter.values() for text in each]
        chosen = deal.of(f"{name} filters", list(by_filter), QUESTIONS.get(name, 1))
        return [q for n in chosen for q in deal.of(f"{name} {n}", by_filter[n], 1)[:1]]

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
