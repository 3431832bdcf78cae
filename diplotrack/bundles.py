"""The style sheets of pages, bundled by esbuild for as long as a process lives.

What goes into which bundle, in which order, stands in dialogues/styles/bundles/.
"""

import subprocess
from tempfile import TemporaryDirectory
from threading import Lock

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import get_files
from django.core.checks import Error
from django.core.files.storage import FileSystemStorage

SHEETS = settings.BASE_DIR / "dialogues" / "styles"
PACKAGES = settings.BASE_DIR / "node_modules" / "@esbuild"
#: Static names of bundles and of the fonts beside them begin so.
PREFIX = "styles/"


class BundleFinder(BaseFinder):
    def __init__(self, *args, **kwargs):
        self.folder = TemporaryDirectory(prefix="diplotrack-styles-")
        self.storage = FileSystemStorage(location=self.folder.name)
        self.made_from = None
        self.lock = Lock()

    def check(self, **kwargs):
        if list(PACKAGES.glob("*/bin/esbuild")):
            return []
        message = "esbuild is missing, which bundles the style sheets."
        return [Error(message, hint="Run make install.", id="diplotrack.E002")]

    def find(self, path, find_all=False):
        if not path.startswith(PREFIX):
            return []
        self.make()
        if not self.storage.exists(path):
            return []
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns):
        self.make()
        for name in get_files(self.storage, ignore_patterns):
            yield name, self.storage

    def make(self):
        """Make the bundles, unless they were made from the sheets as they are."""
        sheets = [(path, path.stat().st_mtime_ns) for path in SHEETS.rglob("*.css")]
        with self.lock:
            if sheets != self.made_from:
                bundle(self.storage.path(PREFIX))
                self.made_from = sheets


def bundle(folder):
    # The program for this machine: node_modules/.bin/esbuild would need Node.js.
    (esbuild,) = PACKAGES.glob("*/bin/esbuild")
    options = ["--bundle", "--minify", "--log-level=warning", f"--outdir={folder}"]
    fonts = ["--loader:.woff2=file", "--asset-names=fonts/[name]"]
    bundles = sorted((SHEETS / "bundles").glob("*.css"))
    subprocess.run([esbuild, *bundles, *options, *fonts], check=True)  # noqa: S603
