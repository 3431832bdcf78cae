"""Sources there are that may be the one described, each with the reason in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django import forms
from django.db.models import Q
from django.db.models.functions import Length
from django.utils.html import format_html

from dialogues.bibliography import Likeness, Work, likeness
from dialogues.forms.lookups import AskedField
from dialogues.models import Source
from dialogues.models.source import title_key

NEW = "new"
#: Offered for one work; compared for all works of a form.
MOST_OFFERED, MOST_EXACT, MOST_NEAR = 6, 500, 1000


@dataclass(frozen=True, slots=True)
class Alike:
    """A source there is and why it may be the same."""

    source: Source
    likeness: Likeness

    @property
    def described(self) -> str:
        """What tells the source from others of its title."""
        parts = (self.source.author, str(self.source.year or ""), self.source.ref)
        return ", ".join(part for part in parts if part)


def work_of(title: str, **values) -> Work:
    return Work(title, title_key(title), **values)


def alike(user, works: Sequence[Work], ref: str = "") -> list[list[Alike]]:
    """For each work the visible sources like it, the likest first; two queries in all.

    The source of the number `ref` is kept among them however many others are liker.
    """
    visible = Source.objects.visible_to(user).defer("note")
    found: dict[int, Source] = {}
    for conditions, order, most in (
        (_exactly(works, ref), (Length("url"), "pk"), MOST_EXACT),
        (_nearly(works), ("title_key", "pk"), MOST_NEAR),
    ):
        if conditions:
            rows = visible.filter(conditions).order_by(*order)[:most]
            found |= {each.pk: each for each in rows}
    recorded = [(each, _recorded(each)) for each in found.values()]
    return [_ranked(work, recorded, ref) for work in works]


def _recorded(source: Source) -> Work:
    return Work(
        source.title,
        source.title_key,
        author=source.author,
        year=source.year,
        url=source.url,
        doi=source.doi,
    )


def _ranked(work: Work, recorded, ref: str) -> list[Alike]:
    pairs = ((source, likeness(work, its)) for source, its in recorded)
    like = [Alike(source, why) for source, why in pairs if why]
    like.sort(key=lambda each: (each.source.ref != ref, -each.likeness.score))
    return like[:MOST_OFFERED]


def _exactly(works: Sequence[Work], ref: str) -> Q:
    conditions = Q(title_key__in=[each.title_key for each in works if each.title_key])
    if ref:
        conditions |= Q(ref=ref)
    for work in works:
        for condition in _identifiers(work):
            conditions |= condition
    return conditions


def _identifiers(work: Work) -> Iterator[Q]:
    if doi := work.doi_key:
        yield Q(doi__iexact=doi)
        yield Q(url__icontains=doi)
    address = work.address_key.partition("?")[0]
    if "/" in address:
        yield Q(url__icontains=address)
    elif address:
        yield Q(url__iendswith=address)
        yield Q(url__iendswith=f"{address}/")


def _nearly(works: Sequence[Work]) -> Q:
    """Titles that share two of the first three words that tell something."""
    conditions = Q()
    for work in works:
        words = work.first_words
        for number, one in enumerate(words):
            for other in words[number + 1 :]:
                conditions |= Q(title_key__contains=one) & Q(title_key__contains=other)
    return conditions


def question(equal: list[Alike], keys: dict[int, str], initial="") -> AskedField:
    """Whether one of the sources there are is meant, with the reason for each."""
    choices = [(each.source.ref, _option(each, keys)) for each in equal]
    return AskedField(
        label="A source like this is recorded already",
        choices=[*choices, (NEW, "Another source: make a new record")],
        required=False,
        initial=initial,
        widget=forms.RadioSelect,
    )


def _option(each: Alike, keys: dict[int, str]) -> str:
    key = keys.get(each.source.pk)
    return format_html(
        "Use this one: {} <span class='opt'>{}. Like it in {}{}</span>",
        each.source.title,
        each.described,
        each.likeness.words,
        f"; in this record as {key}" if key else "",
    )
