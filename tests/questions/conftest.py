"""What the tests of questions share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from questions.offices import Office, open_office
from sqlalchemy import Connection, event

from compacttui.acts.desk import Desk


@pytest.fixture
def office(desk: Desk) -> Office:
    """The Health and Wellbeing Board, with one seat held and one that never was."""
    return open_office(desk)


@pytest.fixture
def queries() -> Callable[[Connection], AbstractContextManager[list[str]]]:
    """Collects the queries that a connection is asked: ``with queries(connection) as asked``."""

    @contextmanager
    def collect(connection: Connection) -> Iterator[list[str]]:
        asked: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            asked.append(statement)

        event.listen(connection, "before_cursor_execute", note)
        yield asked
        event.remove(connection, "before_cursor_execute", note)

    return collect
