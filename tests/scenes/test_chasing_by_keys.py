"""Reminding by keys: late report-backs are marked on one list, letters go to a file, and the officer says what she sent.

And what comes before and after a report-back, by keys: a question to members, an action, an amendment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import cast

import pytest
from board import Board, Sitter
from textual.pilot import Pilot
from tui.stage import SMALL, WIDE, reads, until

from compacttui.acts import declarations, reports, soundings
from compacttui.acts.desk import Desk
from compacttui.acts.registry import all_acts
from compacttui.acts.reports import ReportItem
from compacttui.cli.session import Session, Settings
from compacttui.questions.meetings import meeting_on
from compacttui.questions.offers import entries_now
from compacttui.questions.reports import actions, overdue, read_report
from compacttui.questions.reports import reports as listed
from compacttui.questions.soundings import soundings as questions
from compacttui.rules.roles import Role
from compacttui.tui.app import Compacttui
from compacttui.tui.forms.act import ActForm
from compacttui.tui.forms.amend_report import AmendReport
from compacttui.tui.forms.chasing import Reminded
from compacttui.tui.forms.letters_file import KeepLetters
from compacttui.tui.forms.report_back import ReportBack
from compacttui.tui.frame import Frame, Opened
from compacttui.tui.places.chasing import Chasing
from compacttui.tui.places.letters import LettersRead
from compacttui.tui.places.meetings import Meetings
from compacttui.tui.places.today import Today

TENTH = date(2026, 3, 10)


@dataclass(frozen=True)
class Scene:
    """A board at which Maria and Ben sit; its meeting of 10 March, and what they owe for it."""

    board: Board
    maria: Sitter
    ben: Sitter
    meeting: str
    file: Path

    def app(self, who: str, role: Role, now: str) -> Compacttui:
        return Compacttui(Session(Settings(db=str(self.file), now=now, person=who, role=role.value)))


@pytest.fixture
def scene(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    monkeypatch.chdir(tmp_path)
    board = Board.of(desk)
    maria, ben = board.sitter(), board.sitter("Ben Carter")
    meeting = board.meeting(TENTH)
    plan = board.item(meeting, "Winter plan")
    asked = soundings.ask(maria.desk, meeting, "When should the bus go?", plan)
    soundings.close(maria.desk, asked, "Most want it before ten.", replies=6)
    board.go_to(TENTH, time(17))
    board.hold(meeting, maria, ben)
    return Scene(board, maria, ben, meeting, tmp_path / "town.db")


async def is_open(pilot: Pilot[object], kind: type[object]) -> object:
    """Wait until a screen, or a screen with a place of this kind, is in front."""

    def there() -> bool:
        screen = pilot.app.screen
        place = screen.place if isinstance(screen, (Frame, Opened)) else screen
        return isinstance(place, kind) and not getattr(screen, "is_settling", False)

    await until(pilot, there)
    screen = pilot.app.screen
    return screen.place if isinstance(screen, (Frame, Opened)) else screen


@pytest.mark.slow
async def test_many_are_reminded_in_one_go_and_the_program_sends_nothing(scene: Scene) -> None:
    """JOBS A7: from Today to the letters in at most six keys, marks included."""
    before = entries_now(scene.board.view())
    app = scene.app("Ama Larbi", Role.CVS_OFFICER, "2026-04-05T09:00")
    async with app.run_test(size=WIDE) as pilot:
        today = cast("Today", await is_open(pilot, Today))
        await until(pilot, lambda: today.is_laid_out and today.row is not None)
        while today.row.act != "report.waive":
            await pilot.press("down")
        keys = ["c"]
        await pilot.press("c")
        chasing = cast("Chasing", await is_open(pilot, Chasing))
        await until(pilot, lambda: chasing.is_laid_out and chasing.row is not None)
        keys += ["space", "space", "m"]
        await pilot.press("space", "space", "m")
        await is_open(pilot, LettersRead)
        assert len(keys) <= 6
        await reads(pilot, "2 letters prepared, and none sent")
        await reads(pilot, "Dear Ben Carter,")
        await pilot.press("w")
        await is_open(pilot, KeepLetters)
        await pilot.press("f2")
        await reads(pilot, "Nothing was sent.")
        assert entries_now(scene.board.view()) == before
        await pilot.press("s")
        await is_open(pilot, Reminded)
        await reads(pilot, "2 people, 2 report-backs")
        await pilot.press("f2")
        await reads(pilot, "On record: 2 people reminded of 2 report-backs, as you say.")
    (table,) = scene.file.parent.glob("late-reports-*.csv")
    assert table.read_text(encoding="utf-8").count("With kind regards") == 2
    scene.board.go_to(date(2026, 4, 5))
    assert {row.chased for row in overdue(scene.board.view())} == {"Sun 5 April, e-mail"}


@pytest.mark.slow
async def test_what_members_answered_stands_there_and_an_action_goes_with_the_report(scene: Scene) -> None:
    app = scene.app("Maria Okafor", Role.REPRESENTATIVE, "2026-03-11T21:15")
    async with app.run_test(size=WIDE) as pilot:
        today = cast("Today", await is_open(pilot, Today))
        await until(pilot, lambda: today.is_laid_out and today.row is not None)
        while today.row.act != "report.submit":
            await pilot.press("down")
        await pilot.press("d")
        form = cast("ReportBack", await is_open(pilot, ReportBack))
        await reads(pilot, "You asked members: “When should the bus go?” 6 answers: Most want it before ten.")
        await form._conflict.put("none")
        (item,) = form._items.entries
        await item.put({"said": "That the bus go before ten"})
        form.query_one("#besides").focus()
        await pilot.press("enter")
        await until(pilot, lambda: form._besides["actions"].is_on_screen)
        await form._besides["actions"].put([{"what": "Ask for the timetable", "due_on": "20 march"}])
        await pilot.press("f4")
        await reads(pilot, "Ask for the timetable")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is form)
        await pilot.press("f2")
        await reads(pilot, "Sent. Your members can read it now.")
    scene.board.go_to(date(2026, 3, 11), time(22))
    (sent,) = listed(scene.board.view())
    read = read_report(scene.board.view(Role.PUBLIC), sent.id)
    assert ("What they answered", "6 answers: Most want it before ten.") in read.items[0].lines
    assert [(one.what, one.due_on) for one in actions(scene.board.view())] == [
        ("Ask for the timetable", date(2026, 3, 20))
    ]


@pytest.mark.slow
async def test_an_amendment_begins_with_what_was_sent(scene: Scene) -> None:
    board, maria = scene.board, scene.maria
    (plan,) = meeting_on(board.view(), scene.meeting).items
    declarations.nil(maria.desk, scene.meeting)
    sent = reports.submit(maria.desk, scene.meeting, [ReportItem(plan.id, decided="Agreed with £40k")]).report
    app = scene.app("Maria Okafor", Role.REPRESENTATIVE, "2026-03-13T21:00")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Frame))
        app.fill_in(all_acts()["report.amend"], {"report": sent})
        form = cast("AmendReport", await is_open(pilot, AmendReport))
        (item,) = form._items.entries
        await until(pilot, lambda: item.fields["decided"].raw == "Agreed with £40k")
        await item.fields["decided"].put("Agreed with £30k")
        await form._rest[-1].put("the minutes say so")
        await pilot.press("f2")
        await reads(pilot, "The old ones stay on record")
        await pilot.press("tab", "enter")
        await reads(pilot, "Amended. Your members can read the new words now.")
    board.go_to(date(2026, 3, 13), time(22))
    assert read_report(board.view(), sent).items[0].lines[-1] == ("What was decided", "Agreed with £30k")
    assert read_report(board.view(as_at=TENTH), sent).items[0].lines[0][1] == "Agreed with £40k"


@pytest.mark.slow
async def test_members_are_asked_in_at_most_five_keys_besides_the_words(scene: Scene) -> None:
    """JOBS B2: from a meeting to the question, and a page to pass on."""
    coming = scene.board.meeting(date(2026, 4, 14))
    app = scene.app("Maria Okafor", Role.REPRESENTATIVE, "2026-04-02T19:30")
    async with app.run_test(size=SMALL) as pilot:
        await is_open(pilot, Today)
        await pilot.press("4")
        meetings = cast("Meetings", await is_open(pilot, Meetings))
        await until(pilot, lambda: meetings.is_laid_out and meetings.row is not None)
        await until(pilot, lambda: app.role is not None)
        assert meetings.row.id == coming
        await pilot.press("m")
        form = cast("ActForm", await is_open(pilot, ActForm))
        await until(pilot, lambda: form.field("question").has_focus_within)
        await pilot.press(*"Which day?", "f2")
        await reads(pilot, "done, and on record")
    scene.board.go_to(date(2026, 4, 2), time(20))
    (asked,) = (row for row in questions(scene.board.view()) if row.meeting_id == coming)
    assert (asked.question, asked.closes_on) == ("Which day?", date(2026, 4, 7))
