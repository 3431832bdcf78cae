"""What a browser sends when a list of participants is pasted and looked over."""

from tests.workspace.entering import fields_of, url_of


def address(record) -> str:
    return url_of(record, "participants", "paste")


def preview(client, record, text: str):
    """The lines of a list, as the page after the text shows them."""
    return client.post(address(record), {"text": text, "step": "read"})


def send(client, record, page, step: str = "add", /, **typed):
    """Change some fields of the page with the lines and send it."""
    sent = fields_of(page) | {"step": step}
    return client.post(address(record), sent | typed)


def add(client, record, text: str, /, **typed):
    return send(client, record, preview(client, record, text), "add", **typed)


def rows(record) -> list[tuple]:
    found = record.participations.order_by("position").select_related("person", "party")
    return [
        (str(r.person or r.unnamed_as), r.office, str(r.party or ""), r.capacity)
        for r in found
    ]
