"""Giving people a way in, and taking it back: what administrators do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from sqlalchemy import select

from compacttui.acts.accounts import hashes
from compacttui.acts.administrators import administrators_with_account, open_accounts
from compacttui.acts.desk import Desk, stamp
from compacttui.acts.fields import Called, Person, Secret, Words
from compacttui.acts.registry import act
from compacttui.records.accounts import account, account_id
from compacttui.records.log import Books
from compacttui.records.partnerships import town
from compacttui.records.people import person as person_table
from compacttui.rules.passphrases import (
    ONCE_BYTES,
    RECOVERY_BYTES,
    bare_letters,
    check_passphrase,
    once_from,
    recovery_code_from,
    same_letters,
)
from compacttui.rules.refusal import Refused

NOT_ASKED = (
    "These records ask for no passphrase yet. An administrator begins with “Ask for passphrases”; if that is you, act as "
    "administrator first."
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown once, and kept nowhere.

    Attributes:
        secret: the passphrase or the code.
        said: it, with what to do with it, in a sentence.
    """

    secret: str
    said: str


@act("account.ask_for_passphrases", title="Ask for passphrases", confidential=True)
def ask_for_passphrases(
    desk: Desk,
    passphrase: Annotated[Secret, Called("Your passphrase")],
    passphrase_again: Annotated[Secret, Called("The same again")],
    reason: Words | None = None,
) -> Shown:
    """Let these records ask everybody for a name and a passphrase from now on; this one is yours.

    What comes back is a recovery code: it opens the account of any administrator who knows their passphrase no more.

    Args:
        passphrase: yours; twelve characters or more, four words will do.
        passphrase_again: the same once more.
        reason: why, if it matters.

    Raises:
        Refused: passphrases are asked for already, the passphrase will not do, or the records are on a server.
    """
    with desk.writing() as books:
        _check_is_file(desk)
        if open_accounts(books):
            raise Refused("These records ask for passphrases already. Nothing was changed.")
        whole = check_passphrase(
            passphrase, passphrase_again, "passphrase", known=known_names(books, desk.person)
        )
        books.record("account.began", desk.person, reason=reason)
        _keep(desk, books, desk.person, whole)
        code = _recovery(desk, books)
    return Shown(
        code,
        f"Recovery code: {code}. Write it down now, it is not shown again: keep it where no single person reaches it. "
        "From the next start on, a passphrase is asked for.",
    )


@act("account.give", title="Give an account", on="person", confidential=True)
def give(desk: Desk, person: Person, reason: Words | None = None) -> Shown:
    """Let somebody sign in; they get a passphrase for once, and choose their own with it.

    Args:
        person: who.
        reason: why, if it matters.

    Raises:
        Refused: they have an account, no role, or a namesake with one; or no passphrases are asked for.
    """
    with desk.writing() as books:
        _check_asked(books)
        if person in open_accounts(books):
            raise Refused(
                "This person has an account already. “Give a new passphrase” helps who forgot theirs.",
                field="person",
            )
        row = books.get(person_table, person)
        if row is None or row["roles"] == "[]":
            raise Refused(
                "This person has no role here yet, and could do nothing. Give roles first.", field="person"
            )
        _check_no_namesake(books, person, str(row["folded"]))
        books.record("account.given", person, reason=reason)
        return _once(desk, books, person)


@act("account.reset", title="Give a new passphrase", on="person", confidential=True)
def reset(desk: Desk, person: Person, reason: Words | None = None) -> Shown:
    """Give somebody who knows their passphrase no more one for once; the old one opens nothing from now on.

    Args:
        person: who.
        reason: why, if it matters.

    Raises:
        Refused: they have no account.
    """
    with desk.writing() as books:
        _check_has_one(books, person)
        books.record("account.reset", person, reason=reason)
        return _once(desk, books, person)


@act("account.close", title="Close an account", on="person")
def close(desk: Desk, person: Person, reason: Words | None = None) -> None:
    """Let somebody sign in no longer; whatever they did stays on record under their name.

    Args:
        person: who.
        reason: why, if it matters.

    Raises:
        Refused: they have no account, or are the last administrator with one.
    """
    with desk.writing() as books:
        _check_has_one(books, person)
        if administrators_with_account(books) == {person}:
            raise Refused(
                "This is the only administrator with an account: nobody could give one any more. Give somebody else "
                "the role and an account first.",
                field="person",
            )
        books.record("account.closed", person, reason=reason)
        hashes.forget(books.connection, books.log, [person])


@act("account.make_recovery_code", title="Replace the recovery code", confidential=True)
def make_recovery_code(desk: Desk, reason: Words | None = None) -> Shown:
    """Make a new recovery code, for the envelope; the one before opens nothing from now on.

    Args:
        reason: why, if it matters.

    Raises:
        Refused: no passphrases are asked for.
    """
    with desk.writing() as books:
        _check_asked(books)
        books.record("account.recovery_made", books.log, reason=reason)
        code = _recovery(desk, books)
    return Shown(
        code, f"Recovery code: {code}. Write it down now, it is not shown again; the one before is void."
    )


@act("account.ask_for_none", title="No longer ask for passphrases", final=True)
def ask_for_none(desk: Desk, reason: Words) -> None:
    """Let these records ask nobody who they are, as before accounts were given; all accounts are closed.

    Args:
        reason: why.

    Raises:
        Refused: no passphrases are asked for.
    """
    with desk.writing() as books:
        _check_asked(books)
        people = sorted(open_accounts(books))
        books.record("account.none_asked", books.log, about=tuple(people), people=list(people), reason=reason)
        hashes.forget(books.connection, books.log, [*people, hashes.RECOVERY])


# Reading


def known_names(books: Books, person: str) -> list[str]:
    """What whoever guesses somebody's passphrase tries first."""
    rows = (books.get(person_table, person), books.get(town, books.log))
    return [str(row["name"]) for row in rows if row is not None]


# Checking


def _check_is_file(desk: Desk) -> None:
    if not desk.database.is_sqlite:
        raise Refused(
            "On a server, the server's own logins say who somebody is: whoever keeps it gives and closes them. Nothing "
            "was changed."
        )


def _check_asked(books: Books) -> None:
    if not open_accounts(books):
        raise Refused(NOT_ASKED)


def _check_has_one(books: Books, person: str) -> None:
    row = books.get(account, account_id(person))
    if row is None or row["state"] != "open":
        raise Refused("This person has no account. Nothing was changed.", field="person")


def _check_no_namesake(books: Books, person: str, name: str) -> None:
    p = person_table.c
    same = select(p.id).where(
        p.log == books.log,
        p.superseded_seq.is_(None),
        p.effective_to.is_(None),
        p.folded == name,
        p.id != person,
    )
    if open_accounts(books) & {str(row["id"]) for row in books.rows(same)}:
        raise Refused(
            "Somebody else of the same name has an account, and a name is what people sign in with. Change one of the "
            "two names so that they differ, with a middle name for instance.",
            field="person",
        )


# Keeping


def _keep(desk: Desk, books: Books, person: str, whole: str, *, once: bool = False) -> None:
    salt = desk.chance.at(f"{books.log}/{person}/account", books.seq).bytes(hashes.SALT_BYTES)
    cost = hashes.cost_of(desk.rules)
    hashes.keep(
        books.connection, books.log, person, whole, cost=cost, salt=salt, at=stamp(desk.now), once=once
    )


def _once(desk: Desk, books: Books, person: str) -> Shown:
    chance = desk.chance.at(f"{books.log}/{person}/once", books.seq)
    passphrase = once_from(chance.bytes(ONCE_BYTES))
    _keep(desk, books, person, bare_letters(passphrase), once=True)
    row = books.get(person_table, person)
    name = "" if row is None else f" to {row['name']}"
    return Shown(
        passphrase,
        f"Passphrase for once: {passphrase}. Give it{name}, and to nobody else; it is not shown again.",
    )


def _recovery(desk: Desk, books: Books) -> str:
    chance = desk.chance.at(f"{books.log}/recovery", books.seq)
    code = recovery_code_from(chance.bytes(RECOVERY_BYTES))
    _keep(desk, books, hashes.RECOVERY, same_letters(code))
    return code
