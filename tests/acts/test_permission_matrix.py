"""Every cell of the table of permissions that says no: denied by the act itself, and offered nowhere."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from compacttui.acts.desk import Desk
from compacttui.acts.registry import all_acts
from compacttui.cli.session import Session, Settings
from compacttui.plain.conversation import Conversation
from compacttui.plain.keeper import Keeper
from compacttui.plain.voice import Voice
from compacttui.questions.registry import all_questions
from compacttui.questions.view import View
from compacttui.records.log import event_table
from compacttui.rules.permissions import PERMITTED
from compacttui.rules.refusal import NotPermitted
from compacttui.rules.roles import Role
from compacttui.tui.doing import allowed

ROLES = pytest.mark.parametrize("role", Role, ids=lambda role: role.value)


def denied(role: Role) -> list[str]:
    """What a role may not do."""
    return [name for name, roles in PERMITTED.items() if role not in roles]


@ROLES
def test_every_denied_act_is_denied_by_itself_before_anything_is_read(role: Role, desk: Desk):
    seat = replace(desk, role=role)
    with desk.database.reading() as connection:
        before = connection.execute(select(func.count()).select_from(event_table)).scalar()
    for name in denied(role):
        with pytest.raises(NotPermitted, match="Nothing was changed"):
            all_acts()[name](seat)
    with desk.database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(event_table)).scalar() == before


@pytest.mark.file
@ROLES
def test_what_is_denied_is_in_no_list_of_what_can_be_done(role: Role, desk: Desk):
    assert {act.name for act in allowed(role)} == set(PERMITTED) - set(denied(role))
    assert desk.database.path is not None
    settings = Settings(db=str(desk.database.path), now="2026-03-02T09:00", role="public")
    session = Session(settings)
    talk = Conversation(Voice(io.StringIO(), io.StringIO()), Keeper(session))
    talk.keeper.wear(role)
    talk.pages = []
    try:
        offered = {item.key[1] for item in _doings(talk) if item.key is not None}
    finally:
        session.close()
    assert not offered & set(denied(role))


def _doings(talk: Conversation):
    """What the plain interface lists when somebody asks what can be done, with nothing at hand."""
    from compacttui.plain.pages import Today

    talk.pages = [Today(talk.keeper, talk)]
    return talk.doings()


@ROLES
def test_today_asks_of_nobody_what_is_denied_to_them(role: Role, sample_town, rules):
    from compacttui.records.database import url_of
    from compacttui.records.schema import open_database

    file, built = sample_town
    database = open_database(url_of(str(file)))
    session = Session(Settings(db=str(file), town=built.towns[0], now="2026-11-21T09:00"))
    try:
        who = {Role.REPRESENTATIVE: built.representative, Role.AUDITOR: built.auditor}.get(role)
        person = who or session.town.founder
        view = View(database, session.town.id, person, role, rules, session.now)
        asked = {row.act for row in all_questions()["today"](view) if row.act}
    finally:
        session.close()
        database.close()
    assert not asked & set(denied(role))
