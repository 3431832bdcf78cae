"""One record as a page: every section has a module that gathers what it shows."""

from dialogues.views.record.cite import cite, sources
from dialogues.views.record.files import record_file
from dialogues.views.record.page import dialogue

__all__ = ["cite", "dialogue", "record_file", "sources"]
