"""Number 12 of the invariants, over every output that there is: what is not open reaches nobody whom it is closed to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from board import Board, Sitter
from hypothesis import given, settings
from hypothesis import strategies as st
from outputs import everything

from compacttui.acts import audit_notes, declarations, interests, meetings, remarks, reports, soundings
from compacttui.acts import terms as serving
from compacttui.acts.desk import Desk
from compacttui.acts.reports import ReportAction, ReportItem
from compacttui.questions.view import View
from compacttui.rules.dates import PartialDate
from compacttui.rules.roles import Role
from compacttui.rules.words import (
    BasisOfView,
    ClosedBecause,
    InterestCategory,
    InterestKind,
    Marking,
    Publication,
)

TENTH = date(2026, 3, 10)
WORDS = "zyxclosed"
"""With what every word begins that somebody may not read; it stands in no name."""
HOW = ("open", "agenda", "agenda later", "sector only", "confidential", "marked later")


@dataclass
class Town:
    """A town with a report whose items are open or closed, each in its way, and with all else that is not public.

    Attributes:
        board: its board.
        closed: words by the roles that may read none of them.
    """

    board: Board
    closed: dict[str, frozenset[Role]] = field(default_factory=dict)

    def secret(self, name: str, *roles: Role) -> str:
        """Words that none of these roles may read."""
        words = f"{WORDS}{name}"
        self.closed[words] = frozenset(roles)
        return words


OUTSIDE = (Role.PUBLIC, Role.ADMINISTRATOR)
NOT_THEIRS = (*OUTSIDE, Role.REPRESENTATIVE)
NOBODY_ELSE = (*NOT_THEIRS, Role.AUDITOR, Role.CVS_OFFICER)


def town_with(desk: Desk, hows: list[str]) -> Town:
    """Make it: one item of the report for each way to be open or closed."""
    town = Town(Board.of(desk))
    board = town.board
    maria, trust = board.sitter(), board.organisation("Haven Refuge")
    held_back = interests.declare(
        maria.desk,
        category=InterestCategory.NON_FINANCIAL_PERSONAL,
        kind=InterestKind.FAMILY,
        since=PartialDate(2025),
        body=town.secret("body", *NOT_THEIRS),
        description=town.secret("description", *NOT_THEIRS),
        relationship=town.secret("relationship", *NOT_THEIRS),
        publication=Publication.WITHHELD,
        publication_reason=town.secret("why-withheld", *NOT_THEIRS),
    ).interest
    meeting = board.meeting(TENTH)
    agenda = [
        board.item(
            meeting, f"Title {n}", trust, closed_because=ClosedBecause.COMMERCIAL if how == "agenda" else None
        )
        for n, how in enumerate(hows)
    ]
    about = None if hows[0] == "agenda" else agenda[0]
    asked = soundings.ask(maria.desk, meeting, "What keeps you up?", about)
    soundings.answer(maria.desk, asked, town.secret("answer", *OUTSIDE))
    declared = declarations.make(
        maria.desk, meeting, agenda[0], interest=held_back, nature=town.secret("nature", *NOT_THEIRS)
    )
    assert declared.declaration
    board.go_to(TENTH)
    board.hold(meeting, maria)
    report = reports.submit(
        maria.desk,
        meeting,
        [_item(town, item, n, how) for n, (item, how) in enumerate(zip(agenda, hows, strict=True))],
        actions=[_action(town, item, n, how) for n, (item, how) in enumerate(zip(agenda, hows, strict=True))],
    ).report
    _what_follows(town, report, maria, agenda, hows)
    board.go_to(date(2026, 3, 12))
    for n, how in enumerate(hows):
        if how == "agenda later":
            meetings.change_item(
                board.officer,
                agenda[n],
                f"Title {n}",
                closed_because=ClosedBecause.NEGOTIATION,
                reason="talks go on",
            )
        if how == "marked later":
            reports.mark(board.officer, report, n + 1, Marking.BOARD_CONFIDENTIAL, "not public yet")
    _what_stays_inside(town, report, maria)
    board.go_to(date(2026, 5, 20))
    return town


def _said(town: Town, what: str, n: int, how: str) -> str:
    """Words about an item, as closed as that is."""
    if how == "open":
        return "said openly"
    return town.secret(f"{what}{n}", *(OUTSIDE if how == "sector only" else NOBODY_ELSE))


def _action(town: Town, item: str, n: int, how: str) -> ReportAction:
    return ReportAction(_said(town, "action", n, how), _said(town, "owner", n, how), date(2026, 4, 1), item)


def _what_follows(town: Town, report: str, writer: Sitter, agenda: list[str], hows: list[str]) -> None:
    """What is said about each item after the report: an action more and what came of it, a comment with a reply."""
    for n, (item, how) in enumerate(zip(agenda, hows, strict=True)):
        action = reports.agree(writer.desk, report, _said(town, "agreed", n, how), item=item)
        reports.settle(writer.desk, action, done=False, outcome=_said(town, "outcome", n, how))
        comment = _said(town, "comment", n, how)
        remark = remarks.make(writer.desk, report, comment, number=n + 1, for_everyone=True)
        remarks.reply(writer.desk, remark, _said(town, "reply", n, how))


def _item(town: Town, item: str, n: int, how: str) -> ReportItem:
    said = _said(town, "item", n, how)
    marking = {
        "sector only": Marking.SECTOR_ONLY,
        "confidential": Marking.BOARD_CONFIDENTIAL,
        "agenda": Marking.BOARD_CONFIDENTIAL,
    }.get(how, Marking.OPEN)
    own = how in {"sector only", "confidential"}
    return ReportItem(
        item,
        discussed=said,
        decided=said,
        said=said,
        basis=BasisOfView.CASEWORK,
        implications=said,
        benefit=said,
        marking=marking,
        reason="talks go on" if own else None,
        review_on=date(2026, 12, 1) if own else None,
    )


def _what_stays_inside(town: Town, report: str, sitter: Sitter) -> None:
    """A remark for members, a note to the successor, what a holder was asked, an audit note."""
    board = town.board
    remarks.make(board.officer, report, town.secret("remark", *OUTSIDE))
    serving.hand_over(sitter.desk, sitter.term, advice=town.secret("advice", *NOT_THEIRS))
    asked = town.secret("asked", *NOT_THEIRS)
    serving.ask(board.officer, sitter.term, asked=asked, reason=town.secret("why-asked", *NOT_THEIRS))
    auditor = replace(board.officer, role=Role.AUDITOR)
    secret = town.secret("audit-note", *NOT_THEIRS, Role.CVS_OFFICER)
    audit_notes.write(auditor, sitter.person, said=secret)


def look(town: Town, view: View) -> None:
    """Read everything as somebody, and find no word that is closed to them."""
    closed = [words for words, roles in town.closed.items() if view.role in roles]
    for what, text in everything(view, WORDS):
        found = [words for words in closed if words in text]
        assert not found, f"{what}, read by {view.role.words}, holds {found}"


def test_invariant_12_nothing_closed_stands_in_any_output(make_town: Callable[[], Desk]) -> None:
    town = town_with(make_town(), list(HOW))
    look(town, town.board.view(Role.PUBLIC, ""))


@pytest.mark.slow
def test_invariant_12_for_every_reader_and_as_at_the_day_of_the_meeting(
    make_town: Callable[[], Desk],
) -> None:
    """A holder of another seat, the administrator, an auditor and the officer, too, read only what is for them."""
    town = town_with(make_town(), list(HOW))
    board = town.board
    stranger = board.sitter("Tom Lindqvist", seat=board.seat("Tenants' seat")).person
    for role, person in (
        (Role.ADMINISTRATOR, ""),
        (Role.REPRESENTATIVE, stranger),
        (Role.AUDITOR, ""),
        (Role.CVS_OFFICER, None),
    ):
        look(town, board.view(role, person))
    look(town, board.view(Role.PUBLIC, "", as_at=TENTH))


@pytest.mark.slow
@settings(max_examples=2)
@given(st.lists(st.sampled_from(HOW), min_size=1, max_size=4))
def test_invariant_12_however_items_are_closed(make_town: Callable[[], Desk], hows: list[str]) -> None:
    town = town_with(make_town(), hows)
    look(town, town.board.view(Role.PUBLIC, ""))
