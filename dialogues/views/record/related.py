"""The dialogues to which a record is linked, as far as the user may know of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dialogues.choices import LINK_INVERSE, LinkKind
from dialogues.models import Dialogue
from dialogues.ribbon import Drawing
from dialogues.ribbon.family import Kin, RelativePlace, draw_family
from dialogues.rules import edtf
from dialogues.views.record.evidence import CitationMark, Evidence

_BEFORE = (
    LinkKind.FED_BY,
    LinkKind.SPUN_OFF_FROM,
    LinkKind.SUCCEEDS,
    LinkKind.SUCCEEDS_IN_FUNCTION,
    LinkKind.PRECEDED_BY,
    LinkKind.CONTINUES,
    LinkKind.ABSORBED,
)
#: Where the other dialogue stands; kinds that are not here stand beside.
PLACES = dict.fromkeys(_BEFORE, RelativePlace.BEFORE) | {
    LINK_INVERSE[kind]: RelativePlace.AFTER for kind in _BEFORE
}


@dataclass(frozen=True, slots=True)
class Tie:
    """One link, read from this side; `key` is empty where the other record holds it."""

    kind: LinkKind
    date: str = ""
    key: str = ""
    note: str = ""
    marks: list[CitationMark] = field(default_factory=list)

    @property
    def place(self) -> RelativePlace:
        return PLACES.get(self.kind, RelativePlace.BESIDE)


@dataclass(frozen=True, slots=True)
class Relative:
    """Another dialogue with all that ties it to this one."""

    title: str
    dialogue: Dialogue | None
    ties: list[Tie]

    @property
    def when(self) -> str:
        """When it ran; of one without a record, when the tie is dated."""
        if self.dialogue:
            return edtf.span_words(self.dialogue.start, self.dialogue.end, short=True)
        dates = (tie.date for tie in self.ties if tie.date)
        return edtf.words(next(dates, ""), short=True)

    @property
    def place(self) -> RelativePlace:
        """Before or after, if any tie says so; else beside."""
        places = [tie.place for tie in self.ties]
        return next(
            (each for each in places if each is not RelativePlace.BESIDE),
            RelativePlace.BESIDE,
        )

    @property
    def kinds(self) -> str:
        kinds = dict.fromkeys(tie.kind.label for tie in self.ties)
        first, *rest = kinds
        return ", ".join([first, *(each.lower() for each in rest)])

    @property
    def kin(self) -> Kin:
        return Kin(
            self.place, self.kinds, self.title, self.when, self.dialogue is not None
        )


@dataclass(frozen=True, slots=True)
class Family:
    """All relatives, with the drawing in two widths and the same in words."""

    relatives: list[Relative]
    sentence: str
    wide: Drawing
    narrow: Drawing


def family(
    record: Dialogue, evidence: Evidence, visible: Mapping[int, Dialogue]
) -> Family | None:
    """The family of a record; None where nothing is linked that the user may see.

    Its links are loaded as they are told to the user (`record.page`).
    """
    ties: dict[int | str, list[Tie]] = {}
    for row in record.links.all():
        tie = Tie(LinkKind(row.kind), row.date, row.key, row.note, evidence.marks(row))
        ties.setdefault(row.other_dialogue_id or row.other_title, []).append(tie)
    for row in record.links_from_others.all():
        kind, told = LINK_INVERSE[LinkKind(row.kind)], ties.get(row.dialogue_id, [])
        if row.dialogue_id in visible and kind not in [tie.kind for tie in told]:
            ties.setdefault(row.dialogue_id, []).append(Tie(kind, row.date))
    if not ties:
        return None
    relatives = [
        Relative(visible[other].title, visible[other], found)
        if isinstance(other, int)
        else Relative(other, None, found)
        for other, found in ties.items()
    ]
    relatives.sort(key=_in_time)
    said = sentence(relatives)
    when = edtf.span_words(record.start, record.end, short=True)
    kin = [each.kin for each in relatives]
    wide, narrow = (
        draw_family(record.title, when, kin, said, size) for size in ("wide", "narrow")
    )
    return Family(relatives, said, wide, narrow)


def _in_time(relative: Relative) -> tuple:
    earliest = relative.dialogue and relative.dialogue.start_earliest
    return (
        list(RelativePlace).index(relative.place),
        earliest is None,
        earliest.toordinal() if earliest else 0,
        relative.title,
    )


def sentence(relatives: Sequence[Relative]) -> str:
    """ "Before it: X (preceded by). Beside it: Y (ran parallel to)."."""
    parts = []
    for place in RelativePlace:
        there = [each for each in relatives if each.place is place]
        if there:
            named = "; ".join(f"{each.title} ({each.kinds.lower()})" for each in there)
            parts.append(f"{place.capitalize()} it: {named}.")
    return " ".join(parts)
