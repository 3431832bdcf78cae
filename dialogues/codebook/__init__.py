"""The codebook: what each variable and each value means, whose definition it is.

The one truth for the help in forms, for pages and for files. Definitions of variables
are the help texts of the models; definitions of values stand in `meanings`; curators
define the terms of their vocabularies.
"""

from dialogues.codebook.comparison import COMPARED, COMPARISON
from dialogues.codebook.examples import Example, Examples, examples_of
from dialogues.codebook.glossary import GLOSSARY
from dialogues.codebook.origins import FOUNDING, Origin
from dialogues.codebook.parts import CodebookModel
from dialogues.codebook.readings import READINGS, TrackReading
from dialogues.codebook.variables import (
    NOT_DEFINED,
    Value,
    Variable,
    codebook,
    find,
    vocabulary_of,
)

__all__ = [
    "COMPARED",
    "COMPARISON",
    "FOUNDING",
    "GLOSSARY",
    "NOT_DEFINED",
    "READINGS",
    "Example",
    "Examples",
    "Origin",
    "CodebookModel",
    "TrackReading",
    "Value",
    "Variable",
    "codebook",
    "examples_of",
    "find",
    "vocabulary_of",
]
