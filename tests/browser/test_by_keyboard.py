"""Whole cases entered by keyboard alone, and read back equal."""

import sys
import time

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.browser.keyboard import KeyDesk
from tests.reentry.hand import Hand
from tests.reentry.originals import assert_equal

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1500)]


@pytest.fixture
def desk(site, page, sign_in, ada):
    call_command("loaddata", settings.BASE_DIR / "fixtures/authorities/terms.yaml")
    sign_in(page, ada)
    return KeyDesk(page, site)


def test_oslo_is_entered_by_keyboard_from_nothing(originals, desk, capsys):
    refs: dict[str, str] = {}
    began = time.monotonic()
    made = Hand(desk, originals["oslo-channel"], refs).enter()
    seconds = time.monotonic() - began
    assert_equal(originals["oslo-channel"], made, {})
    with capsys.disabled():
        sys.stdout.write(f"\nOslo: {desk.strokes} key strokes, {seconds:.0f} s\n")
