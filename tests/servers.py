"""Databases on the server that the tests start."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine, make_url, text


@contextmanager
def one_database(server: str, template: str = "") -> Iterator[str]:
    """A database on the server, as a copy of another where one is named; dropped afterwards."""
    name = f"town_{secrets.token_hex(4)}"
    copied = f" TEMPLATE {make_url(template).database} STRATEGY file_copy" if template else ""
    keeper = create_engine(server, isolation_level="AUTOCOMMIT")
    with keeper.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}{copied}"))
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    with keeper.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    keeper.dispose()
