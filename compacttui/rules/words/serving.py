"""The words for what can happen while somebody is in office: questions about a term, recall, the note to the successor."""

from __future__ import annotations

from compacttui.rules.word import Word


class TermQuestion(Word):
    """What somebody in office is asked about."""

    ABSENCE = "absence", "missed meetings"
    ELIGIBILITY = "eligibility", "eligibility"


class GoesOn(Word):
    """What became of such a question."""

    GOES_ON = "goes_on", "they go on"
    ENDS = "ends", "the term ends"


class RecallState(Word):
    """Where a petition for recall stands; whether enough have signed is worked out, never stored."""

    PETITION = "petition", "petition open"
    NOTIFIED = "notified", "holder told, time to reply"
    DECIDED = "decided", "decided"
    LAPSED = "lapsed", "lapsed"


class RecallOutcome(Word):
    """What those who elected somebody decided."""

    REMOVED = "removed", "recalled"
    RETAINED = "retained", "stays in office"
