"""Checkpoints, packs and what was seen, of records on a server."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from compacttui.acts import people
from compacttui.acts.checkpoints import make_checkpoint
from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.towns import found
from compacttui.exchange.pack import PERIOD, About, verifier, write_pack
from compacttui.exchange.seen import How, Seen
from compacttui.questions.evidence import earlier_checkpoints
from compacttui.questions.view import View
from compacttui.records import schema
from compacttui.records.chance import SeededChance
from compacttui.records.database import url_of
from compacttui.records.note import Kind, SigningKey
from compacttui.rules.roles import Role

pytestmark = pytest.mark.postgres


@pytest.mark.slow
def test_records_on_a_server_are_proved_and_watched_alike(emptied_database, rules, tmp_path):
    database = schema.open_database(url_of(emptied_database))
    clock, chance = FixedClock(datetime(2026, 3, 2, 9, tzinfo=UTC)), SeededChance("both")
    town = found(database, town_name="Eastmere", name="Ama Larbi", at=clock.moment_of_act(), chance=chance)
    desk = Desk(database, town.town, town.founder, Role.CVS_OFFICER, rules, clock, chance)
    seen = Seen(tmp_path / "seen")
    assert seen.look(database, town.town).how is How.NEW
    first = make_checkpoint(desk, SigningKey.made("keeper", Kind.SIGNS, bytes(32)))
    again = make_checkpoint(desk, SigningKey.made("auditor", Kind.COUNTERSIGNS, bytes(32)), first.note)
    assert (first.not_kept, again.not_kept) == ("", "")
    for number in range(300):
        people.register(desk, f"Person {number}")
    assert seen.look(database, town.town).how is How.CONSISTENT
    view = View(database, town.town, town.founder, Role.CVS_OFFICER, rules, clock.now())
    now = make_checkpoint(desk, keep=False)
    earlier = earlier_checkpoints(view, now.checkpoint.size)
    assert [len(one.note.signatures) for one in earlier] == [2]
    about = About(PERIOD, "March", first=date(2026, 3, 1), last=date(2026, 3, 31))
    assert write_pack(view, about, tmp_path / "pack", now.note).entries == now.checkpoint.size
    report = verifier.Report()
    verifier.check_pack(tmp_path / "pack", [], [], report)
    assert report.wrong == report.unclear == []
    with database.writing() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql("DELETE FROM about WHERE seq > 290")
        connection.exec_driver_sql("UPDATE event SET leaf = 'x'::bytea WHERE seq = 290")
    assert seen.look(database, town.town).how is How.CHANGED
    database.close()
