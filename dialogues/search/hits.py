"""Where the words of a search stand in the records of a page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from dialogues.models import Dialogue, Participation, SourceEntry
from dialogues.search.marking import Piece, excerpt, found_in, join, pieces
from dialogues.search.passages import Passage, PassageKind, passages
from dialogues.search.words import SearchWord, words_of

NAMES = frozenset(
    {PassageKind.PARTICIPANT, PassageKind.PARTY, PassageKind.ORGANISATION}
)
PROSE = frozenset(
    {PassageKind.SUMMARY, PassageKind.SOURCE, PassageKind.OUTCOME, PassageKind.MEETING}
)
ORDER = list(PassageKind)


@dataclass(frozen=True, slots=True)
class Snippet:
    """One place in which words were found: what it is, and its text with marks."""

    kind: PassageKind
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
    words = words_of(text)
    titles = {record.pk: pieces(record.title, words) for record in records}
    wanted = {
        pk: rest
        for pk, title in titles.items()
        if (rest := [word for word in words if word.text not in found_in(title)])
    }
    places = _places(wanted, user) if wanted else {}
    return {
        pk: Hit(join(title), _snippets(places.get(pk, ()), wanted.get(pk, ())))
        for pk, title in titles.items()
    }


def _places(
    wanted: Mapping[int, Sequence[SearchWord]], user
) -> Mapping[int, Sequence[Passage]]:
    """The texts of records that the user may know and that have wanted words."""
    found: dict[int, list[Passage]] = defaultdict(list)
    for each in passages(
        list(wanted),
        stays=Participation.objects.nameable_by(user),
        entries=SourceEntry.objects.named_to(user),
    ):
        if any(word.is_in(each.text, each.sounds) for word in wanted[each.dialogue]):
            found[each.dialogue].append(each)
    return found


def _snippets(found: Sequence[Passage], words: Sequence[SearchWord]) -> list[Snippet]:
    """The fewest places that have all words, in the order of kinds."""
    wanted = frozenset(word.text for word in words)
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
