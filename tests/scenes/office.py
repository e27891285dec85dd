"""A small office for the scenes of daily work: a board that meets this afternoon, another where somebody said nothing.

Everybody in it is invented. It is made once, by acts; each scene writes to a copy of its own.
"""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Final

from board import Board
from scenes.story import SEED

from compacttui.acts import constituencies, declarations, meetings, people
from compacttui.acts.selections.opening import open_selection
from compacttui.acts.selections.requests import receive as receive_request
from compacttui.cli.session import Session, Settings
from compacttui.questions.interests import matches
from compacttui.rules.roles import Role
from compacttui.rules.words import AttendanceStatus, SelectionReason, TermKind

OFFICER: Final = "Ama Larbi"
HOLDER, DEPUTY, AUDITOR = "Maria Okafor", "Devi Rahman", "Sam Adeyemi"
BOARD, MEETS_AT = "Health and Wellbeing Board", time(14)
SILENT, SECOND = "Tom Lindqvist", "Nia Castellan"
OTHER_BOARD: Final = "Skills Board"
CHARITY: Final = "Harbour Youth Trust"
TODAY: Final = date(2026, 4, 20)
HELD: Final = date(2026, 3, 10)


def make(file: Path) -> None:
    """Write the office's records to a file: as they stand on the morning of Monday 20 April 2026."""
    session = Session(Settings(db=str(file), now="2026-03-02T09:00", seed=SEED))
    session.begin("Eastmere (example)", OFFICER, str(file))
    board = Board.of(session.desk(), BOARD)
    people.register(board.officer, AUDITOR, roles=[Role.AUDITOR])
    trust = board.organisation(CHARITY)
    maria = board.sitter(HOLDER, seat=board.seat())
    board.sitter(DEPUTY, seat=maria.seat, basis=TermKind.DEPUTY)
    board.trustee_of(maria, trust)
    carers = [session.find("group", name) for name in ("People with carer responsibilities", "Women")]
    constituencies.change_constituency(board.officer, board.constituency, groups=carers)
    tenants = board.seat("Tenants' seat")
    _the_other_board(board, trust)
    board.go_to(date(2026, 4, 2))
    returning = people.register(board.officer, "Grace Mbeki", roles=[Role.RETURNING_OFFICER])
    open_selection(board.officer, [tenants], returning, why=SelectionReason.NEW_SEAT)
    this_afternoon = board.meeting(TODAY, MEETS_AT)
    board.item(this_afternoon, "Transport to clinics")
    board.item(this_afternoon, "Grants to youth work", trust, decision=True)
    receive_request(board.officer, board.partnership, date(2026, 4, 23), "the chair")
    session.close()


def _the_other_board(first: Board, trust: str) -> None:
    """Two sit there; the one who is a trustee said nothing, and neither has reported back."""
    other = Board.of(first.officer, OTHER_BOARD)
    tom = other.sitter(SILENT, seat=other.seat("Learners' seat"))
    nia = other.sitter(SECOND, seat=other.seat("Apprentices' seat"))
    other.trustee_of(tom, trust)
    meeting = other.meeting(HELD)
    other.item(meeting, "Apprenticeships")
    other.item(meeting, "Grant round", trust, decision=True)
    other.go_to(date(2026, 3, 11))
    other.hold(meeting, tom, nia, on=HELD)


def declare_this_afternoon(file: Path) -> None:
    """Maria has declared her interest in the second item, just as the board began."""
    session = _session(file, "2026-04-20T14:01", HOLDER, "representative")
    view = session.view()
    (match,) = (one for one in matches(view) if one.met_on == TODAY)
    declarations.make(session.desk(), match.meeting_id, match.item_id, organisation=match.organisation_id)
    session.close()


def hold_this_afternoon(file: Path) -> None:
    """The board has met, and Maria was there."""
    session = _session(file, "2026-04-20T17:00", OFFICER, "cvs_officer")
    meeting = session.find("meeting", BOARD)
    meetings.hold(
        session.desk(),
        meeting,
        None,
        [meetings.Attended(session.find("term", HOLDER), AttendanceStatus.PRESENT)],
    )
    session.close()


def _session(file: Path, now: str, person: str, role: str) -> Session:
    return Session(Settings(db=str(file), now=now, person=person, role=role, seed=SEED))
