"""The review: its steps, and the checklist before a record is sent."""

from dialogues.rules.review.checklist import (
    Facts,
    ParticipantFacts,
    StretchFacts,
    checklist,
    differs,
)
from dialogues.rules.review.steps import STEPS, ReviewTransition, allowed, step_for

__all__ = [
    "STEPS",
    "Facts",
    "ParticipantFacts",
    "ReviewTransition",
    "StretchFacts",
    "allowed",
    "checklist",
    "differs",
    "step_for",
]
