"""The steps of the review as data: from where to where, and who may take them."""

from dataclasses import dataclass
from typing import Literal

from dialogues.choices import ReviewStatus, ReviewStep


@dataclass(frozen=True, slots=True)
class ReviewTransition:
    """A step from some states of a record to another, and what it says when done."""

    step: ReviewStep
    from_statuses: frozenset[ReviewStatus]
    to_status: ReviewStatus
    who: Literal["editor", "curator"]
    needs_remark: bool
    label: str
    done: str


STEPS: tuple[ReviewTransition, ...] = (
    ReviewTransition(
        ReviewStep.SEND,
        frozenset({ReviewStatus.DRAFT, ReviewStatus.RETURNED}),
        ReviewStatus.IN_REVIEW,
        "editor",
        needs_remark=False,
        label="Send for review",
        done="Sent for review. You can take it back until a curator has decided.",
    ),
    ReviewTransition(
        ReviewStep.TAKE_BACK,
        frozenset({ReviewStatus.IN_REVIEW}),
        ReviewStatus.DRAFT,
        "editor",
        needs_remark=False,
        label="Take back",
        done="Taken back. It is a draft again, and you can edit it.",
    ),
    ReviewTransition(
        ReviewStep.PUBLISH,
        frozenset({ReviewStatus.IN_REVIEW}),
        ReviewStatus.PUBLISHED,
        "curator",
        needs_remark=False,
        label="Publish",
        done="Published. Readers see it from its first public day.",
    ),
    ReviewTransition(
        ReviewStep.RETURN,
        frozenset({ReviewStatus.IN_REVIEW}),
        ReviewStatus.RETURNED,
        "curator",
        needs_remark=True,
        label="Return with remarks",
        done="Returned with your remarks. Its editors can change it and send it again.",
    ),
    ReviewTransition(
        ReviewStep.WITHDRAW,
        frozenset({ReviewStatus.PUBLISHED}),
        ReviewStatus.RETURNED,
        "curator",
        needs_remark=True,
        label="Withdraw from publication",
        done="Withdrawn. Readers no longer see it, and its editors see your remarks.",
    ),
)


def allowed(
    status: str, *, is_editor: bool, is_curator: bool
) -> list[ReviewTransition]:
    """The steps that somebody may take now; nobody else may take any."""
    may = {"editor": is_editor, "curator": is_curator}
    return [step for step in STEPS if status in step.from_statuses and may[step.who]]


def step_for(code: str) -> ReviewTransition:
    """The step with this code; KeyError if there is none."""
    for step in STEPS:
        if step.step == code:
            return step
    raise KeyError(code)
