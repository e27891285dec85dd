"""Every answer, record, line, paper, export and letter of a town full of attacks: nothing raw arrives, and nothing falls over."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

import pytest
from cli.conftest import Run
from hostile.attacks import control_characters
from hostile.conftest import TODAY
from openpyxl import load_workbook
from outputs import things_of
from papers.made import ATTRIBUTES, ELEMENTS
from papers.made import read as page_read

from compacttui.cli.session import Session, Settings
from compacttui.exchange.icalendar import as_icalendar
from compacttui.exchange.popolo import as_popolo
from compacttui.exchange.tables import as_csv, as_json, as_text
from compacttui.exchange.workbook import as_workbook
from compacttui.papers.document import Document
from compacttui.papers.forms import Form, written
from compacttui.papers.letters import all_letters, as_pages
from compacttui.papers.registry import MONTH, all_papers
from compacttui.papers.site import site
from compacttui.plain.opening import hold_on
from compacttui.questions.ledger.line import HAVE_A_LINE
from compacttui.questions.meetings.calendar import appointments
from compacttui.questions.popolo import who_sits
from compacttui.questions.registry import all_questions
from compacttui.questions.showing import all_shows
from compacttui.questions.things import kind_of
from compacttui.rules.aligned import width_of
from compacttui.rules.csv_text import cell_words
from compacttui.rules.refusal import Refused


def quiet(text: str, *, but: str = "\n") -> None:
    """Nothing in it that a terminal acts on, or that hides or turns words round."""
    bad = control_characters([text]) - set(but)
    assert not bad, (
        sorted(map(hex, map(ord, bad))),
        re.findall(f".{{0,40}}[{re.escape(''.join(bad))}].{{0,20}}", text)[:3],
    )


def command(run: Run, *arguments: object) -> str:
    """What a command writes; it may refuse, and never falls over."""
    ended = run(*arguments)
    assert ended.code in {0, 1, 2, 5}, ended
    quiet(ended.err)
    return ended.out


@pytest.fixture
def refs(bad_session: Session) -> dict[str, list[str]]:
    """A few things of every kind."""
    found: dict[str, list[str]] = {}
    for ref in things_of(bad_session.view()):
        found.setdefault(kind_of(ref), []).append(ref)
    return {kind: [*some[:1], *some[-1:]] for kind, some in found.items()}


@pytest.fixture
def here(bad_town: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands read the bad town."""
    monkeypatch.setenv("COMPACTTUI_DB", str(bad_town))
    monkeypatch.setenv("COMPACTTUI_NOW", TODAY)


@pytest.mark.slow
def test_every_answer(bad_session: Session) -> None:
    view = bad_session.view()
    for name, question in all_questions().items():
        if question.is_for(view.role):
            rows = list(islice(question(view), 20))
            text = as_text(rows, question.columns, today=view.today)
            quiet(text)
            assert max(map(width_of, text.split("\n"))) <= 80, name
            _only_shown("".join(as_csv(rows, question.columns)))
            made = "".join(as_json(rows))
            quiet(made)
            assert len(json.loads(made)) == len(rows)


@pytest.mark.long
def test_every_answer_by_command(run: Run, here: None) -> None:
    for name in all_questions():
        quiet(command(run, "ask", name))
        _only_shown(command(run, "ask", name, "--csv"))
        made = command(run, "ask", name, "--json")
        quiet(made)
        if made:
            json.loads(made)


@pytest.mark.slow
def test_every_answer_as_a_workbook(bad_session: Session) -> None:
    view = bad_session.view()
    for name, question in all_questions().items():
        if question.is_for(view.role):
            rows = list(islice(question(view), 20))
            made = as_workbook(rows, question.columns, title=question.title, today=view.today)
            with zipfile.ZipFile(io.BytesIO(made)) as parts:
                sheet = parts.read("xl/worksheets/sheet1.xml").decode()
                assert "<f>" not in sheet, name
                assert "<hyperlink" not in sheet
                assert not [
                    part for part in parts.namelist() if "external" in part.casefold() or "macro" in part
                ]
            read = load_workbook(io.BytesIO(made)).active
            assert read.max_row == len(rows) + 1
            for line in read.iter_rows():
                for cell in line:
                    assert cell.data_type != "f", (name, cell.coordinate)
                    quiet(str(cell.value or ""), but="\n\t")
            for told, line in zip(rows, read.iter_rows(min_row=2, values_only=True), strict=True):
                for column, shown in zip(question.columns, line, strict=False):
                    value = getattr(told, column.name)
                    if type(value) is str:
                        assert (shown or "") == cell_words(value), (name, column.name)


def _only_shown(table: str) -> None:
    quiet(table, but="\n\t")
    for row in csv.reader(io.StringIO(table), strict=True):
        assert not [cell for cell in row if re.match(r"\s*[=+@|＝＋＠\t\r-](?![0-9.]+$)", cell)]


@pytest.mark.slow
def test_records_and_lines(run: Run, here: None, refs: dict[str, list[str]]) -> None:
    for kind in ("person", "selection", "report"):
        quiet(command(run, "show", kind, refs[kind][-1]))
    quiet(command(run, "timeline", "seat", refs["seat"][0]))
    quiet(command(run, "show", "entry", 40))


@pytest.mark.long
def test_every_kind_of_record_and_line_in_every_form(
    run: Run, here: None, refs: dict[str, list[str]]
) -> None:
    for kind, some in refs.items():
        for ref in some:
            for form in ("--text", "--csv", "--json"):
                if kind in all_shows():
                    quiet(command(run, "show", kind, ref, form), but="\n\t")
                if kind in HAVE_A_LINE:
                    quiet(command(run, "timeline", kind, ref, form), but="\n\t")


@pytest.mark.slow
def test_the_history_and_what_is_found(run: Run, here: None) -> None:
    quiet(command(run, "history"))
    for words in ("\x1b[31mcarers\u202e [b] %", "x" * 5_000):
        quiet(command(run, "show", "person", words))


@pytest.mark.long
def test_the_history_in_every_form_and_what_is_wrong_with_it(run: Run, here: None) -> None:
    for form in ("--csv", "--json"):
        quiet(command(run, "history", form), but="\n\t")
    for words in ("\x1b[31mcarers\u202e [b] %", "x" * 5_000):
        quiet(command(run, "history", "--search", words))
    quiet(command(run, "doctor"))
    quiet(command(run, "verify"))


def papers_of(session: Session, refs: dict[str, list[str]]) -> Iterator[tuple[str, Document]]:
    view = session.view()
    for name, paper in all_papers().items():
        some = ["2026-10"] if paper.takes == MONTH else refs.get(paper.takes, [])[-1:]
        for ref in (*some, *([] if paper.needs or paper.takes == MONTH else [""])):
            with suppress(Refused):
                yield f"{name} {ref}", paper(view, ref)


@pytest.mark.slow
def test_every_paper_in_every_form(bad_session: Session, refs: dict[str, list[str]]) -> None:
    made = dict(papers_of(bad_session, refs))
    assert len({name.split()[0] for name in made}) > 5
    for name, document in made.items():
        for form in Form:
            text = written(document, form)
            quiet(text)
            if form is Form.TEXT:
                assert max(map(width_of, text.split("\n"))) <= 80, name
        _only_ours(written(document, Form.HTML))


@pytest.mark.long
def test_the_web_site(bad_session: Session) -> None:
    pages = dict(site(bad_session.view()))
    for name, page in pages.items():
        assert re.fullmatch(r"[a-z0-9-]+\.html", name)
        quiet(page)
        _only_ours(page)


def _only_ours(page: str) -> None:
    taken = page_read(page)
    assert {tag for tag, _ in taken.elements} <= set(ELEMENTS.split())
    assert {name for _, attributes in taken.elements for name in attributes} <= {
        *ATTRIBUTES.split(),
        "aria-label",
    }
    for tag, attributes in taken.elements:
        if tag == "a":
            assert re.fullmatch(r"#[a-z0-9-]+|[a-z0-9-]+\.html", attributes["href"])


@pytest.mark.slow
def test_every_export(bad_session: Session) -> None:
    view = bad_session.view()
    calendar = "".join(as_icalendar(appointments(view, past=True)))
    quiet(calendar, but="\r\n")
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    assert not re.search(r"[^\r]\n", calendar)
    assert re.findall(r"^ATTENDEE", calendar, re.MULTILINE) == []
    assert calendar.count("\r\nBEGIN:VEVENT\r\n") == len(list(appointments(view, past=True)))
    popolo = as_popolo(who_sits(view))
    quiet(popolo)
    json.loads(popolo)


@pytest.mark.long
def test_every_letter_in_every_form(run: Run, here: None) -> None:
    for name in all_letters():
        for form in ("--text", "--csv", "--json"):
            quiet(command(run, "letters", name, form), but="\n\t\ufeff")


@pytest.mark.slow
def test_every_letter(bad_session: Session) -> None:
    view = bad_session.view()
    for letter in all_letters().values():
        lines = as_pages(view, letter(view))
        for line in lines:
            quiet(line, but="")
            assert width_of(line) <= 80 or line.startswith(("To: ", "Subject: ", "Dear "))


LINES = (
    *("today", "seats", "1", "h", "p", "1", "people", "1", "n", "meetings", "1", "partnerships", "1", "1"),
    *(
        "organisations",
        "1",
        "reports",
        "selections",
        "1",
        "w",
        "interests",
        "1",
        "coverage",
        "/ carers",
        "1",
        "history",
    ),
    *("/ [b]\x1b[31m", "add a person", "Ann \x1b]0;x\x07 \u202eSmith", "", "", "?", "q"),
)


@pytest.mark.long
def test_plain_mode(bad_town: Path, anywhere: Path) -> None:
    mouth = io.StringIO()
    session = Session(Settings(db=str(bad_town), now=TODAY))
    hold_on(session, io.StringIO("".join(f"{line}\n" for line in LINES)), mouth)
    quiet(mouth.getvalue())
    assert "program made a mistake" not in mouth.getvalue()
    assert mouth.getvalue().count("\n") > 200
