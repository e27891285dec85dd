"""While somebody is in office: leave, missed meetings, doubts about eligibility, recall, the note to the successor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from compacttui.rules.dates import Period, add_months, days, long_day, plural, within_days
from compacttui.rules.findings import Finding
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.words import SeatKind

# --- leave ------------------------------------------------------------------------------------------------------


def check_leave(first_on: date, last_on: date | None, before: Iterable[Period]) -> None:
    """Refuse a leave that ends before it begins, or that shares days with another of the same term.

    Why somebody is away is never asked and never kept.

    Raises:
        Refused: it is one of these.
    """
    if last_on is not None and last_on < first_on:
        raise Refused("The leave would end before it begins. Check the two days.", field="last_on")
    wanted = Period.through(first_on, last_on)
    for other in before:
        if wanted.common(other) is not None:
            since = f" from {long_day(other.start)}" if other.start else ""
            raise Refused(f"They are on leave{since} already. End that leave first.", field="first_on")


# --- missed meetings --------------------------------------------------------------------------------------------


def absence_findings(missed: int, book: RuleBook) -> list[Finding]:
    """What is wrong with asking somebody about missed meetings: they missed fewer in a row than the rules ask about."""
    trigger = book.absence.trigger
    if not trigger:
        message = "Nobody is asked about missed meetings here."
    elif missed < trigger:
        message = f"They missed {missed} in a row; somebody is asked from {trigger} on."
    else:
        return []
    return [Finding("fewer_missed", message, field="term")]


# --- eligibility ------------------------------------------------------------------------------------------------


def review_by(since: date, book: RuleBook) -> date:
    """The day by which a doubt about somebody's eligibility is settled."""
    return within_days(since, book.term.review_days)


# --- the first weeks, and the last ------------------------------------------------------------------------------


INDUCTION: Mapping[str, str] = {
    "chair_met_on": "met the chair",
    "conflict_training_on": "shown how conflicts are handled",
    "papers_access_on": "reads the papers",
}
"""The parts of an induction, by their field, as done; who helps is offered and never missing."""


def induct_by(start_on: date, book: RuleBook) -> date:
    """The day by which somebody's induction is complete."""
    return within_days(start_on, book.induction.max_days)


def hand_over_from(end_on: date, book: RuleBook) -> date | None:
    """The day from which a holder is asked for a note to whoever follows; nothing where nobody is."""
    return end_on - timedelta(days=book.handover.ask_days) if book.handover.ask_days else None


def continuing_findings(end_on: date, until: date, book: RuleBook) -> list[Finding]:
    """What is wrong with asking somebody to continue until a day: nobody does here, or it is too long.

    Raises:
        Refused: the day is not after the last day of the term.
    """
    if until <= end_on:
        raise Refused(f"The term runs until {long_day(end_on)}. Choose a later day.", field="until")
    if not book.holdover.allowed:
        return [Finding("holdover", "Nobody serves on after their term here.", field="until")]
    latest = add_months(end_on, book.holdover.max_months)
    if until > latest:
        return [
            Finding("holdover", f"They can be asked to continue until {long_day(latest)}.", field="until")
        ]
    return []


# --- recall -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Enough:
    """How many organisations a petition for recall needs.

    Attributes:
        needed: that many.
        why: how that number came about, in words.
    """

    needed: int
    why: str


def enough_for_recall(electors: int, book: RuleBook) -> Enough:
    """How many organisations must sign: a share of the electorate, or a number, whichever is reached first.

    Args:
        electors: the organisations on the register of the election; 0 where there was none here.
        book: the rule book.
    """
    number = book.recall.organisations
    share = -(-electors * book.recall.percent // 100)
    if share and share < number:
        return Enough(share, f"{book.recall.percent} per cent of the {plural(electors, 'elector')}")
    return Enough(number, plural(number, "organisation"))


def check_recall(kind: SeatKind, today: date, last: date | None, book: RuleBook) -> None:
    """Refuse a petition for recall where there is none, or too soon after another.

    Args:
        kind: what the seat is for.
        today: the day of the petition.
        last: the day on which the last petition about this term ended, if there was one.
        book: the rule book.

    Raises:
        Refused: nobody is recalled here, the seat is not one that those who elect can take back, or it is too soon.
    """
    if not book.recall.allowed:
        raise Refused("Nobody is recalled here: the rule book does not allow it. Nothing was recorded.")
    if not kind.reports_back:
        raise Refused(
            f"Whoever sits here as {kind.words} was not sent by voters, and is not recalled by them.",
            field="term",
        )
    if last is not None and today < (again := add_months(last, book.recall.again_months)):
        raise Refused(
            f"The last petition ended on {long_day(last)}. There is no second one before {long_day(again)}.",
            field="received_on",
        )


def decide_recall_from(notice_on: date, book: RuleBook) -> date:
    """The first day on which a recall can be decided: the holder has had notice, with reasons, and time to reply."""
    return within_days(notice_on, book.recall.notice_days)


def recall_findings(notice_on: date, decided_on: date, book: RuleBook) -> list[Finding]:
    """What is wrong with deciding on a recall on a day: the holder has had too little time to reply."""
    first = decide_recall_from(notice_on, book)
    if decided_on >= first:
        return []
    given = days((decided_on - notice_on).days)
    return [
        Finding(
            "recall_notice",
            f"The holder was told on {long_day(notice_on)} and has had {given}. Decide from {long_day(first)} on.",
            field="decided_on",
        )
    ]
