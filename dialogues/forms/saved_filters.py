"""The form of a saved filter: its name, and whether it is shared."""

from django import forms

from dialogues.models import SavedFilter


class SavedFilterForm(forms.ModelForm):
    class Meta:
        model = SavedFilter
        fields = ["name", "is_shared"]
        labels = {"is_shared": "Share with everybody who has an account"}
        error_messages = {"name": {"required": "Give it a name."}}
