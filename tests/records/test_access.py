"""Who may see, name, change and review: each rule, for each of the cast."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dialogues import access
from dialogues.actions.derive import derive
from dialogues.choices import (
    DisclosureRule,
    Identity,
    ReviewStatus,
    ReviewStep,
    SourceAccess,
    Stance,
)
from dialogues.models import (
    Citation,
    Conflict,
    Dialogue,
    Organisation,
    OrganisationRole,
    Person,
    RemovedRow,
    ReviewEvent,
    SecrecyPeriod,
    Source,
)
from tests.cast import (
    OPEN_NAME,
    PROTECTED_NAME,
    RESTRICTED_TITLE,
    publish,
    record_of,
)

pytestmark = pytest.mark.django_db


def titles(queryset) -> set[str]:
    return {title.removesuffix(" talks").lower() for title in values(queryset, "title")}


def values(queryset, name) -> list:
    return list(queryset.values_list(name, flat=True))


@pytest.mark.parametrize(
    ("who", "sees", "changes"),
    [
        ("anyone", {"open"}, set()),
        ("reader", {"open"}, set()),
        ("ben", {"open"}, set()),
        ("ada", {"open", "embargoed", "draft"}, {"draft"}),
        ("cora", {"open", "embargoed", "draft"}, {"open", "embargoed", "draft"}),
    ],
)
def test_seeing_and_changing(archive, person_of, who, sees, changes):
    user = person_of(who)
    assert titles(Dialogue.objects.visible_to(user)) == sees
    assert titles(Dialogue.objects.editable_by(user)) == changes


def test_no_user_at_all_sees_no_more_than_anyone(archive):
    assert titles(Dialogue.objects.visible_to(None)) == {"open"}
    assert titles(Dialogue.objects.editable_by(None)) == set()
    assert not access.may_research(None)


def test_an_account_that_was_closed_has_no_rights(archive, ada, cora):
    for user in (ada, cora):
        user.is_active = False
        assert titles(Dialogue.objects.visible_to(user)) == {"open"}
        assert titles(Dialogue.objects.editable_by(user)) == set()


def test_an_embargo_ends_on_its_day(archive, anyone):
    record = archive["embargoed"]
    today = timezone.localdate()
    for day, is_seen in ((record.public_from, True), (today, False)):
        seen = Dialogue.objects.visible_to(anyone, day).filter(pk=record.pk)
        assert seen.exists() == is_seen


@pytest.mark.parametrize("status", ReviewStatus)
def test_only_published_records_are_public(archive, anyone, status):
    record = archive["open"]
    record.review_status = status
    record.save()
    seen = Dialogue.objects.visible_to(anyone).filter(pk=record.pk).exists()
    assert seen == (status == ReviewStatus.PUBLISHED)


def test_sharing_lets_a_colleague_see_and_change(archive, ben):
    archive["draft"].editors.add(ben)
    assert titles(Dialogue.objects.visible_to(ben)) == {"open", "draft"}
    assert titles(Dialogue.objects.editable_by(ben)) == {"draft"}


def test_a_record_shared_with_many_is_listed_once(archive, ada, ben, reader):
    archive["draft"].editors.add(ada, ben, reader)
    assert sorted(values(Dialogue.objects.visible_to(ada), "title")) == [
        "Draft talks",
        "Embargoed talks",
        "Open talks",
    ]


def test_somebody_who_lost_the_role_keeps_reading_but_not_changing(archive, ada):
    ada.groups.clear()
    ada = type(ada).objects.get(pk=ada.pk)
    assert titles(Dialogue.objects.visible_to(ada)) == {"open", "embargoed", "draft"}
    assert titles(Dialogue.objects.editable_by(ada)) == set()


def test_a_record_in_review_waits_for_curators_alone(archive, ada, ben, cora):
    record = archive["draft"]
    record.review_status = ReviewStatus.IN_REVIEW
    record.save()
    assert titles(Dialogue.objects.to_review_by(cora)) == {"draft"}
    assert titles(Dialogue.objects.to_review_by(ada)) == set()
    assert titles(Dialogue.objects.editable_by(ada)) == set()
    assert titles(Dialogue.objects.visible_to(ben)) == {"open"}


@pytest.mark.parametrize(
    ("who", "named"),
    [
        ("anyone", {OPEN_NAME}),
        ("reader", {OPEN_NAME}),
        ("ben", {OPEN_NAME}),
        ("ada", {OPEN_NAME, PROTECTED_NAME}),
        ("cora", {OPEN_NAME, PROTECTED_NAME}),
    ],
)
def test_names(archive, person_of, who, named):
    user = person_of(who)
    rows = archive["open"].participations
    assert set(values(rows.nameable_by(user), "person__name")) == named
    shown = set(values(rows.masked_for(user), "shown_name"))
    hidden = {OPEN_NAME, PROTECTED_NAME} - named
    assert shown == (named | {access.NAME_WITHHELD} if hidden else named)
    assert set(values(Person.objects.visible_to(user), "name")) == named


def test_a_name_is_known_where_it_is_open(archive, ada, anyone):
    """Protected in one record, open in another: found there, masked here."""
    other = publish(record_of(ada, "Other talks"))
    other.participations.update(identity=Identity.OPEN)
    assert PROTECTED_NAME in values(Person.objects.visible_to(anyone), "name")
    named = archive["open"].participations.nameable_by(anyone)
    assert PROTECTED_NAME not in values(named, "person__name")


def test_somebody_of_a_draft_alone_is_found_by_nobody_else(ada, ben, anyone):
    record = record_of(ada, "Draft talks")
    record.participations.update(identity=Identity.OPEN)
    for user in (anyone, ben):
        assert not Person.objects.visible_to(user).exists()
    assert Person.objects.visible_to(ada).count() == 2


def test_a_new_person_can_be_found_by_researchers_only(anyone, reader, ben):
    Person.objects.create(name="Somebody new")
    assert not Person.objects.visible_to(anyone).exists()
    assert not Person.objects.visible_to(reader).exists()
    assert Person.objects.visible_to(ben).exists()


@pytest.mark.parametrize(("days", "is_named"), [(0, True), (-1, True), (1, False)])
def test_protection_until_a_day(archive, anyone, days, is_named):
    opens = timezone.localdate() + timedelta(days=days)
    archive["open"].participations.update(
        identity=Identity.PROTECTED_UNTIL, identity_open_from=opens
    )
    named = archive["open"].participations.nameable_by(anyone)
    assert named.exists() == is_named


def under_secrecy(record, how):
    if how == "a secret period":
        SecrecyPeriod.objects.create(dialogue=record, key="c1", level="secret")
    else:
        record.disclosure_rule = how
        record.save()


@pytest.mark.parametrize(
    "how", ["a secret period", DisclosureRule.CHATHAM_HOUSE, DisclosureRule.SECRET]
)
def test_in_secrecy_a_name_needs_an_open_source(archive, anyone, how):
    record = archive["open"]
    row = record.participations.get(person__name=OPEN_NAME)
    under_secrecy(record, how)

    def is_named():
        derive(Dialogue.objects.get(pk=record.pk))
        return record.participations.nameable_by(anyone).filter(pk=row.pk).exists()

    assert is_named()
    citation = Citation.objects.get(participation=row)
    citation.stance = Stance.CONTRADICTS
    citation.save()
    assert not is_named()
    citation.stance = Stance.SUPPORTS
    citation.save()
    assert is_named()
    Source.objects.filter(pk=citation.entry.source_id).update(
        access=SourceAccess.RESTRICTED
    )
    assert not is_named()


def test_where_nothing_is_secret_a_name_needs_no_source(archive, anyone):
    record = archive["open"]
    Citation.objects.filter(dialogue=record).delete()
    derive(record)
    named = record.participations.nameable_by(anyone)
    assert values(named, "person__name") == [OPEN_NAME]


@pytest.mark.parametrize(
    ("who", "is_told"),
    [("anyone", False), ("reader", False), ("ben", False), ("ada", True)],
)
def test_restricted_sources(archive, person_of, who, is_told):
    found = Source.objects.visible_to(person_of(who)).filter(title=RESTRICTED_TITLE)
    assert found.exists() == is_told
    assert found.count() <= 1


@pytest.mark.parametrize(
    ("who", "told"), [("anyone", False), ("ben", False), ("ada", True), ("cora", True)]
)
def test_what_only_a_draft_names_is_not_found(archive, person_of, who, told):
    draft, user = archive["draft"], person_of(who)
    body = Organisation.objects.create(name="House of the tides")
    OrganisationRole.objects.create(dialogue=draft, key="o90", organisation=body)
    assert Organisation.objects.visible_to(user).filter(pk=body.pk).exists() == told
    conflict = draft.conflicts.get()
    assert Conflict.objects.visible_to(user).filter(pk=conflict.pk).exists() == told
    assert Conflict.objects.visible_to(user).filter(dialogues__title="Open talks")


def test_a_masked_delegation_is_not_found(archive, anyone, ada):
    body = Organisation.objects.create(name="House of the tides")
    row = archive["open"].participations.get(person__name=PROTECTED_NAME)
    row.person, row.organisation = None, body
    row.save()
    assert not Organisation.objects.visible_to(anyone).exists()
    assert Organisation.objects.visible_to(ada).get() == body
    row.identity = Identity.OPEN
    row.save()
    assert Organisation.objects.visible_to(anyone).get() == body


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("anyone", set()),
        ("reader", set()),
        ("ben", set()),
        ("ada", {"open", "draft"}),
        ("cora", {"open", "draft"}),
    ],
)
def test_history_is_told_to_who_works_on_the_record(
    archive, ada, cora, person_of, who, told
):
    for name in ("open", "draft"):
        at = timezone.now()
        RemovedRow.objects.create(
            dialogue=archive[name],
            key="p9",
            document={},
            removed_by=ada,
            removed_at=at,
            label=name,
        )
        ReviewEvent.objects.create(
            dialogue=archive[name],
            step=ReviewStep.RETURN,
            made_by=cora,
            made_at=at,
            remark=name,
            version=1,
        )
    user = person_of(who)
    assert set(values(RemovedRow.objects.told_to(user), "label")) == told
    assert set(values(ReviewEvent.objects.told_to(user), "remark")) == told


@pytest.mark.parametrize(("days", "is_public"), [(0, True), (-1, True), (1, False)])
def test_a_record_is_marked_public_as_it_is_seen(archive, anyone, days, is_public):
    Dialogue.objects.filter(pk=archive["open"].pk).update(
        public_from=timezone.localdate() + timedelta(days=days)
    )
    marked = Dialogue.objects.marked_public().get(pk=archive["open"].pk)
    assert marked.is_public == is_public
    seen = Dialogue.objects.visible_to(anyone)
    assert seen.filter(pk=marked.pk).exists() == is_public
