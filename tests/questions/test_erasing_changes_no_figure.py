"""Number 19 of the invariants: taking somebody's name and words away changes no count, no date and no total."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from board import Board
from contests import Contest

from compacttui.acts import declarations, interests, reports, soundings
from compacttui.acts import terms as serving
from compacttui.acts.desk import Desk
from compacttui.acts.reports import ReportAction, ReportItem
from compacttui.rules.dates import PartialDate
from compacttui.rules.roles import Role
from compacttui.rules.words import BasisOfView, InterestCategory, InterestKind, Marking

LISTS_THE_ERASURE = {"changed", "sample", "kept_long_enough", "today", "history"}
"""Questions about entries of the history itself, and about what is still to be erased: these tell of the erasure."""
READERS = (Role.CVS_OFFICER, Role.AUDITOR, Role.PUBLIC)
"""Who asks: whoever reads most, whoever checks, and everybody."""


def a_town(desk: Desk) -> None:
    """People who sat, stood, declared, reported and left; nobody is in office or stands any more."""
    contest = Contest.of(desk, seats=2, members=13)
    contest.elect_two()
    contest.sign()
    contest.declare()
    board = Board.of(desk)
    maria, ben = board.sitter("Maria Thistlewood"), board.sitter("Ben Thistlewood")
    interest = board.trustee_of(maria, board.organisation())
    interests.declare(
        ben.desk,
        category=InterestCategory.FINANCIAL,
        kind=InterestKind.OWNERSHIP,
        since=PartialDate(2025),
        description="A share in the Harbour Café",
    )
    serving.state_mandate(desk, ben.term, "To speak for carers.")
    start = board.view().day
    for week in (1, 2, 3):
        day = date.fromordinal(start.toordinal() + 7 * week)
        meeting = board.meeting(day)
        items = [board.item(meeting, f"Item {n} of week {week}") for n in (1, 2)]
        asked = soundings.ask(maria.desk, meeting, "What of it?", items[0])
        soundings.answer(maria.desk, asked, "A lot.")
        board.go_to(day)
        if week == 1:
            declarations.make(maria.desk, meeting, items[0], interest=interest, nature="I sit on its board.")
        declarations.nil(ben.desk, meeting)
        board.go_to(date.fromordinal(day.toordinal() + 1))
        board.hold(meeting, maria, ben)
        sent = reports.submit(
            ben.desk,
            meeting,
            [
                ReportItem(item=items[0], said="I spoke.", basis=BasisOfView.MEMBER_SURVEY, people_asked=4),
                ReportItem(item=items[1], said="I listened.", marking=Marking.SECTOR_ONLY, reason="Names"),
            ],
            actions=[ReportAction(what="Send the figures", owner="Ben")],
        )
        assert sent
    board.leaves(maria, board.view().day)
    board.leaves(ben, board.view().day)


@pytest.fixture(scope="module")
def kept(empty_file: Path, tmp_path_factory: pytest.TempPathFactory, make_town: Any) -> Desk:
    desk: Desk = make_town()
    a_town(desk)
    return desk
