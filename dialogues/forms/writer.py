"""Who opened a form: signed into it, so that what was typed is kept for them alone."""

from django.core import signing

FIELD = "written_by"
_signer = signing.Signer(salt="dialogues.forms.writer")


def signed(user) -> str:
    """The value of the field for somebody who is signed in."""
    return _signer.sign(str(user.pk))


def writer_of(data) -> str:
    """The id of who opened a posted form; "" if that was not signed by us."""
    try:
        return _signer.unsign(data.get(FIELD, ""))
    except signing.BadSignature:
        return ""
