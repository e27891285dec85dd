"""Several programs at once on one town: every act has a number of its own, and none is lost."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
from scenes.acting import session_on
from scenes.conftest import begin
from scenes.story import BEGIN, FEW_MEMBERS
from torture.test_kill import checked, started

PROGRAMS = 4


def append_together(place: str, seconds: float) -> None:
    """Four programs register organisations for some seconds; what they were told is what the ledger holds."""
    session = session_on(place, BEGIN)
    before = checked(session).entries
    with ExitStack() as stack:
        children = [
            stack.enter_context(started("append", place, f"Group {number}", str(seconds)))
            for number in range(PROGRAMS)
        ]
        for child in children:
            assert child.stdin is not None
            child.stdin.write("go\n")
            child.stdin.flush()
        told = [child.communicate() for child in children]
    assert [said for _, said in told] == [""] * PROGRAMS
    numbers = [int(line) for heard, _ in told for line in heard.splitlines()]
    assert all(heard for heard, _ in told), "everybody had a turn"
    assert sorted(numbers) == list(range(before, checked(session).entries))
    session.close()
    print(f"{PROGRAMS} programs, {seconds} s: {len(numbers):,} acts, no number twice, none lost")


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_on_one_file(begun: Path, tmp_path: Path) -> None:
    place = tmp_path / "town.db"
    place.write_bytes(begun.read_bytes())
    append_together(str(place), 8)


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.timeout(600)
def test_on_one_server(server_database: str) -> None:
    begin(server_database, FEW_MEMBERS)
    append_together(server_database, 8)
