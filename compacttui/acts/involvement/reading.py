"""What the acts on requests for involvement read before they ask a rule, and how they record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.selections.processes import text_of
from compacttui.records import involvement as kept
from compacttui.records import organisations
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import Engagement, InvolvementState

NEW: Final = {InvolvementState.RECEIVED, InvolvementState.ACKNOWLEDGED}
"""States of a request that was passed on to nobody."""
OUT: Final = {InvolvementState.CIRCULATED, InvolvementState.RESPONDED, InvolvementState.NO_RESPONSE}
"""States of one that was."""


def invited_to(books: Books, involvement: str) -> list[Row]:
    """The organisations that a request was passed on to, as their rows stand."""
    c = kept.invited.c
    query = select(kept.invited).where(
        c.log == books.log,
        c.involvement == involvement,
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
    )
    return books.rows(query.order_by(c.recorded_seq, c.id))


def open_one(books: Books, involvement: str) -> Row:
    """A request that is not over.

    Raises:
        Refused: there is none, or it is over.
    """
    row = books.get(kept.involvement, involvement)
    if row is None:
        raise Refused("There is no such request on record. Nothing was changed.", field="involvement")
    if row["declined_on"] or row["fed_back_on"] or row["closed_on"]:
        raise Refused("This request is over. Nothing was changed.", field="involvement")
    return row


def invited_one(books: Books, involvement: str, organisation: str) -> Row:
    """An organisation's row among those that a request was passed on to.

    Raises:
        Refused: it was not passed on to that one, or that one was told to disregard it.
    """
    for one in invited_to(books, involvement):
        if one["organisation"] == organisation:
            if one["withdrawn_on"]:
                raise Refused(
                    "This organisation is asked no longer. Nothing was changed.", field="organisation"
                )
            return one
    raise Refused("This organisation was not asked. Pass the request on to it first.", field="organisation")


def touches(row: Row) -> tuple[str, ...]:
    """What an entry on a request touches: who asks, and the partnership it is for."""
    return tuple(str(row[column]) for column in ("organisation", "partnership") if row[column])


def record(
    books: Books,
    what: str,
    row: Row,
    private: Mapping[str, str] | None = None,
    *,
    also: tuple[str, ...] = (),
    **data: str,
) -> None:
    """Record a step of a request, which is nobody's own words."""
    about = (*touches(row), *also)
    books.record(f"involvement.{what}", text_of(row, "id"), about=about, of="", private=private, **data)


def wishes_of(books: Books, asked: Sequence[str]) -> dict[str, tuple[str, Engagement, str]]:
    """What organisations said about being asked, as name, wish and topics; nothing of those who said nothing."""
    found: dict[str, tuple[str, Engagement, str]] = {}
    for one in asked:
        row = books.get(organisations.organisation, one)
        if row is None:
            raise Refused("One of these is not on the register. Nothing was changed.", field="asked")
        if row["engagement"]:
            topics = str(row["engagement_topics"] or "")
            found[one] = (text_of(row, "name"), Engagement.of(row["engagement"]), topics)
    return found


def by_name(wishes: Mapping[str, tuple[str, Engagement, str]]) -> dict[str, tuple[Engagement, str]]:
    """What each said, by its name."""
    return {name: (wish, topics) for name, wish, topics in wishes.values()}


def check_speaks_for(desk: Desk, books: Books, organisation: str) -> None:
    """Keep a voting contact to their own organisation.

    Raises:
        NotPermitted: it is another one.
    """
    if desk.role is not Role.ORG_CONTACT:
        return
    row = books.get(organisations.organisation, organisation)
    if row is None or row["voting_contact"] != desk.person:
        raise NotPermitted("You speak for another organisation. Nothing was changed.", field="organisation")
