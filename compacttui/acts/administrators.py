"""Who is an administrator, and who has an account: what giving roles and giving accounts both look at."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Select, select

from compacttui.acts.desk import Desk
from compacttui.records.accounts import account
from compacttui.records.log import Books
from compacttui.records.people import person as person_table
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role


def open_accounts(books: Books) -> set[str]:
    """Who has an account."""
    a = account.c
    found = select(a.person).where(
        a.log == books.log, a.superseded_seq.is_(None), a.effective_to.is_(None), a.state == "open"
    )
    return _ids(books, found)


def administrators(books: Books) -> set[str]:
    """Who is an administrator, with an account or without."""
    p = person_table.c
    holds = p.roles.contains(f'"{Role.ADMINISTRATOR.value}"', autoescape=True)
    return _ids(
        books,
        select(p.id).where(p.log == books.log, p.superseded_seq.is_(None), p.effective_to.is_(None), holds),
    )


def administrators_with_account(books: Books) -> set[str]:
    """The administrators who have an account."""
    return administrators(books) & open_accounts(books)


def check_administrators(desk: Desk, books: Books, person: str, roles: Collection[Role]) -> None:
    """Refuse roles by which somebody would become or cease to be an administrator otherwise than by one.

    Where nobody is asked for a passphrase, whoever sits there puts on any hat, and there is nothing to keep.

    Args:
        desk: who gives them.
        books: the ledger, open for writing.
        person: to whom; nobody yet where they are only put on the register.
        roles: all their roles from now on.

    Raises:
        NotPermitted: only an administrator says who is one.
        Refused: no administrator would have an account any more.
    """
    accounts = open_accounts(books)
    now = administrators(books) if accounts else set()
    if not accounts or (person in now) is (Role.ADMINISTRATOR in roles):
        return
    if desk.role is not Role.ADMINISTRATOR:
        raise NotPermitted(
            f"Who is an administrator is said by an administrator. You are here as {desk.role.words}. Nothing was changed."
        )
    if now & accounts == {person}:
        raise Refused(
            "This is the only administrator with an account: nobody could give accounts any more. Give somebody else the "
            "role and an account first.",
            field="roles",
        )


def _ids(books: Books, query: Select[tuple[str]]) -> set[str]:
    return {str(value) for row in books.rows(query) for value in row.values()}
