"""The orders of the list of dialogues: each column, both ways."""

from django.db.models import F
from django.db.models.functions import Lower

SORTS = {
    "start": "First date",
    "-start": "First date, latest first",
    "end": "Last date",
    "-end": "Last date, latest first",
    "title": "Title",
    "-title": "Title, from Z to A",
    "track": "First and last track",
    "-track": "First and last track, from the last",
    "turning_points": "Fewest turning points",
    "-turning_points": "Most turning points",
    "meetings": "Fewest meetings",
    "-meetings": "Most meetings",
    "people": "Fewest people",
    "-people": "Most people",
    "-changed": "Latest change",
}

DEFAULT = "start"

ORDERS = {
    "start": [F("start_earliest").asc(nulls_last=True)],
    "-start": [F("start_earliest").desc(nulls_last=True)],
    "end": [F("end_latest").asc(nulls_last=True)],
    "-end": [F("end_latest").desc(nulls_first=True)],
    "title": [Lower("title")],
    "-title": [Lower("title").desc()],
    "track": ["first_track", "current_track"],
    "-track": ["-first_track", "-current_track"],
    "turning_points": ["turning_points"],
    "-turning_points": ["-turning_points"],
    "meetings": ["meeting_count"],
    "-meetings": ["-meeting_count"],
    "people": ["participant_count"],
    "-people": ["-participant_count"],
    "-changed": [F("changed_at").desc(nulls_last=True)],
}
