"""``compacttui init``: a database, a town, its first person; on a terminal also its first board and seat."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING

import click

from compacttui.cli.beginning import check_names, found_in, make_database
from compacttui.cli.options import CHANCE, FORMS, WHERE, takes_session
from compacttui.cli.out import put, put_document, tell
from compacttui.cli.said import listed
from compacttui.cli.session import Session
from compacttui.exchange.formats import Format
from compacttui.rules.refusal import Refused, StoreTrouble

if TYPE_CHECKING:
    from compacttui.acts.desk import Desk
    from compacttui.acts.towns import Founded
    from compacttui.records.database import Database
    from compacttui.rules.roles import Role


@click.command()
@click.option("--town-name", metavar="NAME", help="What the town or area is called.")
@click.option("--name", metavar="NAME", help="Your name: you are the first on the register.")
@click.option("--role", "as_role", metavar="ROLE", default="officer", show_default=True, help="What you do.")
@click.option("--partnership", metavar="NAME", help="A first partnership board.")
@click.option("--seat", metavar="NAME", help="A first seat on it, e.g. “Carers' seat”.")
@click.option("--constituency", metavar="NAME", help="Whom the seat speaks for, e.g. “Carers”.")
@click.option("--add", is_flag=True, help="Begin another town in a database that is there already.")
@takes_session(WHERE, CHANCE, FORMS[:2])
def init(
    session: Session,
    town_name: str | None,
    name: str | None,
    as_role: str,
    partnership: str | None,
    seat: str | None,
    constituency: str | None,
    add: bool,
) -> None:
    """Begin a town's records.

    What is not said is asked for on a terminal. Only the town's name and yours are needed; a first board and
    seat can wait.
    """
    asked = at_a_terminal() and session.form is Format.TEXT
    town_name = _needed(town_name, "--town-name", "What is the town or area called?", asked)
    name = _needed(name, "--name", "What is your name?", asked)
    role = _role(as_role)
    _check_names(town_name, name)
    first = _First(partnership, seat, constituency)
    if asked and not (partnership or seat or constituency):
        first = _ask_first()
    first.check()

    from compacttui.acts.desk import Desk

    database = session.database if add else _made(session)
    with closing(database):
        founded = _found(session, database, town_name, name, role)
        first.keep(
            Desk(database, founded.town, founded.founder, role, session.rules, session.clock, session.chance)
        )
    if session.form is Format.JSON:
        put_document({"place": database.shown, "town": founded.town, "founder": founded.founder})
        return
    put(f"The records of {town_name} have begun, in {database.shown}.\n")
    put(f"You are on its register as {name}, {role.words}.\n")
    if database.is_sqlite:
        tell(
            "You are its administrator, too. Nobody is asked for a passphrase: whoever can open this file can read and "
            "change it. To ask everybody for one: “compacttui do account.ask_for_passphrases --role administrator”."
        )
    tell("Next: “compacttui” opens the interface, and “compacttui do” lists what can be done.")


def _found(session: Session, database: Database, town_name: str, name: str, role: Role) -> Founded:
    try:
        return found_in(session, database, town_name=town_name, name=name, role=role)
    except Refused as refused:
        if refused.field != "town_name":
            raise
        raise Refused(f"{refused.message} Nothing was changed.", field="--town-name") from None


def _check_none(database: Database) -> None:
    """Refuse to begin a second town on a server unasked.

    Raises:
        StoreTrouble: it holds one already.
    """
    from compacttui.questions.towns import towns

    if there := listed(town.name for town in towns(database)):
        database.close()
        raise StoreTrouble(
            f"{database.shown} holds the records of {there} already. Nothing was changed. Open them, or begin another "
            "town in it with --add."
        )


def _made(session: Session) -> Database:
    """The database, made; what a database administrator must run first is printed where that is so.

    Raises:
        StoreTrouble: it cannot be made.
    """
    if session.file is not None:
        return make_database(session, tell)
    from compacttui.records.guard import AdministratorNeeded

    try:
        database = make_database(session, tell)
        _check_none(database)
        return database
    except AdministratorNeeded as needed:
        put(needed.statements)
        raise


def at_a_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty()


class _First:
    """The first board and seat, if they are wanted now."""

    def __init__(self, partnership: str | None, seat: str | None, constituency: str | None) -> None:
        self.partnership = partnership
        self.seat = seat
        self.constituency = constituency

    def check(self) -> None:
        """Refuse a seat without its board or its constituency, before anything is made."""
        if bool(self.seat) != bool(self.constituency) or (self.seat and not self.partnership):
            raise click.UsageError("A first seat needs all three: --partnership, --seat and --constituency.")

    def keep(self, desk: Desk) -> None:
        """Record them."""
        if not self.partnership:
            return
        from compacttui.acts import partnerships

        board = partnerships.register(desk, name=self.partnership)
        if self.seat and self.constituency:
            speaks_for = partnerships.define_constituency(desk, name=self.constituency)
            partnerships.create_seat(desk, partnership=board, name=self.seat, constituency=speaks_for)


def _ask_first() -> _First:
    tell("Three more questions; press Enter to leave them for later.")
    board = click.prompt("The first partnership board", default="", show_default=False, err=True)
    if not board:
        return _First(None, None, None)
    seat = click.prompt("A seat on it, e.g. Carers' seat", default="", show_default=False, err=True)
    whom = (
        click.prompt("Whom that seat speaks for, e.g. Carers", default="", show_default=False, err=True)
        if seat
        else ""
    )
    return _First(board, seat or None, whom or None)


def _needed(given: str | None, option: str, question: str, asked: bool) -> str:
    if given is not None:
        return given
    if not asked:
        raise click.UsageError(f"{option} is needed: {question}")
    answer: str = click.prompt(question, err=True)
    return answer


def _role(typed: str) -> Role:
    from compacttui.rules.roles import Role

    try:
        return Role.read(typed)
    except Refused as refused:
        raise click.UsageError(f"--role: {refused.message}") from None


def _check_names(town_name: str, name: str) -> None:
    """Refuse names that cannot be kept before a file is made for them."""
    try:
        check_names(town_name, name, as_town="--town-name", as_name="--name")
    except Refused as refused:
        raise click.UsageError(f"{refused.field}: {refused.message}") from None
