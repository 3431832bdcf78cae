"""The words in which a form asks for capacity and for what may be shown."""

from dialogues.choices import Identity
from dialogues.forms.picks import BLANK
from dialogues.models import Participation

CAPACITIES = {
    "Official": ("official", "mandated"),
    "In between": ("private", "former"),
    "Unofficial": ("unofficial",),
    "Not settled": ("unknown", "contested"),
}
IDENTITIES = {
    Identity.OPEN: "Yes",
    Identity.PROTECTED: "No, protect the name",
    Identity.PROTECTED_UNTIL: "Not before the day below",
}


def grouped_capacities() -> list:
    """The capacities under their groups: official or not at one glance."""
    labels = dict(Participation._meta.get_field("capacity").flatchoices)
    groups = [(g, [(c, labels[c]) for c in codes]) for g, codes in CAPACITIES.items()]
    return [("", BLANK), *groups]
