"""Planning the dates of a selection anew, with the reason, as far as they are still ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.dates import FIELDS, moments, timetable_of
from compacttui.acts.selections.planning import checks
from compacttui.acts.selections.processes import (
    OVER,
    Process,
    check_runs_it,
    moment_of,
    running,
)
from compacttui.rules import selections as rules
from compacttui.rules.findings import Finding, Strength
from compacttui.rules.organisations import qualifying_on as qualifying_on_of
from compacttui.rules.refusal import Refused
from compacttui.rules.selections import Mark
from compacttui.rules.selections.extending import check_extension
from compacttui.rules.selections.replanning import Moved, moved, replan_findings, replanned
from compacttui.rules.words import ProcessState

_NOT_PUBLIC = frozenset({ProcessState.DRAFTED, ProcessState.APPROVED})


@dataclass(frozen=True, slots=True)
class Replanned:
    """A timetable that was planned anew.

    Attributes:
        moved: the dates that are others now.
        timetable: all of them.
        warnings: what somebody should know about them.
    """

    moved: tuple[Moved, ...]
    timetable: rules.Timetable
    warnings: tuple[str, ...]


@act(
    "selection.replan",
    title="Plan dates anew",
    on="selection",
    when=set(ProcessState) - OVER,
)
def replan(
    desk: Desk,
    selection: Selection,
    reason: Words,
    notice_on: date | None = None,
    nominations_close_on: date | None = None,
    withdrawals_close_on: date | None = None,
    publish_on: date | None = None,
    poll_opens_on: date | None = None,
    poll_closes_on: date | None = None,
    result_on: date | None = None,
    declare_on: date | None = None,
) -> Replanned:
    """Move dates of a selection that are still ahead; those after a moved one follow it. It is noticed with its reason.

    Nominations never close earlier than was announced, nor does a poll that is open; those that are open a second time
    are open no longer than the rules allow. A selection that was approved and
    has no notice yet is approved again.

    Args:
        selection: which one.
        reason: why; everybody reads it.
        notice_on: the day of notice, while none has been given.
        nominations_close_on: when nominations close.
        withdrawals_close_on: the last day to withdraw.
        publish_on: when the candidates are published.
        poll_opens_on: when the poll opens.
        poll_closes_on: when the poll closes.
        result_on: when the provisional result is due.
        declare_on: when the result is declared.

    Raises:
        Refused: a date has passed, would come earlier than people may rely on, nominations would be open again for too
            long, or the dates are not in order.
    """
    given = {
        Mark.NOTICE: notice_on,
        Mark.NOMINATIONS_CLOSE: nominations_close_on,
        Mark.WITHDRAWALS_CLOSE: withdrawals_close_on,
        Mark.PUBLISHED: publish_on,
        Mark.POLL_OPENS: poll_opens_on,
        Mark.POLL_CLOSES: poll_closes_on,
        Mark.RESULT: result_on,
        Mark.DECLARED: declare_on,
    }
    with desk.writing() as books:
        process = running(desk, books, selection)
        check_runs_it(desk, process)
        now, before = moment_of(books), timetable_of(process)
        after = replanned(before, {mark: day for mark, day in given.items() if day}, process.rules)
        is_public = process.state not in _NOT_PUBLIC
        for finding in replan_findings(before, after, now, is_public=is_public):
            raise Refused(finding.message, field=FIELDS[Mark.of(finding.field)] if finding.field else None)
        _check_not_longer(process, after)
        warnings = _odd(process, before, after)
        changes = moved(before, after)
        books.record(
            "selection.replanned",
            selection,
            about=process.about,
            reason=reason,
            notice_on=after[Mark.NOTICE].day.isoformat(),
            qualifying_on=_qualifying_on(process, before, after).isoformat(),
            before={change.mark.value: change.before.isoformat() for change in changes},
            warnings=checks(warnings),
            **moments(after),
        )
    return Replanned(tuple(changes), after, tuple(finding.message for finding in warnings))


def _check_not_longer(process: Process, after: rules.Timetable) -> None:
    """Refuse to keep nominations open longer than an extension lasts, once they are open a second time."""
    extended_on = process.row["extended_on"]
    if process.state is ProcessState.EXTENDED and isinstance(extended_on, str):
        closes_on = after[Mark.NOMINATIONS_CLOSE].day
        check_extension(
            closes_on, date.fromisoformat(extended_on), process.rules, FIELDS[Mark.NOMINATIONS_CLOSE]
        )


def _odd(process: Process, before: rules.Timetable, after: rules.Timetable) -> list[Finding]:
    """What is odd about the new dates; refuses dates out of order, beside the field of the one that is wrong."""
    found = rules.timetable_findings(after, process.rules)
    for finding in found:
        if finding.strength is not Strength.GUARD:
            raise Refused(finding.message, field=FIELDS[Mark.of(finding.field)])
    changed = {change.mark.value for change in moved(before, after)}
    return [finding for finding in found if finding.field in changed]


def _qualifying_on(process: Process, before: rules.Timetable, after: rules.Timetable) -> date:
    """The day on which membership counts: it follows a notice that moves, where it was counted from it."""
    counts_on = date.fromisoformat(process.text("qualifying_on"))
    if counts_on != qualifying_on_of(before[Mark.NOTICE].day, process.rules):
        return counts_on
    return qualifying_on_of(after[Mark.NOTICE].day, process.rules)
