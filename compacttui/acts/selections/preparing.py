"""From a draft to its notice, with a second pair of eyes: prepared, advertised, the sector asked, approved, noticed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Person, Request, Seat, Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.planning import Wish, checks, planned, record_plan
from compacttui.acts.selections.processes import Process, day_of, moment_of, name_of, running
from compacttui.acts.selections.readiness import ready_facts
from compacttui.records.log import Books
from compacttui.rules import selections as rules
from compacttui.rules.dates import long_day
from compacttui.rules.findings import overridden
from compacttui.rules.refusal import Refused
from compacttui.rules.selections.timetables import in_words
from compacttui.rules.text import checked_name, folded
from compacttui.rules.words import ElectorateRule, ProcessState, SelectionMethod, SelectionReason


@dataclass(frozen=True, slots=True)
class Prepared:
    """A selection that is being prepared.

    Attributes:
        selection: its id.
        reference: what people call it.
        timetable: its dates.
        warnings: what somebody should know about the dates.
    """

    selection: str
    reference: str
    timetable: rules.Timetable
    warnings: tuple[str, ...]

    @property
    def said(self) -> str:
        """Its dates in a sentence, and what is odd about them."""
        return " ".join(
            [f"Selection {self.reference} is being prepared.", in_words(self.timetable), *self.warnings]
        )


@act("selection.prepare", title="Prepare a selection", on="seat")
def prepare(
    desk: Desk,
    seats: Sequence[Seat],
    returning_officer: Person,
    notice_on: date | None = None,
    timetable: rules.Profile = rules.Profile.STANDARD,
    why: SelectionReason = SelectionReason.TERM_END,
    method: SelectionMethod = SelectionMethod.SCOTTISH_STV,
    scrutineers: Sequence[Person] = (),
    qualifying_on: date | None = None,
    electorate: ElectorateRule = ElectorateRule.EVERY_MEMBER,
    request: Request | None = None,
    reason: Words | None = None,
) -> Prepared:
    """Prepare a selection that a second person then approves; nothing of it is public before its notice.

    Args:
        seats: the seats to fill, in the order in which they are filled.
        returning_officer: who runs it; somebody with no part in it.
        notice_on: the day on which notice will be given; today if left empty.
        timetable: how long the stages are; single dates are changed afterwards, by planning them anew.
        why: why it is held.
        method: how the holder is chosen.
        scrutineers: who watches over the count.
        qualifying_on: the day on which membership counts; as the rule book says if left empty.
        electorate: which members vote.
        request: the request for a representative that it answers, if there was one.
        reason: more about it, if it helps.

    Raises:
        Refused: the seats do not belong together, one is in a selection already, the dates are not in order, or
            somebody who is to run it has a part in it.
    """
    if timetable is rules.Profile.CUSTOM:
        raise Refused(
            "Choose the standard or the short timetable here, and change single dates afterwards: “Plan dates anew”.",
            field="timetable",
        )
    wish = Wish(
        seats=seats,
        returning_officer=returning_officer,
        scrutineers=scrutineers,
        why=why,
        method=method,
        notice_on=notice_on,
        profile=timetable,
        qualifying_on=qualifying_on,
        electorate=electorate,
        request=request,
    )
    with desk.writing() as books:
        plan = planned(desk, books, wish)
        selection = record_plan(desk, books, plan, reason)
    warnings = tuple(finding.message for finding in plan.warnings)
    return Prepared(selection, plan.reference, plan.timetable, warnings)


@act("selection.approve", title="Approve a selection", on="selection", when={ProcessState.DRAFTED})
def approve(
    desk: Desk,
    selection: Selection,
    on_paper_by: str | None = None,
    approved_on: date | None = None,
    reason: Words | None = None,
) -> tuple[str, ...]:
    """Approve a selection that somebody else prepared: its dates, its officers, its role description, who votes.

    Where one person runs everything, the second one signs on paper, and that stands in the list of exceptions. Returns
    what was set aside with a reason.

    Args:
        selection: which one.
        on_paper_by: the name of the second person, where they signed on paper; leave it empty to approve it yourself.
        approved_on: the day of the signature on paper; today if left empty.
        reason: why it is approved in spite of what is missing, if anything is.

    Raises:
        Refused: it is not being prepared, something no reason overrides stands against it, or something does that
            needs a reason.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        on_paper = _second_name(books, process, on_paper_by)
        on = approved_on or day_of(books)
        if on_paper is None and on != day_of(books):
            raise Refused(
                "An approval given here is of today. The day is for a signature on paper, with the name of who signed.",
                field="approved_on",
            )
        if on > day_of(books):
            raise Refused(f"{long_day(on)} has not come yet. Please check the day.", field="approved_on")
        is_second = on_paper is not None or desk.person != process.text("prepared_by")
        found = rules.process.findings(
            ready_facts(books, process, second_person=is_second),
            ProcessState.APPROVED,
            desk.role,
            moment_of(books),
        )
        aside = overridden(found, reason)
        books.record(
            "selection.approved",
            selection,
            about=process.about,
            of="",
            private={"approved_on_paper": on_paper} if on_paper else {},
            reason=reason,
            approved_on=on.isoformat(),
            approved_by=desk.person if is_second and on_paper is None else None,
            exceptions=[*checks(aside), *(["on_paper"] if on_paper else [])],
        )
    return tuple(finding.message for finding in aside)


@act(
    "selection.give_notice",
    title="Give notice of a selection",
    on="selection",
    final=True,
    when={ProcessState.APPROVED},
)
def give_notice(desk: Desk, selection: Selection, reason: Words | None = None) -> tuple[str, ...]:
    """Give notice of an approved selection: everybody may know of it, and nominations open on the day of notice.

    Returns what was set aside with a reason.

    Args:
        selection: which one.
        reason: why notice is given in spite of what is missing, if anything is.

    Raises:
        Refused: it is not approved, somebody who runs it has a part in it, or something that is missing needs a reason.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        found = rules.process.findings(
            ready_facts(books, process), ProcessState.NOTICED, desk.role, moment_of(books)
        )
        aside = overridden(found, reason)
        books.record(
            "selection.noticed", selection, about=process.about, reason=reason, exceptions=checks(aside)
        )
    return tuple(finding.message for finding in aside)


def _second_name(books: Books, process: Process, name: str | None) -> str | None:
    """The name of whoever signed on paper: somebody else than whoever prepared it."""
    if name is None:
        return None
    checked = checked_name(name, "on_paper_by", "the second person")
    if folded(checked) == folded(name_of(books, process.text("prepared_by"))):
        raise Refused(
            "Whoever prepared it cannot be the second person. Have somebody else look at it.",
            field="on_paper_by",
        )
    return checked
