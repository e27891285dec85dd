"""The register of interests on paper: whole, at one table, of one person, in one organisation; nothing held back is in it."""

from __future__ import annotations

from datetime import date

import pytest
from board import Board, Sitter

from compacttui.acts import interests
from compacttui.acts.desk import Desk
from compacttui.papers.as_html import as_html
from compacttui.papers.as_text import LARGE, as_text
from compacttui.papers.document import Document, Table
from compacttui.papers.forms import Form
from compacttui.papers.forms import written as printed
from compacttui.papers.registry import all_papers
from compacttui.papers.site import site
from compacttui.rules.dates import PartialDate
from compacttui.rules.roles import Role
from compacttui.rules.words import InterestCategory, InterestKind, Mitigation, Publication

TRUSTEE = {"category": InterestCategory.NON_FINANCIAL_PROFESSIONAL, "kind": InterestKind.TRUSTEESHIP}


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


@pytest.fixture
def maria(board: Board) -> Sitter:
    return board.sitter()


def tables(document: object) -> list[Table]:
    blocks = getattr(document, "blocks", ())
    return [one for block in blocks for one in ([block] if isinstance(block, Table) else tables(block))]


def written(board: Board, name: str, ref: str = "", **days: date) -> Document:
    return all_papers()[name](board.view(**days), ref)


def test_member_wants_large_print_of_the_whole_register(board: Board, maria: Sitter) -> None:
    """Every word of it, set large: on paper, and as text in lines that are short enough for it."""
    for name in ("Harbour Youth Trust", "Copper Kettle Befriending"):
        board.trustee_of(maria, board.organisation(name))
    paper = written(board, "register-of-interests")
    page, text = (printed(paper, form, large_print=True) for form in (Form.HTML, Form.TEXT))
    assert 'class="large"' in page
    assert [line for line in text.splitlines() if len(line) > LARGE] == []
    for words in ("Harbour Youth Trust", "Copper Kettle Befriending", "Maria Okafor"):
        assert words in page
        assert words in " ".join(text.split())


def test_an_entry_stands_there_in_ten_columns(board: Board, maria: Sitter) -> None:
    trust = board.organisation()
    board.go_to(date(2026, 5, 12))
    declared = interests.declare(
        maria.desk,
        category=InterestCategory.INDIRECT,
        kind=InterestKind.EMPLOYMENT,
        since=PartialDate(2026, 3, 20),
        organisation=trust,
        relationship="sister",
        description="She runs the youth club",
        aware_on=date(2026, 4, 1),
    )
    interests.review(board.officer, declared.interest, Mitigation.LEAVE_FOR_ITEM, "Pat Devlin, chair")
    paper = written(board, "register-of-interests")
    (table,) = tables(paper)
    assert table.headings == (
        *("Person", "Seat", "Category", "Direct or indirect", "In", "What it is"),
        *("From", "To", "What is done", "Declared"),
    )
    assert table.rows == (
        (
            "Maria Okafor",
            "Seat of Maria Okafor, Health and Wellbeing Board",
            "indirect",
            "indirect",
            "Harbour Youth Trust",
            "paid work, through somebody close: She runs the youth club",
            "20 March 2026",
            "",
            "leaves the room for the item",
            "12 May 2026, 13 days late",
        ),
    )
    assert paper.notes == (
        "Indirect: Someone close to you, for example a partner or a relative, has one of the other interests.",
    )
    assert "sister" not in as_text(paper)
    assert max(map(len, as_text(paper).splitlines())) <= 80


def test_what_is_redacted_says_less_and_what_is_withheld_is_counted(board: Board, maria: Sitter) -> None:
    trust = board.organisation()
    interests.declare(
        maria.desk,
        **TRUSTEE,
        since=PartialDate(2025),
        organisation=trust,
        description="Treasurer",
        publication=Publication.REDACTED,
        publication_reason="asked for by the trust",
    )
    interests.declare(
        maria.desk,
        **TRUSTEE,
        since=PartialDate(2025),
        body="A refuge",
        publication=Publication.WITHHELD,
        publication_reason="safety of residents",
    )
    for ref in ("", board.partnership):
        text = as_text(written(board, "register-of-interests", ref))
        assert "1 entry is withheld" in text
        assert "(not published)" in text
        assert "a part is left out, with a recorded reason" in text
    whole = "".join(page for _, page in site(board.view()))
    for secret in ("Treasurer", "asked for", "refuge", "safety of residents"):
        assert secret not in whole
    of_maria = as_text(written(board, "interests-of-person", maria.person))
    assert "1 entry is withheld" in of_maria
    # In whom it is would be told by its standing here, and by its being counted here.
    assert "No interest is on the register here." in as_text(
        written(board, "interests-in-organisation", trust)
    )


def test_past_interests_stay_for_half_a_year_and_the_paper_is_as_at_any_day(
    board: Board, maria: Sitter
) -> None:
    declared = interests.declare(maria.desk, **TRUSTEE, since=PartialDate(2025), body="Harbour Trading")
    board.go_to(date(2026, 4, 1))
    interests.close(maria.desk, declared.interest, PartialDate(2026, 4, 1))
    board.go_to(date(2026, 5, 1))
    (past,) = tables(written(board, "register-of-interests"))
    assert past.caption == "1 interest held before"
    (held,) = tables(written(board, "register-of-interests", as_at=date(2026, 3, 20)))
    assert held.caption == "1 interest held"
    board.go_to(date(2026, 11, 1))
    assert not tables(written(board, "register-of-interests"))


def test_only_those_at_the_table_stand_on_its_paper(board: Board, maria: Sitter) -> None:
    other = Board.of(board.officer, "Skills Board")
    tom = other.sitter("Tom Lindqvist")
    for who, body in ((maria, "Harbour Trading"), (tom, "Copper Kettle")):
        interests.declare(who.desk, **TRUSTEE, since=PartialDate(2025), body=body)
    (table,) = tables(written(board, "register-of-interests", other.partnership))
    assert [row[4] for row in table.rows] == ["Copper Kettle"]
    (table,) = tables(written(board, "register-of-interests"))
    assert [row[0] for row in table.rows] == ["Maria Okafor", "Tom Lindqvist"]
    (table,) = tables(written(board, "interests-of-person", maria.person))
    assert [row[4] for row in table.rows] == ["Harbour Trading"]


def test_a_nil_return_stands_on_the_published_register(board: Board, maria: Sitter) -> None:
    interests.confirm_none(maria.desk)
    (table,) = tables(written(board, "register-of-interests"))
    assert table.caption == "1 confirmation, 1 of them with nothing to declare"
    assert [row[2:] for row in table.rows] == [("2 March 2026", "nothing to declare")]
    assert "register-of-interests.html" in dict(site(board.view()))


def test_invariant_12_no_output_holds_what_is_held_back_of_the_register(board: Board, maria: Sitter) -> None:
    """Of every way to be published at first, to every way to be published later: what counts is what holds now."""
    ways = [(first, later) for first in Publication for later in Publication]
    trusts = [board.organisation(f"Secret{n} Trust") for n in range(len(ways))]
    entries = [
        interests.declare(
            maria.desk,
            **TRUSTEE,
            since=PartialDate(2025),
            organisation=trust,
            description=f"Words{n}",
            relationship=f"Relative{n}",
            publication=first,
            publication_reason=None if first is Publication.PUBLIC else f"Reason{n}",
        ).interest
        for n, (trust, (first, _)) in enumerate(zip(trusts, ways, strict=True))
    ]
    board.go_to(date(2026, 3, 9))
    for n, (entry, (_, later)) in enumerate(zip(entries, ways, strict=True)):
        reason = None if later is Publication.PUBLIC else f"Reason{n}"
        interests.review(board.officer, entry, Mitigation.SPEAK_NOT_VOTE, "the chair", None, later, reason)
    papers = all_papers()
    for role, as_at in ((Role.CVS_OFFICER, None), (Role.AUDITOR, date(2026, 3, 4))):
        view = board.view(role, "", as_at=as_at)
        made = [
            papers["register-of-interests"](view, board.partnership),
            papers["interests-of-person"](view, maria.person),
            *(papers["interests-in-organisation"](view, trust) for trust in trusts),
        ]
        out = "".join([*map(as_text, made), *map(as_html, made), *(page for _, page in site(view))])
        for n, (_, later) in enumerate(ways):
            # A paper that was asked for by a name says that name in its title.
            said = out.replace(f"Interests in Secret{n} Trust", "")
            assert f"Relative{n}" not in said
            assert f"Reason{n}" not in said
            assert (f"Secret{n}" in said) == (later is Publication.PUBLIC)
            assert (f"Words{n}" in said) == (later is Publication.PUBLIC)
