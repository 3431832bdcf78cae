"""Where a definition comes from: the works and standards that are named."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db.models import TextChoices


@dataclass(frozen=True, slots=True)
class Origin:
    """A work whose definition is followed, in words, with an address if it has one."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a value means; without an origin the definition is our own."""

    words: str
    origin: Origin | None = None


#: By vocabulary and value: values of two vocabularies may be the same text.
Meanings: TypeAlias = Mapping[type[TextChoices], Mapping[Any, Meaning]]

FOUNDING = Origin("the founding comparison of the tracks")
MONTVILLE = Origin(
    "Davidson and Montville 1981–82, who coined the terms",
    "https://en.wikipedia.org/wiki/Track_II_diplomacy",
)
NTI = Origin(
    "the Nuclear Threat Initiative",
    "https://www.nti.org/atomic-pulse/multi-track-diplomacy-explained/",
)
MAPENDERE = Origin("Mapendere", "https://www.globethesis.com/?t=2469390014450636")
JCIE = Origin(
    "the Japan Center for International Exchange",
    "http://www.jcie.or.jp/drm/Jan2004/index.html",
)
USIP = Origin(
    "the United States Institute of Peace, glossary, as copied",
    "https://www.bcssolutionbd.com/international/tracks-of-diplomacy/",
)
IGCC = Origin(
    "the Institute on Global Conflict and Cooperation, on whom it invites",
    "https://igcc.ucsd.edu/research-and-programs/programs/regional-issues/"
    "northeast-asia/northeast-asia-cooperation-dialogue.html",
)
WANIS_ST_JOHN = Origin(
    "Wanis-St. John 2006, on back channels",
    "https://vdocuments.mx/in-theory-american-university-henry-kissinger-for-example-"
    "has-described-how.html",
)
CHATHAM_HOUSE = Origin(
    "the Chatham House Rule as worded in 2002",
    "https://anzmex.org/chatham-house-rule/",
)
CUHADAR = Origin(
    "Çuhadar 2009, on transfer between tracks",
    "https://9lib.net/document/"
    "8ydeoveq-assessing-transfer-track-diplomacy-cases-water-jerusalem.html",
)
FISHER = Origin(
    "Fisher 2020, on the effects of workshops",
    "https://direct.mit.edu/ngtn/article/36/4/441/121537/"
    "Transfer-Effects-from-Problem-Solving-Workshops-to",
)
JONES = Origin(
    "Jones 2015, on Track Two diplomacy",
    "http://page99test.blogspot.co.il/2015/09/peter-joness-track-two-diplomacy.html",
)
DIAMOND_MCDONALD = Origin(
    "Diamond and McDonald 1991, as told of",
    "http://image.absoluteastronomy.com/topics/Multi-track_Diplomacy",
)
SFM = Origin(
    "Security Force Monitor, for the three degrees",
    "https://security-force-monitor.gitbook.io/sfm-research-handbook/v/en/data-model/"
    "sources_confidence",
)
USC = Origin(
    "the USC database of U.S.–China exchanges", "http://uschinaexchange.usc.edu/"
)
EDTF = Origin(
    "the Extended Date/Time Format, ISO 8601-2:2019",
    "https://www.loc.gov/standards/datetime/",
)
ISO_3166 = Origin("ISO 3166, alpha-3 codes")
BCP_47 = Origin("BCP 47, language tags")
WGS_84 = Origin("WGS 84")
