"""Scripts from npm packages: those listed here, and no others."""

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
    "vendor/auto-complete.js": "@github/auto-complete-element/dist/bundle.js",
    "vendor/htmx.min.js": "htmx.org/dist/htmx.min.js",
}

SOURCE_MAP = re.compile(rb"//# sourceMappingURL=\S+")


class NpmStorage(FileSystemStorage):
    """Opens files by their static name, without pointers to source maps.

    The maps are not served, and collectstatic stops at a pointer to nowhere.
    """

    def __init__(self):
        super().__init__(location=NODE_MODULES)

    def path(self, name):
        return str(NODE_MODULES / FILES[name])

    def _open(self, name, mode="rb"):
        with super()._open(name, mode) as file:
            content = file.read()
        return ContentFile(SOURCE_MAP.sub(b"", content), name=name)


class NpmFinder(BaseFinder):
    def __init__(self, *args, **kwargs):
        self.storage = NpmStorage()

    def check(self, **kwargs):
        missing = [name for name in FILES if not self.storage.exists(name)]
        if not missing:
            return []
        message = f"{len(missing)} files from npm are missing, first {missing[0]}."
        return [Error(message, hint="Run make install.", id="diplotrack.E001")]

    def find(self, path, find_all=False):
        if path not in FILES or not self.storage.exists(path):
            return []
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns):
        for name in FILES:
            if not matches_patterns(name, ignore_patterns):
                yield name, self.storage
