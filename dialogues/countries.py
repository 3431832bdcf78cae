"""Countries by ISO 3166-1 alpha-3 code, with historic states and disputed territories.

A code says which country a row is counted under. The name that readers see is a free
label beside it, since codes do not cover history and dispute.
"""

from django_countries import Countries

#: ISO 3166-3 codes of states that are no more, and user-assigned codes in common use.
BEYOND_ISO = {
    "CSK": "Czechoslovakia",
    "DDR": "German Democratic Republic",
    "SCG": "Serbia and Montenegro",
    "SUN": "Soviet Union",
    "XKX": "Kosovo",
    "YMD": "Yemen, Democratic",
    "YUG": "Yugoslavia",
}

#: Short names for those that ISO writes with an inversion or in full.
SHORT = {
    "BOL": "Bolivia",
    "COD": "Congo, Democratic Republic",
    "GBR": "United Kingdom",
    "IRN": "Iran",
    "KOR": "South Korea",
    "LAO": "Laos",
    "MDA": "Moldova",
    "PRK": "North Korea",
    "PSE": "Palestine",
    "RUS": "Russia",
    "SYR": "Syria",
    "TUR": "Turkey",
    "TWN": "Taiwan",
    "TZA": "Tanzania",
    "USA": "United States",
    "VEN": "Venezuela",
    "VNM": "Vietnam",
}


def _names() -> dict[str, str]:
    iso = Countries()
    known = {iso.alpha3(code): str(name) for code, name in iso}
    return {**known, **BEYOND_ISO, **SHORT}


NAMES: dict[str, str] = _names()


def listed() -> list[tuple[str, str]]:
    """Codes with their names, by name: the choices of a field."""
    return sorted(NAMES.items(), key=lambda item: item[1])


def name_of(code: str) -> str:
    """The usual English name of a code; KeyError for a code that is not listed."""
    return NAMES[code]
