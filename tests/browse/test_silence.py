"""What is hidden is not told by addresses, copies, namesakes or error pages either."""

from io import BytesIO
from wsgiref.util import setup_testing_defaults

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.signals import request_started
from django.db import close_old_connections
from django.utils import timezone

from dialogues.actions.authorities import save_authority
from dialogues.actions.records import create_record
from dialogues.actions.review import take_step
from dialogues.choices import ReviewStatus, ReviewStep, Track
from dialogues.models import Conflict, Dialogue, Organisation, Person, refs
from diplotrack.wsgi import application
from tests.cast import publish, record_of, sign_in

pytestmark = pytest.mark.django_db

TOKEN = "x" * 32
TOKEN_SENT = f"csrfmiddlewaretoken={TOKEN}"


def begin(author, title: str) -> Dialogue:
    return create_record(
        by=author, title=title, conflict=None, start="1993", first_track=Track.TWO
    )


# Addresses


def test_the_address_of_a_new_record_does_not_tell_of_a_draft(ada, ben):
    hidden, new = begin(ada, "Oslo channel"), begin(ben, "Oslo channel")
    assert [hidden.slug, new.slug] == [hidden.ref.lower(), new.ref.lower()]


def test_a_record_is_addressed_by_its_title_from_its_publication_on(ada, cora):
    record = record_of(ada, "Oslo channel")
    Dialogue.objects.filter(pk=record.pk).update(
        review_status=ReviewStatus.IN_REVIEW, summary="What it was."
    )
    record.moves.get().citations.create(
        dialogue=record, key="q90", entry=record.entries.first()
    )

    def step(which):
        version = Dialogue.objects.get(pk=record.pk).version
        return take_step(
            dialogue_id=record.pk, by=cora, step=which, opened_at=version, remark="So"
        )

    published = step(ReviewStep.PUBLISH)
    assert published.slug == "oslo-channel"
    assert published.public_from == timezone.localdate()
    step(ReviewStep.WITHDRAW)
    assert Dialogue.objects.get(pk=record.pk).slug == "oslo-channel"


def test_no_number_of_a_record_is_taken_as_the_address_of_another(ada, monkeypatch):
    first = begin(ada, "First")
    Dialogue.objects.filter(pk=first.pk).update(slug="d48213")
    monkeypatch.setattr(refs, "draw", lambda prefix, above: ["D48213"])
    assert begin(ada, "Second").slug == "d48213-2"


def test_staff_without_the_role_are_not_led_to_a_draft(archive, client, ben):
    ben.is_staff = True
    ben.save()
    client.force_login(ben)
    kind = ContentType.objects.get_for_model(Dialogue).pk
    for record in archive.values():
        assert client.get(f"/admin/r/{kind}/{record.pk}/").status_code == 404


# What nothing rests on any more


@pytest.mark.parametrize("model", [Person, Organisation, Conflict])
def test_what_an_author_took_out_of_a_draft_is_not_found_by_others(
    model, ada, ben, cora, reader
):
    made = save_authority(authority=model(name="Zubayr Quillfeather"), by=ada)

    def find(user):
        return model.objects.visible_to(user).filter(pk=made.pk).exists()

    assert [find(user) for user in (ada, cora)] == [True, True]
    assert [find(user) for user in (ben, reader)] == [False, False]
    prepared = save_authority(authority=model(name="Ottoline Marchbanks"), by=cora)
    assert model.objects.visible_to(ben).get() == prepared


def test_whoever_is_in_two_records_is_found_once(ada, ben):
    for title in ("First talks", "Second talks"):
        publish(record_of(ada, title))
    found = list(Person.objects.visible_to(ben))
    assert len(found) == len(set(found)) == 1


# Copies


@pytest.mark.parametrize("who", ["reader", "ben", "ada", "cora"])
def test_no_copy_is_kept_of_what_somebody_signed_in_saw(archive, client, request, who):
    sign_in(client, request, who)
    for address in ("/", "/dialogues/", "/moves/", "/about/", "/download/", "/review/"):
        assert client.get(address)["Cache-Control"] == "private, no-store", address
    for record in archive.values():
        answer = client.get(record.get_absolute_url())
        assert answer["Cache-Control"] == "private, no-store"


def test_public_pages_differ_by_who_is_signed_in(archive, client):
    for address in ("/", "/dialogues/", archive["open"].get_absolute_url(), "/about/"):
        assert "Cookie" in client.get(address)["Vary"]
    assert "Cookie" in client.get(archive["draft"].get_absolute_url())["Vary"]


# Encodings that a request claims


def answered(method: str, path: str, sent: bytes, content_type: str) -> str:
    """The status of the answer to a raw request that carries the cookie of a form."""
    status: list[str] = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": "q=tides" if method == "GET" else "",
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(sent)),
        "HTTP_HOST": "localhost",
        "HTTP_COOKIE": f"csrftoken={TOKEN}",
        "wsgi.input": BytesIO(sent),
    }
    setup_testing_defaults(environ)
    # The connection is that of the test, as in Django's own client.
    request_started.disconnect(close_old_connections)
    try:
        application(environ, lambda line, headers: status.append(line))
    finally:
        request_started.connect(close_old_connections)
    return status[0][:3]


@pytest.mark.parametrize(
    "charset", ["hex", "rot13", "utf-16", "UTF-8", '"idna"', "nope", "*=nope''x"]
)
def test_every_request_is_read_as_utf_8(db, charset):
    claim = f"; charset{charset if charset.startswith('*') else f'={charset}'}"
    form = f"application/x-www-form-urlencoded{claim}"
    assert answered("GET", "/dialogues/", b"", form) == "200"
    assert answered("POST", "/about/", TOKEN_SENT.encode(), form) == "405"
    parts = f"multipart/form-data; boundary=x{claim}"
    name, _, value = TOKEN_SENT.partition("=")
    part = f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}'
    assert answered("POST", "/about/", f"{part}\r\n--x--\r\n".encode(), parts) == "405"
