"""The agenda of a meeting: its items, and the organisations that they name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from compacttui.acts.declarations.resembling import look
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Item, Meeting, Organisation
from compacttui.acts.registry import act
from compacttui.acts.seating import items_of, meeting_of
from compacttui.records.body import Json
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.records.meetings import item as kept
from compacttui.records.meetings import named
from compacttui.rules.meetings import AFTER, BEFORE, is_to_follow
from compacttui.rules.refusal import Refused
from compacttui.rules.words import ClosedBecause


@act(
    "meeting.add_item",
    title="Put an item on the agenda",
    on="meeting",
    when=BEFORE | AFTER,
)
def add_item(
    desk: Desk,
    meeting: Meeting,
    title: str,
    organisations: Sequence[Organisation] = (),
    decision: bool = False,
    closed_because: ClosedBecause | None = None,
    closed_until: date | None = None,
    number: int | None = None,
) -> str:
    """Put an item on a meeting's agenda, with the organisations it names or affects.

    Returns its id.

    Args:
        meeting: which meeting.
        title: what the item is called.
        organisations: those it names or affects; interests are matched against them.
        decision: something is to be decided.
        closed_because: why it is taken without the public; leave empty for an open item.
        closed_until: until when it stays closed, if that is known.
        number: its number on the agenda; the next one, if left empty.

    Raises:
        Refused: the meeting is called off, the number is taken, or an open item has an end of being closed.
    """
    _check_closed(closed_because, closed_until)
    with desk.writing() as books:
        row = meeting_of(books, meeting)
        if row["state"] == "cancelled":
            raise Refused("This meeting was called off. Nothing was changed.", field="meeting")
        place = _free_number(books, meeting, number)
        papers = date.fromisoformat(str(row["papers_on"])) if row["papers_on"] else None
        item = books.new_id("item")
        books.record(
            "meeting.item_added",
            item,
            of="",
            about=(meeting, str(row["partnership"]), *organisations),
            private={"title": title},
            meeting=meeting,
            partnership=str(row["partnership"]),
            number=place,
            decision=decision,
            part="closed" if closed_because else "open",
            closed_because=closed_because.value if closed_because else None,
            closed_until=closed_until.isoformat() if closed_until else None,
            to_follow=is_to_follow(desk.today, papers),
            planned_on=str(row["planned_on"]),
            names=_names(item, organisations),
        )
        if not desk.is_together:
            look(books, meeting)
    return item


@act("meeting.change_item", title="Change an item of the agenda", on="item")
def change_item(
    desk: Desk,
    item: Item,
    title: str,
    organisations: Sequence[Organisation] = (),
    decision: bool = False,
    closed_because: ClosedBecause | None = None,
    closed_until: date | None = None,
    number: int | None = None,
    reason: str | None = None,
) -> None:
    """Tell an item of an agenda better; what it said before stays known.

    Args:
        item: which item.
        title: what it is called.
        organisations: all that it names or affects.
        decision: something is to be decided.
        closed_because: why it is taken without the public; leave empty for an open item.
        closed_until: until when it stays closed, if that is known.
        number: its number on the agenda; as it was, if left empty.
        reason: why it is changed; needed once the meeting was held.

    Raises:
        Refused: the number is taken, or the meeting was held and no reason is given.
    """
    _check_closed(closed_because, closed_until)
    with desk.writing() as books:
        row = _item_of(books, item)
        meeting = meeting_of(books, str(row["meeting"]))
        if meeting["held_on"] is not None and not reason:
            raise Refused("The meeting was held already. Say why the item is changed now.", field="reason")
        before = _named_in(books, item)
        added = [each for each in dict.fromkeys(organisations) if each not in before]
        books.record(
            "meeting.item_changed",
            item,
            of="",
            about=(str(row["meeting"]), str(meeting["partnership"]), *organisations, *before),
            private={"title": title},
            reason=reason,
            meeting=str(row["meeting"]),
            partnership=str(meeting["partnership"]),
            number=row["number"]
            if number in {None, row["number"]}
            else _free_number(books, str(row["meeting"]), number),
            decision=decision,
            part="closed" if closed_because else "open",
            closed_because=closed_because.value if closed_because else None,
            closed_until=closed_until.isoformat() if closed_until else None,
            planned_on=str(meeting["planned_on"]),
            names=_names(item, added, after=_times_named(books, item)),
            unnamed=[thing for organisation, thing in before.items() if organisation not in organisations],
        )
        look(books, str(row["meeting"]))


@act("meeting.withdraw_item", title="Take an item off the agenda", on="item")
def withdraw_item(desk: Desk, item: Item, reason: str) -> None:
    """Take an item off the agenda of a meeting that has not been held; that it stood there stays known.

    Args:
        item: which item.
        reason: why.

    Raises:
        Refused: the meeting was held, or the item is off the agenda already.
    """
    with desk.writing() as books:
        row = _item_of(books, item)
        meeting = meeting_of(books, str(row["meeting"]))
        if meeting["held_on"] is not None:
            raise Refused(
                "The meeting was held with this item on its agenda, so it stays there. You can say what came of it in a report-back.",
                field="item",
            )
        books.record(
            "meeting.item_withdrawn",
            item,
            about=(str(row["meeting"]), str(meeting["partnership"]), *_named_in(books, item)),
            reason=reason,
        )


def _item_of(books: Books, thing: str) -> Row:
    row = books.get(kept, thing)
    if row is None or row["effective_to"] is not None:
        raise Refused("There is no such item on the agenda. Nothing was changed.", field="item")
    return row


def _check_closed(closed_because: ClosedBecause | None, closed_until: date | None) -> None:
    if closed_until is not None and closed_because is None:
        raise Refused("Say why the item is closed, or leave its end empty.", field="closed_because")


def _free_number(books: Books, meeting: str, wanted: int | None) -> int:
    taken = {row["number"] for row in items_of(books, meeting)}
    if wanted is None:
        return max((number for number in taken if isinstance(number, int)), default=0) + 1
    if wanted < 1:
        raise Refused("Items are numbered from 1.", field="number")
    if wanted in taken:
        raise Refused(f"Item {wanted} is on the agenda already. Choose another number.", field="number")
    return wanted


def _named_in(books: Books, item: str) -> dict[str, str]:
    """The organisations that an item names, with the record that says so."""
    c = named.c
    query = select(c.organisation, c.id).where(
        c.log == books.log, c.item == item, c.superseded_seq.is_(None), c.effective_to.is_(None)
    )
    return {str(row["organisation"]): str(row["id"]) for row in books.rows(query.order_by(c.id))}


def _times_named(books: Books, item: str) -> int:
    c = named.c
    return len(books.rows(select(c.id).where(c.log == books.log, c.item == item).distinct()))


def _names(item: str, organisations: Sequence[str], *, after: int = 0) -> dict[str, Json]:
    each_once = dict.fromkeys(organisations)
    return {f"{item}.{place}": organisation for place, organisation in enumerate(each_once, after + 1)}
