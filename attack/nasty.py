"""Values that nobody should send, and some that are only rare."""

import random
from collections.abc import Sequence
from uuid import UUID

from attack.visitor import TOKEN

#: Characters, in words that show where they stand.
CHARACTERS = [
    *("a\x00b", "a\x07b", "a\x1bb", "a\x7fb", "a\x85b", "a\u2028b", "a\ufeffb"),
    *("a\u202eb", "a\u2066b\u2069", "a\u200fb", "a\u200bb", "a\ufffeb", "\U000e0041"),
    *("\u0430\u0440\u0440l\u0435", "O\u0323\u0300slo", "\ufdfa" * 60, "e\u0301" * 300),
    *("\U0001f54a", "\u4e2d\u6771", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629"),
    *("   ", "\t\t", "\r\n\r\n", "'", '"', "\\", "%", "%s", "{{ 7 }}", "{% x %}"),
    *("' OR 1=1 --", "'; DROP TABLE auth_user; --", "../../etc/passwd", "=1+1"),
    *("<script>alert(1)</script>", "</textarea><b>", "&amp;&#0;", "javascript:x"),
]
DATES = [
    *("1993", "1993-05", "1993-05-03", "1993~", "1993?", "1993-05%", "199X", "19XX"),
    *("1993-21", "1993-33", "1993-05/1993-08", "1993/..", "../1993", "..", "../.."),
    *("1993-02-29", "1993-13", "1993-00-00", "0000", "-0001", "Y-170000002", "99999"),
    *("[1993,1994]", "{1993..1995}", "1993-05-03T10:00:00Z", "3 May 1993", "soon"),
    *("9999-12-31", "1993-05/1993-04", "(1993)~", "2016-~04~-31", "1993" * 30, "/"),
]
NUMBERS = [
    *("0", "-1", "1", "2", "3.5", "1e9", "NaN", "inf", "-inf", "32767", "32768"),
    *("2147483647", "2147483648", "9223372036854775808", "9" * 5000, "0x10", "1_0"),
    *("\u0663", "\u00b2", "+1", " 1 ", "1,5", "--1", "90", "90.1", "-180", "181"),
]
#: Numbers and keys, some of rows and records of others.
KEYS = [
    *("m0", "m1", "m999", "p1", "p2", "y1", "s1", "s2", "t1", "x9", "record"),
    *("D00001", "D00002", "D99999", "P00001", "O00001", "S00001", "C00001", "F00001"),
    *("s\u0661", "S1", "d00001", "move.date", "party.name", "record.title", "new"),
]
PASTED = [
    "Terje Larsen; Fafo; director\nYossi Beilin; ministry",
    "\x0b".join(f"Name {n}; office {n}" for n in range(80)),
    "@book{a, title={T}, author={A and B}, year=1993}",
    "@book{a, title={T\\'{\\i}, author = ",
    "TY  - BOOK\nTI  - Title\nPY  - 1993\nER  - ",
    '[{"type":"book","title":"\\u0000","issued":{"date-parts":[["x"]]}}]',
    "[" * 5000,
    '{"a":' * 200,
    '{"title":["a"],"note":null}',
    "a;b;" * 100,
]
LONG = ["x" * 299, "x" * 301, "y " * 9_999, "z" * 30_000, "l\n" * 5_000]
EVERYTHING = [*CHARACTERS, *DATES, *NUMBERS, *KEYS, *PASTED, *LONG, "", "on", "[]"]


def value(drawn: random.Random, options: Sequence[str]) -> str:
    """A value for one field: often one that could be meant, else any."""
    if options and drawn.random() < 0.5:
        return drawn.choice(options)
    return drawn.choice(EVERYTHING)


def spoil(
    drawn: random.Random,
    fields: dict[str, list[str]],
    options: dict[str, list[str]],
) -> dict[str, list[str]]:
    """A form with some fields filled, left out, repeated, renamed or made up."""
    sent = {name: list(values) for name, values in fields.items()}
    if "once" in sent:
        sent["once"] = [str(UUID(int=drawn.getrandbits(128)))]
    if "opened_at" in sent and drawn.random() < 0.8:
        sent["opened_at"] = ["2147483647"]  # newer than any change, so it is saved
    own = [name for name in {**sent, **options} if name != TOKEN]
    for name in drawn.sample(own, min(len(own), drawn.choice([1, 2, 4, 8]))):
        found = value(drawn, options.get(name, ()))
        act = drawn.random()
        if act < 0.8:
            sent[name] = [found]
        elif act < 0.88:
            sent.pop(name, None)
        elif act < 0.96:
            sent[name] = [
                *sent.get(name, ()),
                found,
                value(drawn, options.get(name, ())),
            ]
        else:
            sent[drawn.choice([f"{name}_1", f"new_{name}", found[:50]])] = [found]
    return sent
