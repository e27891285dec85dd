"""What becomes of a declared interest: the chair's decision, leaving and coming back, the minute."""

from __future__ import annotations

from datetime import time

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Declaration, Words
from compacttui.acts.registry import act
from compacttui.acts.seating import day_of, meeting_of, own_only, places
from compacttui.records.declarations import declaration as kept
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.records.people import person as people
from compacttui.records.reports import report as reports
from compacttui.rules.dates import from_utc_text, london
from compacttui.rules.declarations import Assessment, check_decision, check_times
from compacttui.rules.permissions import THEMSELVES
from compacttui.rules.refusal import Refused
from compacttui.rules.text import folded
from compacttui.rules.words import Mitigation, RaisedBy


@act("declaration.assess", title="Record the decision on an interest", on="declaration")
def assess(
    desk: Desk,
    declaration: Declaration,
    decided_by: str,
    mitigation: Mitigation | None = None,
    reason: Words | None = None,
) -> None:
    """Record what the chair decided about a declared interest; decided again, the earlier decision stays known.

    Args:
        declaration: which declaration.
        decided_by: who decided, by name and office, e.g. the chair.
        mitigation: what is done about it; leave empty where it is no conflict.
        reason: why; needed where it is no conflict.

    Raises:
        Refused: it says too little, or somebody would decide about themselves.
    """
    assessment = Assessment.NO_CONFLICT if mitigation is None else Assessment.CONFLICT
    with desk.writing() as books:
        row, about = declared_entry(desk, books, declaration)
        own = books.get(people, str(row["person"]))
        decided_own = own is not None and folded(decided_by) == own["folded"]
        check_decision(assessment, mitigation, reason, decided_own=decided_own)
        books.record(
            "declaration.assessed",
            declaration,
            about=about,
            private={"assessment_reason": reason, "decided_by": decided_by},
            assessment=assessment.value,
            mitigation=mitigation.value if mitigation else None,
            assessed_on=desk.today.isoformat(),
        )


@act(
    "declaration.leave",
    title="Note leaving the room",
    on="declaration",
    own=True,
)
def leave(desk: Desk, declaration: Declaration, left_at: time) -> None:
    """Note when somebody left the room because of an interest.

    Args:
        declaration: because of which declaration.
        left_at: at what time, in London, on the day of the meeting.

    Raises:
        Refused: before the meeting began, or before it was held.
    """
    with desk.writing() as books:
        row, about = declared_entry(desk, books, declaration)
        check_times(left_at, None, starts=_began(desk, books, row))
        books.record(
            "declaration.left",
            declaration,
            about=about,
            left_at=f"{left_at:%H:%M}",
            meeting_on=_met_on(books, row),
        )


@act(
    "declaration.come_back",
    title="Note coming back",
    on="declaration",
    own=True,
)
def come_back(desk: Desk, declaration: Declaration, returned_at: time) -> None:
    """Note when somebody who had left the room came back.

    Args:
        declaration: because of which declaration they had left.
        returned_at: at what time, in London, on the day of the meeting.

    Raises:
        Refused: they had not left, or left later than that.
    """
    with desk.writing() as books:
        row, about = declared_entry(desk, books, declaration)
        left_at = time.fromisoformat(str(row["left_at"])) if row["left_at"] else None
        check_times(left_at, returned_at)
        books.record(
            "declaration.returned",
            declaration,
            about=about,
            returned_at=f"{returned_at:%H:%M}",
            meeting_on=_met_on(books, row),
        )


@act("declaration.minute", title="Note the minute of a declaration", on="declaration")
def minute(desk: Desk, declaration: Declaration, minute: str) -> None:
    """Note where the minutes record a declaration.

    Args:
        declaration: which declaration.
        minute: its number in the minutes, e.g. 6.2.
    """
    with desk.writing() as books:
        _, about = declared_entry(desk, books, declaration)
        books.record("declaration.minuted", declaration, about=about, of="", private={"minute": minute})


@act(
    "declaration.withdraw",
    title="Set aside a declaration entered by mistake",
    on="declaration",
    own=True,
    final=True,
)
def withdraw(desk: Desk, declaration: Declaration, reason: str) -> None:
    """Take back a declaration, or a “none”, that was entered by mistake; that it was entered stays on record.

    Args:
        declaration: which one.
        reason: what the mistake was.

    Raises:
        Refused: it has been decided on or minuted, somebody else brought it up, or it is all that was declared and a
            report was sent.
    """
    with desk.writing() as books:
        row, about = _entry(desk, books, declaration)
        if row["assessment"] is not None or row["minute"] is not None:
            raise Refused("It was decided on or minuted, so it stands. The decision can be told again.")
        if desk.role in THEMSELVES and not row["nil"] and row["raised_by"] != RaisedBy.SELF:
            raise Refused(
                "It stands because somebody else brought it up. Reply to it; whoever keeps the records can set it aside.",
                field="declaration",
            )
        if not _others(books, row) and _reported(books, row):
            raise Refused(
                "A report-back was sent after it. Declare first what is right, then set this one aside.",
                field="declaration",
            )
        books.record("declaration.withdrawn", declaration, about=about, reason=reason)


def _entry(desk: Desk, books: Books, thing: str) -> tuple[Row, tuple[str, ...]]:
    """What was said, and what an entry of the ledger on it touches."""
    row = books.get(kept, thing)
    if row is None or row["effective_to"] is not None:
        raise Refused("There is no such declaration on record. Nothing was changed.", field="declaration")
    own_only(desk, str(row["person"]))
    meeting = meeting_of(books, str(row["meeting"]))
    things = (row["item"], row["interest"], row["organisation"])
    seats = seats_at(books, meeting, str(row["person"]))
    return row, (str(row["meeting"]), str(row["person"]), *seats, *(str(thing) for thing in things if thing))


def declared_entry(desk: Desk, books: Books, thing: str) -> tuple[Row, tuple[str, ...]]:
    """An interest that was declared, and what an entry of the ledger on it touches.

    Raises:
        Refused: there is none, it is somebody else's, or it says that there was nothing.
    """
    row, about = _entry(desk, books, thing)
    if row["nil"]:
        raise Refused(
            "Nothing was declared here, so there is nothing to decide or to leave for.", field="declaration"
        )
    return row, about


def _others(books: Books, row: Row) -> bool:
    """Whether the person said something else at the meeting, too."""
    c = kept.c
    query = select(c.id).where(
        c.log == books.log,
        c.meeting == row["meeting"],
        c.person == row["person"],
        c.id != row["id"],
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
    )
    return bool(books.rows(query.limit(1)))


def _reported(books: Books, row: Row) -> bool:
    """Whether a report-back was sent for a seat that the person held at the meeting."""
    meeting = meeting_of(books, str(row["meeting"]))
    there = places(books, day_of(meeting), partnership=str(meeting["partnership"]), person=str(row["person"]))
    c = reports.c
    query = select(c.id).where(
        c.log == books.log,
        c.meeting == row["meeting"],
        c.seat.in_([place.seat for place in there]),
        c.sent_on.is_not(None),
        c.superseded_seq.is_(None),
    )
    return bool(books.rows(query.limit(1)))


def seats_at(books: Books, meeting: Row, person: str) -> tuple[str, ...]:
    """The partnership of a meeting, and the seats that a person had at its table."""
    partnership = str(meeting["partnership"])
    there = places(books, day_of(meeting), partnership=partnership, person=person)
    return (partnership, *(place.seat for place in there))


def _met_on(books: Books, row: Row) -> str:
    return day_of(meeting_of(books, str(row["meeting"]))).isoformat()


def _began(desk: Desk, books: Books, row: Row) -> time | None:
    """When the meeting began, if that is known.

    Raises:
        Refused: it has not begun yet.
    """
    meeting = meeting_of(books, str(row["meeting"]))
    if day_of(meeting) > desk.today:
        raise Refused("The meeting has not taken place yet, so nobody has left it.", field="left_at")
    return london(from_utc_text(str(meeting["starts_at"]))).time() if meeting["starts_at"] else None
