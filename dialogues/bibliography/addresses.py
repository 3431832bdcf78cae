"""DOIs and addresses: taken from what was pasted, and told to be the same."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from dialogues.bibliography.latex import plain_address

DOI = re.compile(r"10\.\d{4,9}/\S+")
#: Of a DOI inside a longer address: what follows the identifier there.
AFTER_DOI = re.compile(
    r"(?:/(?:full|abstract|pdf|epdf|html|meta|references))?/?(?:[?#].*)?$", re.I
)
DOI_ADDRESS = re.compile(r"^(https?://(dx\.|www\.)?doi\.org/|doi:\s*)", re.I)
ADDRESS = re.compile(r"^https?://[^\s/?#@]+\.[^\s/?#@]+\S*$", re.I)
LONGEST_ADDRESS, LONGEST_DOI = 1000, 200
TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|ref_src|_hs\w+)$",
    re.I,
)


def plain_doi(text: str) -> str:
    """A DOI without the address that often stands before it."""
    return DOI_ADDRESS.sub("", text.strip())


def doi_in(text: str) -> str:
    """The DOI that a text or an address holds; "" if it holds none."""
    found = DOI.search(text[: 2 * LONGEST_ADDRESS])
    if not found:
        return ""
    doi = found.group()
    if text.lower().startswith("http"):
        doi = AFTER_DOI.sub("", doi)
    doi = doi.rstrip(".,;:'\"”")
    while doi.endswith((")", "]", "}")) and _unpaired(doi):
        doi = doi[:-1]
    return doi if len(doi) <= LONGEST_DOI else ""


def _unpaired(doi: str) -> bool:
    closing = doi[-1]
    opening = {")": "(", "]": "[", "}": "{"}[closing]
    return doi.count(closing) > doi.count(opening)


def doi_key(text: str) -> str:
    """A DOI as it is compared: they know no case."""
    return plain_doi(text).casefold().rstrip("./")


def web_address(text: str) -> str:
    """The address in a text of a reference; "" if it is none that we keep."""
    text = plain_address(text)
    if text.lower().startswith("www."):
        text = f"https://{text}"
    is_fit = ADDRESS.match(text) and len(text) <= LONGEST_ADDRESS
    return text if is_fit else ""


def is_doi_address(url: str) -> bool:
    return bool(DOI_ADDRESS.match(url))


def address_key(url: str) -> str:
    """An address as it is compared.

    Without scheme, www, the last slash, what only counts visitors, and the place on
    the page.
    """
    try:
        parts = urlsplit(url.strip())
        asked = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return ""
    host = (parts.netloc or "").lower().removeprefix("www.")
    host = host.removesuffix(":80").removesuffix(":443")
    kept = urlencode([pair for pair in asked if not TRACKING.match(pair[0])])
    return f"{host}{parts.path.rstrip('/')}{'?' if kept else ''}{kept}" if host else ""
