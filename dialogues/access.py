"""Who may see, name, change and review: every rule about access, and only here.

Rules about rows are `Q` objects made from the user, so that lists, searches, counts,
files and single checks cannot differ. A row that matches no rule is hidden.
"""

from collections.abc import Collection
from datetime import date
from typing import Any, TypeAlias, TypeGuard

from django.apps import apps
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q, QuerySet
from django.utils import timezone

from dialogues.choices import Identity, ReviewStatus, SourceAccess

CURATORS = "curators"
RESEARCHERS = "researchers"

#: Not `Q()`: an empty Q disappears when it is or-ed with another.
EVERYTHING = Q(pk__isnull=False)
NOTHING = Q(pk__in=())


def through(rule: Q, path: str) -> Q:
    """A rule about records, for the rows that lead to them by a path."""

    def moved(child: Any) -> Any:
        if isinstance(child, Q):
            return through(child, path)
        name, value = child
        return f"{path}__{name}", value

    found = Q(*map(moved, rule.children), _connector=rule.connector)
    return ~found if rule.negated else found


#: What stands in the place of a name or a title that the reader may not know.
NAME_WITHHELD = "[name withheld]"
SOURCE_WITHHELD = "[source withheld]"

#: Somebody who reads, signed in or not; None where nobody is told.
Reader: TypeAlias = User | AnonymousUser | None

#: The attribute of a user object that keeps the names of its groups.
_GROUPS = "_diplotrack_groups"


def _groups(user: User) -> frozenset[str]:
    """The names of the user's groups, asked for once per user object."""
    if not hasattr(user, _GROUPS):
        setattr(user, _GROUPS, frozenset(user.groups.values_list("name", flat=True)))
    return getattr(user, _GROUPS)


def is_known(user: Reader) -> TypeGuard[User]:
    """Whether this is somebody who signed in and whose account is in use."""
    return user is not None and user.is_authenticated and user.is_active


def may_curate(user: Reader) -> TypeGuard[User]:
    """Whether the user reviews, publishes and keeps the authorities."""
    return is_known(user) and (user.is_superuser or CURATORS in _groups(user))


def may_research(user: Reader) -> TypeGuard[User]:
    """Whether the user may enter cases of their own."""
    return may_curate(user) or (is_known(user) and RESEARCHERS in _groups(user))


def _published(today: date | None) -> Q:
    """Published records whose first public day has come."""
    return Q(
        review_status=ReviewStatus.PUBLISHED,
        public_from__lte=today or timezone.localdate(),
    )


def _own(user: User) -> Q:
    """Records that the user made or that were shared with them."""
    # A subquery: joining the editors would list a record once per editor.
    return Q(created_by=user) | Q(pk__in=user.shared_dialogues.values("pk"))


def dialogues_visible_to(user: Reader, today: date | None = None) -> Q:
    """Dialogues of whose existence the user may learn."""
    if may_curate(user):
        return EVERYTHING
    if is_known(user):
        return _published(today) | _own(user)
    return _published(today)


def dialogues_of(user: Reader) -> Q:
    """Dialogues that the user made or that were shared with them."""
    return _own(user) if is_known(user) else NOTHING


def dialogues_editable_by(user: Reader) -> Q:
    """Dialogues that the user may change as they stand."""
    if may_curate(user):
        return EVERYTHING
    if may_research(user):
        open_to_authors = (ReviewStatus.DRAFT, ReviewStatus.RETURNED)
        return _own(user) & Q(review_status__in=open_to_authors)
    return NOTHING


def dialogues_to_review(user: Reader) -> Q:
    """Dialogues that wait for this curator."""
    return Q(review_status=ReviewStatus.IN_REVIEW) if may_curate(user) else NOTHING


def names_open_to(user: Reader, today: date | None = None) -> Q:
    """Participations whose real name the user may read, and so may search.

    Under the Chatham House Rule or secrecy (`names_need_source`) a name is shown only
    if an open source for it is cited (`publicly_named`).
    """
    if may_curate(user):
        return EVERYTHING
    today = today or timezone.localdate()
    unprotected = Q(identity=Identity.OPEN) | Q(
        identity=Identity.PROTECTED_UNTIL, identity_open_from__lte=today
    )
    sourced = Q(dialogue__names_need_source=False) | Q(publicly_named=True)
    public = unprotected & sourced
    if not is_known(user):
        return public
    mine = Q(dialogue__created_by=user) | Q(
        dialogue__in=user.shared_dialogues.values("pk")
    )
    return public | mine


#: Primary keys to which a rule may confine itself, where only they are in question.
Among: TypeAlias = Collection[int] | None


def people_visible_to(
    user: Reader, today: date | None = None, among: Among = None
) -> Q:
    """People whom the user may find by name.

    A person is found through participations that the user may both see and name, or,
    by somebody who enters cases, as `_unused` says.
    """
    if may_curate(user):
        return EVERYTHING
    named = people_named_in(_seen(user, today), user, today, among)
    return named | _unused(user, "Person", among, Participation="person")


def people_named_in(
    dialogues: QuerySet[Any, Any],
    user: Reader,
    today: date | None = None,
    among: Among = None,
) -> Q:
    """People who sit in dialogues that the user may see, under a name open to them."""
    return Q(pk__in=_nameable(dialogues, user, today, "person", among))


def organisations_visible_to(
    user: Reader, today: date | None = None, among: Among = None
) -> Q:
    """Organisations that act in a record the user may see, and are not masked there."""
    if may_curate(user):
        return EVERYTHING
    acting = organisations_acting_in(_seen(user, today), user, today, among)
    return acting | _unused(
        user,
        "Organisation",
        among,
        OrganisationRole=_BODY,
        Party=_BODY,
        Meeting="hosts",
        Participation=_BODY,
    )


def organisations_acting_in(
    dialogues: QuerySet[Any, Any],
    user: Reader,
    today: date | None = None,
    among: Among = None,
) -> Q:
    """Organisations that act in dialogues that the user may see, not masked there."""

    def acting(model: str, field: str) -> Q:
        rows = _rows(model).filter(dialogue__in=dialogues.values("pk"))
        return Q(pk__in=_confined(rows, field, among).values(field))

    return (
        acting("OrganisationRole", _BODY)
        | acting("Party", _BODY)
        | acting("Meeting", "hosts")
        | Q(pk__in=_nameable(dialogues, user, today, _BODY, among))
    )


def conflicts_visible_to(user: Reader, today: date | None = None) -> Q:
    """Conflicts that a record is about which the user may see."""
    if may_curate(user):
        return EVERYTHING
    used = Q(pk__in=_seen(user, today).values("conflicts"))
    return used | _unused(user, "Conflict", Dialogue="conflicts")


_BODY = "organisation"


def _rows(model: str) -> QuerySet[Any, Any]:
    """All rows of a model: the models stand above this module."""
    return apps.get_model("dialogues", model)._default_manager.all()


def _confined(rows: QuerySet[Any, Any], field: str, among: Among) -> QuerySet[Any, Any]:
    """The rows about these records alone; all rows where none are told."""
    if among is None:
        return rows
    # By primary key as well: else SQLite begins with all dialogues that the user sees.
    confined = {f"{field}__in": among}
    about = rows.model._default_manager.filter(**confined)
    return rows.filter(pk__in=about.values("pk"), **confined)


def _seen(user: Reader, today: date | None) -> QuerySet[Any, Any]:
    return _rows("Dialogue").filter(dialogues_visible_to(user, today))


def _nameable(
    dialogues: QuerySet[Any, Any],
    user: Reader,
    today: date | None,
    field: str,
    among: Among = None,
) -> QuerySet[Any, Any]:
    """Ids of the people or organisations of participations open to the user."""
    stays = _rows("Participation").filter(
        names_open_to(user, today), dialogue__in=dialogues.values("pk")
    )
    return _confined(stays.exclude(**{field: None}), field, among).values(field)


def _unused(user: Reader, model: str, among: Among = None, **ways: str) -> Q:
    """What nothing rests on, for who enters cases: their own, and what curators made.

    What another author made was in a draft of theirs, and would tell of it.
    """
    if not may_research(user):
        return NOTHING
    unused = ~Q(ref__in=_made_by_other_authors(user, model, among))
    for other, field in ways.items():
        used = _confined(_rows(other).exclude(**{field: None}), field, among)
        unused &= ~Q(pk__in=used.values(field))
    return unused


def _made_by_other_authors(user: User, model: str, among: Among) -> QuerySet[Any, Any]:
    """Numbers of the records that somebody else made who is no curator."""
    first = _rows("Revision").filter(number=1, made_by__isnull=False)
    if among is not None:
        # As a list: PostgreSQL would begin with all revisions.
        numbers = _rows(model).filter(pk__in=among).values_list("ref", flat=True)
        first = first.filter(ref__in=list(numbers))
    others = first.exclude(made_by=user).exclude(made_by__is_superuser=True)
    return others.exclude(made_by__groups__name=CURATORS).values("ref")


def sources_visible_to(user: Reader, today: date | None = None) -> Q:
    """Sources whose title, author and address the user may read."""
    if may_curate(user):
        return EVERYTHING
    is_open = Q(access=SourceAccess.OPEN)
    if not is_known(user):
        return is_open
    own = Q(pk__in=user.own_dialogues.values("entries__source"))
    shared = Q(pk__in=user.shared_dialogues.values("entries__source"))
    return is_open | own | shared


def sources_listed_for(user: Reader, today: date | None = None) -> Q:
    """Sources that stand in a record the user may see: another may tell of a draft."""
    if may_curate(user):
        return EVERYTHING
    seen = _rows("Dialogue").filter(dialogues_visible_to(user, today))
    entries = _rows("SourceEntry").filter(dialogue__in=seen.values("pk"))
    return sources_visible_to(user, today) & Q(pk__in=entries.values("source"))


def filters_of(user: Reader) -> Q:
    """Saved filters that the user made."""
    return Q(owner=user) if is_known(user) else NOTHING


def filters_visible_to(user: Reader) -> Q:
    """Saved filters that the user may read and use: own ones, and shared ones."""
    return Q(owner=user) | Q(is_shared=True) if is_known(user) else NOTHING
