"""The words for partnerships, seats, terms, organisations and people."""

from __future__ import annotations

from compacttui.rules.word import Word


class PartnershipKind(Word):
    """What kind of body a partnership is; `other` keeps the list open (the code's own terms have aged)."""

    BOARD = "board", "partnership board"
    STATUTORY_BOARD = "statutory_board", "statutory board", "A board that the law requires."
    SAFEGUARDING_BOARD = "safeguarding_board", "safeguarding board"
    FORUM = "forum", "forum"
    NEIGHBOURHOOD_COMMITTEE = "neighbourhood_committee", "neighbourhood committee"
    SUB_GROUP = "sub_group", "sub-group"
    TASK_GROUP = "task_group", "task group", "A group that ends when its task is done."
    NETWORK = "network", "network"
    LEGISLATURE = "legislature", "council or parliament", "A body whose seats are filled at public elections."
    OTHER = "other", "other"


class Tier(Word):
    """How far up a partnership decides."""

    STRATEGIC = "strategic", "strategic", "It decides for the whole place."
    SERVICE_DELIVERY = "service_delivery", "service delivery", "It decides how a service is run."
    NEIGHBOURHOOD = "neighbourhood", "neighbourhood", "It decides for a part of the place."
    SUB_GROUP = "sub_group", "sub-group", "It prepares or carries out for another partnership."
    NETWORK = "network", "network", "It brings organisations together and decides nothing for others."


class SeatKind(Word):
    """What the person in a seat is there for (practice: bodies that separate involvement from representation)."""

    REPRESENTATIVE = "representative", "representative", "Chosen by a constituency and speaks for it."
    DELEGATE = "delegate", "delegate", "Chosen by a constituency and says what it decided."
    ADVOCATE = "advocate", "advocate", "Chosen to make a cause heard, not to speak for members."
    EXPERT = "expert_involvement", "expert", "Invited for what they know; speaks for nobody."
    OBSERVER = "observer", "observer", "Attends and does not take part in decisions."
    EX_OFFICIO = "ex_officio", "by office", "Sits there because of another post that they hold."
    INFRASTRUCTURE = "infrastructure", "infrastructure", "Held by the body that supports the sector."

    @property
    def reports_back(self) -> bool:
        """Whether whoever holds it owes report-backs and can be recalled: the first three do."""
        return self in _REPORT_BACK


_REPORT_BACK = frozenset({SeatKind.REPRESENTATIVE, SeatKind.DELEGATE, SeatKind.ADVOCATE})


class ConstituencyKind(Word):
    """What the people a seat speaks for have in common."""

    INTEREST = "interest", "constituency of interest"
    PLACE = "place", "constituency of place"
    MIXED = "mixed", "constituency of interest and place"


class VotingRights(Word):
    """Whether a seat votes."""

    FULL = "full", "votes"
    SOME_ITEMS = "some_items", "votes on some items"
    NONE = "none", "does not vote"


class Offered(Word):
    """What the partnership offers whoever sits in a seat; no money is handled here."""

    EXPENSES = "expenses", "expenses"
    BACKFILL = "backfill", "pay for cover at their own organisation"
    FEE = "fee", "a fee"
    NONE = "none", "nothing"


class TermKind(Word):
    """How a person holds a seat."""

    SUBSTANTIVE = "substantive", "holder"
    DEPUTY = "deputy", "deputy", "Stands in when the holder cannot come."
    ACTING = "acting", "acting", "Holds the seat while it has no holder, or the holder is on leave."
    INTERIM = "interim", "interim", "Appointed for a while, until the seat is selected for."
    SHADOW = "shadow", "shadow", "Attends to learn; holds nothing."

    @property
    def holds_the_seat(self) -> bool:
        """Whether it fills the seat: of these there is one at a time, or as many as share it."""
        return self in {TermKind.SUBSTANTIVE, TermKind.INTERIM}


class EndedReason(Word):
    """Why a term ended."""

    TERM_END = "term_end", "the term ran out"
    RESIGNED = "resigned", "stood down"
    STOOD_DOWN_ABSENCE = "stood_down_absence", "stood down after missed meetings"
    RECALLED = "recalled", "recalled by those who elected them"
    INELIGIBLE = "ineligible", "no longer eligible", "They left the organisation, or its membership lapsed."
    SEAT_ABOLISHED = "seat_abolished", "the seat was abolished"
    PARTNERSHIP_ENDED = "partnership_ended", "the partnership ended"
    DECEASED = "deceased", "died"
    REPLACED = "replaced_by_election", "replaced by election"
    SET_ASIDE = "result_set_aside", "the result was set aside"


class Sector(Word):
    """Which sector an organisation belongs to."""

    VCSE = "vcse", "voluntary, community and social enterprise"
    PUBLIC = "public", "public sector"
    PRIVATE = "private", "private sector"
    OTHER = "other", "other"


class MembershipClass(Word):
    """What an organisation's membership gives it."""

    FULL = "full", "full member", "Nominates and votes."
    ASSOCIATE = "associate", "associate member", "Takes part, and does not vote."
    AFFILIATE = "affiliate", "affiliate", "Hears and is heard, and does not vote."
    NONE = "none", "not a member"

    @property
    def votes(self) -> bool:
        """Whether it can give a vote at all."""
        return self is MembershipClass.FULL


class MembershipStatus(Word):
    """Whether a membership is in force."""

    CURRENT = "current", "current"
    LAPSED = "lapsed", "lapsed"
    SUSPENDED = "suspended", "suspended"
    DISSOLVED = "dissolved", "the organisation is no more"
    NONE = "none", "not a member"


class IncomeBand(Word):
    """How large an organisation is by its yearly income."""

    MICRO = "micro", "under £10,000 a year"
    SMALL = "small", "£10,000 to £100,000 a year"
    MEDIUM = "medium", "£100,000 to £1 million a year"
    LARGE = "large", "over £1 million a year"


class Capacity(Word):
    """In which capacity a person belongs to an organisation."""

    EMPLOYEE = "employee", "employee"
    VOLUNTEER = "volunteer", "volunteer"
    TRUSTEE = "trustee", "trustee"
    MEMBER = "member", "member"
    OWNER = "owner", "owner"
