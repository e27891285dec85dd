"""Saying at a meeting what one's interests are, or that there are none."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from compacttui.acts.declarations.matching import matches_of
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Interest, Item, Meeting, Organisation, Person, Words
from compacttui.acts.registry import act
from compacttui.acts.seating import Place, day_of, meeting_of, person_meant, places
from compacttui.records.declarations import declaration as kept
from compacttui.records.events import Row
from compacttui.records.interests import interest as interests
from compacttui.records.log import Books
from compacttui.records.meetings import item as items
from compacttui.rules.dates import days
from compacttui.rules.meetings import AFTER, BEFORE
from compacttui.rules.refusal import Refused
from compacttui.rules.words import InterestCategory, RaisedBy


@dataclass(frozen=True, slots=True)
class Said:
    """A declaration that is now on record.

    Attributes:
        declaration: its id.
        days_after: days between the meeting and today; 0 when it is on record in time.
    """

    declaration: str
    days_after: int


@dataclass(frozen=True, slots=True)
class NothingDeclared:
    """A "none" that is now on record.

    Attributes:
        declaration: its id.
        unanswered: organisations on the agenda, by id, to which the person is tied: those matches stay open.
    """

    declaration: str
    unanswered: tuple[str, ...]


@act("declaration.make", title="Declare an interest at a meeting", on="meeting", when=BEFORE | AFTER)
def make(
    desk: Desk,
    meeting: Meeting,
    item: Item | None = None,
    interest: Interest | None = None,
    organisation: Organisation | None = None,
    nature: Words | None = None,
    category: InterestCategory | None = None,
    person: Person | None = None,
    raised_by: RaisedBy = RaisedBy.SELF,
    at_meeting: bool | None = None,
) -> Said:
    """Declare an interest in an item of a meeting, or in the meeting as a whole.

    Args:
        meeting: at which meeting.
        item: which item of its agenda; empty for the whole meeting.
        interest: the entry of your register that it is about.
        organisation: or the organisation it is about.
        nature: what the interest is, in a sentence.
        category: what could be gained or lost.
        person: whose interest it is; you, if left empty.
        raised_by: who brought it up.
        at_meeting: it was said in the meeting itself; if left empty, yes on the day of the meeting, no afterwards.

    Raises:
        Refused: it says nothing, was declared already, or the person did not sit there.
    """
    if not (interest or organisation or nature):
        raise Refused(
            "Say what the interest is: choose it, choose the organisation, or write it.", field="interest"
        )
    with desk.writing() as books:
        row = meeting_of(books, meeting)
        whose = person_meant(desk, person)
        place = _place_at(books, row, whose)
        entry = _entry_of(books, interest, whose)
        body = organisation or (str(entry["organisation"]) if entry and entry["organisation"] else None)
        kind = category.value if category else (str(entry["category"]) if entry else None)
        _check_item(books, meeting, item)
        said = said_at(books, meeting, whose)
        _check_not_said(said, item, interest, body, nature)
        nothing = next((one for one in said if one["nil"]), None)
        new = books.new_id("declaration")
        books.record(
            "declaration.made",
            new,
            of=whose,
            about=(meeting, *place.about, *(thing for thing in (item, interest, body) if thing)),
            private={"nature": nature},
            person=whose,
            term=place.term,
            item=item,
            interest=interest,
            organisation=body,
            category=kind,
            raised_by=raised_by.value,
            instead_of=str(nothing["id"]) if nothing else None,
            meeting=meeting,
            at_meeting=_was_at_meeting(desk, row, at_meeting),
            told_on=desk.today.isoformat(),
            meeting_on=day_of(row).isoformat(),
        )
    return Said(new, max(0, (desk.today - day_of(row)).days))


@act("declaration.nil", title="Declare that there is nothing", on="meeting", when=BEFORE | AFTER)
def nil(
    desk: Desk, meeting: Meeting, person: Person | None = None, at_meeting: bool | None = None
) -> NothingDeclared:
    """Say that there was no conflict of interest at a meeting; that is on record, too.

    Args:
        meeting: at which meeting.
        person: who says so; you, if left empty.
        at_meeting: it was said in the meeting itself; if left empty, yes on the day of the meeting, no afterwards.

    Raises:
        Refused: something was declared, it was said already, or the person did not sit there.
    """
    with desk.writing() as books:
        row = meeting_of(books, meeting)
        whose = person_meant(desk, person)
        place = _place_at(books, row, whose)
        said = said_at(books, meeting, whose)
        if any(one["nil"] for one in said):
            raise Refused("That is on record already. Nothing was changed.", field="meeting")
        if said:
            raise Refused(
                "An interest is declared at this meeting, so “nothing to declare” cannot stand beside it.",
                field="meeting",
            )
        new = books.new_id("declaration")
        books.record(
            "declaration.nil",
            new,
            about=(meeting, *place.about),
            person=whose,
            term=place.term,
            meeting=meeting,
            at_meeting=_was_at_meeting(desk, row, at_meeting),
            told_on=desk.today.isoformat(),
            meeting_on=day_of(row).isoformat(),
        )
        found = matches_of(books, meeting, whose, desk.today)
    return NothingDeclared(new, tuple(dict.fromkeys(match.organisation for match in found)))


def said_at(books: Books, meeting: str, person: str | None = None) -> list[Row]:
    """What stands on record as said at a meeting, by everybody or by one person, in the order of saying."""
    c = kept.c
    query = (
        select(kept)
        .where(c.log == books.log, c.meeting == meeting, c.superseded_seq.is_(None), c.effective_to.is_(None))
        .order_by(c.recorded_seq, c.id)
    )
    return books.rows(query if person is None else query.where(c.person == person))


def _place_at(books: Books, row: Row, person: str) -> Place:
    if row["state"] == "cancelled":
        raise Refused("This meeting was called off, so there is nothing to declare.", field="meeting")
    there = places(books, day_of(row), partnership=str(row["partnership"]), person=person)
    if not there:
        raise Refused("This person had no seat at this table on the day of the meeting.", field="person")
    return there[0]


def _entry_of(books: Books, thing: str | None, person: str) -> Row | None:
    if thing is None:
        return None
    row = books.get(interests, thing)
    if row is None or row["person"] != person or row["state"] == "voided":
        raise Refused("Choose an interest of the person who declares it.", field="interest")
    return row


def _check_item(books: Books, meeting: str, item: str | None) -> None:
    row = books.get(items, item) if item else None
    if item and (row is None or row["meeting"] != meeting):
        raise Refused("This item is not on the agenda of this meeting.", field="item")


def _check_not_said(
    said: list[Row], item: str | None, interest: str | None, organisation: str | None, nature: str | None
) -> None:
    wanted = (item, interest, organisation, nature)
    if any((one["item"], one["interest"], one["organisation"], one["nature"]) == wanted for one in said):
        raise Refused("This is declared already. Nothing was changed.", field="item")


def _was_at_meeting(desk: Desk, row: Row, told: bool | None) -> bool:
    day = day_of(row)
    if told and day > desk.today:
        raise Refused(
            f"The meeting is in {days((day - desk.today).days)}. Leave this empty, or no.", field="at_meeting"
        )
    return day == desk.today if told is None else told
