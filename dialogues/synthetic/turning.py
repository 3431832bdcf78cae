"""Turning points in an order that a dialogue can take, and the stretches they leave."""

from datetime import date

from dialogues.choices import Confidence, MoveKind, Standing, Track, Vocabulary
from dialogues.models import Episode, Move
from dialogues.rules import chain
from dialogues.synthetic.dice import Dice, Weighted
from dialogues.synthetic.making import Making

FIRST_TRACK = Weighted(
    {
        Track.TWO: 36,
        Track.ONE_AND_A_HALF: 29,
        Track.ONE: 27,
        Track.THREE: 5,
        Track.UNCLASSIFIED: 3,
    }
)
MOVES = Weighted({0: 57, 1: 24, 2: 10, 3: 4, 4: 2.5, 5: 1.5, 6: 1})
STANDING = Weighted(
    {
        Standing.REALISED: 82,
        Standing.ATTEMPTED: 8,
        Standing.REFUSED: 3,
        Standing.CLAIMED: 4,
        Standing.CONTESTED: 3,
    }
)
CONFIDENCE = Weighted(
    {Confidence.HIGH: 40, Confidence.MEDIUM: 30, Confidence.LOW: 10, "": 20}
)
LONGEST_KEPT_SECRET = 4_000


class StrandState:
    """Where the strands of a dialogue stand while its turning points are made."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.tracks = {chain.MAIN_STRAND: dice.one(FIRST_TRACK)}
        self.strands = 1

    def other_track(self, strand: int) -> Track:
        """A track on which that strand does not stand: mostly a step away."""
        now = self.tracks[strand]
        ladder = [Track.ONE, Track.ONE_AND_A_HALF, Track.TWO, Track.THREE]
        if now in ladder and self.dice.likely(0.8):
            place = ladder.index(now)
            near = [ladder[n] for n in (place - 1, place + 1) if 0 <= n < len(ladder)]
            return near[0] if self.dice.likely(0.7) else near[-1]
        return self.dice.choice([track for track in Track if track != now])

    def move(self) -> dict[str, object]:
        """A change of track, or a second strand that opens beside the main one."""
        if self.dice.likely(0.16):
            track = self.other_track(chain.MAIN_STRAND)
            self.strands += 1
            self.tracks[self.strands] = track
            kind, strand, standing = (
                MoveKind.STRAND_OPENED,
                self.strands,
                Standing.REALISED,
            )
        else:
            strand = self.dice.choice(list(self.tracks))
            kind, track = MoveKind.TRACK_CHANGE, self.other_track(strand)
            standing = self.dice.one(STANDING)
            if standing not in chain.UNFULFILLED:
                self._change(strand, track)
        return {
            "kind": kind,
            "strand": strand,
            "to_track": track,
            "standing": standing,
        }

    def _change(self, strand: int, track: Track) -> None:
        joins = strand != chain.MAIN_STRAND and track == self.tracks[chain.MAIN_STRAND]
        if joins:
            del self.tracks[strand]
        else:
            self.tracks[strand] = track


def add_turning_points(making: Making, end: str) -> list[Move]:
    """Add the log of a dialogue; `end` is the dialogue's end as its record has it.

    Writes what follows from it into the dialogue and its stretches.
    """
    course = StrandState(making.dice)
    opening = making.row(
        Move,
        kind=MoveKind.OPENING,
        to_track=course.tracks[chain.MAIN_STRAND],
        date=making.vague(making.first),
        confidence=making.dice.one(CONFIDENCE),
        evidence=making.note(0.3),
        account=making.note(0.3),
    )
    kinds = _kinds(making.dice)
    days = sorted(making.day() for _ in kinds)
    moves = [opening]
    for kind, day in zip(kinds, days, strict=True):
        moves.append(_turning_point(making, course, kind, day))
    if end not in ("", "..") and making.dice.likely(0.4):
        moves.append(_ending(making, end))
    _derive(making, moves, end)
    return moves


def _kinds(dice: Dice) -> list[MoveKind]:
    """What happens between the opening and the end, in order."""
    kinds = [MoveKind.TRACK_CHANGE] * dice.one(MOVES)
    if dice.likely(0.16):
        kinds.append(MoveKind.DISCLOSURE)
    if dice.likely(0.2):
        kinds.append(MoveKind.OTHER)
    if dice.likely(0.06):
        kinds.append(MoveKind.FEEDS_ANOTHER)
    dice.shuffle(kinds)
    if dice.likely(0.17):
        places = sorted(dice.randint(0, len(kinds)) for _ in range(2))
        kinds.insert(places[1], MoveKind.RESUMPTION)
        kinds.insert(places[0], MoveKind.PAUSE)
    return kinds


def _turning_point(
    making: Making, course: StrandState, kind: MoveKind, day: date
) -> Move:
    dice = making.dice
    values: dict[str, object] = {"kind": kind}
    if kind is MoveKind.TRACK_CHANGE:
        values = course.move()
    elif kind is MoveKind.FEEDS_ANOTHER:
        values["other_title"] = f"Synthetic talks on {making.pools.words.word()}"
    known_since = ""
    if kind is MoveKind.DISCLOSURE or dice.likely(0.08):
        later = day.toordinal() + dice.randint(0, LONGEST_KEPT_SECRET)
        known_since = f"{date.fromordinal(later).year}"
    return making.row(
        Move,
        **values,
        date=making.vague(day),
        known_since=known_since,
        term_id=making.term(Vocabulary.TURN) if dice.likely(0.5) else None,
        confidence=dice.one(CONFIDENCE),
        trigger=making.note(0.6),
        evidence=making.note(0.6),
        account=making.note(0.3),
    )


def _ending(making: Making, end: str) -> Move:
    dice = making.dice
    absorbed = dice.likely(0.25)
    return making.row(
        Move,
        kind=MoveKind.ABSORPTION if absorbed else MoveKind.ENDING,
        other_title=f"Synthetic talks on {making.pools.words.word()}"
        if absorbed
        else "",
        to_track=Track.ONE if absorbed and dice.likely(0.5) else "",
        date=end,
        confidence=dice.one(CONFIDENCE),
        account=making.note(0.5),
    )


def _derive(making: Making, moves: list[Move], end: str) -> None:
    """What `actions.derive` finds in these rows; a test compares the two."""
    read = chain.read_chain([move.as_turn() for move in moves], end=end)
    for move, step in zip(moves, read.steps, strict=True):
        move.from_track = str(step.from_track or "")
    for number, each in enumerate(read.episodes, start=1):
        making.store.add(
            Episode(
                dialogue=making.dialogue,
                number=number,
                strand=each.strand,
                track=str(each.track),
                start=each.start,
                end=each.end,
                opened_by=each.opened_by,
                closed_by=each.closed_by,
            )
        )
    main = [each for each in read.episodes if each.strand == chain.MAIN_STRAND]
    between = (MoveKind.TRACK_CHANGE, MoveKind.STRAND_OPENED)
    dialogue = making.dialogue
    dialogue.start = moves[0].date
    dialogue.first_track = str(main[0].track)
    dialogue.current_track = str(main[-1].track)
    dialogue.turning_points = len(moves) - 1
    dialogue.realised_moves = sum(
        move.kind in between and move.standing == Standing.REALISED for move in moves
    )
