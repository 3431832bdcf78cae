"""Vocabularies fixed in code. Curators' own vocabularies are rows of `Term`."""

from django.db.models import TextChoices


class Track(TextChoices):
    """A track of diplomacy. Definitions with their sources stand in the codebook."""

    ONE = "1", "Track 1"
    ONE_AND_A_HALF = "1.5", "Track 1.5"
    TWO = "2", "Track 2"
    THREE = "3", "Track 3"
    UNCLASSIFIED = "unclassified", "Not classified"


class MoveKind(TextChoices):
    """What a turning point is. Only a track change or a new strand moves a track."""

    OPENING = "opening", "Opening"
    TRACK_CHANGE = "track_change", "Track change"
    STRAND_OPENED = "strand_opened", "Second strand opened"
    PAUSE = "pause", "Pause"
    RESUMPTION = "resumption", "Resumption"
    ENDING = "ending", "Ending"
    DISCLOSURE = "disclosure", "Disclosure"
    ABSORPTION = "absorption", "Absorption"
    FEEDS_ANOTHER = "feeds_another", "Feeds another dialogue"
    OTHER = "other", "Other turning point"


class Standing(TextChoices):
    """Whether a turning point happened. Statistics count realised ones."""

    REALISED = "realised", "Realised"
    ATTEMPTED = "attempted", "Attempted"
    REFUSED = "refused", "Refused"
    CLAIMED = "claimed", "Claimed"
    CONTESTED = "contested", "Contested"


class Direction(TextChoices):
    """Which way a turning point went, as `rules.chain.direction` says it."""

    UP = "up", "Towards Track 1"
    DOWN = "down", "Away from Track 1"
    LATERAL = "lateral", "To the same track"
    IN = "in", "Opening"
    OUT = "out", "Ending"


class Confidence(TextChoices):
    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"


class Capacity(TextChoices):
    """In what capacity: belongs to one dated participation, never to a person."""

    OFFICIAL = "official", "Official"
    MANDATED = "mandated", "Mandated"
    PRIVATE = "private", "In private capacity"
    FORMER = "former", "Former official"
    UNOFFICIAL = "unofficial", "Unofficial"
    UNKNOWN = "unknown", "Unknown"
    CONTESTED = "contested", "Contested"


class CapacityGroup(TextChoices):
    """Official or unofficial at one glance: the groups of `Capacity`."""

    OFFICIAL = "official", "Official"
    IN_BETWEEN = "in_between", "In between"
    UNOFFICIAL = "unofficial", "Unofficial"
    NOT_SETTLED = "not_settled", "Not settled"


CAPACITY_GROUP: dict[Capacity, CapacityGroup] = {
    Capacity.OFFICIAL: CapacityGroup.OFFICIAL,
    Capacity.MANDATED: CapacityGroup.OFFICIAL,
    Capacity.PRIVATE: CapacityGroup.IN_BETWEEN,
    Capacity.FORMER: CapacityGroup.IN_BETWEEN,
    Capacity.UNOFFICIAL: CapacityGroup.UNOFFICIAL,
    Capacity.UNKNOWN: CapacityGroup.NOT_SETTLED,
    Capacity.CONTESTED: CapacityGroup.NOT_SETTLED,
}


class Identity(TextChoices):
    """Whether a participant's name may be shown."""

    OPEN = "open", "Open"
    PROTECTED = "protected", "Protected"
    PROTECTED_UNTIL = "protected_until", "Protected until a day"


class PartyKind(TextChoices):
    PRINCIPAL = "principal", "Principal party"
    THIRD_PARTY = "third_party", "Third party"
    GUEST = "guest", "Guest or observer"


class CountIs(TextChoices):
    """How exact a number of people is."""

    EXACTLY = "exactly", "Exactly"
    ABOUT = "about", "About"
    AT_LEAST = "at_least", "At least"


class MeetingStanding(TextChoices):
    HELD = "held", "Held"
    PLANNED = "planned", "Planned"
    CANCELLED = "cancelled", "Cancelled"
    DENIED = "denied", "Denied"


class Medium(TextChoices):
    IN_PERSON = "in_person", "In person"
    ONLINE = "online", "Online"
    HYBRID = "hybrid", "Partly online"
    UNKNOWN = "unknown", "Unknown"


class Presence(TextChoices):
    """Attendance of one participant at one meeting."""

    PRESENT = "present", "Present"
    ABSENT = "absent", "Absent"
    EXCLUDED = "excluded", "Excluded"
    DISPUTED = "disputed", "Disputed"


class Secrecy(TextChoices):
    """How closed a dialogue was: independent of its track."""

    PUBLIC = "public", "Public"
    CLOSED = "closed", "Closed"
    SECRET = "secret", "Secret"


class DisclosureRule(TextChoices):
    PUBLIC = "public", "Public"
    OFF_THE_RECORD = "off_the_record", "Off the record"
    CHATHAM_HOUSE = "chatham_house", "Chatham House Rule"
    SECRET = "secret", "Secret"


class Interaction(TextChoices):
    FORMAL = "formal", "Formal"
    INFORMAL = "informal", "Informal"
    MIXED = "mixed", "Mixed"


class OfficialRelations(TextChoices):
    """Official relations between the parties when the dialogue opened."""

    NORMAL = "normal", "Normal"
    STRAINED = "strained", "Strained"
    SUSPENDED = "suspended", "Suspended"
    NONE = "none", "None"
    ARMED_CONFLICT = "armed_conflict", "Armed conflict"


class Status(TextChoices):
    """Where a dialogue stands at the last report."""

    ONGOING = "ongoing", "Ongoing"
    INTERMITTENT = "intermittent", "Intermittent"
    AGREEMENT = "agreement", "Concluded with agreement"
    CONCLUDED = "concluded", "Concluded"
    ENDED = "ended", "Ended"
    SUPERSEDED = "superseded", "Superseded, absorbed or transformed"
    COLLAPSED = "collapsed", "Collapsed"
    LAPSED = "lapsed", "Lapsed"
    UNKNOWN = "unknown", "Not known"


class OutcomeKind(TextChoices):
    AGREEMENT = "agreement", "Agreement"
    JOINT_STATEMENT = "joint_statement", "Joint statement"
    TEXT = "text", "Text without agreement"
    ACTION = "action", "Action"
    NONE = "none", "No agreement"
    OTHER = "other", "Other"


class LinkKind(TextChoices):
    """How this dialogue stands to another; `LINK_INVERSE` reads it from the other."""

    RAN_PARALLEL_TO = "ran_parallel_to", "Ran parallel to"
    FED_INTO = "fed_into", "Fed into"
    FED_BY = "fed_by", "Fed by"
    SPAWNED = "spawned", "Spawned"
    SPUN_OFF_FROM = "spun_off_from", "Spun off from"
    SUCCEEDS = "succeeds", "Succeeds"
    SUCCEEDED_BY = "succeeded_by", "Succeeded by"
    SUCCEEDS_IN_FUNCTION = "succeeds_in_function", "Succeeds in function"
    SUCCEEDED_IN_FUNCTION_BY = "succeeded_in_function_by", "Succeeded in function by"
    PRECEDED_BY = "preceded_by", "Preceded by"
    FOLLOWED_BY = "followed_by", "Followed by"
    CONTINUES = "continues", "Continues"
    CONTINUED_BY = "continued_by", "Continued by"
    ABSORBED_INTO = "absorbed_into", "Absorbed into"
    ABSORBED = "absorbed", "Absorbed"
    PART_OF = "part_of", "Part of"
    HAS_PART = "has_part", "Has part"
    SAME_PEOPLE_AS = "same_people_as", "Same people as"
    REVIEWED_BY = "reviewed_by", "Reviewed by"
    REVIEWED = "reviewed", "Reviewed"


LINK_INVERSE: dict[LinkKind, LinkKind] = {
    LinkKind.RAN_PARALLEL_TO: LinkKind.RAN_PARALLEL_TO,
    LinkKind.SAME_PEOPLE_AS: LinkKind.SAME_PEOPLE_AS,
} | {
    kind: inverse
    for pair in (
        (LinkKind.FED_INTO, LinkKind.FED_BY),
        (LinkKind.SPAWNED, LinkKind.SPUN_OFF_FROM),
        (LinkKind.SUCCEEDS, LinkKind.SUCCEEDED_BY),
        (LinkKind.SUCCEEDS_IN_FUNCTION, LinkKind.SUCCEEDED_IN_FUNCTION_BY),
        (LinkKind.FOLLOWED_BY, LinkKind.PRECEDED_BY),
        (LinkKind.CONTINUES, LinkKind.CONTINUED_BY),
        (LinkKind.ABSORBED_INTO, LinkKind.ABSORBED),
        (LinkKind.PART_OF, LinkKind.HAS_PART),
        (LinkKind.REVIEWED_BY, LinkKind.REVIEWED),
    )
    for kind, inverse in (pair, pair[::-1])
}


class Stance(TextChoices):
    SUPPORTS = "supports", "Supports"
    CONTRADICTS = "contradicts", "Contradicts"


class SourceKind(TextChoices):
    """The kind of a bibliographic record."""

    AGREEMENT_DATABASE = "agreement_database", "Agreement database"
    ARCHIVE = "archive", "Archive"
    BLOG = "blog", "Blog"
    BOOK = "book", "Book"
    BOOK_CHAPTER = "book_chapter", "Book chapter"
    BOOK_EXCERPT = "book_excerpt", "Book excerpt"
    BOOK_NOTICE = "book_notice", "Book notice"
    CONFERENCE_PAPER = "conference_paper", "Conference paper"
    DATABASE = "database", "Database"
    DOCUMENT = "document", "Document"
    ENCYCLOPEDIA = "encyclopedia", "Encyclopedia"
    INTERVIEW = "interview", "Interview"
    JOURNAL = "journal", "Journal"
    MAGAZINE = "magazine", "Magazine"
    MEMOIR_EXCERPT = "memoir_excerpt", "Memoir excerpt"
    NEWS = "news", "News"
    PAPER = "paper", "Paper"
    PRESS_RELEASE = "press_release", "Press release"
    REPORT = "report", "Report"
    SPEECH = "speech", "Speech"
    THESIS = "thesis", "Thesis"
    WEB = "web", "Web"


class SourceAccess(TextChoices):
    OPEN = "open", "Open"
    RESTRICTED = "restricted", "Restricted"


class NameKind(TextChoices):
    """A kind of other name. A cover name is never shown as an ordinary one."""

    ALIAS = "alias", "Also known as"
    NATIVE = "native", "In its own script"
    COVER = "cover", "Cover name"
    FORMER = "former", "Former name"
    ACRONYM = "acronym", "Acronym"


class Vocabulary(TextChoices):
    """The vocabularies that curators keep."""

    PURPOSE = "purpose", "Purpose"
    FORM = "form", "Form of interaction"
    FUNCTION = "function", "Function of a participant"
    ORGANISATION_ROLE = "organisation_role", "Role of an organisation"
    ORGANISATION_KIND = "organisation_kind", "Kind of organisation"
    REGION = "region", "Region"
    TURN = "turn", "Finer kind of turning point"


class Missing(TextChoices):
    """Why a value is not there. It travels into every file."""

    NOT_KNOWN = "not_known", "Not known"
    NOT_DISCLOSED = "not_disclosed", "Not disclosed"
    WITHHELD = "withheld", "Withheld by rule"
    NOT_APPLICABLE = "not_applicable", "Not applicable"
    NOT_CODED = "not_coded", "Not yet coded"


class ReviewStatus(TextChoices):
    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    RETURNED = "returned", "Returned with remarks"
    PUBLISHED = "published", "Published"


class ReviewStep(TextChoices):
    """One step of the review; who may take it stands in `rules.review`."""

    SEND = "send", "Send for review"
    TAKE_BACK = "take_back", "Take back"
    RETURN = "return", "Return with remarks"
    PUBLISH = "publish", "Publish"
    WITHDRAW = "withdraw", "Withdraw from publication"


class FilterOf(TextChoices):
    """What a saved filter lists: the name of its page."""

    DIALOGUES = "dialogues", "Dialogues"
    MOVES = "moves", "Turning points"
