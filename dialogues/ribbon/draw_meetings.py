"""Meetings: rings on the path (rule 10)."""

from dialogues.choices import MeetingStanding
from dialogues.ribbon.curve import Curve
from dialogues.ribbon.facts import DrawnMeeting
from dialogues.ribbon.plan import Plan
from dialogues.ribbon.shapes import Sheet, circle, num, path

#: A meeting longer than this many units has a ring at each end.
LONG = 14
#: By how much those rings are smaller.
SMALLER = 0.6
#: The arms of a cross and of a stroke, in radii: a cross must reach beyond the path.
CROSS = 1.5
STRUCK = 1.45


def draw_meetings(sheet: Sheet, plan: Plan) -> None:
    """Threads first, so that no ring is crossed by one."""
    for meeting in plan.figure.meetings:
        ends = plan.scale.edges(meeting.date)
        curve = plan.curve(meeting.strand, sum(ends) / 2)
        if is_long(meeting, ends) and curve is not None:
            _draw_thread(sheet, curve, ends)
    for meeting in plan.figure.meetings:
        ends = plan.scale.edges(meeting.date)
        radius = plan.size.dot
        if is_long(meeting, ends):
            for x in ends:
                _draw_ring(sheet, plan, meeting, x, radius - SMALLER)
        else:
            _draw_ring(sheet, plan, meeting, sum(ends) / 2, radius)


def is_long(meeting: DrawnMeeting, ends: tuple[float, float]) -> bool:
    """A span lasts; a month or a year is a day that nobody knows."""
    return meeting.date.lasting and ends[1] - ends[0] > LONG


def _draw_thread(sheet: Sheet, curve: Curve, ends: tuple[float, float]) -> None:
    d = curve.between(*ends)
    if d:
        sheet.add(path("rb-thread", d))


def _draw_ring(
    sheet: Sheet, plan: Plan, meeting: DrawnMeeting, x: float, radius: float
) -> None:
    y = plan.y_at(meeting.strand, x)
    match meeting.standing:
        case MeetingStanding.CANCELLED:
            arm = CROSS * radius
            sheet.add(path("rb-open", _cross(x, y, arm)))
        case MeetingStanding.PLANNED:
            sheet.add(circle("rb-dot rb-plan", x, y, radius))
        case MeetingStanding.DENIED:
            arm = STRUCK * radius
            d = f"M{num(x - arm)} {num(y + arm)}L{num(x + arm)} {num(y - arm)}"
            sheet.add(circle("rb-dot", x, y, radius), path("rb-open", d))
        case _:
            sheet.add(circle("rb-dot", x, y, radius))


def _cross(x: float, y: float, arm: float) -> str:
    left, right, top, bottom = num(x - arm), num(x + arm), num(y - arm), num(y + arm)
    return f"M{left} {top}L{right} {bottom}M{left} {bottom}L{right} {top}"
