"""No two patterns take the same address, so their order does not matter."""

from collections.abc import Iterator
from itertools import product

import pytest
from django.urls import URLPattern, get_resolver

from dialogues.converters import CONVERTERS

#: What may stand where a converter does not say it by a list of words.
EXAMPLES = {
    "RefConverter": ["D12345", "S1234567890"],
    "RowKeyConverter": ["m1", "e12"],
    "SlugConverter": ["oslo-channel", "d12345", "new", "sources", "m1"],
    "StringConverter": ["Sharm el-Sheikh", "new"],
}
#: Those of libraries, which keep order among their own.
OF_LIBRARIES = ("/accounts/", "/admin/")


def patterns() -> list[tuple[str, URLPattern]]:
    found = []

    def walk(several, before: str):
        for each in several:
            if isinstance(each, URLPattern):
                found.append((before, each))
            else:
                walk(each.url_patterns, f"{before}{each.pattern}")

    walk(get_resolver().url_patterns, "/")
    return [(b, p) for b, p in found if not f"{b}{p.pattern}".startswith(OF_LIBRARIES)]


def words_of(converter) -> list[str]:
    name = type(converter).__name__
    return EXAMPLES[name] if name in EXAMPLES else converter.regex.split("|")


def addresses(before: str, pattern: URLPattern) -> Iterator[str]:
    """Each address of the pattern with one of the words for each part."""
    route = f"{before}{pattern.pattern}"
    parts = pattern.pattern.converters
    for words in product(*(words_of(each) for each in parts.values())):
        address = route
        for name, word in zip(parts, words, strict=True):
            begin = address.rindex("<", 0, address.index(f":{name}>"))
            end = address.index(f":{name}>") + len(name) + 2
            address = f"{address[:begin]}{word}{address[end:]}"
        yield address


@pytest.mark.parametrize("route", sorted({f"{b}{p.pattern}" for b, p in patterns()}))
def test_an_address_belongs_to_one_pattern(route):
    known = patterns()
    (mine,) = [each for each in known if f"{each[0]}{each[1].pattern}" == route]
    for address in addresses(*mine):
        takes = [
            f"{before}{each.pattern}"
            for before, each in known
            if address.startswith(before) and each.resolve(address[len(before) :])
        ]
        assert takes == [route], address


def test_a_number_or_key_of_another_form_has_no_page(client):
    for address in ("/people/nobody/", "/workspace/D1/", "/export/secrets.csv"):
        assert client.get(address).status_code == 404


def test_every_converter_is_used():
    routes = " ".join(str(each.pattern) for _, each in patterns())
    assert [name for name in CONVERTERS if f"<{name}:" not in routes] == []
