"""What somebody types to find a name: its words, and how each of them sounds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from dialogues.folding import name_key, script_of
from dialogues.rules.sounds import ARTICLES, sound_words

#: The longest text that is searched; a name has 300 characters at most.
LONGEST = 300
MOST_WORDS = 8
#: From this length on, the beginning of a sound tells enough.
TELLING = 3


def is_too_short(text: str) -> bool:
    """Whether half of all names would match: one letter of an alphabet."""
    key = name_key(text)
    return not key or (len(key) == 1 and script_of(key) not in {"Hani", "Jpan"})


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A word that begins a word of the name, or sounds like one."""

    text: str
    sounds: Sequence[str]

    def begins(self, key: str) -> bool:
        return any(each.startswith(self.text) for each in key.split())

    def sounds_in(self, sound_key: str) -> bool:
        """Whether the name has its sounds: short ones whole, longer ones begun."""
        heard = sound_key.split()
        return bool(self.sounds) and all(
            any(_is_heard(sound, each) for each in heard) for sound in self.sounds
        )

    def sounds_like(self) -> Q:
        """Names with its sounds, as `sounds_in` has it, for a database to find."""
        found = Q()
        for sound in self.sounds:
            if len(sound) >= TELLING:
                found &= begun("sound_key", sound)
            else:
                found &= whole("sound_key", sound)
        return found

    def condition(self) -> Q:
        """Names that may have the word; `begins` and `sounds_in` say which do."""
        found = begun("name_key", self.text)
        if self.sounds:
            found |= begun("sound_key", max(self.sounds, key=len))
        return found


def _is_heard(sound: str, heard: str) -> bool:
    return heard.startswith(sound) if len(sound) >= TELLING else heard == sound


def begun(column: str, text: str) -> Q:
    """Rows in which a word of the column begins with the text."""
    return Q(**{f"{column}__startswith": text}) | Q(
        **{f"{column}__contains": f" {text}"}
    )


def whole(column: str, word: str) -> Q:
    """Rows in which a word of the column is this one."""
    return (
        Q(**{column: word})
        | Q(**{f"{column}__startswith": f"{word} "})
        | Q(**{f"{column}__endswith": f" {word}"})
        | Q(**{f"{column}__contains": f" {word} "})
    )


@dataclass(frozen=True, slots=True)
class TypedName:
    """A text in its words."""

    key: str
    words: Sequence[TypedWord]

    @classmethod
    def of(cls, text: str) -> "TypedName":
        key = name_key(text[:LONGEST])
        words = key.split()[:MOST_WORDS]
        telling = [word for word in words if word not in ARTICLES] or words
        return cls(key, [TypedWord(word, _sounds(word)) for word in telling])

    def sounds_like(self) -> Q:
        """Names with its sounds, as `sounds_in` has it, for a database to find."""
        found = Q()
        for sound in self.sounds:
            if len(sound) >= TELLING:
                found &= begun("sound_key", sound)
            else:
                found &= whole("sound_key", sound)
        return found

    def condition(self) -> Q:
        """Names that may have one of the words: one letter alone tells too little."""
        longer = [word for word in self.words if len(word.text) > 1] or self.words
        return any_of(word.condition() for word in longer)


def any_of(conditions: Iterable[Q]) -> Q:
    """What one of the conditions finds; nothing where there is none."""
    found = Q(pk__in=())
    for each in conditions:
        found |= each
    return found


def _sounds(word: str) -> Sequence[str]:
    """The sounds of a word that has enough of them to be told by."""
    sounds = sound_words(word)
    if script_of(word) == "Latn" and (
        len(word) < 3 or len(max(sounds, default="")) < 2
    ):
        return ()
    return sounds
