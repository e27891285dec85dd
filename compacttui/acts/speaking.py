"""For which member organisation somebody speaks: a voting contact for their own, an officer for whoever told them."""

from __future__ import annotations

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.records.log import Books
from compacttui.records.organisations import organisation as organisations
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role


def organisation_meant(desk: Desk, books: Books, named: str | None) -> str | None:
    """The organisation that somebody speaks for; a voting contact need not name the only one that is theirs.

    Args:
        desk: who is speaking.
        books: open for writing.
        named: the organisation that they named.

    Raises:
        NotPermitted: a voting contact speaks for none, or names one that is not theirs.
        Refused: they speak for several and name none.
    """
    if desk.role is not Role.ORG_CONTACT:
        return named
    c = organisations.c
    query = select(c.id).where(
        c.log == books.log,
        c.voting_contact == desk.person,
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
    )
    own = [str(row["id"]) for row in books.rows(query)]
    if not own or (named is not None and named not in own):
        raise NotPermitted("You are not on record as the voting contact of this organisation.")
    if named is None and len(own) > 1:
        raise Refused("You speak for more than one organisation. Say for which.", field="organisation")
    return named or own[0]
