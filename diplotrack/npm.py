"""Static files from npm packages: those listed here, and no others."""

import re

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.checks import Error
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

NODE_MODULES = settings.BASE_DIR / "node_modules"

#: Static name -> path within node_modules.
FILES = {
    "vendor/bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
    "vendor/auto-complete.js": "@github/auto-complete-element/dist/bundle.js",
    "vendor/htmx.min.js": "htmx.org/dist/htmx.min.js",
}

#: Family -> its style sheets; the font files that they name come with them.
FONTS = {
    "source-serif-4": ["opsz", "opsz-italic"],
    "source-sans-3": ["wght", "wght-italic"],
    "noto-sans-arabic": ["wght"],
    "noto-sans-hebrew": ["wght"],
}

SOURCE_MAP = re.compile(rb"(/\*|//)# sourceMappingURL=[^\s*]+(\s*\*/)?")


def font_files() -> dict[str, str]:
    files = {}
    for family, sheets in FONTS.items():
        package = f"@fontsource-variable/{family}"
        for sheet in sheets:
            files[f"vendor/{family}/{sheet}.css"] = f"{package}/{sheet}.css"
            ending = sheet if sheet.endswith("-italic") else f"{sheet}-normal"
            folder = NODE_MODULES / package / "files"
            for font in sorted(folder.glob(f"{family}-*-{ending}.woff2")):
                name = f"files/{font.name}"
                files[f"vendor/{family}/{name}"] = f"{package}/{name}"
    return files


class NpmStorage(FileSystemStorage):
    """Opens files by their static name, without pointers to source maps.

    The maps are not served, and collectstatic stops at a pointer to nowhere.
    """

    def __init__(self):
        super().__init__(location=NODE_MODULES)
        self.files = FILES | font_files()

    def path(self, name):
        return str(NODE_MODULES / self.files[name])

    def _open(self, name, mode="rb"):
        with super()._open(name, mode) as file:
            content = file.read()
        if name.endswith((".css", ".js", ".mjs")):
            content = SOURCE_MAP.sub(b"", content)
        return ContentFile(content, name=name)


class NpmFinder(BaseFinder):
    def __init__(self, *args, **kwargs):
        self.storage = NpmStorage()

    def check(self, **kwargs):
        missing = [name for name in self.storage.files if not self.storage.exists(name)]
        if not missing:
            return []
        message = f"{len(missing)} files from npm are missing, first {missing[0]}."
        return [Error(message, hint="Run make install.", id="diplotrack.E001")]

    def find(self, path, find_all=False):
        if path not in self.storage.files or not self.storage.exists(path):
            return []
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns):
        for name in self.storage.files:
            if not matches_patterns(name, ignore_patterns):
                yield name, self.storage
