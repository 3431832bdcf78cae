"""Evidence: which sources, citations and links of a record may be read.

These rules are about rows of records that the user may see already.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from dialogues.access.names import names_open_to
from dialogues.access.readers import Reader, is_known, may_curate
from dialogues.access.records import dialogues_visible_to
from dialogues.access.rows import EVERYTHING, rows_of, through
from dialogues.choices import SourceAccess

#: What stands in the place of a title that the reader may not know.
SOURCE_WITHHELD = "[source withheld]"
#: What a reader still sees of the entry of such a source.
SHOWN_OF_WITHHELD_SOURCE = frozenset({"key", "was_read"})


def titles_open_to(user: Reader) -> Q:
    """Sources whose title may be read where a record of the user's sight lists them.

    Not the sources that the user may find: those are `sources_visible_to`.
    """
    if may_curate(user):
        return EVERYTHING
    is_open = Q(access=SourceAccess.OPEN)
    if not is_known(user):
        return is_open
    mine = Q(pk__in=user.own_dialogues.values("entries__source"))
    shared = Q(pk__in=user.shared_dialogues.values("entries__source"))
    return is_open | mine | shared


def texts_open_to(user: Reader, today: date | None = None) -> Q:
    """Guarded texts of the index, of stays and sources of which the user may know."""
    # Asked of each text that has the words, which are few beside all stays.
    stays = rows_of("Participation").filter(names_open_to(user, today))
    sources = rows_of("Source").filter(titles_open_to(user))
    return Q(Exists(stays.filter(pk=OuterRef("participation")))) | Q(
        Exists(sources.filter(pk=OuterRef("source")))
    )


def entries_named_to(user: Reader) -> Q:
    """Entries of whose source the user may know more than that there is one."""
    return through(titles_open_to(user), "source")


def links_told_to(user: Reader, today: date | None = None) -> Q:
    """Links to no record, or to one of which the user may learn."""
    told = others_told_to(user, today)
    return told if told is EVERYTHING else Q(other_dialogue=None) | told


def others_told_to(user: Reader, today: date | None = None) -> Q:
    """Turning points and links of whose other dialogue, if any, the user may learn."""
    return through(dialogues_visible_to(user, today), "other_dialogue")


def citations_told_to(user: Reader, today: date | None = None) -> Q:
    """Citations of sources that the user may read, on what the user may read.

    Those on a stay whose name is withheld are left out, since a source may tell the
    name, and those on a link to a record that the user may not see.
    """
    if may_curate(user):
        return EVERYTHING
    named = Q(participation=None) | through(names_open_to(user, today), "participation")
    linked = Q(link=None) | through(links_told_to(user, today), "link")
    return through(entries_named_to(user), "entry") & named & linked
