"""The words for choosing who holds a seat."""

from __future__ import annotations

from typing import Self

from compacttui.rules.word import Word


class SelectionMethod(Word):
    """How the holder of a seat is chosen.

    Attributes:
        route: the honest label of the route, as it stands beside a name: "elected", "appointed by a panel".
    """

    route: str

    def __new__(cls, value: str, words: str, route: str, meaning: str) -> Self:
        """Make the member from what stands beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        member.route = route
        member.meaning = meaning
        return member

    FPTP = (
        "fptp",
        "most votes",
        "elected",
        "Each voter marks as many names as there are places; whoever has most votes is elected.",
    )
    SCOTTISH_STV = (
        "scottish_stv",
        "Scottish STV",
        "elected",
        "Voters number the names in order; votes that are not needed, or cannot help, move on. Counted as for councils in Scotland.",
    )
    STV = (
        "stv_ers97",
        "STV, ERS97 rules",
        "elected",
        "Voters number the names in order; votes that are not needed, or cannot help, move on. Counted by the rules of 1997.",
    )
    MEEK = (
        "stv_meek",
        "Meek STV",
        "elected",
        "Voters number the names in order; whoever is elected keeps no more of each vote than they need. Counted by computer.",
    )
    AV = (
        "av",
        "alternative vote",
        "elected",
        "Voters number the names in order; the lowest goes out until one has more votes than all others together. For one seat.",
    )
    SCHULZE = (
        "schulze",
        "Schulze",
        "elected",
        "Voters number the names in order; every two names are compared, and whoever is preferred to each other is elected.",
    )
    APPROVAL = "approval", "approval vote", "elected", "Voters mark every name that they would accept."
    CONFIRMATORY = (
        "confirmatory_yes_no",
        "yes or no vote",
        "confirmed by vote",
        "Voters say yes or no to a single candidate.",
    )
    AGREED = (
        "agreed_between_candidates",
        "agreed between the candidates",
        "agreed between the candidates, no vote",
        "The candidates talk together first, and agree who is to serve.",
    )
    PANEL = (
        "panel_application",
        "application to a panel",
        "appointed by a panel",
        "People apply, and a panel chooses after an interview.",
    )
    NETWORK = (
        "network_appointment",
        "appointed by a network",
        "appointed by a network",
        "A network of organisations names its person.",
    )
    CO_OPTION = (
        "co_option",
        "co-option",
        "co-opted, not elected",
        "Those who sit already ask somebody to join them.",
    )
    INTERIM = (
        "interim_appointment",
        "interim appointment",
        "appointed for the interim, not elected",
        "Somebody serves for a while, until the seat is selected for.",
    )
    EX_OFFICIO = (
        "ex_officio",
        "by office",
        "holds the seat by office",
        "The seat comes with another post.",
    )
    COUNTBACK = (
        "countback",
        "countback",
        "elected by countback",
        "The ballots of the last election are counted again without the person who left.",
    )
    RUNNER_UP = (
        "runner_up",
        "next-placed candidate",
        "next-placed at the last election",
        "Whoever came next at the last election completes the term.",
    )

    @property
    def has_a_poll(self) -> bool:
        """Whether voters are asked."""
        return self in {
            SelectionMethod.FPTP,
            SelectionMethod.SCOTTISH_STV,
            SelectionMethod.STV,
            SelectionMethod.MEEK,
            SelectionMethod.AV,
            SelectionMethod.SCHULZE,
            SelectionMethod.APPROVAL,
            SelectionMethod.CONFIRMATORY,
        }

    @property
    def is_open_process(self) -> bool:
        """Whether anybody could have stood; seats filled otherwise are shown to the auditor."""
        return self.has_a_poll or self in {SelectionMethod.AGREED, SelectionMethod.PANEL}

    @property
    def may_begin_before_a_result(self) -> bool:
        """Whether a term may begin with no declared result: interim and co-opted, and by office."""
        return self in {SelectionMethod.INTERIM, SelectionMethod.CO_OPTION, SelectionMethod.EX_OFFICIO}


class SelectionReason(Word):
    """Why a selection is held."""

    NEW_SEAT = "new_seat", "new seat"
    TERM_END = "term_end", "the term ends"
    CASUAL_VACANCY = "casual_vacancy", "the seat fell vacant during a term"
    RECALL = "recall", "the holder was recalled"
    RERUN = "rerun", "the selection is held again"


class ElectorateRule(Word):
    """Which members vote in a selection."""

    EVERY_MEMBER = "every_member", "every member with a vote"
    CONSTITUENCY = "constituency", "members that belong to the constituency"


class RejectedBecause(Word):
    """Why a ballot paper does not count."""

    BLANK = "blank", "blank"
    NO_FIRST_PREFERENCE = "no_first_preference", "no first preference"
    DUPLICATE_RANK = "duplicate_rank", "the same number twice before any that counts"
    IDENTIFIES_VOTER = "identifies_voter", "shows who the voter is"
    NOT_FROM_ELECTOR = "not_from_elector", "not from an elector"
    TOO_MANY_MARKS = "too_many_marks", "marked for more candidates than allowed"
    UNCERTAIN = "uncertain", "uncertain for whom it is meant"
    NO_VALID_PREFERENCE = "no_valid_preference", "only candidates who withdrew"
    UNREADABLE = "unreadable", "damaged, could not be opened"

    @classmethod
    def in_words(cls, code: str) -> str:
        """A reason in words; the code without its underscores where only some kind of ballot file knows it."""
        try:
            return cls.of(code).words
        except ValueError:
            return code.replace("_", " ")
