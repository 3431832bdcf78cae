"""Answers of the API, read page by page as a program reads them."""

from dialogues.exports.cell_text import packed


def get(client, address: str) -> dict:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "application/json"
    return answer.json()


def pages(client, address: str) -> list[dict]:
    """The pages from an address on, each at the address that the one before names."""
    found = [get(client, address)]
    while found[-1]["next"]:
        assert len(found) < 200, "The pages do not end."
        found.append(get(client, found[-1]["next"]))
    return found


def rows(client, table: str, query: str = "") -> list[dict]:
    """All rows of a table that a question leaves."""
    found = pages(client, f"/api/{table}/?{query}")
    return [row for page in found for row in page["results"]]


def cell(value) -> str:
    """What stands in a file where the API has this value."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return packed(value)
    return "" if value is None else str(value)
