"""Write the index of the full-text search."""

from django.core.management.base import BaseCommand

from dialogues.models import Dialogue
from dialogues.search import index_all


class Command(BaseCommand):
    help = (
        "Write the words of all records for the full-text search where they are not "
        "as they should be: after an upgrade, or after rows came in past the forms."
    )

    def handle(self, *args, **options):
        changed = {each.dialogue for each in index_all(Dialogue.objects.all())}
        self.stdout.write(f"Wrote the words of {len(changed)} dialogues.")
