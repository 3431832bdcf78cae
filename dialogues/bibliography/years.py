"""The year of a publication from the date that a reference gives."""

import re

YEAR = re.compile(r"(?<!\d)(1[0-9]{3}|20[0-9]{2}|21[0-9]{2})(?!\d)")


def year_in(text: str) -> int | None:
    """The first year of four digits: 1994 of "c. 1994", "1994/95", "3 May 1994"."""
    found = YEAR.search(text[:200])
    return int(found.group()) if found else None


def is_plain_year(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}", text.strip(" /")))
