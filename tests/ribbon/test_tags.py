"""The ribbon in a page: tags, text alternative, ids, escaping."""

import re
from html.parser import HTMLParser
from typing import Any

from django.template import Context, Template

from dialogues.choices import MoveKind, Standing, Track
from dialogues.ribbon import ClaimMark, Figure, build_figure, shared_axis
from dialogues.ribbon.matrix import Crossing, build_matrix
from dialogues.ribbon.threads import DrawnMove, Thread
from dialogues.ribbon.waits import Wait
from dialogues.rules.chain import Turn, read_chain
from tests.ribbon.figures import figure_of

HOSTILE = '</text><script>alert("1")</script>&\''


def filled(source: str, **context: Any) -> str:
    return Template("{% load ribbon %}" + source).render(Context(context))


def oslo() -> Figure:
    return figure_of("oslo-channel")


class Tags(HTMLParser):
    """Checks that every element closes, and gathers tags and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.append((tag, dict(attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.tags if "id" in attrs]


def test_a_ribbon_is_an_image_with_its_sentence() -> None:
    html = filled('{% ribbon figure size="medium" %}', figure=oslo())
    (svg, *_) = Tags(html).tags
    assert svg[0] == "svg"
    assert svg[1]["role"] == "img"
    assert svg[1]["aria-label"] == oslo().sentence
    assert svg[1]["viewbox"] == "0 0 760 262"


def test_no_element_has_a_style() -> None:
    html = filled("{% ribbon_figure figure %}{% spark figure %}", figure=oslo())
    assert not any("style" in attrs for _, attrs in Tags(html).tags)


def test_ids_are_unique_in_a_page_of_many_ribbons() -> None:
    source = (
        "{% ribbon_figure figure table_url='#moves' %}{% ribbon_figure figure %}"
        "{% for figure in figures %}{% spark figure %}{% score figure axis %}"
        "{% endfor %}"
    )
    figures = [oslo(), figure_of("south-africa-mells-park")]
    html = filled(source, figure=oslo(), figures=figures, axis=shared_axis(figures))
    page = Tags(html)
    assert len(page.ids()) == len(set(page.ids())) > 10
    used = set(re.findall(r'stroke="url\(#(\w+)\)"', html))
    assert used == set(page.ids())


def test_a_page_renders_the_same_twice() -> None:
    first, second = (filled("{% spark figure %}", figure=oslo()) for _ in range(2))
    assert first == second


def test_hostile_words_are_escaped_everywhere() -> None:
    turns = [
        Turn("a", MoveKind.OPENING, "1990", Track.TWO),
        Turn("b", MoveKind.OTHER, "1995"),
    ]
    figure = build_figure(
        chain=read_chain(turns, end="1999"),
        claims=[ClaimMark(Track.ONE, HOSTILE)],
        words={"b": HOSTILE},
        sentence=HOSTILE,
    )
    html = filled("{% ribbon_figure figure %}{% spark figure %}", figure=figure)
    assert "alert" in html
    assert not any(tag == "script" for tag, _ in Tags(html).tags)
    moves = [DrawnMove(Track.ONE, Track.TWO, Thread.REALISED, HOSTILE, HOSTILE)]
    html = filled("{% include 'components/threads.html' %}", moves=moves)
    assert not any(tag == "script" for tag, _ in Tags(html).tags)


def test_the_figure_has_three_widths_words_key_and_table() -> None:
    html = filled("{% ribbon_figure figure table_url='#moves' %}", figure=oslo())
    for name in ("only-full", "only-mid", "only-narrow", "rkey"):
        assert f'class="{name}"' in html
    assert "<b>In words.</b>" in html
    assert '<a href="#moves">As a table</a>' in html
    two = filled("{% ribbon_figure figure sizes='home narrow-home' %}", figure=oslo())
    assert "only-wide" in two
    assert "only-mid" not in two


def test_the_key_explains_what_is_drawn_and_nothing_else() -> None:
    neacd = figure_of("neacd")
    assert "secret" in filled("{% ribbon_key figure %}", figure=oslo())
    assert "secret" not in filled("{% ribbon_key figure %}", figure=neacd)


def test_a_comparison_says_which_it_is() -> None:
    html = filled("{% ribbon figure said='As proposed:' %}", figure=oslo())
    assert 'aria-label="As proposed: Track 2 from' in html


def test_the_matrix_is_a_table_of_links() -> None:
    moves = [
        Crossing(Track.TWO, Track.ONE),
        Crossing(Track.TWO, Track.ONE, MoveKind.STRAND_OPENED),
        Crossing(Track.TWO, Track.ONE, standing=Standing.REFUSED),
    ]
    matrix = build_matrix(moves, lambda a, b: f"/moves/?from={a.value}&to={b.value}")
    html = filled("{% include 'components/matrix.html' %}", matrix=matrix)
    page = Tags(html)
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert links == ["/moves/?from=2&to=1"]
    assert '<b class="num">2</b>' in html
    assert "realised, 1 refused" in html
    assert [t for t, _ in page.tags].count("td") == 1 + 9


def test_waits_are_printed_in_both_widths() -> None:
    waits = [Wait("Oslo channel", Track.TWO, Track.ONE, 0.4, 0.5)]
    html = filled("{% include 'components/waits.html' %}", waits=waits)
    assert html.count("Oslo channel, Track 2 to 1: 0.4 to 0.5") == 2
