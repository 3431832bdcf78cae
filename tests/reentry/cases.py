"""How each of the 31 cases is entered; every case is entered once."""

from tests.compiled import SLUGS

#: Where nothing is recorded yet, chosen for what is in them.
ANEW = (
    "south-africa-mells-park",  # cover names, turning points that share a date
    "hume-adams-dialogue",  # parties that are organisations
    "northern-ireland-multi-party-talks",  # such parties without a part of their own
    "libya-national-conference-process",  # people who are only counted
    "china-us-strategic-nuclear-dynamics",  # turning points entered out of order
    "us-dprk-unofficial-meetings",  # a second strand
    "iran-us-oman-back-channel",  # names with joiners
    "six-party-talks",  # one name in many scripts
)
#: The same in the browser, beside one of the ways above.
BY_KEYBOARD = ("oslo-channel",)
#: Beside the collection and page by page, each citation in a form of its own.
BY_PAGES = (
    "naik-mishra-channel-1999",
    "one-text-initiative-sri-lanka",
)
#: Beside the collection, form by form.
BY_FORMS = sorted({*SLUGS} - {*ANEW, *BY_PAGES})
