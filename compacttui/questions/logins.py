"""Who may connect to a server's records: its logins, as an administrator reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compacttui.questions.registry import column
from compacttui.questions.towns import registered
from compacttui.records.database import Database
from compacttui.records.logins import listed
from compacttui.rules.roles import Role


@dataclass(frozen=True, slots=True)
class LoginRow:
    """A login of a server, in one town.

    Attributes:
        login: its name.
        whose: the person's name, or that it is a polling place.
        roles: what the server gives it, in words.
    """

    login: str = column("Login")
    whose: str = column("Whose")
    roles: str = column("Roles on the server")


_OF_THE_SERVER = {"owner": "keeper of the records", "voter": "polling place"}
"""Roles that the server has, and the register has not."""


def _words_of(role: str) -> str:
    """What a role of the server is called on screen, as everywhere else."""
    name = role.removeprefix("compacttui_")
    return _OF_THE_SERVER[name] if name in _OF_THE_SERVER else Role.of(name).words


def logins(database: Database, town: str) -> Sequence[LoginRow]:
    """The logins of a town that whoever is connected may know of, by name.

    Raises:
        StoreTrouble: the database cannot be used.
    """
    return [
        LoginRow(
            one.name,
            registered(database, town, one.person).name if one.person else "a polling place",
            ", ".join(sorted(map(_words_of, one.roles))) if one.is_there else "the server has no such login",
        )
        for one in listed(database, town)
    ]
