"""Opening a selection in one step: planned, and notice given of it at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Person, Request, Seat, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.planning import Plan, Wish, checks, planned, record_plan
from compacttui.acts.selections.processes import moment_of
from compacttui.acts.selections.readiness import role_agreed
from compacttui.records.log import Books
from compacttui.rules import selections as rules
from compacttui.rules.findings import Finding, refuse_outright
from compacttui.rules.refusal import Refused
from compacttui.rules.selections import Mark
from compacttui.rules.selections.timetables import in_words
from compacttui.rules.words import ElectorateRule, ProcessState, SelectionMethod, SelectionReason


@dataclass(frozen=True, slots=True)
class Opened:
    """A selection that was opened.

    Attributes:
        selection: its id.
        reference: what people call it: "2026-03".
        timetable: its dates.
        warnings: what somebody should know about the dates; people decide.
        not_done: what was not done before its notice, and stands in the list of exceptions.
    """

    selection: str
    reference: str
    timetable: rules.Timetable
    warnings: tuple[str, ...]
    not_done: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """Its dates in a sentence, and what is odd about them."""
        return " ".join([f"Selection {self.reference} is open.", in_words(self.timetable), *self.warnings])


@act("selection.open", title="Open a selection", on="seat")
def open_selection(
    desk: Desk,
    seats: Sequence[Seat],
    returning_officer: Person,
    notice_on: date | None = None,
    timetable: rules.Profile = rules.Profile.STANDARD,
    why: SelectionReason = SelectionReason.TERM_END,
    method: SelectionMethod = SelectionMethod.SCOTTISH_STV,
    scrutineers: Sequence[Person] = (),
    nominations_close_on: date | None = None,
    withdrawals_close_on: date | None = None,
    publish_on: date | None = None,
    poll_opens_on: date | None = None,
    poll_closes_on: date | None = None,
    result_on: date | None = None,
    declare_on: date | None = None,
    qualifying_on: date | None = None,
    electorate: ElectorateRule = ElectorateRule.EVERY_MEMBER,
    request: Request | None = None,
    reason: Words | None = None,
) -> Opened:
    """Give notice of a selection for one or more seats that speak for the same constituency at one table.

    This is the short way, in one step: what a second person would have looked at first stands in the list of
    exceptions. The rules of today stay its rules to the end.

    Args:
        seats: the seats to fill, in the order in which they are filled.
        returning_officer: who runs it; somebody with no part in it.
        notice_on: the day of notice; today if left empty.
        timetable: how long the stages are; with “your own dates” fill in all seven.
        why: why it is held.
        method: how the holder is chosen.
        scrutineers: who watches over the count.
        nominations_close_on: when nominations close, if not as the timetable says.
        withdrawals_close_on: the last day to withdraw, if not as the timetable says.
        publish_on: when the candidates are published, if not as the timetable says.
        poll_opens_on: when the poll opens, if not as the timetable says.
        poll_closes_on: when the poll closes, if not as the timetable says.
        result_on: when the provisional result is due, if not as the timetable says.
        declare_on: when the result is declared, if not as the timetable says.
        qualifying_on: the day on which membership counts; as the rule book says if left empty.
        electorate: which members vote.
        request: the request for a representative that it answers, if there was one.
        reason: more about it, if it helps; it stands beside what was not done first.

    Raises:
        Refused: the seats do not belong together, one is in a selection already, the dates are not in order, or
            somebody who is to run it has a part in it.
    """
    if not desk.rules.approval.one_step:
        raise Refused(
            "The rules here ask for a second person: prepare the selection, have it approved, then give notice of it."
        )
    wish = Wish(
        seats=seats,
        returning_officer=returning_officer,
        scrutineers=scrutineers,
        why=why,
        method=method,
        notice_on=notice_on,
        profile=timetable,
        own={
            Mark.NOMINATIONS_CLOSE: nominations_close_on,
            Mark.WITHDRAWALS_CLOSE: withdrawals_close_on,
            Mark.PUBLISHED: publish_on,
            Mark.POLL_OPENS: poll_opens_on,
            Mark.POLL_CLOSES: poll_closes_on,
            Mark.RESULT: result_on,
            Mark.DECLARED: declare_on,
        },
        qualifying_on=qualifying_on,
        electorate=electorate,
        request=request,
    )
    with desk.writing() as books:
        plan = planned(desk, books, wish)
        not_done = _not_done(desk, books, plan)
        selection = record_plan(desk, books, plan, reason, exceptions=checks(not_done))
    warnings = tuple(finding.message for finding in plan.warnings)
    return Opened(selection, plan.reference, plan.timetable, warnings, tuple(one.message for one in not_done))


def _not_done(desk: Desk, books: Books, plan: Plan) -> list[Finding]:
    """What the steps from a draft to its notice would have asked for first; stops at what no reason overrides."""
    begun = rules.Process(
        state=ProcessState.DRAFTED,
        places=len(plan.places),
        method=plan.wish.method,
        timetable=plan.warnings,
        notice_on=plan.notice_on,
        role_agreed=role_agreed(books, plan.wish.seats),
        protocol=plan.protocol_trouble,
        second_person=False,
        adverts_needed=desk.rules.nominations.adverts,
        community_asked=False,
        formats_ready=False,
    )
    now = moment_of(books)
    found = rules.process.findings(begun, ProcessState.APPROVED, desk.role, now)
    approved = replace(begun, state=ProcessState.APPROVED)
    found += rules.process.findings(approved, ProcessState.NOTICED, desk.role, now)
    refuse_outright(found)
    return found
