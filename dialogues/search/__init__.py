"""Full text over records: what is found, where it stands, and the index of it.

`found_by_words` is the way in; `hits` says for a page of records where the words are.
"""

from dialogues.search.finding import found_by_words
from dialogues.search.hits import Hit, Snippet, hits
from dialogues.search.index import index_all, index_records
from dialogues.search.marking import marked
from dialogues.search.words import SearchWord, words_of

__all__ = [
    "Hit",
    "Snippet",
    "SearchWord",
    "found_by_words",
    "hits",
    "index_all",
    "index_records",
    "marked",
    "words_of",
]
