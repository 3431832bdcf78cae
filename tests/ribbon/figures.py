"""Figures of the 31 real cases, as the pages will make them."""

from functools import cache

from dialogues.choices import Secrecy, Track
from dialogues.ribbon import (
    ClaimMark,
    Figure,
    MeetingMark,
    SecrecySpan,
    build_figure,
)
from dialogues.rules.chain import read_chain, sentence
from tests.compiled import compiled
from tests.rules.casework import end_of, secrecy_of, turns_of

#: Finer words, where the kind of the case says more than the kind of the turn.
WORDS = {
    "collapsed",
    "exposed",
    "level_raised",
    "sponsor_changed",
    "superseded",
    "terminated",
    "text_agreed",
    "transformed",
}
#: Meetings of a second strand.
ON_STRAND = {
    ("south-africa-mells-park", "1989-09-12"): 2,
    ("us-dprk-unofficial-meetings", "2017-06-06"): 2,
}


@cache
def figure_of(slug: str) -> Figure:
    """The figure of a case, with everything its file says."""
    chain = read_chain(turns_of(slug), end=end_of(slug))
    record = compiled(slug)
    words = {
        move["id"]: move["kind"].replace("_", " ")
        for move in record["moves"] or []
        if move["kind"] in WORDS
    }
    return build_figure(
        chain=chain,
        start=str(record["start"]),
        end=end_of(slug),
        meetings=[
            MeetingMark(
                str(row["date"]),
                label=row.get("label") or "",
                strand=ON_STRAND.get((slug, str(row["date"])), 1),
            )
            for row in record.get("meetings") or []
        ],
        secrecy=[
            SecrecySpan(Secrecy(level), start, end)
            for level, start, end in secrecy_of(slug)
        ],
        claims=[
            ClaimMark(Track(row["track"]), row.get("note") or "")
            for row in record.get("track_claims") or []
        ],
        sentence=sentence(chain, end=end_of(slug), secrecy=secrecy_of(slug)),
        words=words,
    )
