"""From a line with its dates to its course on a sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dialogues.choices import Track
from dialogues.ribbon.curve import Bend, Curve, Piece, Run
from dialogues.ribbon.dates import When
from dialogues.ribbon.facts import StrandLine, TrackStretch, Turnover
from dialogues.ribbon.scale import Scale
from dialogues.ribbon.spread import Interval, spread

#: The least a line runs before, between and after its steps.
LEAST_RUN = 3
#: A run shorter than this is not drawn.
NO_RUN = 0.05


@dataclass(frozen=True, slots=True)
class LineRouter:
    """Where the lines of a drawing may go."""

    scale: Scale
    #: Height of each lane's middle.
    heights: Mapping[Track, float]
    #: Least width of a step.
    step: float

    def main(self, line: StrandLine) -> Curve:
        x0, x1 = self._reach(line, len(line.turnovers))
        steps = self._steps(line, x0 + LEAST_RUN, x1 - LEAST_RUN)
        return self._curve(line, x0, x1, steps, self.heights)

    def second(self, line: StrandLine, main: Curve, shift: float = 0) -> Curve:
        """A strand: it leaves the main line in its first step, perhaps returns.

        `shift` moves it off the middle of its lane, where another line runs.
        """
        steps = self._steps(line, self.scale.left, self.scale.edge - LEAST_RUN)
        x0 = steps[0][0]
        x1 = self._end(line) if not line.joins else steps[-1][1]
        x1 = max(x1, steps[-1][1] + (0 if line.joins else LEAST_RUN))
        heights = {track: y + shift for track, y in self.heights.items()}
        curve = self._curve(line, x0, x1, steps, heights)
        pieces = list(curve.pieces)
        pieces[0] = _moved(pieces[0], y0=main.y_at(x0))
        if line.joins:
            pieces[-1] = _moved(pieces[-1], y1=main.y_at(x1))
        return Curve(tuple(pieces), line.strand)

    def _reach(self, line: StrandLine, steps: int) -> Interval:
        """Where the main line begins and ends, with room for its steps."""
        scale = self.scale
        first = line.start.earliest
        x0 = scale.left if first is None else scale.x(first)
        x1 = self._end(line)
        need = 2 * LEAST_RUN + steps * self.step if steps else LEAST_RUN
        x1 = min(max(x1, x0 + need), scale.edge)
        return max(min(x0, x1 - need), scale.left), x1

    def _end(self, line: StrandLine) -> float:
        scale = self.scale
        middle = line.end.middle
        if line.end.latest is None or middle is None:
            return scale.edge
        # A bar or a triangle stands at the middle of its date, as every mark does.
        marked = line.flows_on or (line.ended and not line.end.vague)
        return scale.x(middle if marked else line.end.latest)

    def _steps(self, line: StrandLine, low: float, high: float) -> list[Interval]:
        wanted = [self.widened(turnover.date, low, high) for turnover in line.turnovers]
        return spread(wanted, low, high, self.step)

    def widened(self, date: When, low: float, high: float) -> Interval:
        """From the earliest to the latest day, never narrower than a step."""
        x0 = low if date.earliest is None else self.scale.x(date.earliest)
        x1 = high if date.latest is None else self.scale.x(date.latest)
        if not date.known:
            x0 = x1 = (low + high) / 2
        lack = max(self.step - (x1 - x0), 0) / 2
        return x0 - lack, x1 + lack

    def _curve(
        self,
        line: StrandLine,
        x0: float,
        x1: float,
        steps: list[Interval],
        heights: Mapping[Track, float],
    ) -> Curve:
        pieces: list[Piece] = []
        stretches = iter(line.stretches)
        at = x0
        if not line.forks:
            stretch = next(stretches)
            pieces += self._runs(stretch, at, steps[0][0] if steps else x1, heights)
        for i, (turnover, (a, b)) in enumerate(zip(line.turnovers, steps, strict=True)):
            pieces.append(_bend(turnover, a, b, heights))
            at = b
            following = next(stretches, None)
            if following is not None:
                until = steps[i + 1][0] if i + 1 < len(steps) else x1
                pieces += self._runs(following, at, until, heights)
        return Curve(tuple(pieces), line.strand)

    def _runs(
        self,
        stretch: TrackStretch,
        x0: float,
        x1: float,
        heights: Mapping[Track, float],
    ) -> Iterator[Run]:
        """The runs of a stretch: solid, and dotted in its silences."""
        y, at = heights[stretch.track], x0
        for start, end in stretch.pauses:
            if start.middle is None:
                continue
            a = min(max(self.scale.x(start.middle), at), x1)
            b = x1 if end.middle is None else self.scale.x(end.middle)
            b = min(max(b, a), x1)
            if a - at > NO_RUN:
                yield Run(at, a, y, stretch.track)
            if b - a > NO_RUN:
                yield Run(a, b, y, stretch.track, dotted=True)
            at = b
        if x1 - at > NO_RUN:
            yield Run(at, x1, y, stretch.track)


def _bend(
    turnover: Turnover, x0: float, x1: float, heights: Mapping[Track, float]
) -> Bend:
    return Bend(
        x0,
        heights[turnover.from_track],
        x1,
        heights[turnover.to_track],
        turnover.from_track,
        turnover.to_track,
        turnover.dashed,
        turnover.key,
    )


def _moved(piece: Piece, y0: float | None = None, y1: float | None = None) -> Piece:
    """A bend with another height at one end; a run stays as it is."""
    if isinstance(piece, Run):
        return piece
    return Bend(
        piece.x0,
        piece.y0 if y0 is None else y0,
        piece.x1,
        piece.y1 if y1 is None else y1,
        piece.from_track,
        piece.to_track,
        piece.dashed,
        piece.key,
    )
