"""What becomes of the actions that come out of a meeting; and those that came up later."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Item, Report, Words
from compacttui.acts.registry import act
from compacttui.acts.reports.keeping import sent_report
from compacttui.acts.seating import items_of, own_only
from compacttui.records.actions import action as kept
from compacttui.rules.given import Action
from compacttui.rules.refusal import Refused
from compacttui.rules.words import ActionState


@act("action.agree", title="Add an action from a meeting", on="report", own=True)
def agree(
    desk: Desk,
    report: Report,
    what: Annotated[str, Called("What is to be done")],
    owner: Annotated[str | None, Called("Who does it")] = None,
    due_on: Annotated[date | None, Called("By when")] = None,
    item: Annotated[Item | None, Called("From which item")] = None,
) -> str:
    """Add something that is to be done to a report-back of your own that was sent.

    Returns its id.

    Args:
        report: which report.
        what: what is to be done.
        owner: who does it; you yourself if left empty.
        due_on: until when.
        item: the item of the agenda that it comes from; whoever may not read that item reads nothing of it.

    Raises:
        Refused: it is somebody else's, or the item is on another agenda.
    """
    with desk.writing() as books:
        row, about = sent_report(books, report)
        own_only(desk, str(row["person"]))
        if item is not None and item not in {str(one["id"]) for one in items_of(books, str(row["meeting"]))}:
            raise Refused("This item is not on the agenda of that meeting.", field="item")
        action = books.new_id("action")
        books.record(
            "action.agreed",
            action,
            about=(report, *about),
            private={"what": what, "owner": owner},
            report=report,
            item=item,
            person=str(row["person"]),
            due_on=due_on.isoformat() if due_on else None,
        )
    return action


@act("action.settle", title="Say what became of an action", on="action", own=True)
def settle(
    desk: Desk,
    action: Action,
    done: Annotated[bool, Called("It was done")],
    outcome: Annotated[Words | None, Called("What came of it")] = None,
) -> None:
    """Note that an action of a report-back of yours was done, or will not be; noted again, the new word stands.

    Args:
        action: which action.
        done: it was done.
        outcome: what came of it; needed where it will not be done.

    Raises:
        Refused: it is somebody else's, or nothing says why it will not be done.
    """
    with desk.writing() as books:
        row = books.get(kept, action)
        if row is None:
            raise Refused("There is no such action on record. Nothing was changed.", field="action")
        report, about = sent_report(books, str(row["report"]))
        own_only(desk, str(report["person"]))
        if not done and not outcome:
            raise Refused("Say why it will not be done.", field="outcome")
        books.record(
            "action.settled",
            action,
            about=(str(row["report"]), *about),
            private={"outcome": outcome},
            report=str(row["report"]),
            item=row["item"],
            state=(ActionState.DONE if done else ActionState.DROPPED).value,
            settled_on=desk.today.isoformat(),
        )
