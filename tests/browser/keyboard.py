"""A researcher at the keyboard: no mouse, every key counted.

A desk like those of `tests.reentry.desks`: it goes from field to field with Tab, types
what is to be typed, and saves in the list with Ctrl+Enter.
"""

from collections.abc import Mapping
from typing import Any

from dialogues.forms.kinds import KINDS
from dialogues.models import Dialogue

Typed = Mapping[str, Any]
#: More fields than any form has: whoever tabs as often goes round in a circle.
ROUND = 700
#: Letters of a text that are typed one by one, as many as choose from a list: each
#: passes four processes.
TYPED = 6

HERE = """() => {
  const e = document.activeElement, form = e.closest('form');
  const box = e.closest('details');
  const options = e.tagName === 'SELECT' ? [...e.options].map((o) => o.value) : [];
  const hidden = e.tagName === 'SUMMARY' && box && !box.open
    ? [...box.querySelectorAll('[name]')].map((f) => f.name) : [];
  return {
    id: e.id, name: e.name || '', tag: e.tagName, kind: e.type || '', value: e.value,
    checked: e.checked, options, hidden,
    index: e.selectedIndex, label: e.options?.[e.selectedIndex]?.text || '',
    filters: !!e.closest('source-filter'), text: e.textContent.trim(),
    group: form && e.name ? [...form.elements].filter((f) => f.name === e.name)
      .map((f) => f.value) : [],
  };
}"""


class KeyDesk:
    """Enters rows in the workspace by keyboard."""

    def __init__(self, page, site: str):
        self.page, self.site, self.strokes = page, site, 0

    # Keys

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)
        self.strokes += times

    def write(self, text: str) -> None:
        """Type the text; of a long one the rest comes at once, as a paste does."""
        self.page.keyboard.type(text[:TYPED])
        if text[TYPED:]:
            self.page.keyboard.insert_text(text[TYPED:])
        self.strokes += len(text)

    def here(self) -> dict[str, Any]:
        return self.page.evaluate(HERE)

    def tab_to(self, found) -> None:
        """Tab until the element with the focus is the one looked for."""
        for _ in range(ROUND):
            if found(self.here()):
                return
            self.press("Tab")
        raise AssertionError("Tab does not lead there.")

    # What a desk does

    def begin(self, typed: Typed) -> Dialogue:
        self.page.goto(f"{self.site}/workspace/new/")
        self.fill(typed)
        self.press("Control+Enter")
        self.page.wait_for_url(f"{self.site}/workspace/D*/")
        ref = self.page.url.rstrip("/").split("/")[-1]
        return Dialogue.objects.get(ref=ref)

    def open_record(self, record: Dialogue) -> None:
        address = f"{self.site}/workspace/{record.ref}/"
        if self.page.url.partition("#")[0] != address:
            self.page.goto(address)
        self.page.locator("#save-state", has_text="Saved").wait_for()

    def change_overview(self, record: Dialogue, typed: Typed) -> None:
        self.open_record(record)
        address = f"/workspace/{record.ref}/overview/"
        self.page.locator("body").evaluate("() => document.activeElement.blur()")
        edit = "a[href$='/overview/']"
        self.tab_to(lambda _: self.page.locator(f"{edit}:focus").count() > 0)
        self.press("Enter")
        self.page.wait_for_url(f"{self.site}{address}")
        self.fill(typed)
        self.press("Control+Enter")
        self.page.wait_for_url(f"{self.site}/workspace/{record.ref}/")

    def offers_in_overview(self, record: Dialogue, name: str) -> bool:
        self.page.goto(f"{self.site}/workspace/{record.ref}/overview/")
        return self.page.locator(f"main [name={name}]").count() > 0

    def enter(self, record: Dialogue, slug: str, typed: Typed, answers: Typed):
        self.open_record(record)
        kind = KINDS[slug]
        self.press(f"Alt+Shift+{kind.letter}")
        rows = f"#rows-{slug}"
        self.page.locator(f"{rows} .rowopen :focus").wait_for()
        self.fill(typed)
        self.save(rows, answers)
        return getattr(record, kind.list_name).latest("pk")

    def change(self, record: Dialogue, slug: str, row, typed: Typed) -> None:
        self.open_record(record)
        self.tab_to(lambda here: here["id"] == f"edit-{row.key}")
        self.press("Enter")
        rows = f"#rows-{slug}"
        self.page.locator(f"{rows} .rowopen :focus").wait_for()
        self.fill(typed)
        self.save(rows, {})

    def save(self, rows: str, answers: Typed) -> None:
        """Save the open row; answer what it asks, and save again."""
        self.press("Control+Enter")
        done = self.page.locator(f"{rows}:not(:has(.rowopen))")
        asked = self.page.locator(f"{rows} .rowopen [role=alert]")
        done.or_(asked).first.wait_for(timeout=60_000)
        if asked.count():
            names = [n for n in answers if self._stands(rows, n)]
            assert names, self.page.locator(
                f"{rows} .rowopen [role=alert]"
            ).inner_text()
            self.fill({name: answers[name] for name in names})
            self.press("Control+Enter")
            done.wait_for(timeout=60_000)
        self.page.locator("#save-state", has_text="Saved").wait_for()

    def _stands(self, rows: str, name: str) -> bool:
        return self.page.locator(f"{rows} .rowopen [name={name}]").count() > 0

    # Fields

    def fill(self, typed: Typed) -> None:
        """Go through the form once and type what differs from what stands there."""
        left = self._left(typed)
        for _ in range(ROUND):
            if not left:
                return
            here = self.here()
            if here["tag"] == "SUMMARY" and set(here["hidden"]) & set(left):
                self.press("Enter")
            elif here["text"].startswith("One more name") and self._lacking(left):
                self.press("Enter")
                continue
            elif here["filters"]:
                self._cite(left)
            elif here["name"] in left:
                self._set(here, left)
            if left:
                self.press("Tab")
        raise AssertionError(f"Tab does not lead to {sorted(left)}.")

    def _left(self, typed: Typed) -> dict[str, Any]:
        """What the form does not hold yet: nobody tabs on for the rest."""
        return {n: v for n, v in typed.items() if self._held(n) != _as_sent(v)}

    def _lacking(self, left: Typed) -> bool:
        """Whether a line is wanted that the form has not got."""
        return any(not self.page.locator(f"main [name={n}]").count() for n in left)

    def _held(self, name: str) -> list[str]:
        return self.page.evaluate(
            """(name) => {
              const within = document.activeElement.closest('form') ?? document;
              return [...new FormData(within.closest?.('form')
                ?? document.querySelector('main form[data-guard]'))]
                .filter(([n, v]) => n === name && v !== '').map(([, v]) => v).sort();
            }""",
            name,
        )

    def _set(self, here: dict[str, Any], left: dict[str, Any]) -> None:
        name = here["name"]
        value = left[name]
        if here["kind"] == "checkbox":
            self._tick(here, left)
        elif here["kind"] == "radio":
            order = here["group"]
            steps = order.index(value) - order.index(here["value"])
            if steps == 0 and not here["checked"]:
                self.press("Space")
            self.press("ArrowDown" if steps > 0 else "ArrowUp", abs(steps))
            del left[name]
        elif here["tag"] == "SELECT":
            self._choose(here, value)
            del left[name]
        else:
            self.press("Control+a")
            self.write(value) if value else self.press("Delete")
            if self.page.locator("auto-complete[open]").count():
                self.press("Escape")
            del left[name]

    def _tick(self, here, left: dict[str, Any]) -> None:
        name, value = here["name"], left[here["name"]]
        wanted = value if isinstance(value, list) else ["on"] if value else []
        if (here["value"] in wanted) != here["checked"]:
            self.press("Space")
        if here["value"] == here["group"][-1]:
            del left[name]

    def _choose(self, here, value: str) -> None:
        """Type the first letters of a choice, then go on with the arrows."""
        place = here["options"].index(value)
        words = self.page.evaluate(
            "(n) => document.activeElement.options[n].text", place
        )
        if len(here["options"]) > 12 and words[:1].isalpha():
            self.write(words.split()[0][:6])
        steps = place - self.here()["index"]
        self.press("ArrowDown" if steps > 0 else "ArrowUp", abs(steps))

    def _cite(self, left: dict[str, Any]) -> None:
        """Find each source by its key and tick it."""
        for key in left.pop("cited", []):
            self.write(f"{key}:")
            self.press("Enter")


def _as_sent(value: Any) -> list[str]:
    if isinstance(value, list):
        return sorted(value)
    return [value] if value else []
