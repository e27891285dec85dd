"""What was found out about a match: why it was not declared, whom a breach was told, whether two like names are one."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlalchemy import select

from compacttui.acts.declarations.deciding import seats_at
from compacttui.acts.declarations.matching import matches_of
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Item, Organisation, Person, Resemblance, Words
from compacttui.acts.registry import act
from compacttui.acts.seating import meeting_of
from compacttui.records.declarations import match_answer
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.records.meetings import item as items
from compacttui.records.resemblances import resemblance as resemblances
from compacttui.rules.refusal import Refused
from compacttui.rules.words import MatchOutcome, Resembles


@act("match.settle", title="Settle an interest match", on="item")
def settle(
    desk: Desk,
    item: Item,
    person: Person,
    organisation: Organisation,
    outcome: MatchOutcome,
    explanation: Words,
) -> str:
    """Record what was found out about an interest that was on the agenda and not declared.

    Returns the finding's id.

    One that is declared afterwards needs no such finding: the late declaration answers it.

    Args:
        item: which item.
        person: whose interest.
        organisation: in which organisation.
        outcome: there was a good reason, or it had to be declared.
        explanation: what was found out, and from whom.

    Raises:
        Refused: there is no such match, or the meeting has not been held.
    """
    with desk.writing() as books:
        row = books.get(items, item)
        if row is None:
            raise Refused("There is no such item on record. Nothing was changed.", field="item")
        meeting = meeting_of(books, str(row["meeting"]))
        if meeting["held_on"] is None:
            raise Refused("The meeting has not been held yet; it can still be declared.", field="item")
        before = _finding(books, item, person, organisation)
        found = matches_of(books, str(row["meeting"]), person, desk.today)
        if not before and not any((one.item, one.organisation) == (item, organisation) for one in found):
            raise Refused(
                "The register ties this person to no such organisation on that day.", field="organisation"
            )
        answer = str(before["id"]) if before else books.new_id("match")
        books.record(
            "match.answered",
            answer,
            of=person,
            about=(str(row["meeting"]), item, person, organisation, *seats_at(books, meeting, person)),
            private={"explanation": explanation},
            meeting=str(row["meeting"]),
            item=item,
            person=person,
            organisation=organisation,
            outcome=outcome.value,
            answered_on=desk.today.isoformat(),
        )
    return answer


@act("match.report", title="Report a breach to the chair", on="item")
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
        row = _finding(books, item, person, organisation)
        if row is None or row["outcome"] != MatchOutcome.BREACH:
            raise Refused("No breach of this kind is on record. Settle the match first.", field="item")
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


@act("match.answer_alike", title="Say whether two names are one", on="resemblance")
def answer_alike(
    desk: Desk,
    resemblance: Annotated[Resemblance, Called("Names")],
    answer: Resembles,
    organisation: Annotated[Organisation | None, Called("Which organisation")] = None,
    explanation: Words | None = None,
) -> None:
    """Say whether a name on an agenda and a like one on record are one organisation; if so, it is an interest match.

    Args:
        resemblance: which two names.
        answer: one organisation, or two.
        organisation: which one it is, where neither of the two names is linked to one on record.
        explanation: how you know; needed where they are two.

    Raises:
        Refused: they are two and nobody says how that is known, or they are one and nobody says which.
    """
    with desk.writing() as books:
        row = books.get(resemblances, resemblance)
        if row is None:
            raise Refused("There are no such two names on record. Nothing was changed.", field="resemblance")
        if answer is Resembles.ANOTHER and not explanation:
            raise Refused("Say how you know that they are two. It stands on record.", field="explanation")
        meant = organisation or row["named"] or row["tied"]
        if answer is Resembles.SAME and meant is None:
            raise Refused(
                "Neither name is linked to an organisation on record. Choose which one is meant.",
                field="organisation",
            )
        things = (row["interest"], row["tied"], row["named"], organisation)
        books.record(
            "match.answered_alike",
            resemblance,
            of=str(row["person"]),
            about=(
                str(row["meeting"]),
                str(row["item"]),
                str(row["person"]),
                str(row["partnership"]),
                *dict.fromkeys(str(thing) for thing in things if thing),
            ),
            private={"explanation": explanation},
            answer=answer.value,
            meant=str(meant) if answer is Resembles.SAME else None,
            answered_on=desk.today.isoformat(),
        )


def _finding(books: Books, item: str, person: str, organisation: str) -> Row | None:
    """What was found out about a match, if it was looked into."""
    c = match_answer.c
    query = select(match_answer).where(
        c.log == books.log,
        c.item == item,
        c.person == person,
        c.organisation == organisation,
        c.superseded_seq.is_(None),
    )
    return next(iter(books.rows(query)), None)
