"""The line from declared interest to report-back reads the same from a file and from a server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from board import Board

from compacttui.acts import declarations, drafts, reports
from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.reports import ReportItem
from compacttui.acts.towns import found
from compacttui.papers.site import site
from compacttui.questions import interests as about_interests
from compacttui.questions import meetings as about_meetings
from compacttui.questions import reports as about_reports
from compacttui.questions.ledger.line import timeline
from compacttui.questions.showing import show
from compacttui.records import schema
from compacttui.records.chance import SeededChance
from compacttui.records.database import url_of
from compacttui.records.verify import verify
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.words import BasisOfView, ClosedBecause, Mitigation

TENTH = date(2026, 3, 10)


def evening(place: str, rules: RuleBook) -> Iterator[str]:
    """Plays one evening in a town at this place, and yields every answer about it."""
    database = schema.create(url_of(place))
    clock, chance = FixedClock(datetime(2026, 3, 2, 9, tzinfo=UTC)), SeededChance("test")
    town = found(database, town_name="Eastmere", name="Ama Larbi", at=clock.moment_of_act(), chance=chance)
    board = Board.of(Desk(database, town.town, town.founder, Role.CVS_OFFICER, rules, clock, chance))
    maria, jo, trust = board.sitter(), board.sitter("Jo Larbi"), board.organisation()
    entry = board.trustee_of(maria, trust)
    board.trustee_of(jo, trust)
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Grant round", trust, closed_because=ClosedBecause.COMMERCIAL)
    plan = board.item(meeting, "Winter plan")
    board.go_to(TENTH, time(15))
    drafts.save(maria.desk, "report.submit", meeting, {"asks": "first"})
    drafts.save(maria.desk, "report.submit", meeting, {"asks": "second"})
    yield str(drafts.load(maria.desk, "report.submit", meeting))
    made = declarations.make(maria.desk, meeting, item, organisation=trust).declaration
    declarations.leave(maria.desk, made, time(14, 20))
    declarations.come_back(maria.desk, made, time(14, 41))
    declarations.assess(board.officer, made, "Pat Devlin, chair", Mitigation.LEAVE_FOR_ITEM)
    board.hold(meeting, maria)
    board.go_to(date(2026, 4, 1))
    words = ReportItem(plan, said="Not before ten", basis=BasisOfView.NETWORK_MEETING, people_asked=18)
    with drafts.finishing(maria.desk, "report.submit", meeting):
        report = reports.submit(maria.desk, meeting, [words]).report
    for role in (Role.CVS_OFFICER, Role.PUBLIC, Role.REPRESENTATIVE):
        view = board.view(role, jo.person if role is Role.REPRESENTATIVE else None)
        yield from map(str, about_interests.matches(view, about_interests.MatchesShown.ALL))
        for shown in about_interests.InterestsShown:
            yield from map(str, about_interests.interests(view, shown=shown, words="har"))
        for kept in about_meetings.MeetingsShown:
            yield from map(str, about_meetings.meetings(view, shown=kept, words="health"))
        for sent in about_reports.ReportsShown:
            yield from map(str, about_reports.reports(view, shown=sent, words="maria"))
        for answer in (about_meetings.attendance, about_meetings.declarations, about_reports.overdue):
            yield from map(str, answer(view))
        yield from map(str, about_reports.due(view))
        yield from map(str, timeline(view, "seat", jo.seat))
        for kind, thing in (
            ("meeting", meeting),
            ("interest", entry),
            ("declaration", made),
            ("report", report),
        ):
            yield str(show(view, kind, thing))
    yield from map(str, site(board.view()))
    verdict = verify(database, town.town)
    yield f"{verdict.ok} {verdict.root}"
    database.close()


@pytest.mark.slow
@pytest.mark.postgres
def test_a_file_and_a_server_give_the_same_answers(
    tmp_path: Path, server_database: str, rules: RuleBook
) -> None:
    """The same clock and the same seed, on both stores: the same words, and the same ledger head."""
    on_file, on_server = (
        list(evening(place, rules)) for place in (str(tmp_path / "town.db"), server_database)
    )
    assert on_file == on_server
    assert on_file[-1].startswith("True")
