"""People who are not named but counted: "and three advisers", "about 20 officers"."""

import re
from dataclasses import dataclass

from dialogues.choices import CountIs

COUNTING = """one two three four five six seven eight nine ten eleven twelve thirteen
fourteen fifteen sixteen seventeen eighteen nineteen twenty"""
NUMBERS = {word: number for number, word in enumerate(COUNTING.split(), start=1)} | {
    "a": 1,
    "an": 1,
    "another": 1,
    "both": 2,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
AT_LEAST = frozenset(("at least", "more than", "over"))
#: "Several" counts nobody: two at least.
SEVERAL = frozenset(("several", "various"))
MOST = 100_000
COUNTED = "|".join(sorted([*NUMBERS, *SEVERAL, "unnamed", "unidentified"]))
GROUP = re.compile(
    r"(?:(?:and|plus|with|&|\+)\s+)?"
    r"(?P<about>about|around|approximately|some|roughly|ca?\.|at least|more than|over)?"
    rf"\s*(?P<number>\d{{1,6}}|{COUNTED})\s+(?P<rest>\D.*)",
    re.IGNORECASE,
)
JOINED = re.compile(r"\s+(?:and|plus|with|&|\+)\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class UnnamedGroup:
    """People without a name, in words, with their number."""

    words: str
    number: int
    number_is: CountIs


def read_group(text: str) -> UnnamedGroup | None:
    """The people whom a text counts; None if it names somebody."""
    found = GROUP.fullmatch(text.strip())
    if not found:
        return None
    rest, counted = found["rest"], found["number"].casefold()
    about = (found["about"] or "").casefold()
    if not (counted.isdigit() or rest[:1].islower() or rest.endswith("s")):
        return None  # "Both Ashes" may be a name
    number, exact = NUMBERS.get(counted, 0), CountIs.EXACTLY
    if counted.isdigit():
        number = int(counted)
    elif counted in SEVERAL:
        number, exact = 2, CountIs.AT_LEAST
    elif not number:
        number = 1
    if about:
        exact = CountIs.AT_LEAST if about in AT_LEAST else CountIs.ABOUT
    if not 1 <= number <= MOST:
        return None
    return UnnamedGroup(text[found.start("number") :].strip(), number, exact)


def apart(name: str) -> tuple[str, str]:
    """A name and the people counted behind it: "Jane Roe and three advisers"."""
    for joint in reversed(list(JOINED.finditer(name))):
        rest = name[joint.end() :]
        if rest[:1].isdigit() or rest[:1].islower():
            group = read_group(rest)
            if group and name[: joint.start()].strip():
                return name[: joint.start()].strip(), rest
    return name, ""
