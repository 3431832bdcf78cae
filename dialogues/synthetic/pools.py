"""What records share: people, organisations, conflicts, sources, places, accounts."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, User

from dialogues import countries
from dialogues.access import RESEARCHERS
from dialogues.choices import NameKind, SourceAccess, SourceKind, Vocabulary
from dialogues.models import (
    Conflict,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    Source,
    Term,
    name_key,
)
from dialogues.models.source import title_key
from dialogues.rules.sounds import sound_key
from dialogues.synthetic.dates import FIRST_YEAR, LAST_YEAR
from dialogues.synthetic.dice import Dice, Weighted
from dialogues.synthetic.store import Store
from dialogues.synthetic.words import LETTERS, InventedWords

MARK = "Synthetic: made by seed_synthetic, stands for nobody and nothing."
AUTHORS = 5

SOURCE_KINDS = Weighted(
    {
        SourceKind.NEWS: 30,
        SourceKind.WEB: 26,
        SourceKind.BOOK: 10,
        SourceKind.REPORT: 8,
        SourceKind.MAGAZINE: 5,
        SourceKind.JOURNAL: 5,
        SourceKind.ARCHIVE: 4,
        SourceKind.INTERVIEW: 3,
        SourceKind.THESIS: 1,
    }
)
LANGUAGES = Weighted({"": 80, "en": 8, "ar": 4, "fr": 3, "es": 3, "ru": 2})
NAME_KINDS = Weighted(
    {NameKind.ALIAS: 60, NameKind.NATIVE: 25, NameKind.FORMER: 8, NameKind.COVER: 7}
)


@dataclass(frozen=True, slots=True)
class InventedTown:
    """An invented town, at an invented spot of a country."""

    name: str
    country: str
    latitude: float
    longitude: float


@dataclass(slots=True)
class Pools:
    """What can be drawn; `is_open` holds whether each source is.

    Primary keys count from 1, so the first of a list has the key 1.
    """

    words: InventedWords
    authors: list[int]
    terms: dict[str, list[int]]
    places: list[InventedTown]
    countries: list[str]
    conflicts: range
    organisations: list[str]
    is_open: list[bool]
    people: int


def fill(dice: Dice, store: Store, dialogues: int) -> Pools:
    """Write what that many dialogues share, and say what there is."""
    words = InventedWords(dice, 4_000)
    codes = sorted(countries.NAMES)
    dice.shuffle(codes)
    return Pools(
        words=words,
        authors=_authors(),
        terms={
            str(vocabulary): list(
                Term.objects.filter(vocabulary=vocabulary)
                .order_by("code")
                .values_list("pk", flat=True)
            )
            for vocabulary in Vocabulary
        },
        places=[_place(dice, words, codes) for _ in range(60 + dialogues // 40)],
        countries=codes,
        conflicts=_conflicts(store, words, 8 + dialogues // 50),
        organisations=_organisations(dice, store, words, 40 + dialogues // 10),
        is_open=_sources(dice, store, words, 20 + dialogues * 2),
        people=_people(dice, store, words, 20 + dialogues * 5 // 2),
    )


def _authors() -> list[int]:
    group, _ = Group.objects.get_or_create(name=RESEARCHERS)
    found = []
    for number in range(1, AUTHORS + 1):
        user, is_new = User.objects.get_or_create(
            username=f"synthetic-researcher-{number}"
        )
        if is_new:
            user.set_unusable_password()
            user.save()
            user.groups.add(group)
        found.append(user.pk)
    return found


def _place(dice: Dice, words: InventedWords, codes: list[str]) -> InventedTown:
    return InventedTown(
        name=words.name(1),
        country=codes[dice.often_low(len(codes))],
        latitude=round(dice.uniform(-45, 65), 3),
        longitude=round(dice.uniform(-120, 150), 3),
    )


def keyed(name: str) -> dict[str, str]:
    """A name with the keys that `save` would give it."""
    return {"name": name, "name_key": name_key(name), "sound_key": sound_key(name)}


def _conflicts(store: Store, words: InventedWords, number: int) -> range:
    numbers = range(1, number + 1)
    for n in numbers:
        name = f"Synthetic conflict {n:05d} {words.name()}"
        store.add(Conflict(**keyed(name), note=MARK))
    return numbers


def _organisations(
    dice: Dice, store: Store, words: InventedWords, number: int
) -> list[str]:
    kinds = list(
        Term.objects.filter(vocabulary=Vocabulary.ORGANISATION_KIND)
        .order_by("code")
        .values_list("pk", flat=True)
    )
    names = [f"Organisation {n:06d} {words.name()}" for n in range(1, number + 1)]
    codes = sorted(countries.NAMES)
    for name in names:
        body = store.add(
            Organisation(
                **keyed(name),
                kind_id=kinds[dice.often_low(len(kinds))],
                country=dice.choice(codes) if dice.likely(0.8) else "",
                note=MARK,
            )
        )
        if dice.likely(0.2):
            used = f"{dice.randint(FIRST_YEAR, LAST_YEAR - 10)}/.."
            store.add(
                OrganisationName(
                    organisation=body,
                    **keyed(words.name()),
                    kind=NameKind.FORMER,
                    script="Latn",
                    used=used,
                )
            )
    return names


def _sources(dice: Dice, store: Store, words: InventedWords, number: int) -> list[bool]:
    """Whether each of them is open."""
    found = []
    for n in range(1, number + 1):
        title = f"Synthetic source {n:06d} {words.sentence(2, 8)}"
        is_open = not dice.likely(0.03)
        store.add(
            Source(
                kind=dice.one(SOURCE_KINDS),
                title=title,
                title_key=title_key(title),
                author=words.name() if dice.likely(0.7) else "",
                publisher=words.name(),
                year=dice.randint(FIRST_YEAR, LAST_YEAR) if dice.likely(0.9) else None,
                url=f"https://example.org/synthetic/{n}" if dice.likely(0.8) else "",
                language=dice.one(LANGUAGES),
                access=SourceAccess.OPEN if is_open else SourceAccess.RESTRICTED,
                note=MARK,
            )
        )
        found.append(is_open)
    return found


def _people(dice: Dice, store: Store, words: InventedWords, number: int) -> int:
    scripts = list(LETTERS)
    for n in range(1, number + 1):
        person = store.add(Person(**keyed(f"Person {n:06d} {words.name()}"), note=MARK))
        for position in range(1, dice.tail(0, 4, 0.3) + 1):
            kind = dice.one(NAME_KINDS)
            script = dice.choice(scripts) if kind is NameKind.NATIVE else "Latn"
            name = words.name() if script == "Latn" else words.in_script(script)
            store.add(
                PersonName(
                    person=person,
                    position=position,
                    **keyed(f"{name} {n}"),
                    kind=kind,
                    script=script,
                )
            )
        if n % 5_000 == 0:
            store.flush()
    return number
