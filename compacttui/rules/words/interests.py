"""The words for interests and for what is done about them."""

from __future__ import annotations

from compacttui.rules.word import Word


class InterestCategory(Word):
    """What kind of gain or loyalty an interest is (categories of NHS England, with two local tags)."""

    FINANCIAL = (
        "financial",
        "financial",
        "You could gain or lose money by what is decided.",
    )
    NON_FINANCIAL_PROFESSIONAL = (
        "non_financial_professional",
        "non-financial professional",
        "Your standing, your post or your work could gain or lose, though not your purse.",
    )
    NON_FINANCIAL_PERSONAL = (
        "non_financial_personal",
        "non-financial personal",
        "You could gain or lose in your own life, for example as someone who uses the service.",
    )
    INDIRECT = (
        "indirect",
        "indirect",
        "Someone close to you, for example a partner or a relative, has one of the other interests.",
    )
    LOYALTY = (
        "loyalty",
        "loyalty",
        "You owe loyalty to another body, and it could want something else than those you speak for.",
    )
    POLITICAL = (
        "political",
        "political",
        "You hold, seek or publicly support a political office.",
    )


class InterestKind(Word):
    """What an interest comes from."""

    EMPLOYMENT = "employment", "paid work"
    TRUSTEESHIP = "trusteeship", "trustee, or another post of authority"
    DIRECTORSHIP = "directorship", "director of a company"
    OWNERSHIP = "ownership", "owner, or holder of more than 5 % of the shares"
    CONTRACT = "contract", "contract or grant with a partner"
    RESEARCH = "research", "research funding"
    LAND = "land", "land or property"
    POLITICAL_OFFICE = "political_office", "political office"
    FAMILY = "family", "family or another close relationship"
    GIFT = "gift", "gift or hospitality"
    OTHER = "other", "other"


class Publication(Word):
    """How much of an interest is published."""

    PUBLIC = "public", "published"
    REDACTED = "redacted", "published in part", "A part is left out, with a recorded reason."
    WITHHELD = "withheld", "withheld", "Nothing but its existence is published, with a recorded reason."


class Mitigation(Word):
    """What is done about a conflict of interest."""

    NONE_NOTED_ONLY = "none_noted_only", "noted, nothing further"
    SPEAK_NOT_VOTE = "speak_not_vote", "may speak, does not vote"
    STAY_NOT_SPEAK = "stay_not_speak", "stays, does not speak or vote"
    LEAVE_FOR_ITEM = "leave_for_item", "leaves the room for the item"
    PAPERS_WITHHELD = "papers_withheld", "does not get the papers"
    DEPUTY_REPLACES = "deputy_replaces", "the deputy takes the item"
    ITEM_DEFERRED = "item_deferred", "the item is put off"
    REMOVED_FROM_WORKSTREAM = "removed_from_workstream", "leaves this part of the work"
    RESIGNED_INTEREST = "resigned_interest", "gives up the interest"
    SEAT_VACATED = "seat_vacated", "stands down from the seat"

    @property
    def leaves_the_room(self) -> bool:
        """Whether times of leaving and coming back belong to it."""
        return self is Mitigation.LEAVE_FOR_ITEM


class RaisedBy(Word):
    """Who brought up an interest at a meeting."""

    SELF = "self", "the person themselves"
    CHAIR = "chair", "the chair"
    MATCH = "system_match", "a match of the register with the agenda"
    OTHER = "other", "somebody else"


class MatchOutcome(Word):
    """What was found about an interest that its holder had not declared at the meeting."""

    EXPLAINED = "explained", "explained", "There was a good reason, and no conflict."
    BREACH = "breach", "breach", "It had to be declared, and was not."


class Resembles(Word):
    """What was found out about two names that are much alike."""

    SAME = "same", "one organisation", "Both names mean the same body."
    ANOTHER = "another", "two organisations", "They only have names alike."
