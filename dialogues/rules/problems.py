"""A problem found by a rule: what is wrong, where, and how to fix it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, in a sentence that also says what to do.

    `key` names the row ("" for the record itself), `field` the form field there.
    A problem that blocks must be fixed before the record can be reviewed; one
    that does not block is a remark.
    """

    code: str
    sentence: str
    key: str = ""
    field: str = ""
    blocks: bool = True
