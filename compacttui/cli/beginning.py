"""Beginning a town's records at a place: what ``compacttui init`` and the first screen of the interface both do."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from compacttui.cli.said import default_place
from compacttui.paths import expanded
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role

if TYPE_CHECKING:
    from compacttui.acts.towns import Founded
    from compacttui.cli.session import Session
    from compacttui.records.database import Database


def check_names(town_name: str, name: str, *, as_town: str = "town_name", as_name: str = "name") -> None:
    """Refuse names that cannot be kept before a file is made for them.

    Args:
        town_name: what the town is called.
        name: what whoever begins is called.
        as_town: what a refusal calls the field of the first.
        as_name: and of the second.

    Raises:
        Refused: one of them is empty or too long.
    """
    from compacttui.rules.text import checked_name

    checked_name(town_name, as_town, "a town")
    checked_name(name, as_name, "a person")


def make_database(session: Session, say: Callable[[str], None]) -> Database:
    """Make the database at the session's place; `say` hears what is risky about the place and allowed.

    Raises:
        StoreTrouble: there is something at that place already, records can be lost there, or it cannot be written.
    """
    from compacttui.records.database import url_of
    from compacttui.records.schema import create

    session.check_storage(say)
    if session.place == str(default_place()):
        # Only the program's own folder is made; any other that is missing may be a typing error.
        Path(session.place).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return create(url_of(session.place))


def found_in(
    session: Session, database: Database, *, town_name: str, name: str, role: Role = Role.CVS_OFFICER
) -> Founded:
    """Begin a town's records in a database that is there.

    Raises:
        Refused: a name cannot be kept, or the database has a town of that name.
    """
    from compacttui.acts.towns import found

    at = session.clock.moment_of_act()
    return found(database, town_name=town_name, name=name, at=at, chance=session.chance, role=role)


def begin(session: Session, *, town_name: str, name: str, place: str) -> str:
    """Begin a town's records at a place, and let the session go on with them; returns a sentence about it.

    A place that is not the usual one is noted in the person's own rule book, so that the next start finds it.

    Raises:
        Refused: a name cannot be kept; the field is ``town_name`` or ``name``.
        StoreTrouble: the file cannot be made there.
    """
    check_names(town_name, name)
    before, was_named = session.settings.db, session.is_named
    if "://" not in place:
        place = str(expanded(place).absolute())
    risks: list[str] = []
    session.move_to(place)
    try:
        database = make_database(session, risks.append)
    except Refused:
        session.move_to(before)
        raise
    with closing(database):
        found_in(session, database, town_name=town_name, name=name)
    if not was_named and place != str(default_place()):
        from compacttui.exchange.settings import set_value

        set_value("storage.database", place, session.settings.config)
    return " ".join([f"The records of {town_name} have begun, in {place}.", *risks])
