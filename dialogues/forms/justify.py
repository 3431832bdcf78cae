"""The sentence that a track needs where another one is suggested."""

from django import forms

from dialogues.actions.rows import save_row
from dialogues.choices import Track
from dialogues.forms.base import Block, RecordModelForm
from dialogues.models import Move


class JustifyForm(RecordModelForm):
    """Why a track is right. All else of the turning point stays as it is."""

    blocks = (Block([["justification"]]),)

    class Meta:
        model = Move
        fields = ("justification",)
        help_texts = {"justification": "One sentence, for the curator and for readers."}
        widgets = {"justification": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, data=None, *, instance: Move, **kw):
        kw.setdefault("auto_id", f"justify_{instance.key}_%s")
        super().__init__(data, instance=instance, **kw)
        coded = Track(instance.to_track).label
        field = self.fields["justification"]
        field.label = f"Why {coded} is right"
        field.required = True
        field.error_messages["required"] = (
            f"Say in a sentence why {coded} is right, or change the track."
        )

    def key_of_this(self) -> str:
        return self.instance.key

    def save(self) -> Move:
        """Save the sentence. Raises what `save_row` raises."""
        return save_row(
            row=self.instance,
            by=self.user,
            opened_at=self.cleaned_data["opened_at"],
        )
