"""``compacttui logins``: who may connect to a server's records, and as whom. A file has no logins."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from compacttui.cli.asking import ask_unseen
from compacttui.cli.options import FORMS, WHERE, takes_session
from compacttui.cli.out import put, put_rows, tell
from compacttui.cli.session import Session
from compacttui.rules.refusal import Refused

if TYPE_CHECKING:
    from compacttui.records.database import Database


@click.group()
def logins() -> None:
    """Keep the logins of a server: each is one person in a town.

    A login has on the server the roles that the register gives to its person. When those change, add it again: that
    brings both in line.
    """


@logins.command("list", short_help="List the logins of a town, and whose they are.")
@takes_session(WHERE, FORMS)
def list_(session: Session) -> None:
    """List the logins of a town, whose they are, and which roles the server gives them."""
    from compacttui.questions.logins import LoginRow
    from compacttui.questions.logins import logins as known
    from compacttui.questions.registry import columns_of

    rows = known(_server(session), session.town.id)
    put_rows(session, rows, columns_of(LoginRow), empty="No login is known in this town.")


@logins.command(short_help="Make a login on the server for somebody.")
@click.argument("name")
@click.option("--person", "whose", metavar="NAME", help="Whose login it is.")
@click.option("--polling-place", is_flag=True, help="Nobody's: whoever is there votes with a ballot code.")
@click.option("--print", "only_print", is_flag=True, help="Print what a database administrator must run.")
@takes_session(WHERE)
def add(session: Session, name: str, whose: str | None, polling_place: bool, only_print: bool) -> None:
    """Make the login NAME on the server and give it to somebody.

    The password is asked for unseen; on no terminal the login has none until its keeper sets one. Where you may not
    make logins yourself, what a database administrator must run is printed.
    """
    from compacttui.questions.towns import registered
    from compacttui.records import logins as kept

    if bool(whose) == polling_place:
        raise click.UsageError("Say whose login it is with --person, or that it is for a --polling-place.")
    database = _server(session)
    try:
        kept.checked(name)
    except Refused as refused:
        raise click.UsageError(f"NAME: {refused.message}") from None
    person = registered(database, session.town.id, session.find_person(whose, "--person")) if whose else None
    roles = person.roles if person else ()
    if person and not roles:
        raise Refused(
            f"{person.name} has no role on the register. Give them one first, with person.give_roles."
        )
    ref = person.id if person else None
    if only_print or not kept.may_make(database):
        lines = [
            *kept.statements(name, roles, is_booth=polling_place),
            kept.statement_of_map(session.town.id, name, ref),
        ]
        put("".join(f"{line};\n" for line in lines) + f"\\password {name}\n")
        tell("Let a database administrator run this in the database, with psql. Nothing was changed.")
        return
    password = _password(name)
    kept.add(database, session.town.id, name, ref, roles, password)
    put(f"{name} is the login of {person.name if person else 'a polling place'} now.\n")
    if password is None:
        tell(f"It has no new password. Whoever keeps the server sets one with psql: \\password {name}")


@logins.command(short_help="Take a login out of a town.")
@click.argument("name")
@takes_session(WHERE)
def remove(session: Session, name: str) -> None:
    """Take the login NAME out of a town; what its person did stays on record."""
    from compacttui.records import logins as kept

    if not kept.remove(_server(session), session.town.id, name):
        raise Refused(f"No login {name} is known in this town. Nothing was changed.")
    put(f"{name} opens nothing here any more.\n")


def _server(session: Session) -> Database:
    if session.file is not None:
        raise Refused("A file has no logins: whoever can open its folder can open it. Only a server has.")
    return session.database


def _password(name: str) -> str | None:
    if not sys.stdin.isatty():
        return None
    from compacttui.rules.polls import check_passphrase

    first = ask_unseen(f"Password for {name}")
    again = ask_unseen("The same again")
    return check_passphrase(first, again, "password")
