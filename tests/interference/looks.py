"""What is asked while somebody types: lookups, previews, pastes, duplicate checks."""

from collections.abc import Iterator

from django.urls import reverse

from dialogues.exports.file_style import VALUES as STYLES
from dialogues.filters.facets.panel import LONG
from tests.interference.lists import WORDS
from tests.interference.routes import Asked, Known, query
from tests.interference.worlds import DOI, HIDDEN_DOI, SECRETS

#: Asks for the part of a page that takes the place of a row or a form.
IN_PLACE = (("HX-Request", "true"),)
OPTIONS = (
    "people_options",
    "organisation_options",
    "conflict_options",
    "dialogue_options",
    "place_options",
    "options_sources",
)
BIBTEX = "@book{{k, title = {{{title}}}, doi = {{{doi}}}, year = 1995}}"


def looks(known: Known) -> dict[str, list[Asked]]:
    """By route, what is asked beside its plain address."""
    mine = known.mine
    asks = {name: list(_options(name, known)) for name in OPTIONS}
    return asks | {
        "codebook": [_get("codebook", q=word) for word in WORDS],
        "filter_values": [
            _get("filter_values", name, find=word)
            for name in sorted(LONG)
            for word in WORDS
        ],
        "saved_filter_new": [
            _get("saved_filter_new", "dialogues", q=word) for word in WORDS
        ],
        "record_file": [
            _get("record_file", slug, "participants", **{name: value})
            for slug in known.slugs
            for name, value in STYLES.items()
        ],
        "api_schema": [
            Asked(reverse("api_schema"), headers=(("Accept", kind),))
            for kind in ("application/vnd.oai.openapi", "text/html")
        ],
        "date_says": [
            _get("date_says", record=ref, of="moves", row="t1", field="date", text=text)
            for ref in known.refs["D"]
            for text in ("1993-05", "May 1993")
        ],
        "dialogue_new": [*_begun(known)],
        "record_copy": [
            _post("record_copy", known.refs["D"][0], title=title) for title in SECRETS
        ],
        "path_preview": [
            _post("path_preview", mine, kind="rise", to_track="1", other=ref)
            for ref in known.refs["D"]
        ],
        "participants_paste": [
            _post("participants_paste", mine, text=f"{name}; clerk", step=step)
            for name in SECRETS
            for step in ("read", "text")
        ],
        "row_new": [*_rows(known)],
        "justify": [
            _post("justify", mine, "t1", justification=name) for name in SECRETS
        ],
    }


def _get(name: str, /, *parts: str, **values: str) -> Asked:
    return Asked(f"{reverse(name, args=parts)}?{query(**values)}")


def _post(name: str, /, *parts: str, headers=(), **values: str) -> Asked:
    return Asked(reverse(name, args=parts), "POST", query(**values), headers)


def _options(name: str, known: Known) -> Iterator[Asked]:
    refs = (ref for letter in "SDPOC" for ref in known.refs[letter])
    for word in (*WORDS, *refs):
        yield _get(name, q=word, record=known.mine, new="1", field="x_is")


def _begun(known: Known) -> Iterator[Asked]:
    """A record that is begun from a source, or about a conflict that may be there."""
    for ref in known.refs["S"]:
        yield _get("dialogue_new", source=ref)
    for title in SECRETS:
        yield _post("dialogue_new", title=title, new_conflict=title)


def _rows(known: Known) -> Iterator[Asked]:
    """New rows that name what may be recorded already, and so are asked about."""
    for headers in ((), IN_PLACE):
        for title, doi in (
            ("X", DOI),
            ("X", HIDDEN_DOI),
            *((title, "") for title in (*SECRETS, *known.refs["S"])),
        ):
            values = {"title": title, "doi": doi, "kind": "", "then": ""}
            yield _post("row_new", known.mine, "sources", headers=headers, **values)
            pasted = BIBTEX.format(title=title, doi=doi)
            values = {"paste": pasted, "read": ""}
            yield _post("row_new", known.mine, "sources", headers=headers, **values)
            values = {"paste": pasted * 2, "read": ""}
            yield _post("row_new", known.mine, "sources", headers=headers, **values)
        for name in (*SECRETS, *known.refs["P"], *known.refs["O"]):
            for kind, field in (
                ("participants", "person"),
                ("organisations", "organisation"),
                ("parties", "organisation"),
            ):
                values = {field: name, "capacity": "", "name": ""}
                yield _post("row_new", known.mine, kind, headers=headers, **values)
        for name in (*SECRETS, *known.refs["D"]):
            values = {"other": name, "kind": ""}
            yield _post("row_new", known.mine, "links", headers=headers, **values)
