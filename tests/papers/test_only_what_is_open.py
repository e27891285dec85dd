"""Every paper that there is, for everybody who can make one: nothing in it that is not open to everyone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date

import pytest
from board import Board
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compacttui.acts import declarations, meetings, reports
from compacttui.acts.desk import Desk
from compacttui.acts.reports import ReportItem
from compacttui.papers.forms import Form, written
from compacttui.papers.registry import MONTH, all_papers
from compacttui.questions.view import View
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import BasisOfView, ClosedBecause, Marking

TENTH = date(2026, 3, 10)
BASES = (BasisOfView.CASEWORK, BasisOfView.MEMBER_SURVEY, BasisOfView.NETWORK_MEETING)
CLOSED = (Marking.SECTOR_ONLY, Marking.BOARD_CONFIDENTIAL)


def every_paper(view: View, things: dict[str, str]) -> Iterator[str]:
    """Every paper about these things, in every form; but what is handed to a person about themselves."""
    for paper in (one for one in all_papers().values() if one.takes in things and not one.theirs):
        for ref in {things[paper.takes], *([] if paper.needs or paper.takes == MONTH else [""])}:
            with suppress(Refused):
                document = paper(view, ref)
                yield from (written(document, form) for form in Form)


def items_of(agenda: list[str], marking: list[Marking]) -> list[ReportItem]:
    return [
        ReportItem(
            item,
            discussed=f"Secret{n}",
            said=f"Secret{n}",
            basis=BASES[n],
            marking=each,
            reason=f"because Secret{n}" if each in CLOSED else None,
            review_on=date(2026, 12, 1) if each in CLOSED else None,
        )
        for n, (item, each) in enumerate(zip(agenda, marking, strict=True))
    ]


@pytest.mark.slow
@settings(max_examples=3)
@given(
    on_agenda=st.lists(st.booleans(), min_size=3, max_size=3),
    marked=st.lists(st.sampled_from([Marking.OPEN, *CLOSED]), min_size=3, max_size=3),
    later=st.lists(st.tuples(st.sampled_from(["mark", "agenda", "amend"]), st.integers(0, 2)), max_size=3),
)
@example([False, True, False], [Marking.OPEN, Marking.OPEN, Marking.SECTOR_ONLY], [])
@example([False] * 3, [Marking.OPEN] * 3, [("mark", 0), ("amend", 1)])
def test_invariant_12_no_paper_holds_what_is_not_open_whoever_makes_it(
    make_town: Callable[[], Desk],
    on_agenda: list[bool],
    marked: list[Marking],
    later: list[tuple[str, int]],
) -> None:
    board = Board.of(make_town())
    maria, meeting = board.sitter(), board.meeting(TENTH)
    agenda = [
        board.item(meeting, f"Title {n}", closed_because=ClosedBecause.COMMERCIAL if closed else None)
        for n, closed in enumerate(on_agenda)
    ]
    board.go_to(TENTH)
    board.hold(meeting, maria)
    declarations.nil(maria.desk, meeting)
    marking = [
        Marking.BOARD_CONFIDENTIAL if closed else each for closed, each in zip(on_agenda, marked, strict=True)
    ]
    sent = reports.submit(
        maria.desk, meeting, items_of(agenda, marking), None, "Guidance for members only"
    ).report
    is_closed = {n for n, each in enumerate(marking) if each is not Marking.OPEN}
    for day, (how, n) in enumerate(later, 11):
        board.go_to(date(2026, 3, day))
        is_closed |= close_further(board, sent, agenda, marking, maria.desk, how, n)
    things = {
        "report": sent,
        "partnership": board.partnership,
        "person": maria.person,
        "seat": maria.seat,
        MONTH: "2026-03",
    }
    for role, person in (
        (Role.CVS_OFFICER, None),
        (Role.REPRESENTATIVE, maria.person),
        (Role.AUDITOR, ""),
    ):
        for as_at in (None, TENTH):
            papers = " ".join(every_paper(board.view(role, person, as_at=as_at), things))
            assert "Guidance for members only" not in papers
            for n in is_closed:
                assert f"Secret{n}" not in papers
                assert BASES[n].words not in papers
                assert f"Title {n}: this item took place and is closed" in papers
            assert all(f"Secret{n}" in papers for n in {0, 1, 2} - is_closed)


def close_further(
    board: Board, sent: str, agenda: list[str], marking: list[Marking], writer: Desk, how: str, n: int
) -> set[int]:
    """Close an item after the report was sent; says which one, if it could be."""
    with suppress(Refused):
        match how:
            case "amend":
                reports.amend(writer, sent, items_of(agenda, marking), "a word put right")
            case "mark":
                reports.mark(board.officer, sent, n + 1, Marking.BOARD_CONFIDENTIAL, "not public yet")
                return {n}
            case _:
                because = ClosedBecause.NEGOTIATION
                meetings.change_item(
                    board.officer, agenda[n], f"Title {n}", closed_because=because, reason="talks go on"
                )
                return {n}
    return set()


def test_every_kind_of_paper_is_looked_at() -> None:
    """Here, or beside its own tests: what a selection keeps, or the register of interests, is nobody's report."""
    looked_at = {
        "report",
        "sounding",
        "partnership",
        MONTH,
        "selection",
        "person",
        "organisation",
        "group",
        "seat",
    }
    assert {paper.takes for paper in all_papers().values()} <= looked_at


@pytest.mark.parametrize("name", all_papers())
def test_every_paper_says_in_one_sentence_what_it_is(name: str) -> None:
    paper = all_papers()[name]
    assert paper.title
    assert paper.help.endswith(".")
