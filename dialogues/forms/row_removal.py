"""The question before a row goes."""

from dialogues.forms.layout import VersionedForm


class RemoveForm(VersionedForm):
    """Carries the version at which the question was asked."""

    changed_by = ""

    def __init__(self, data=None, *, key: str = "", **kw):
        super().__init__(data, **kw)
        self.key = key

    def key_of_this(self) -> str:
        return self.key
