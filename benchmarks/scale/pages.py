"""Pages, counts and searches, each beside the rows it shows in hand-written SQL."""

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import partial

from benchmarks.scale import raw_counts, raw_rows, raw_words
from benchmarks.scale.asking import requests_per_second
from benchmarks.scale.bench import Bench, Figure
from benchmarks.scale.places import ROOT
from benchmarks.scale.raw_counts import EVERYTHING, NARROWED, Asked
from benchmarks.scale.raw_rows import VISIBLE


def figures(bench: Bench) -> Iterator[Figure]:
    """Every figure of pages, in the order of the report."""
    asked = _asked(bench)
    inside = _inside(bench, asked)
    yield from _lists(bench)
    for name, question in (("all", EVERYTHING), ("filtered", NARROWED)):
        yield Figure(
            f"Counts of all filters, {name}",
            inside["counts"][question.query],
            bench.raw(partial(raw_counts.counts, bench.ask, question)),
            "in process, nothing kept",
        )
    yield from _searches(bench, asked, inside)
    yield from _records(bench)
    yield _moves(bench)
    yield from _deep(bench)
    yield from _per_second(bench)
    for path, number in inside["queries"].items():
        yield Figure(f"Queries of {path}", number, unit="")


def _asked(bench: Bench) -> dict[str, str]:
    """Addresses that this database gives an answer to."""
    largest = bench.ask(
        f"SELECT d.slug FROM dialogues_dialogue d WHERE {VISIBLE} "
        "ORDER BY d.participant_count + d.meeting_count DESC, d.id LIMIT 1"
    )[0][0]
    usual = bench.ask(
        f"SELECT d.slug FROM dialogues_dialogue d WHERE {VISIBLE} "
        "AND d.participant_count = 10 AND d.meeting_count = 6 ORDER BY d.id LIMIT 1"
    )[0][0]
    words = _words(bench)
    return {
        "largest": f"/dialogues/{largest}/",
        "usual": f"/dialogues/{usual}/",
        **words,
    }


def _words(bench: Bench) -> dict[str, str]:
    """A word that very many records have, one that few have, and two together."""
    texts = bench.ask("SELECT words FROM dialogues_opentext WHERE dialogue_id <= 400")
    seen: dict[str, int] = {}
    for (text,) in texts:
        for word in text.split():
            if word.isalpha() and word.isascii() and len(word) > 4:
                seen[word] = seen.get(word, 0) + 1
    ranked = sorted(seen, key=lambda word: (-seen[word], word))
    invented = [word for word in ranked if seen[word] < 0.9 * len(texts)]
    return {
        "common": invented[0],
        "rare": invented[len(invented) * 3 // 4],
        "both": f"{invented[1]} {invented[20]}",
    }


def _inside(bench: Bench, asked: dict[str, str]) -> dict:
    """What the application measures in its own process."""
    question = {
        "counts": [EVERYTHING.query, NARROWED.query],
        "found": [asked[name] for name in WORDS],
        "queries": [
            "/dialogues/",
            f"/dialogues/?{NARROWED.query}",
            f"/dialogues/?q={asked['rare']}",
            asked["usual"],
            "/moves/",
        ],
    }
    command = [sys.executable, "-m", "benchmarks.scale.inside"]
    done = subprocess.run(
        [*command, json.dumps(question), str(bench.rounds)],
        cwd=ROOT,
        env=bench.place.environment,
        check=True,
        stdout=subprocess.PIPE,
    )
    return json.loads(done.stdout)


WORDS = ("common", "rare", "both")


def _raw_page(bench: Bench, question: Asked, offset: int = 0) -> None:
    where = question.where()
    raw_rows.how_many(bench.ask, where)
    raw_rows.page_of_dialogues(bench.ask, where, offset)


def _raw_page_with_counts(bench: Bench, question: Asked) -> None:
    _raw_page(bench, question)
    raw_counts.counts(bench.ask, question)


def _lists(bench: Bench) -> Iterator[Figure]:
    for name, question in (("First page", EVERYTHING), ("Filtered page", NARROWED)):
        path = f"/dialogues/?{question.query}".rstrip("?")
        raw = bench.raw(partial(_raw_page_with_counts, bench, question))
        yield Figure(
            f"{name}, with all counts, after a change",
            bench.page_after_change(path),
            raw,
        )
        yield Figure(f"{name}, asked again", bench.page(path), raw, "counts kept")


def _searches(bench: Bench, asked: dict[str, str], inside: dict) -> Iterator[Figure]:
    for name in WORDS:
        query = f"q={asked[name].replace(' ', '+')}"
        where = raw_words.found(bench.place.vendor, asked[name].split())
        ids = f"SELECT d.id FROM dialogues_dialogue d WHERE {where}"
        found = inside["number"][asked[name]]
        yield Figure(
            f"Text search, {name}: dialogues found",
            inside["found"][asked[name]],
            bench.raw(partial(bench.ask, ids)),
            f"{found:,} found, in process",
        )
        question = Asked(query, {"q": where})
        yield Figure(
            f"Text search, {name}: page with all counts",
            bench.page_after_change(f"/dialogues/?{query}"),
            bench.raw(partial(_raw_page_with_counts, bench, question)),
        )


def _records(bench: Bench) -> Iterator[Figure]:
    asked = _asked(bench)
    for name in ("usual", "largest"):
        slug = asked[name].split("/")[2]
        pk, people, meetings = bench.ask(
            "SELECT id, participant_count, meeting_count FROM dialogues_dialogue "
            f"WHERE slug = '{slug}'"
        )[0]
        yield Figure(
            f"Record page, {people} participants and {meetings} meetings",
            bench.page(asked[name]),
            bench.raw(partial(raw_rows.record, bench.ask, pk)),
        )


def _moves(bench: Bench) -> Figure:
    raw = bench.raw(partial(raw_rows.page_of_moves, bench.ask))
    return Figure("Moves page", bench.page("/moves/"), raw)


def _deep(bench: Bench) -> Iterator[Figure]:
    last = raw_rows.how_many(bench.ask, VISIBLE) // 25
    raw = bench.raw(partial(_raw_page, bench, EVERYTHING, (last - 1) * 25))
    path = f"/dialogues/?page={last}"
    yield Figure(f"Page {last:,} of the list", bench.page(path), raw, "counts kept")


def _per_second(bench: Bench) -> Iterator[Figure]:
    slugs = bench.ask(
        f"SELECT d.slug FROM dialogues_dialogue d WHERE {VISIBLE} "
        "ORDER BY d.ref LIMIT 400"
    )
    records = [f"/dialogues/{slug}/" for (slug,) in slugs[::7]]
    for name, paths in (("list", ["/dialogues/"]), ("record", records)):
        for path in paths[:8]:
            bench.client.page(path)
        rate = requests_per_second(bench.server, paths)
        yield Figure(f"Pages a second, {name}", rate, unit="/s", note="8 clients")
