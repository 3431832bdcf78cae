"""The filters with their values, and what choosing each value would leave."""

from dialogues.filters.facets.counts import Counts
from dialogues.filters.facets.kept import counts_of, kept
from dialogues.filters.facets.panel import (
    Facet,
    FacetGroup,
    Option,
    panel,
    track_options,
)

__all__ = [
    "Counts",
    "Facet",
    "FacetGroup",
    "Option",
    "counts_of",
    "kept",
    "panel",
    "track_options",
]
