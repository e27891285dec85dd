"""SQLite and PostgreSQL answer alike: the same seed gives the same town, and every question the same rows."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from questions.offices import Office, hold, open_office

from compacttui.acts import alterations, involvement, partnerships, terms
from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.towns import found
from compacttui.questions.find import find
from compacttui.questions.ledger import HAVE_A_LINE, Wanted, entry, history, timeline
from compacttui.questions.registry import all_questions
from compacttui.questions.showing import show
from compacttui.questions.things import SOURCES, lookup
from compacttui.questions.view import View
from compacttui.records import schema
from compacttui.records.chance import SeededChance
from compacttui.records.database import url_of
from compacttui.rules.roles import Role
from compacttui.rules.words import (
    AlterationAnswer,
    AlterationKind,
    EndedReason,
    InvolvementReply,
    TermQuestion,
)

pytestmark = pytest.mark.postgres


def told(url, rules) -> tuple[View, Office]:
    """A year of the office in a fresh database."""
    database = schema.create(url_of(url))
    clock, chance = FixedClock(datetime(2026, 3, 2, 9, tzinfo=UTC)), SeededChance("both")
    town = found(
        database, town_name="Eastmere (example)", name="Ama Larbi", at=clock.moment_of_act(), chance=chance
    )
    desk = Desk(database, town.town, town.founder, Role.CVS_OFFICER, rules, clock, chance)
    office = open_office(desk)
    clock.at = datetime(2026, 7, 20, 9, tzinfo=UTC)
    terms.end(desk, office.term, EndedReason.RESIGNED, ended_on=date(2026, 6, 30), reason="Ünwell, 100% sure")
    partnerships.rename(desk, office.board, "Health Partnership", date(2026, 7, 1))
    clock.at = datetime(2026, 9, 1, 9, tzinfo=UTC)
    served = hold(desk, office.carers_seat, office.tom)
    terms.note_leave(desk, served)
    terms.ask(desk, served, TermQuestion.ELIGIBILITY)
    terms.hand_over(desk, served, advice="Read the finance paper first.")
    proposed = alterations.propose(desk, office.board, AlterationKind.REMOVE_SEAT, "why", office.tenants_seat)
    alterations.consult(desk, proposed, [office.harbour, office.kettle])
    alterations.answer(
        desk, proposed, office.kettle, AlterationAnswer.OBJECT, "Nobody else speaks for tenants."
    )
    asked = involvement.receive(desk, "Winter plan", date(2026, 9, 20), asked_by="Jo Mensah").involvement
    involvement.circulate(desk, asked, [office.harbour])
    involvement.reply(desk, asked, office.harbour, InvolvementReply.VIEW)
    return View(database, town.town, town.founder, Role.CVS_OFFICER, rules, clock.now()), office


WHO_MAY = {"access", "hats"}
"""A server has logins of its own: who may do what is another answer there."""


@pytest.fixture
def both(server_database, tmp_path, rules):
    """The same year twice: in a file and on a server."""
    views = [told(place, rules) for place in (str(tmp_path / "town.db"), server_database)]
    yield views
    for view, _ in views:
        view.database.close()


@pytest.mark.slow
def test_every_answer_is_the_same_on_both(both):
    (on_file, office), (on_server, _) = both
    days = (None, date(2026, 5, 1), date(2026, 7, 10))
    for name, question in all_questions().items():
        if not question.is_for(on_file.role) or name in WHO_MAY:
            continue
        for day in days:
            for known_on in (None, date(2026, 7, 10)):
                answers = [list(question(view.on(day, known_on))) for view in (on_file, on_server)]
                assert answers[0] == answers[1], (name, day, known_on)
    things = {
        "seat": office.carers_seat,
        "person": office.maria,
        "organisation": office.harbour,
        "partnership": office.board,
    }
    for view in (on_file, on_server):
        assert len(history(view)) == len(history(on_file))
    for kind in HAVE_A_LINE:
        assert list(timeline(on_file, kind, things[kind])) == list(timeline(on_server, kind, things[kind]))
        assert show(on_file, kind, things[kind]) == show(on_server, kind, things[kind])


@pytest.mark.slow
def test_searching_and_filtering_the_history_is_the_same_on_both(both):
    (on_file, office), (on_server, _) = both
    for wanted in (
        Wanted(),
        Wanted(kind="term"),
        Wanted(thing=office.maria, kind="term.began"),
        Wanted(actor=on_file.person, since=date(2026, 7, 1)),
        Wanted(text="100%"),
        Wanted(text="OKAFOR"),
        Wanted(text="term ended", kind="term"),
    ):
        rows = list(history(on_file, wanted))
        assert rows == list(history(on_server, wanted))
        assert rows
    for row in history(on_file):
        assert entry(on_file, row.seq).changes == entry(on_server, row.seq).changes


@pytest.mark.slow
def test_finding_and_picking_is_the_same_on_both(both):
    (on_file, _), (on_server, _) = both
    for words in ("okaf", "health", "wellbeing", "carers seat", "harbour youth trust", "sept 2026"):
        assert find(on_file, words) == find(on_server, words)
        for kind in SOURCES:
            assert lookup(on_file, kind, words) == lookup(on_server, kind, words), (kind, words)
