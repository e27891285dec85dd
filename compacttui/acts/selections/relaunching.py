"""Beginning again: another selection for the same seats, linked with the one that came to nothing."""

from __future__ import annotations

from datetime import date

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Person, Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.opening import Opened, open_selection
from compacttui.acts.selections.preparing import Prepared, prepare
from compacttui.acts.selections.processes import moment_of, process_of
from compacttui.acts.selections.standing import facts
from compacttui.rules import selections as rules
from compacttui.rules.findings import refuse_outright
from compacttui.rules.selections import Profile
from compacttui.rules.words import ElectorateRule, ProcessState, SelectionMethod, SelectionReason


@act(
    "selection.begin_again",
    title="Begin a selection again",
    on="selection",
    when={ProcessState.NO_CANDIDATES, ProcessState.CANCELLED, ProcessState.VOIDED},
    final=True,
)
def begin_again(
    desk: Desk,
    selection: Selection,
    reason: Words,
    returning_officer: Person | None = None,
    method: SelectionMethod | None = None,
    notice_on: date | None = None,
    timetable: Profile = Profile.STANDARD,
) -> Opened | Prepared:
    """Open another selection for the seats of one that came to nothing; each of the two says which the other is.

    The same members vote. Where the rules ask for a second person, it is prepared, and approved as any other.

    Args:
        selection: the one that nobody stood in, that was cancelled, or whose result was set aside.
        reason: why it is held again.
        returning_officer: who runs it; whoever ran the other if left empty.
        method: how the holder is chosen; as in the other if left empty.
        notice_on: the day of notice; today if left empty.
        timetable: how long the stages are.

    Raises:
        Refused: there is nothing to begin again, or a seat is in another selection by now.
    """
    with desk.together() as books:
        with desk.writing():
            before = process_of(desk, books, selection)
            step = rules.process.findings(
                facts(books, before), ProcessState.RELAUNCHED, desk.role, moment_of(books)
            )
            refuse_outright(step)
            books.record(
                "selection.relaunched", selection, about=before.about, reason=reason, seats=list(before.seats)
            )
        begin = open_selection if desk.rules.approval.one_step else prepare
        opened = begin(
            desk,
            list(dict.fromkeys(before.seats)),
            returning_officer or before.officer,
            why=SelectionReason.RERUN,
            method=method or before.method,
            scrutineers=list(before.scrutineers),
            notice_on=notice_on,
            timetable=timetable,
            electorate=ElectorateRule.of(before.row["electorate"]),
            reason=reason,
        )
        with desk.writing():
            books.record(
                "selection.followed",
                opened.selection,
                about=(*before.about, opened.selection),
                follows=selection,
            )
    return opened
