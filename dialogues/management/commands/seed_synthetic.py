"""Fill a database of its own with synthetic records, to measure how things scale."""

from time import perf_counter

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from dialogues.documents import full_document, save_first_revisions
from dialogues.management.commands.load_cases import WHY
from dialogues.models import Dialogue, Participation, Term
from dialogues.synthetic.seeding import holdings, seed

TERMS = settings.BASE_DIR / "fixtures" / "authorities" / "terms.yaml"


class Command(BaseCommand):
    help = (
        "Make N synthetic dialogues with everything that belongs to them, marked as "
        "made up, in a database that holds no records. The same seed makes the same."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dialogues", type=int, required=True, metavar="N")
        parser.add_argument("--seed", type=int, default=1, metavar="S")
        parser.add_argument(
            "--revisions",
            action="store_true",
            help="store the first revision of each record too, which takes long; "
            "check_records misses it otherwise",
        )

    def handle(self, *args, **options):
        if options["dialogues"] < 1:
            raise CommandError("Say how many dialogues to make: 1 at least.")
        if held := holdings():
            held = ", ".join(f"{number} {name}" for name, number in held.items())
            raise CommandError(
                f"This database holds {held}. Synthetic records go into a database of "
                "their own: name an empty one in DATABASE_URL."
            )
        if not Term.objects.exists():
            call_command("loaddata", TERMS, verbosity=0)
        self.began = perf_counter()
        for made in seed(options["dialogues"], options["seed"]):
            self.report(made, options["dialogues"])
        if options["revisions"]:
            self.save_revisions()

    def report(self, made, wanted):
        rows = sum(made.values())
        seconds = perf_counter() - self.began
        self.stdout.write(
            f"{made[Dialogue]:,} of {wanted:,} dialogues, "
            f"{made[Participation]:,} participations, {rows:,} rows, "
            f"{seconds:.0f} s, {rows / seconds:,.0f} rows a second"
        )

    def save_revisions(self):
        for record in Dialogue.objects.order_by("pk").iterator(chunk_size=100):
            save_first_revisions([full_document(record)], why=WHY)
        self.stdout.write(f"{perf_counter() - self.began:.0f} s with revisions")
