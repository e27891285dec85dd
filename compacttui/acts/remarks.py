"""What members say about a report-back, and what its writer replies."""

from __future__ import annotations

from typing import Annotated

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Organisation, Person, Report, Words
from compacttui.acts.registry import act
from compacttui.acts.reports.keeping import sent_report
from compacttui.acts.seating import own_only
from compacttui.acts.speaking import organisation_meant
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.records.meetings import item as items
from compacttui.records.remarks import remark as kept
from compacttui.records.reports import report_item
from compacttui.rules.given import Remark
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.reports import Seen, audience_of, seen, strictest
from compacttui.rules.roles import Role
from compacttui.rules.words import Marking, RemarkKind

_KNOW_THE_MINUTES = {Role.CVS_OFFICER, Role.PARTNERSHIP_CONTACT}


@act("remark.make", title="Comment on a report-back", on="report")
def make(
    desk: Desk,
    report: Report,
    comment: Words,
    says: Annotated[RemarkKind, Called("What it is")] = RemarkKind.COMMENT,
    number: Annotated[int | None, Called("About item number")] = None,
    organisation: Organisation | None = None,
    person: Annotated[Person | None, Called("Who said it")] = None,
    for_everyone: Annotated[bool, Called("Everyone may read it")] = False,
) -> str:
    """Say something about a report-back: members, its writer and the office read it, everyone only if you allow it.

    Returns its id.

    Args:
        report: which report.
        comment: what there is to say.
        says: a comment, an answer to what the report asks, or that the minutes say otherwise.
        number: about which of its items, as they are numbered in it; about all of it if left empty.
        organisation: for which organisation; your own, if you speak for one.
        person: who said it, where you write down somebody else's words.
        for_everyone: the public may read it, too; else members only.

    Raises:
        Refused: there is no such item, it is closed to you, or you speak for another organisation.
    """
    with desk.writing() as books:
        row, about = sent_report(books, report)
        if says is RemarkKind.MINUTES and desk.role not in _KNOW_THE_MINUTES:
            raise NotPermitted(
                "What the minutes say is noted by the partnership's contact or the officer. Comment instead."
            )
        item = _item(desk, books, row, number)
        speaks = organisation_meant(desk, books, organisation)
        who = person if person and desk.role in {Role.CVS_OFFICER, Role.PARTNERSHIP_CONTACT} else desk.person
        remark = books.new_id("remark")
        books.record(
            "remark.made",
            remark,
            about=(report, *about, *(thing for thing in (speaks, who) if thing and thing not in about)),
            private={"said": comment},
            report=report,
            item=item,
            says=says.value,
            person=who,
            organisation=speaks,
            open=for_everyone,
            made_on=desk.today.isoformat(),
        )
    return remark


@act("remark.reply", title="Reply to a comment", on="remark", own=True)
def reply(desk: Desk, remark: Annotated[Remark, Called("Comment")], reply: Words) -> None:
    """Reply to a comment on a report-back of your own; whoever may read the comment reads the reply.

    Args:
        remark: which comment.
        reply: what you reply; said again, the new words stand and the old stay known.

    Raises:
        Refused: there is no such comment, or the report is somebody else's.
    """
    with desk.writing() as books:
        row = books.get(kept, remark)
        if row is None:
            raise Refused("There is no such comment on record. Nothing was changed.", field="remark")
        report, about = sent_report(books, str(row["report"]))
        own_only(desk, str(report["person"]))
        books.record(
            "remark.replied",
            remark,
            about=(str(row["report"]), *about),
            private={"reply": reply},
            report=str(row["report"]),
            item=row["item"],
            open=bool(row["open"]),
            replied_on=desk.today.isoformat(),
            replied_by=desk.person,
        )


def _item(desk: Desk, books: Books, report: Row, number: int | None) -> str | None:
    """The part of a report that a comment is about, where its writer may read that."""
    if number is None:
        return None
    thing = f"{report['id']}.{number}"
    row = books.get(report_item, thing)
    if row is None or row["effective_to"] is not None:
        raise Refused("The report has no item of that number.", field="number")
    on_agenda = books.get(items, str(row["item"])) if row["item"] else None
    closed = on_agenda is not None and on_agenda["part"] == "closed"
    marking = strictest(Marking.of(row["marking"]), Marking.BOARD_CONFIDENTIAL if closed else Marking.OPEN)
    audience = audience_of(desk.role, is_own=report["person"] == desk.person)
    if seen(marking, audience) is not Seen.WORDS:
        raise Refused("This item is closed. Comment on what you can read of the report.", field="number")
    return thing
