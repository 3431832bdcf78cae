"""What holds for any chain."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.choices import Track
from dialogues.rules import edtf
from dialogues.rules.chain import (
    Turn,
    in_order,
    read_chain,
    sentence,
    tracks_on,
)
from tests.rules.turns import (
    K,
    S,
    codes,
)

DAYS = st.dates(date(1950, 1, 1), date(2020, 1, 1))


@st.composite
def valid_turns(draw):
    """A sound chain with one certain day a row; any standing, up to two strands."""
    days = sorted(draw(st.sets(DAYS, min_size=1, max_size=12)))
    main, second, opened = draw(st.sampled_from(list(Track))), None, 1
    rows = [Turn("m0", K.OPENING, days[0].isoformat(), main)]
    silent = False
    for number, day in enumerate(days[1:], start=1):
        options = ["change", "attempt", "silence", "disclosure", "feeds"]
        options += ["second moves", "second ends"] if second else ["opens"]
        what = draw(st.sampled_from(options))
        others = [t for t in Track if t is not main]
        to = draw(st.sampled_from(others))
        row = {"key": f"m{number}", "date": day.isoformat()}
        if what == "change":
            rows.append(Turn(kind=K.TRACK_CHANGE, to_track=to, **row))
            main, silent = to, False
        elif what == "attempt":
            attempted = draw(st.sampled_from([S.ATTEMPTED, S.REFUSED]))
            rows.append(
                Turn(kind=K.TRACK_CHANGE, to_track=to, standing=attempted, **row)
            )
        elif what == "silence":
            rows.append(Turn(kind=K.RESUMPTION if silent else K.PAUSE, **row))
            silent = not silent
        elif what == "opens":
            opened += 1
            rows.append(Turn(kind=K.STRAND_OPENED, to_track=to, strand=opened, **row))
            second = to
        elif what == "second moves":
            to = draw(st.sampled_from([t for t in Track if t is not second]))
            rows.append(Turn(kind=K.TRACK_CHANGE, to_track=to, strand=opened, **row))
            second = None if to is main else to
        elif what == "second ends":
            rows.append(Turn(kind=K.ENDING, strand=opened, **row))
            second = None
        else:
            kind = K.DISCLOSURE if what == "disclosure" else K.FEEDS_ANOTHER
            rows.append(Turn(kind=kind, **row))
    return rows


#: A date is slow to read the first time, so no property has a deadline.
UNHURRIED = settings(deadline=None)


@UNHURRIED
@given(valid_turns(), st.booleans())
def test_a_sound_chain_has_no_fault_and_no_gap(turns, ends):
    end = turns[-1].date if ends else ""
    chain = read_chain(turns, end=end)
    assert codes(chain) == []
    for number in {episode.strand for episode in chain.episodes}:
        strand = [e for e in chain.episodes if e.strand == number]
        for earlier, later in zip(strand, strand[1:], strict=False):
            assert earlier.end == later.start
            assert earlier.closed_by == later.opened_by != ""
            assert earlier.track is not later.track
            assert not earlier.joins
    main = [e for e in chain.episodes if e.strand == 1]
    changes = [t for t in turns if t.moves_track and t.strand == 1]
    assert len(main) == len(changes)
    assert main[-1].end == (end or "..")


@UNHURRIED
@given(valid_turns(), st.randoms(use_true_random=False))
def test_rows_with_certain_dates_come_back_into_order(turns, random):
    shuffled = list(turns)
    random.shuffle(shuffled)
    assert in_order(shuffled) == turns


TEXTS = st.one_of(
    st.sampled_from(
        ["1990", "1991-05", "1990/1993", "1992~", "[1990,1995]"]
        + ["..", "../1992", "1993/..", "199X", "-0500"]
    ),
    DAYS.map(date.isoformat),
    st.text(max_size=6),
)
ANY_TURN = st.builds(
    Turn,
    key=st.sampled_from(["", "m1", "m2", "m3"]),
    kind=st.sampled_from(list(K)),
    date=TEXTS,
    to_track=st.none() | st.sampled_from(list(Track)),
    strand=st.integers(-1, 4),
    standing=st.sampled_from(list(S)),
    ends_strand=st.booleans(),
    known_since=st.just("") | TEXTS,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(ANY_TURN, max_size=9), st.just("") | TEXTS, DAYS, DAYS)
def test_any_list_of_turns_gives_a_chain(turns, end, one, other):
    chain = read_chain(turns, end=end)
    assert [step.turn for step in chain.steps] == turns
    for episode in chain.episodes:
        edtf.read(episode.start)
        edtf.read(episode.end)
    assert sum(turn.kind is K.OPENING for turn in turns) or "no_opening" in codes(chain)
    tracks_on(chain, min(one, other), max(one, other))
    assert sentence(chain, end=end, secrecy=[("secret", end, "x")]).endswith(".")
    for problem in chain.problems:
        assert problem.sentence[0].isupper()
        assert problem.code == "date_unreadable" or problem.sentence[-1] == "."
        assert "_" not in problem.sentence


@UNHURRIED
@given(st.lists(ANY_TURN, max_size=9))
def test_in_order_leaves_nothing_certainly_out_of_order(turns):
    ordered = in_order(turns)
    assert sorted(map(repr, ordered)) == sorted(map(repr, turns))
    assert "out_of_order" not in codes(read_chain(ordered))
    moving = {"out_of_order", "opening_not_first", "before_opening"}
    if not moving & set(codes(read_chain(turns))):
        assert ordered == turns
