"""The archive with something in each record that stands nowhere else."""

import pytest

from dialogues.models import (
    Citation,
    Dialogue,
    Meeting,
    Organisation,
    OrganisationRole,
    Source,
    SourceEntry,
)


@pytest.fixture
def stocked(archive) -> dict[str, Dialogue]:
    """The archive; each record with a body, a meeting and a source of its own."""
    for name, record in archive.items():
        body = Organisation.objects.create(name=f"Institute of the {name} room")
        role = OrganisationRole.objects.create(
            dialogue=record, key="o90", organisation=body, start="1993"
        )
        Meeting.objects.create(
            dialogue=record,
            key="t90",
            date="1993-05",
            place=f"Harbour {name}",
            country="NOR",
        )
        source = Source.objects.create(title=f"Report on the {name} room", kind="book")
        entry = SourceEntry.objects.create(dialogue=record, key="s90", source=source)
        Citation.objects.create(
            dialogue=record, key="e90", entry=entry, organisation_role=role
        )
    return archive
