"""Answers to what others brought up: a person's reply to an interest raised by somebody else, a breach told to the chair."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlalchemy import select

from compacttui.acts.declarations.deciding import declared_entry, seats_at
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Declaration, Item, Organisation, Person, Words
from compacttui.acts.registry import act
from compacttui.acts.seating import THEMSELVES, meeting_of
from compacttui.records.declarations import match_answer
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import MatchOutcome, RaisedBy


@act(
    "declaration.reply",
    title="Reply to an interest that was raised",
    roles=THEMSELVES | {Role.CVS_OFFICER, Role.PARTNERSHIP_CONTACT},
    on="declaration",
)
def reply(desk: Desk, declaration: Declaration, reply: Annotated[Words, Called("Reply")]) -> None:
    """Reply to an interest of yours that somebody else brought up; an officer notes the reply of somebody who gave it aloud.

    Args:
        declaration: which declaration.
        reply: what you say to it, in your own words; said again, the new reply counts and the old stays known.

    Raises:
        Refused: you brought it up yourself, or it is somebody else's.
    """
    with desk.writing() as books:
        row, about = declared_entry(desk, books, declaration)
        if row["raised_by"] == RaisedBy.SELF:
            raise Refused(
                "It was declared by the person themselves, so there is nothing to reply to.",
                field="declaration",
            )
        books.record(
            "declaration.replied",
            declaration,
            of=str(row["person"]),
            about=about,
            private={"reply": reply},
            replied_on=desk.today.isoformat(),
        )


@act("match.report", title="Report a breach to the chair", roles={Role.CVS_OFFICER}, on="item")
def report(
    desk: Desk,
    item: Item,
    person: Person,
    organisation: Organisation,
    reported_to: Annotated[str, Called("Told to")],
    reported_on: Annotated[date | None, Called("On")] = None,
) -> None:
    """Note that the chair was told of a breach; it stands in the public log of breaches either way.

    Args:
        item: at which item.
        person: whose interest was not declared.
        organisation: in which organisation.
        reported_to: who was told, by office and name.
        reported_on: on which day; today, if left empty.

    Raises:
        Refused: there is no such breach on record, or the day is to come, or before the breach was found.
    """
    with desk.writing() as books:
        row = _breach(books, item, person, organisation)
        day = reported_on or desk.today
        if not str(row["answered_on"]) <= day.isoformat() <= desk.today.isoformat():
            raise Refused(
                "It was told after it was found, and not in the future. Check the day.", field="reported_on"
            )
        meeting = str(row["meeting"])
        seats = seats_at(books, meeting_of(books, meeting), person)
        books.record(
            "match.reported",
            str(row["id"]),
            of="",
            about=(meeting, item, person, organisation, *seats),
            private={"reported_to": reported_to},
            reported_on=day.isoformat(),
        )


def _breach(books: Books, item: str, person: str, organisation: str) -> Row:
    c = match_answer.c
    query = select(match_answer).where(
        c.log == books.log,
        c.item == item,
        c.person == person,
        c.organisation == organisation,
        c.outcome == MatchOutcome.BREACH.value,
        c.superseded_seq.is_(None),
    )
    found = books.rows(query)
    if not found:
        raise Refused("No breach of this kind is on record. Settle the match first.", field="item")
    return found[0]
