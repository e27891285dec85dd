"""The words for what goes on around a report-back: chasing it, comments on it, actions that come out of it."""

from __future__ import annotations

from compacttui.rules.word import Word


class ChaseWay(Word):
    """How somebody was reminded of a report-back."""

    EMAIL = "email", "e-mail"
    LETTER = "letter", "letter"
    TELEPHONE = "telephone", "telephone"
    IN_PERSON = "in_person", "in person"


class RemarkKind(Word):
    """What somebody says about a report-back."""

    COMMENT = "comment", "comment", "What a member thinks of it, or knows besides."
    ANSWER = "answer", "answer to what was asked", "An answer to what the report asks members."
    MINUTES = "minutes_differ", "the minutes say otherwise", "The minutes and the report do not agree."


class ActionState(Word):
    """How far an action is that came out of a meeting."""

    OPEN = "open", "to do"
    DONE = "done", "done"
    DROPPED = "dropped", "not done", "It will not be done; why is on record."


class SoundingState(Word):
    """Where a question to members stands; worked out from its days and from the report that takes it up."""

    OPEN = "open", "open"
    CLOSED = "closed", "closed"
    USED = "used", "taken into the report"
    NOT_USED = "not_used", "not used"
