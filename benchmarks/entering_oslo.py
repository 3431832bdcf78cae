"""Enters the Oslo channel by keyboard in Chromium; prints key strokes and seconds."""

import sys

import pytest

TEST = "tests/browser/test_by_keyboard.py::test_oslo_by_keyboard_from_nothing"

if __name__ == "__main__":
    sys.exit(pytest.main(["-q", "-p", "no:randomly", TEST]))
