"""Where the words of a search stand in the records of a page."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from dialogues.models import Dialogue, Participation, Source
from dialogues.search.marking import Piece, excerpt, found_in, join, marked, pieces
from dialogues.search.passages import Kind, Passage, passages
from dialogues.search.words import Word, words_of

NAMES = frozenset({Kind.PARTICIPANT, Kind.PARTY, Kind.ORGANISATION})
PROSE = frozenset({Kind.SUMMARY, Kind.SOURCE, Kind.OUTCOME, Kind.MEETING})
ORDER = list(Kind)


@dataclass(frozen=True, slots=True)
class Snippet:
    """One place in which words were found: what it is, and its text with marks."""

    kind: Kind
    text: SafeString
    #: Who bears the name, where the words stand in another name of theirs.
    of: str = ""

    @property
    def label(self) -> str:
        return str(self.kind.label)


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: its title with marks, and places that have the rest."""

    title_marked: SafeString
    snippets: Sequence[Snippet]


def hits(records: Iterable[Dialogue], user, text: str) -> dict[int, Hit]:
    """Why each of these records was found, by primary key.

    The records are visible to the user; names and sources are those that the user may
    know. The number of queries does not grow with the records.
    """
    titles = {record.pk: record.title for record in records}
    words = words_of(text)
    found: dict[int, list[Passage]] = defaultdict(list)
    for each in passages(
        list(titles),
        stays=Participation.objects.nameable_by(user),
        sources=Source.objects.visible_to(user),
    ):
        if each.kind != Kind.TITLE and any(
            word.is_in(each.text, each.sounds) for word in words
        ):
            found[each.dialogue].append(each)
    return {
        pk: Hit(marked(title, words), _snippets(title, found[pk], words))
        for pk, title in titles.items()
    }


def _snippets(
    title: str, found: Sequence[Passage], words: Sequence[Word]
) -> list[Snippet]:
    """The fewest places that, with the title, have all words; in the order of kinds."""
    wanted = frozenset(word.text for word in words) - found_in(pieces(title, words))
    candidates = [
        (each, pieces(each.text, words, as_name=each.kind in NAMES))
        for each in sorted(found, key=lambda each: ORDER.index(each.kind))
    ]
    snippets = []
    while wanted and candidates:
        passage, parts = max(
            candidates, key=lambda each: len(found_in(each[1]) & wanted)
        )
        here = found_in(parts) & wanted
        if not here:
            break
        snippets.append(Snippet(passage.kind, _text(passage, parts, here), passage.of))
        wanted -= here
    return sorted(snippets, key=lambda each: ORDER.index(each.kind))


def _text(passage: Passage, parts: Sequence[Piece], here: frozenset[str]) -> SafeString:
    return excerpt(parts, here) if passage.kind in PROSE else join(parts)
