"""The originals, for all tests of entering them anew."""

from tests.reentry.originals import originals

__all__ = ["originals"]
