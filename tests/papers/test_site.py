"""The public register as a folder of pages: every link leads somewhere, and what is closed again goes from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from board import Board
from made import TRICKS, read

from compacttui.acts import constituencies, declarations, reports
from compacttui.acts.desk import Desk
from compacttui.acts.reports import ReportItem
from compacttui.exchange.folder import LIST, write_pages
from compacttui.papers.as_html import as_html
from compacttui.papers.as_markdown import as_markdown
from compacttui.papers.as_text import as_text
from compacttui.papers.document import Document, Links
from compacttui.papers.site import HOME, site
from compacttui.records.groups import group_id
from compacttui.rules.refusal import Refused
from compacttui.rules.words import Marking

TENTH = date(2026, 3, 10)


@pytest.fixture
def reported(desk: Desk) -> tuple[Board, str]:
    """A board with one report-back on one open item."""
    board = Board.of(desk)
    maria, meeting = board.sitter(), board.meeting(TENTH)
    plan = board.item(meeting, "Winter plan")
    board.go_to(TENTH)
    board.hold(meeting, maria)
    declarations.nil(maria.desk, meeting)
    return board, reports.submit(maria.desk, meeting, [ReportItem(plan, decided="£40k for transport")]).report


def test_every_link_leads_to_a_page_of_the_folder_and_every_page_back(reported: tuple[Board, str]) -> None:
    pages = dict(site(reported[0].view()))
    assert list(pages) == ["who-sits-where.html", "report-backs-2026-03.html", HOME]
    for name, page in pages.items():
        taken = read(page)
        links = [a["href"] for tag, a in taken.elements if tag == "a"]
        ids = {a["id"] for _, a in taken.elements if "id" in a}
        assert all(link in pages or link.removeprefix("#") in ids for link in links)
        assert name == HOME or HOME in links
    assert "£40k for transport" in pages["report-backs-2026-03.html"]
    assert "There is none yet." in pages[HOME]


def test_publishing_again_brings_the_folder_up_to_date(reported: tuple[Board, str], tmp_path: Path) -> None:
    board, report = reported
    folder = tmp_path / "site"
    assert write_pages(folder, site(board.view())) == 3
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert write_pages(folder, site(board.view())) == 3
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    reports.mark(board.officer, report, 1, Marking.BOARD_CONFIDENTIAL, "not public yet")
    write_pages(folder, site(board.view()))
    page = (folder / "report-backs-2026-03.html").read_text(encoding="utf-8")
    assert "£40k" not in page
    assert "Winter plan: this item took place and is closed." in page


def test_a_page_that_is_no_longer_published_goes_and_nothing_else_does(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_pages(folder, [("a.html", "a"), ("b.html", "b")])
    (folder / "mine.css").write_text("mine", encoding="utf-8")
    with (folder / LIST).open("a", encoding="utf-8") as listed:
        listed.write("../outside.html\nmine.css\n")
    (tmp_path / "outside.html").write_text("mine", encoding="utf-8")
    assert write_pages(folder, [("b.html", "new")]) == 1
    assert sorted(file.name for file in folder.iterdir()) == ["b.html", LIST, "mine.css"]
    assert (folder / "b.html").read_text(encoding="utf-8") == "new"
    assert (tmp_path / "outside.html").exists()


def test_a_folder_left_half_done_is_known_as_ours(tmp_path: Path) -> None:
    folder = tmp_path / "site"

    def broken():
        yield "a.html", "a"
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        write_pages(folder, broken())
    assert write_pages(folder, [("b.html", "b")]) == 1
    assert sorted(file.name for file in folder.iterdir()) == ["b.html", LIST]


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    for folder, says in ((tmp_path, "holds other things"), (tmp_path / "letter.txt", "is not a folder")):
        with pytest.raises(Refused, match=says):
            write_pages(folder, [("a.html", "a")])
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_links_lead_to_pages_of_the_folder_only_whatever_they_are_called() -> None:
    document = Document("Pages", "", (Links(tuple((words, "page.html") for words in TRICKS)),))
    assert {a["href"] for tag, a in read(as_html(document)).elements if tag == "a"} == {"page.html"}
    assert as_markdown(document).count("](page.html)") == len(TRICKS)
    assert as_text(document).count(": page.html") == len(TRICKS)
    for file in ("https://evil.example", "../up.html", "javascript:alert(1)", "page.html#x"):
        with pytest.raises(ValueError, match="letters, numbers and hyphens"):
            Links((("x", file),))


def test_the_page_of_coverage_is_there_once_somebody_says_whom_seats_speak_for(desk: Desk) -> None:
    board = Board.of(desk)
    board.sitter()
    assert "coverage.html" not in dict(site(board.view()))
    constituencies.change_constituency(desk, board.constituency, groups=[group_id(desk.town, 14)])
    pages = dict(site(board.view()))
    assert "People with carer responsibilities" in pages["coverage.html"]
    assert 'href="coverage.html"' in pages[HOME]
