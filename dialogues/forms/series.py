"""Numbered series of meetings: the next free number, and what repeats from the last."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dialogues.models import Dialogue, Meeting

#: Carried over to the next meeting of a series, in the words of the form.
REPEATS = {
    "series": "series",
    "number": "the next number",
    "medium": "how people met",
    "form": "form of interaction",
    "hosts": "hosts",
    "country": "country",
    "country_label": "name of the country then",
    "parent": "meeting of which it was a part",
}
#: So many series are told of beside the number.
MOST = 5


def carried_over(before: Meeting) -> dict[str, object]:
    """Initial values for the meeting after this one, without those that are empty."""
    values: dict[str, object] = {
        "series": before.series,
        "number": _free_after(before),
        "medium": before.medium,
        "form": before.form_id,
        "hosts": list(before.hosts.values_list("pk", flat=True)),
        "country": before.country,
        "country_label": before.country_label,
        "parent": before.parent_id,
    }
    return {name: value for name, value in values.items() if value}


def _free_after(before: Meeting) -> int | None:
    if before.number is None:
        return None
    taken = set(_of_series(before).values_list("number", flat=True))
    number = before.number + 1
    while number in taken:
        number += 1
    return number


def _of_series(meeting: Meeting):
    return Meeting.objects.filter(
        dialogue_id=meeting.dialogue_id, series=meeting.series
    )


def free_numbers(record: Dialogue) -> str:
    """The next number of each numbered series, in a sentence; "" if there is none."""
    last: dict[str, int] = defaultdict(int)
    for series, number in record.meetings.values_list("series", "number"):
        if number is not None:
            last[series] = max(last[series], number)
    if not last:
        return ""
    parts = [
        f"{number + 1} in “{series}”" if series else f"{number + 1}"
        for series, number in sorted(last.items())[:MOST]
    ]
    return f"Next free: {'; '.join(parts)}."


def used_twice(meeting: Meeting) -> Iterator[str]:
    """Says which other meetings of the series have the same number."""
    if meeting.number is None:
        return
    others = _of_series(meeting).filter(number=meeting.number).exclude(pk=meeting.pk)
    if named := _named(others):
        series = f" of the series “{meeting.series}”" if meeting.series else ""
        yield (
            f"Number {meeting.number}{series} is also that of {named}. "
            "If that is not meant, change one of them."
        )


def _named(meetings: Iterable[Meeting]) -> str:
    return ", ".join(
        " ".join(filter(None, [meeting.title or meeting.place or "a meeting", dated]))
        for meeting in meetings
        for dated in [f"({meeting.date})" if meeting.date else ""]
    )
