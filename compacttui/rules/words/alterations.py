"""The words for changes to the membership of a partnership."""

from __future__ import annotations

from compacttui.rules.word import Word


class AlterationKind(Word):
    """What is to change about who sits at a table."""

    CREATE_SEAT = "create_seat", "a new seat"
    REMOVE_SEAT = "remove_seat", "a seat goes"
    CONSTITUENCY = "change_constituency", "a seat speaks for others"
    VOTING = "change_voting", "a seat's vote changes"
    RENAME = "rename", "another name for the partnership"
    MERGE = "merge", "the partnership goes into another"


class AlterationAnswer(Word):
    """What somebody who was consulted said."""

    AGREE = "agree", "agrees"
    OBJECT = "object", "objects"
    NO_VIEW = "no_view", "has no view"


class Consensus(Word):
    """How it came to be agreed."""

    UNANIMOUS = "unanimous", "everybody agreed"
    NO_OBJECTION = "no_standing_objection", "no objection stood"
    VOTE = "vote", "by a vote"
    STATUTORY = (
        "statutory",
        "required by law",
        "Decided directly, with its legal reference; it is no consensus.",
    )


class AlterationDecision(Word):
    """What was decided about a proposal."""

    APPROVED = "approved", "agreed"
    REJECTED = "rejected", "not agreed"


class AlterationState(Word):
    """Where a proposal stands on a day; worked out from what was asked, answered and decided, never stored."""

    DRAFT = "draft", "nobody asked yet"
    CONSULTING = "consulting", "being consulted on"
    CONSENSUS = "consensus", "no objection stands"
    CONTESTED = "contested", "an objection stands"
    APPROVED = "approved", "agreed, not yet carried out"
    EFFECTIVE = "effective", "carried out"
    REJECTED = "rejected", "not agreed"
    WITHDRAWN = "withdrawn", "withdrawn"

    @property
    def is_open(self) -> bool:
        """Whether it still has to be decided."""
        return self in {
            AlterationState.DRAFT,
            AlterationState.CONSULTING,
            AlterationState.CONSENSUS,
            AlterationState.CONTESTED,
        }
