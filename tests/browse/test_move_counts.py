"""Counts of moves made in Python say what the database says, whatever is asked."""

from random import Random

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from dialogues.choices import Confidence, MoveKind, ReviewStatus, Standing, Track
from dialogues.filters import dialogues_for
from dialogues.filters.facets.left import Left
from dialogues.filters.facets.moves import OPTIONS, move_counts
from dialogues.models import Dialogue, Move

pytestmark = pytest.mark.django_db

KINDS = [MoveKind.TRACK_CHANGE, MoveKind.STRAND_OPENED, MoveKind.PAUSE]


@pytest.fixture
def archive_of_moves():
    """120 published records with up to four moves each, of all kinds of tracks."""
    random = Random(4)
    records = Dialogue.objects.bulk_create(
        Dialogue(
            ref=f"D{number:05d}",
            slug=f"d{number}",
            title=f"Talks {number}",
            review_status=ReviewStatus.PUBLISHED,
            public_from="2000-01-01",
            status=random.choice(["ended", "ongoing", ""]),
        )
        for number in range(1, 121)
    )
    Move.objects.bulk_create(
        move_of(record, place, random)
        for record in records
        for place in range(random.choice([0, 0, 1, 2, 3, 4]))
    )


def move_of(record, place, random) -> Move:
    kind = random.choice(KINDS)
    start, end = random.sample(Track.values, 2)
    crosses = kind != MoveKind.PAUSE
    return Move(
        dialogue=record,
        key=f"m{place}",
        kind=kind,
        from_track=start if crosses else "",
        to_track=end if crosses else "",
        standing=random.choices(Standing.values, [12, 3, 2, 2, 1])[0],
        confidence=random.choice([*Confidence.values, ""]),
    )


def asked(values: dict[str, list[str]]):
    pairs = [f"{name}={value}" for name, each in values.items() for value in each]
    request = RequestFactory().get(f"/?{'&'.join(pairs)}")
    request.user = AnonymousUser()
    filterset = dialogues_for(request)
    assert filterset.is_valid(), filterset.filter_errors
    return filterset


def random_query(random) -> dict[str, list[str]]:
    """Up to two values of up to four filters; "none" more often than by chance."""
    values = {}
    for name, options in OPTIONS.items():
        if random.random() < 0.5:
            pool = [*options, *(["none"] * 4 if "none" in options else [])]
            values[name] = sorted({random.choice(pool) for _ in range(2)})
    if random.random() < 0.3:
        values["status"] = ["unknown"]
    return values


@pytest.mark.parametrize("seed", range(12))
def test_every_count_is_what_choosing_the_value_leaves(archive_of_moves, seed):
    query = random_query(Random(seed))
    counts = move_counts(Left(asked(query)))
    for name, options in OPTIONS.items():
        for value in options:
            left = asked({**query, name: [value]}).qs.count()
            assert counts[name].get(value, 0) == left, (query, name, value)
