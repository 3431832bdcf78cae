"""Times the search for people by name, beside a plain scan of the same rows.

Builds ten thousand synthetic people with twenty thousand names in a database of its
own, which is removed at the end; DATABASE_URL says on which server. From the root:
`.venv/bin/python benchmarks/people_lookup.py`
"""

import os
import random
import re
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diplotrack.settings_test")

import django  # noqa: E402

django.setup()

from django.contrib.auth.models import Group, User  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from dialogues import access  # noqa: E402
from dialogues.folding import name_key, script_of  # noqa: E402
from dialogues.lookup import find, near, people_cards  # noqa: E402
from dialogues.models import (  # noqa: E402
    Dialogue,
    Participation,
    Person,
    PersonName,
    Revision,
)
from dialogues.rules.sounds import sound_key  # noqa: E402

PEOPLE, DIALOGUES = 10_000, 500
STARTS = re.split(" ", "b br ch d f g gr h j k kh l m n p q r s sh st t tr v w y z")
VOWELS = re.split(" ", "a a e i o u ai ei ou")
ENDS = re.split(" ", "     l m n r s t nd rg ck")
MARK = "Synthetic: made by a benchmark"
TYPED = ("ka", "bado", "qurei", "khalei mo", "mout sharai", "قري", "Chandirg Kuree")
ROUNDS = 7
HAS = "SELECT id FROM dialogues_person WHERE name LIKE %s UNION SELECT person_id FROM "
PLAIN = HAS + "dialogues_personname WHERE name LIKE %s"


def word(dice: random.Random) -> str:
    """A word that is nobody's name, of two or three syllables."""
    parts = (STARTS, VOWELS, ENDS) * dice.choice((2, 2, 3))
    return "".join(dice.choice(part) for part in parts).title()


def keyed(model, **values):
    """A row with the keys that save() would give it."""
    keys = {
        "name_key": name_key(values["name"]),
        "sound_key": sound_key(values["name"]),
    }
    return model(**keys, **values)


def build(dice: random.Random, author: User) -> None:
    now = timezone.now()
    dialogues = Dialogue.objects.bulk_create(
        Dialogue(
            ref=f"D{n:05d}",
            slug=f"d{n:05d}",
            title=f"Synthetic talks {n}",
            created_by=author,
            review_status="published" if n % 5 else "draft",
            public_from=timezone.localdate() if n % 5 else None,
        )
        for n in range(1, DIALOGUES + 1)
    )
    people = Person.objects.bulk_create(
        keyed(Person, ref=f"P{n:05d}", name=f"{word(dice)} {word(dice)}", note=MARK)
        for n in range(1, PEOPLE + 1)
    )
    names = []
    for _ in people:
        names.append(f"{word(dice)} {word(dice)}")
        names.append("".join(dice.choice("ابتدرسقكلمني") for _ in range(8)))
    PersonName.objects.bulk_create(
        keyed(PersonName, person=people[n // 2], name=name, script=script_of(name))
        for n, name in enumerate(names)
    )
    Participation.objects.bulk_create(
        Participation(
            dialogue=dice.choice(dialogues),
            key=f"p{n}",
            position=n,
            person=people[n % len(people)],
            capacity="unofficial",
            office="synthetic office",
            identity="protected" if n % 7 == 0 else "open",
        )
        for n in range(2 * PEOPLE)
        if n % 10
    )
    Revision.objects.bulk_create(
        Revision(
            ref=each.ref,
            number=1,
            document={"ref": each.ref, "name": each.name, "note": "synthetic " * 40},
            made_by=author,
            made_at=now,
        )
        for each in people
    )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def best_of(ask) -> float:
    """Milliseconds that it takes at best: others use the machine as well."""
    taken = []
    for _ in range(ROUNDS):
        start = perf_counter()
        ask()
        taken.append(1000 * (perf_counter() - start))
    return min(taken)


def timed(ask) -> tuple[float, float, int]:
    """Milliseconds of the whole, of its queries with their rows, and their number."""
    with CaptureQueriesContext(connection) as seen:
        ask()
    queries = [each["sql"] for each in seen]
    return (
        best_of(ask),
        sum(best_of(lambda q=q: fetched(q)) for q in queries),
        len(queries),
    )


def fetched(sql: str, params: list[str] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        cursor.fetchall()


def plain_scan(text: str) -> None:
    fetched(PLAIN, [f"%{text}%"] * 2)


def account(name: str, group: str) -> User:
    user = User.objects.create_user(name)
    user.groups.add(Group.objects.get_or_create(name=group)[0])
    return user


def report(users: dict[str, User]) -> None:
    print(f"{connection.vendor}: {Person.objects.count()} synthetic people, ", end="")
    print(f"{PersonName.objects.count()} other names; whole / queries in ms")
    print(f"{'typed':16}{'plain LIKE':>12}", end="")
    for who in users:
        print(f"{who + ', options':>24}{who + ', alike':>24}", end="")
    print()
    for text in TYPED:
        print(f"{text:16}{best_of(lambda t=text: plain_scan(t)):12.1f}", end="")
        for user in users.values():
            for ask in (options, near_ones):
                whole, queries, number = timed(lambda a=ask, t=text, u=user: a(u, t))
                print(f"{whole:11.1f} /{queries:5.1f} ({number})", end=" ")
        print()


def options(user: User, text: str) -> None:
    people_cards(user, find(Person, user, text))


def near_ones(user: User, text: str) -> None:
    near(Person, user, text)


def main() -> None:
    old = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0)
    try:
        author = account("synthetic-author", access.RESEARCHERS)
        build(random.Random(3), author)
        report(
            {
                "researcher": account("synthetic-reader", access.RESEARCHERS),
                "curator": account("synthetic-curator", access.CURATORS),
            }
        )
    finally:
        connection.creation.destroy_test_db(old, verbosity=0)


if __name__ == "__main__":
    main()
