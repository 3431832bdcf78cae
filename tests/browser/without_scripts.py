"""A researcher whose browser runs no scripts: each form is a page of its own."""

from dialogues.forms.kinds import KINDS
from dialogues.models import Dialogue


class PlainDesk:
    """Enters rows page by page; the page runs no scripts."""

    def __init__(self, page, site: str):
        self.page, self.site = page, site

    def begin(self, typed) -> Dialogue:
        self._send("/workspace/new/", typed, {})
        ref = self.page.url.partition("#")[0].rstrip("/").split("/")[-1]
        return Dialogue.objects.get(ref=ref)

    def enter(self, record, slug: str, typed, answers):
        self._send(f"/workspace/{record.ref}/{slug}/new/", typed, answers)
        return getattr(record, KINDS[slug].list_name).latest("pk")

    def change(self, record, slug: str, row, typed) -> None:
        self._send(f"/workspace/{record.ref}/{slug}/{row.key}/", typed, {})

    def _send(self, path: str, typed, answers) -> None:
        self.page.goto(self.site + path)
        self._fill(typed)
        self._save()
        asked = {n: v for n, v in answers.items() if self._named(n).count()}
        if asked and self.page.locator("main [role=alert]").count():
            self._fill(asked)
            self._save()
        faults = self.page.locator("main [role=alert]")
        assert not faults.count(), faults.inner_text()

    def _save(self) -> None:
        self.page.locator("main form button.btn-main[type=submit]").first.click()

    def _named(self, name: str):
        return self.page.locator(f"main [name={name}]")

    def _fill(self, typed) -> None:
        for name, value in typed.items():
            field = self._named(name).first
            self._unfold(field)
            kind = field.evaluate("e => e.type")
            if kind in ("radio", "checkbox"):
                for each in value if isinstance(value, list) else [value]:
                    box = self.page.locator(f"main [name={name}][value='{each}']")
                    self.page.locator(f"label[for={box.get_attribute('id')}]").click()
            elif kind.startswith("select"):
                field.select_option(value)
            else:
                field.fill(value)

    def _unfold(self, field) -> None:
        """Open what is folded around a field, from the outside inwards."""
        folds = field.locator("xpath=ancestor::details[not(@open)]")
        while folds.count():
            folds.first.locator("xpath=./summary").click()
