"""The words for requests for involvement, and for whether an organisation wants to be asked."""

from __future__ import annotations

from compacttui.rules.word import Word


class Engagement(Word):
    """Whether an organisation wants to be asked to take part (the code: not all communities wish to be consulted)."""

    ALL = "all", "may be asked about anything"
    NAMED = "named_topics", "asked about named topics only"
    NONE = "no_requests", "does not want to be asked"


class InvolvementReply(Word):
    """What an organisation said to a request for involvement."""

    TAKES_PART = "takes_part", "takes part"
    VIEW = "sent_a_view", "sent its view"
    DECLINES = "declines", "does not take part"


class InvolvementState(Word):
    """Where a request for involvement stands on a day; worked out, never stored."""

    RECEIVED = "received", "received"
    ACKNOWLEDGED = "acknowledged", "acknowledged"
    CIRCULATED = "circulated", "passed on, no reply yet"
    RESPONDED = "responded", "answered"
    NO_RESPONSE = "no_response", "nobody replied in time"
    DECLINED = "declined", "declined"
    FED_BACK = "outcome_fed_back", "told what came of it"
    CLOSED = "closed", "closed"

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be done about it."""
        return self in {InvolvementState.DECLINED, InvolvementState.FED_BACK, InvolvementState.CLOSED}
