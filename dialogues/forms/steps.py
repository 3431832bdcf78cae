"""The form of one step of the review."""

from django import forms
from django.utils import timezone

from dialogues.choices import ReviewStep
from dialogues.forms.layout import Block, VersionedForm, model_field
from dialogues.models import Dialogue, ReviewEvent
from dialogues.rules.review import ReviewTransition

REMARK = {
    ReviewStep.SEND: "A word to the curator",
    ReviewStep.TAKE_BACK: "Why",
    ReviewStep.RETURN: "What the author should change",
    ReviewStep.PUBLISH: "A word to the author",
    ReviewStep.WITHDRAW: "Why it is withdrawn",
}


class StepForm(VersionedForm):
    """The remark and, for a publication, the first public day."""

    blocks = (Block([["public_from"], ["remark"]]),)

    def __init__(self, data=None, *, record: Dialogue, step: ReviewTransition):
        super().__init__(data)
        self.fields["opened_at"].initial = record.version
        self.fields["remark"] = model_field(
            ReviewEvent,
            "remark",
            label=REMARK[step.step],
            required=step.needs_remark,
            help_text="Kept in the history of the record; its editors read it.",
        )
        if step.step == ReviewStep.PUBLISH:
            self.fields["public_from"] = forms.DateField(
                label="First public day",
                initial=timezone.localdate,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                help_text="Today, or a later day: until then only editors and curators "
                "see the record.",
            )

    def clean_public_from(self):
        day = self.cleaned_data["public_from"]
        if day < timezone.localdate():
            raise forms.ValidationError(
                "This day is past. Choose today or a later day.", code="past"
            )
        return day
