"""The look: marks say what they mean, unknown codes fail, every text is escaped."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.urls import include, path

from dialogues.choices import CAPACITY_GROUP, Capacity, Confidence, Standing, Track
from dialogues.forms.date_says import DateSays
from dialogues.rules import edtf
from dialogues.templatetags.look import ICONS, TRACK_CLASS

ROOT = Path(__file__).resolve().parent.parent
DRAWINGS = (ROOT / "templates" / "components" / "defs.html").read_text()

HOSTILE = "<script>x</script>\"'&"

PLACES = [
    "dialogues",
    "dialogue_new",
    "moves",
    "people",
    "organisations",
    "conflicts",
    "sources",
    "places",
    "tracks",
    "codebook",
    "api_docs",
    "api_dialogues",
    "api_schema",
    "download",
    "about",
    "workspace",
    "saved_filters",
    "review",
    "saved_filters",
    "people",
    "organisations",
    "conflicts",
    "sources",
    "places",
    "tracks",
    "codebook",
]
urlpatterns = [
    path("", str, name="home"),
    *(path(f"{name}/", str, name=name) for name in PLACES),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]


def rendered(source: str, **context) -> str:
    return Template("{% load look %}" + source).render(Context(context))


def ids_used(html: str) -> set[str]:
    return set(re.findall(r'<use href="#([^"]+)"', html))


class Form(forms.Form):
    when = forms.CharField(label="When", help_text="As much as you know.")
    kind = forms.ChoiceField(choices=[("a", "Opening")])
    to_track = forms.ChoiceField(choices=Track, widget=forms.RadioSelect)
    purposes = forms.MultipleChoiceField(
        choices=[("a", "Test ideas")], widget=forms.CheckboxSelectMultiple
    )
    series = forms.BooleanField(label="A series")
    account = forms.CharField(widget=forms.Textarea, required=False)
    version = forms.CharField(widget=forms.HiddenInput, required=False)


# Marks


@pytest.mark.parametrize("track", Track)
def test_a_track_has_its_class_its_drawing_and_its_name(track):
    html = rendered("{% track_badge code %}", code=track.value)

    assert f'class="track {TRACK_CLASS[track]}"' in html
    assert f'href="#tg-{TRACK_CLASS[track]}"' in html
    assert f"<span>{track.label}</span>" in html


def test_a_verdict_is_boxed():
    assert "track-box" in rendered("{% track_badge '1.5' boxed=True %}")


def test_a_short_track_still_says_track_to_those_who_hear_the_page():
    html = rendered("{% track_badge '1.5' short=True %}")

    assert '<span class="visually-hidden">Track </span>1.5' in html


def test_steps_show_a_move_as_an_arrow_and_a_second_strand_as_a_fork():
    steps = [
        {"code": "2"},
        {"code": "1.5"},
        {"code": "1", "second_strand": True},
        {"code": "unclassified"},
    ]
    html = rendered("{% track_steps steps %}", steps=steps)
    text = " ".join(re.sub("<[^>]+>", "", html).split())

    assert text == (
        "Track 2→ then Track 1.5 with a second strand on Track 1→ then Not classified"
    )
    assert html.count('href="#fork"') == 1


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("official", "official"),
        ("mandated", "mandated"),
        ("private", "in private capacity"),
        ("former", "former official"),
        ("unofficial", "unofficial"),
        ("unknown", "unknown"),
        ("contested", "contested"),
    ],
)
def test_a_capacity_has_the_shape_of_its_group_and_its_own_word(code, word):
    html = rendered("{% capacity code %}", code=code)

    assert f'href="#g-{CAPACITY_GROUP[Capacity(code)]}"' in html
    assert f"<span>{word}</span>" in html


def test_a_glyph_alone_has_no_word():
    html = rendered("{% capacity 'former' glyph_only=True %}")

    assert 'href="#g-in_between"' in html
    assert "former" not in html


@pytest.mark.parametrize("level", Confidence)
def test_confidence_has_dots_and_a_word(level):
    html = rendered("{% confidence code %}", code=level.value)

    assert f'href="#c-{level}"' in html
    assert f"<span>{level.label.lower()}</span>" in html


@pytest.mark.parametrize("standing", Standing)
def test_a_standing_says_its_word(standing):
    html = rendered("{% standing code %}", code=standing.value)
    doubted = standing in {Standing.CLAIMED, Standing.CONTESTED}

    assert standing.label in html
    assert ("tag-dash" in html) is doubted
    assert bool(ids_used(html)) is not doubted


def test_a_realised_second_strand_is_a_half_dot():
    html = rendered("{% standing 'realised' second_strand=True %}")

    assert "#mk-strand" in html
    assert "Realised, second strand" in html


def test_a_contradicting_source_is_marked_and_named_as_one():
    citations = [
        SimpleNamespace(number=4, contradicts=False),
        SimpleNamespace(number=6, contradicts=True),
    ]
    html = rendered("held office{% cites citations %}.", citations=citations)

    assert 'href="#s4" aria-label="source 4">[4]' in html
    assert 'class="cite cite-no"' in html
    assert 'aria-label="source 6, contradicts">≠[6]' in html
    assert html.startswith('held office<span class="cites">&nbsp;'), "glued"
    assert html.endswith("</span>."), "no space before the full stop"


def test_no_sources_leave_no_mark():
    assert rendered("held office{% cites citations %}.", citations=[]) == "held office."


def test_a_name_keeps_its_direction_and_script():
    assert (
        rendered("{% bdi 'أحمد قريع' 'Arab' %}")
        == '<bdi lang="und-Arab" dir="rtl">أحمد قريع</bdi>'
    )
    assert rendered("{% bdi 'Ahmed Qurei' 'Latn' %}") == "<bdi>Ahmed Qurei</bdi>"


def test_dates_stand_in_words():
    assert rendered("{% edtf '1993-05' %}") == "May 1993"
    assert "1992" in rendered("{% span '1992-12-04' '1993-08-20' short=True %}")


@pytest.mark.parametrize(
    "source",
    [
        "{% track_badge code %}",
        "{% capacity code %}",
        "{% capacity_group code %}",
        "{% confidence code %}",
        "{% standing code %}",
        "{% icon code %}",
        "{% bdi 'Ada' code %}",
        "{% box code %}x{% endbox %}",
    ],
)
@pytest.mark.parametrize("code", ["4", "", None, "track 1"])
def test_an_unknown_code_fails(source, code):
    with pytest.raises(ValueError, match=r"."):
        rendered(source, code=code)


def test_a_misspelt_variable_fails():
    with pytest.raises(ValueError, match="Track"):
        rendered("{% track_badge move.to_trakc %}", move={"to_track": "1"})


def test_every_drawing_in_use_is_drawn_once():
    marks = [rendered("{% track_badge c %}", c=c) for c in Track.values]
    marks += [rendered("{% capacity c %}", c=c) for c in Capacity.values]
    marks += [rendered("{% confidence c %}", c=c) for c in Confidence.values]
    marks += [rendered("{% standing c %}", c=c) for c in Standing.values]
    marks += [rendered("{% icon c %}", c=c) for c in ICONS]
    used = ids_used("".join(marks)) | {"fork", "mk-strand"}

    assert {name: DRAWINGS.count(f'id="{name}"') for name in used} == dict.fromkeys(
        used, 1
    )


# Fields


def test_a_field_is_described_by_its_reading_its_hint_and_its_faults():
    form = Form({"when": ""})
    says = DateSays("when", edtf.answer("1993-05"))
    html = rendered("{% field form.when reading=says %}", form=form, says=says)

    assert 'aria-describedby="id_when_read id_when_helptext id_when_error"' in html
    assert 'aria-invalid="true"' in html
    assert all(f'id="id_when_{part}"' in html for part in ("read", "helptext", "error"))
    assert '<label class="form-label" for="id_when">When</label>' in html


def test_a_field_without_faults_has_nothing_to_point_at():
    html = rendered("{% field form.account %}", form=Form())

    assert "aria-" not in html
    assert 'class="form-control"' in html


def test_each_widget_has_its_class():
    source = "{% for field in form %}{% field field %}{% endfor %}"
    html = rendered(source, form=Form())

    assert html.count('class="form-control"') == 2
    assert html.count('class="form-select"') == 1
    assert html.count('class="form-check-input"') == len(Track) + 2
    assert '<input type="hidden" name="version" id="id_version">' in html


def test_a_group_of_choices_is_a_fieldset_whose_legend_is_the_label():
    html = rendered("{% field form.to_track %}", form=Form({}))

    assert re.search(r"<fieldset[^>]*role=\"radiogroup\" aria-invalid=\"true\"", html)
    assert '<legend class="form-label">To track</legend>' in html
    assert "aria-invalid" not in html[html.index("<legend") :]


def test_a_choice_of_tracks_shows_badges():
    html = rendered("{% field form.to_track kind='tracks' %}", form=Form())

    assert len(ids_used(html)) == len(Track)
    assert html.count('class="btn-check"') == len(Track)


def test_faults_of_a_form_stand_together_with_links_to_the_fields():
    form = Form({})
    form.add_error(None, "Row 2 has no source.")
    html = render_to_string("components/form_faults.html", {"form": form})

    assert 'role="alert"' in html
    assert "Row 2 has no source." in html
    assert '<a href="#id_when">When</a>' in html


# Escaping


def hostile_form() -> forms.Form:
    class Hostile(forms.Form):
        f = forms.CharField(label=HOSTILE, help_text=HOSTILE)
        r = forms.ChoiceField(
            label=HOSTILE, choices=[(HOSTILE, HOSTILE)], widget=forms.RadioSelect
        )

    form = Hostile({"f": HOSTILE})
    form.add_error("f", HOSTILE)
    form.add_error(None, HOSTILE)
    return form


@pytest.mark.parametrize(
    "source",
    [
        "{% bdi h %}",
        "{% box 'note' title=h %}{{ h }}{% endbox %}",
        "{% track_steps steps word=h %}",
        "{% cites marks %}",
        "{% field form.f reading=h %}",
        "{% field form.f label=h required=True %}",
        "{% field form.r %}",
        "{% include 'components/form_fields.html' with title=h %}",
        "{% include 'components/chip.html' with label=h url=h %}",
        "{% include 'components/withheld.html' with why=h %}",
        "{% include 'components/crumbs.html' %}",
        "{% include 'components/facts.html' %}",
        "{% include 'components/seats.html' %}",
        "{% include 'components/empty.html' with title=h text=h %}",
        "{% include 'components/messages.html' %}",
    ],
)
def test_a_hostile_text_is_escaped_everywhere(source):
    html = rendered(
        source,
        h=HOSTILE,
        form=hostile_form(),
        steps=[{"code": "2"}, {"code": "1"}],
        marks=[{"number": HOSTILE}],
        crumbs=[(HOSTILE, HOSTILE), (HOSTILE, None)],
        facts=[{"term": HOSTILE, "value": HOSTILE}, {"term": 1, "lines": [HOSTILE]}],
        sides=[{"label": HOSTILE, "capacities": ["official"], "words": HOSTILE}],
        tries=[{"label": HOSTILE, "url": HOSTILE, "count": HOSTILE}],
        messages=[HOSTILE],
    )

    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "&quot;&#x27;&amp;" in html


# Pages


def page(template: str, *, user=None, address: str = "/", **context) -> str:
    request = RequestFactory().get(address)
    request.user = user or AnonymousUser()
    context |= {"request": request}
    return get_template(template).template.render(Context(context))


@pytest.mark.urls(__name__)
def test_a_reader_is_offered_to_sign_in_and_nothing_that_needs_it():
    html = page("base.html")

    assert "Sign in" in html
    assert "My records" not in html
    assert "Review" not in html
    assert "Sign out" not in html


@pytest.mark.urls(__name__)
def test_a_curator_finds_review_and_administration():
    user = SimpleNamespace(is_authenticated=True, is_active=True)
    html = page("base.html", user=user, may_curate=True, may_research=True)

    assert "My records" in html
    assert 'href="/review/"' in html
    assert 'href="/admin/"' in html
    assert re.search(r'<form method="post" action="/accounts/logout/">', html)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "current"),
    [("/moves/", "page"), ("/moves/1/", "true")],
)
def test_the_menu_marks_where_the_page_stands(address, current):
    html = page("base.html", address=address)

    assert f'<a href="/moves/" aria-current="{current}">Moves</a>' in html
    assert html.count("aria-current") == 2, "in the menu of the phone, too"


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("address", ["/sources/", "/places/nor/oslo/"])
def test_one_link_of_the_menu_stands_for_all_lists_of_the_index(address):
    html = page("base.html", address=address)

    assert '<a href="/people/" aria-current="true">Index</a>' in html
    assert html.count("aria-current") == 2


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429", "500", "503"])
def test_an_error_page_needs_no_context(name):
    html = render_to_string(f"{name}.html")

    assert "<h1>" in html
    assert "| DiploTrack</title>" in html


def test_the_page_of_a_failure_asks_nothing_of_the_site():
    failure = (ROOT / "templates" / "500.html").read_text()
    outage = (ROOT / "templates" / "503.html").read_text()

    assert "{% extends" not in failure
    assert '{% extends "500.html" %}' in outage
    assert "{% url" not in failure + outage
