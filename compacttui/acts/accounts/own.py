"""One's own passphrase: chosen after one for once, changed whenever somebody likes."""

from __future__ import annotations

from typing import Annotated

from compacttui.acts.accounts import hashes
from compacttui.acts.accounts.giving import NOT_ASKED, known_names
from compacttui.acts.administrators import open_accounts
from compacttui.acts.desk import Desk, stamp
from compacttui.acts.fields import Called, Secret
from compacttui.acts.registry import act
from compacttui.records.log import Books
from compacttui.rules.passphrases import check_passphrase
from compacttui.rules.refusal import Refused


@act("account.change_passphrase", title="Change your passphrase", confidential=True)
def change_passphrase(
    desk: Desk,
    now: Annotated[Secret, Called("Your passphrase now")],
    passphrase: Annotated[Secret, Called("The new one")],
    passphrase_again: Annotated[Secret, Called("The new one again")],
) -> None:
    """Choose another passphrase for yourself; the old one opens nothing from now on.

    Args:
        now: the one that you signed in with.
        passphrase: twelve characters or more, four words will do.
        passphrase_again: the same once more.

    Raises:
        Refused: you have no account, the first is not your passphrase, or the new one will not do.
    """
    with desk.database.reading() as connection:
        kept = hashes.kept_of(connection, desk.town, [desk.person])
    if not kept:
        raise Refused(NOT_ASKED)
    if not hashes.fits(kept[0], now):
        raise Refused("This is not your passphrase. Nothing was changed.", field="now")
    choose(desk, passphrase, passphrase_again)


def choose(desk: Desk, passphrase: str, again: str) -> None:
    """Choose one's own passphrase, after signing in with one for once.

    Args:
        desk: whose.
        passphrase: what was typed.
        again: what was typed the second time.

    Raises:
        Refused: they have no account, or the passphrase will not do.
    """
    with desk.writing() as books:
        if desk.person not in open_accounts(books):
            raise Refused(NOT_ASKED)
        names = known_names(books, desk.person)
        whole = check_passphrase(passphrase, again, "passphrase", known=names)
        _check_is_new(books, desk.person, whole)
        books.record("account.passphrase_changed", desk.person)
        salt = desk.chance.at(f"{books.log}/{desk.person}/chosen", books.seq).bytes(hashes.SALT_BYTES)
        cost = hashes.cost_of(desk.rules)
        hashes.keep(books.connection, books.log, desk.person, whole, cost=cost, salt=salt, at=stamp(desk.now))
        if desk.badge is not None:
            desk.badge.renew(books.connection)


def _check_is_new(books: Books, person: str, whole: str) -> None:
    if any(hashes.fits(row, whole) for row in hashes.kept_of(books.connection, books.log, [person])):
        raise Refused("This is the passphrase that you have. Choose another.", field="passphrase")
