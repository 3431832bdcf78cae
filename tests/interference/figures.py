"""How much the crawl asks, and the table of what came of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable

READERS = {"": "nobody", "rea": "an account without a role", "ben": "a researcher"}
#: What a test of the crawl records for the table.
NAME = "crawled"


def pytest_addoption(parser):
    group = parser.getgroup("crawl", "crawl of two databases (tests/interference)")
    group.addoption(
        "--whole-crawl",
        action="store_true",
        help="ask every address with every value, not a sample, and print a table",
    )
    group.addoption(
        "--crawl-times", type=int, help="ask so many times the sample, and not all"
    )
    group.addoption("--crawl-seed", help="draws the sample")


def pytest_terminal_summary(terminalreporter, config):
    if not config.getoption("whole_crawl"):
        return
    reports = [
        *terminalreporter.getreports("passed"),
        *terminalreporter.getreports("failed"),
    ]
    told = [t for each in reports for name, t in each.user_properties if name == NAME]
    terminalreporter.section("crawl of two databases")
    for line in table(told):
        terminalreporter.write_line(line)


def table(told: Iterable[dict]) -> list[str]:
    """The table of docs/security.md, of what the tests have recorded."""
    by_reader = defaultdict(list)
    for each in told:
        by_reader[each["reader"]].append(each)
    lines = [
        "| reader | routes | requests | answers by status | queries | seconds "
        "| differences |",
        "|---|---|---|---|---|---|---|",
    ]
    for reader, words in READERS.items():
        if found := by_reader[reader]:
            lines.append(row(words, found))
    return lines


def row(words: str, found: list[dict]) -> str:
    def whole(name: str) -> str:
        return f"{sum(each[name] for each in found):,.0f}"

    statuses: Counter[str] = Counter()
    for each in found:
        statuses.update(each["statuses"])
    answers = ", ".join(f"{code}: {n:,}" for code, n in sorted(statuses.items()))
    cells = [words, whole("routes"), whole("requests"), answers, whole("queries")]
    return f"| {' | '.join([*cells, whole('seconds'), whole('differences')])} |"
