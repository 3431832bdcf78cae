"""Load the 31 real dialogues of `fixtures/` into an empty database."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from dialogues.documents import (
    authority_documents,
    full_document,
    save_first_revisions,
)
from dialogues.documents.shape import AUTHORITIES
from dialogues.models import Dialogue, Revision
from dialogues.search import index_all

WHY = "Came with DiploTrack"


class Command(BaseCommand):
    help = (
        "Load the real cases if the database holds no dialogue yet. Run again, it "
        "changes nothing, so that work on a loaded case is never overwritten."
    )

    def handle(self, *args, **options):
        if Dialogue.objects.exists():
            self.index()
            self.stdout.write(f"{Dialogue.objects.count()} dialogues are here already.")
            return
        call_command("loaddata", *fixture_files(), verbosity=0)
        self.index()
        self.save_first_revisions()
        self.stdout.write(f"Loaded {Dialogue.objects.count()} dialogues.")

    def index(self):
        """Write the words of records that have none: also those of older versions."""
        for _ in index_all(Dialogue.objects.filter(open_text=None)):
            pass

    def save_first_revisions(self):
        documents = [full_document(record) for record in Dialogue.objects.all()]
        for shape in AUTHORITIES.values():
            documents += authority_documents(shape.model._default_manager.all())
        save_first_revisions(documents, why=WHY)
        self.stdout.write(f"Stored {Revision.objects.count()} first revisions.")


def fixture_files() -> list[Path]:
    """The files of the collection in the order in which they rest on one another."""
    folder = settings.BASE_DIR / "fixtures"
    return [
        *sorted(folder.glob("authorities/*.yaml")),
        folder / "dialogues.yaml",
        *sorted(folder.glob("rows/*.yaml")),
    ]
