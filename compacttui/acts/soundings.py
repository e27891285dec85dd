"""Asking members before a meeting: the question, their answers, what they come to; or why it was not used."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Item, Meeting, Organisation, Person, Seat, Words
from compacttui.acts.registry import act
from compacttui.acts.seating import day_of, items_of, meeting_of, own_only, places
from compacttui.acts.speaking import organisation_meant
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.records.reports import report_item
from compacttui.records.soundings import answer as answers
from compacttui.records.soundings import sounding as kept
from compacttui.rules.dates import plural
from compacttui.rules.given import Sounding
from compacttui.rules.permissions import THEMSELVES
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.soundings import check_days
from compacttui.rules.soundings import closes_on as last_day


@act("sounding.ask", title="Ask members before a meeting", on="meeting")
def ask(
    desk: Desk,
    meeting: Meeting,
    question: Words,
    item: Annotated[Item | None, Called("About which item")] = None,
    closes_on: Annotated[date | None, Called("Answers until")] = None,
    seat: Seat | None = None,
) -> str:
    """Put a question to those your seat speaks for; you pass it on yourself, with the page that can be printed of it.

    Returns its id.

    Args:
        meeting: before which meeting.
        question: what you would like to know from them.
        item: the item of the agenda that it is about.
        closes_on: the last day for answers; a week before the meeting if left empty.
        seat: for which seat, if you sit there in several.

    Raises:
        Refused: not your meeting, it has been, or the item is closed.
    """
    with desk.writing() as books:
        row = meeting_of(books, meeting)
        if row["state"] == "cancelled":
            raise Refused("This meeting was called off.", field="meeting")
        day = day_of(row)
        closes = closes_on or last_day(day, desk.today, desk.rules.sounding.closes_days)
        check_days(desk.today, closes, day)
        _check_item(books, meeting, item)
        own = places(books, day, partnership=str(row["partnership"]), person=desk.person)
        own = [place for place in own if seat in {None, place.seat}]
        if not own:
            raise Refused("You have no seat at this table on the day of the meeting.", field="meeting")
        if len({place.seat for place in own}) > 1:
            raise Refused("You sit there in more than one seat. Say for which you ask.", field="seat")
        place = own[0]
        sounding = books.new_id("sounding")
        books.record(
            "sounding.asked",
            sounding,
            about=(meeting, *place.about, *([item] if item else [])),
            private={"question": question},
            meeting=meeting,
            item=item,
            seat=place.seat,
            term=place.term,
            person=desk.person,
            asked_on=desk.today.isoformat(),
            closes_on=closes.isoformat(),
        )
    return sounding


@act(
    "sounding.answer",
    title="Answer a question to members",
    on="sounding",
    own=True,
)
def answer(
    desk: Desk,
    sounding: Annotated[Sounding, Called("Question to members")],
    answer: Words,
    organisation: Organisation | None = None,
    person: Annotated[Person | None, Called("Who said it")] = None,
) -> str:
    """Note what a member answers to a question; the asker and the office read it, others read what they come to.

    Returns its id.

    Args:
        sounding: which question.
        answer: what they say.
        organisation: the member that answers; your own, if you speak for one.
        person: who said it, where you write down somebody else's words.

    Raises:
        Refused: the question was taken into a report or set aside, or you speak for another organisation.
    """
    with desk.writing() as books:
        row, about = asked(books, sounding)
        if desk.role in THEMSELVES:
            own_only(desk, str(row["person"]))
        if is_used(books, sounding) or row["set_aside_on"] is not None:
            raise Refused(
                "The meeting has been reported on. Comment on the report instead.", field="sounding"
            )
        speaks = organisation_meant(desk, books, organisation)
        who = person if desk.role is not Role.ORG_CONTACT else desk.person
        given = books.new_id("answer")
        books.record(
            "answer.received",
            given,
            about=(sounding, *about, *(thing for thing in (speaks, who) if thing)),
            private={"said": answer},
            sounding=sounding,
            organisation=speaks,
            person=who,
            answered_on=desk.today.isoformat(),
        )
    return given


@act("sounding.close", title="Sum up what members answered", on="sounding", own=True)
def close(
    desk: Desk,
    sounding: Annotated[Sounding, Called("Question to members")],
    summary: Words,
    replies: Annotated[int | None, Called("How many answered")] = None,
) -> int:
    """Say what the answers to a question of yours come to, for everyone; said again, the new words stand.

    Returns how many answered.

    Args:
        sounding: which question.
        summary: what they come to, naming nobody.
        replies: how many answered, those included who told you otherwise; as many as are on record if left empty.

    Raises:
        Refused: it is somebody else's, or fewer than those on record.
    """
    with desk.writing() as books:
        row, about = asked(books, sounding)
        own_only(desk, str(row["person"]))
        c = answers.c
        known = select(c.id).where(
            c.log == books.log, c.sounding == sounding, c.superseded_seq.is_(None), c.effective_to.is_(None)
        )
        on_record = len(books.rows(known))
        many = on_record if replies is None else replies
        if many < on_record:
            raise Refused(
                f"There are {plural(on_record, 'answer')} on record already. Say how many there were in all.",
                field="replies",
            )
        books.record(
            "sounding.closed",
            sounding,
            about=about,
            private={"summary": summary},
            item=row["item"],
            closed_on=desk.today.isoformat(),
            replies=many,
        )
    return many


@act(
    "sounding.set_aside",
    title="Say why a question to members was not used",
    on="sounding",
    own=True,
)
def set_aside(
    desk: Desk, sounding: Annotated[Sounding, Called("Question to members")], reason: Words
) -> None:
    """Note that a question of yours was not used at the meeting, and why: those who answered can read it.

    Args:
        sounding: which question.
        reason: why.

    Raises:
        Refused: it is somebody else's, or a report took it up.
    """
    with desk.writing() as books:
        row, about = asked(books, sounding)
        own_only(desk, str(row["person"]))
        if is_used(books, sounding):
            raise Refused("A report-back says already what came of it.", field="sounding")
        books.record(
            "sounding.set_aside",
            sounding,
            about=about,
            reason=reason,
            item=row["item"],
            set_aside_on=desk.today.isoformat(),
        )


def asked(books: Books, sounding: str) -> tuple[Row, tuple[str, ...]]:
    """A question to members, and what an entry on it touches.

    Raises:
        Refused: there is none.
    """
    row = books.get(kept, sounding)
    if row is None:
        raise Refused("There is no such question on record. Nothing was changed.", field="sounding")
    meeting = meeting_of(books, str(row["meeting"]))
    things = (row["meeting"], row["person"], row["seat"], meeting["partnership"], row["item"])
    return row, tuple(str(thing) for thing in things if thing)


def is_used(books: Books, sounding: str) -> bool:
    """Whether a report-back says what came of a question."""
    c = report_item.c
    query = select(c.id).where(
        c.log == books.log,
        c.sounding == sounding,
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
    )
    return bool(books.rows(query.limit(1)))


def _check_item(books: Books, meeting: str, item: str | None) -> None:
    """Refuse an item of another agenda, and one that the partnership keeps closed."""
    if item is None:
        return
    found = next((row for row in items_of(books, meeting) if row["id"] == item), None)
    if found is None:
        raise Refused("This item is not on the agenda of that meeting.", field="item")
    if found["part"] == "closed":
        raise Refused("This item is closed on the agenda, so it cannot be put to members.", field="item")
