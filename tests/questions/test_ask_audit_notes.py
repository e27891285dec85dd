"""Audit notes: auditors read them; nobody else's line, search, list, export or history is any different for them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from board import Board

from compacttui.acts import audit_notes as acts
from compacttui.acts.desk import Desk
from compacttui.questions.audit_notes import NotesShown, audit_notes, open_notes
from compacttui.questions.exceptions import exceptions
from compacttui.questions.find import find
from compacttui.questions.ledger import Wanted, history, timeline
from compacttui.questions.ledger.opened import entry
from compacttui.questions.showing import show
from compacttui.questions.things import lookup
from compacttui.questions.today import today
from compacttui.questions.view import View
from compacttui.records.log import event_table
from compacttui.records.verify import verify
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role

SAID = "Why was the marmalade fund not declared?"


class Audited:
    """A board with somebody in a seat, and an auditor's note about her."""

    def __init__(self, desk: Desk) -> None:
        self.board = Board.of(desk)
        self.maria = self.board.sitter()
        self.auditor = replace(desk, role=Role.AUDITOR)

    def write(self) -> str:
        """Write the note."""
        return acts.write(self.auditor, self.maria.person, said=SAID)

    def seen_by_others(self) -> list[object]:
        """All that picks out by thing, by person, by kind or by words, for everybody but auditors."""
        return [
            [self._picked(view), self._found(view)]
            for role in (Role.CVS_OFFICER, Role.REPRESENTATIVE, Role.PUBLIC)
            if (view := self.board.view(role, self.board.officer.person))
        ]

    def _picked(self, view: View) -> list[object]:
        person, founder = self.maria.person, self.board.officer.person
        wanted = (
            Wanted(thing=person),
            Wanted(actor=founder),
            Wanted(kind="note"),
            Wanted(kind="note.written"),
            Wanted(text="marmalade"),
            Wanted(text="audit note"),
            Wanted(text="Maria"),
            Wanted(text="Ama", actor=founder),
        )
        return [list(history(view, one)) for one in wanted]

    def _found(self, view: View) -> list[object]:
        return [
            list(timeline(view, "person", self.maria.person)),
            find(view, "marmalade"),
            lookup(view, "note", "marmalade"),
            list(today(view)),
            list(exceptions(view)),
        ]


@pytest.fixture
def audited(desk: Desk) -> Audited:
    return Audited(desk)


def test_nobody_else_s_lists_lines_and_searches_change_by_a_note(audited: Audited) -> None:
    before = audited.seen_by_others()
    audited.write()
    assert audited.seen_by_others() == before


def test_others_see_a_closed_entry_without_by_whom_in_which_role_or_about_what(audited: Audited) -> None:
    audited.write()
    for role in Role:
        view = audited.board.view(role, audited.board.officer.person)
        newest = history(view)[0]
        opened = entry(view, newest.seq)
        if role is Role.AUDITOR:
            assert (newest.what, newest.note) == ("audit note written", SAID)
            continue
        assert (newest.what, newest.about, newest.by, newest.thing, newest.reason) == (
            "closed entry",
            "",
            "",
            "",
            "",
        )
        assert (opened.by, opened.role, opened.about, opened.changes) == ("", "", (), ())
        assert "marmalade" not in repr(opened)


def test_the_ledger_itself_does_not_say_whom_a_note_is_about(audited: Audited) -> None:
    audited.write()
    with audited.board.officer.database.reading() as connection:
        body = connection.execute(event_table.select().where(event_table.c.kind == "note.written")).one().body
    assert audited.maria.person not in body
    assert "marmalade" not in body


def test_the_writer_in_another_hat_is_somebody_else(audited: Audited) -> None:
    note = audited.write()
    officer = audited.board.view(role=Role.CVS_OFFICER)
    assert list(audit_notes(officer, shown=NotesShown.ALL)) == []
    with pytest.raises(Refused, match="no such note"):
        show(officer, "note", note)
    assert open_notes(officer) == 0
    assert "Audit notes" not in {
        one.heading for one in show(officer, "person", audited.maria.person).sections
    }


def test_an_auditor_reads_the_notes_beside_what_they_are_about_and_settles_them(audited: Audited) -> None:
    note = audited.write()
    view = audited.board.view(role=Role.AUDITOR)
    (row,) = audit_notes(view, about=audited.maria.person, words="MARMALADE")
    assert (row.about, row.said, row.stands) == ("Maria Okafor", SAID, "not settled")
    beside = show(view, "person", audited.maria.person).sections[-1]
    assert (beside.heading, [one.value for one in beside.lines]) == ("Audit notes", [SAID])
    acts.settle(audited.auditor, note, "Declared on 4 March.")
    view = audited.board.view(role=Role.AUDITOR)
    assert list(audit_notes(view)) == []
    (row,) = audit_notes(view, shown=NotesShown.SETTLED)
    assert row.outcome == "Declared on 4 March."
    with pytest.raises(Refused, match="settled already"):
        acts.settle(audited.auditor, note, "Again.")


def test_a_note_may_be_about_an_entry_and_only_about_one_that_is_there(audited: Audited) -> None:
    acts.write(audited.auditor, said="Recorded three weeks late.", entry=3)
    about_entry = [row for row in audit_notes(audited.board.view(Role.AUDITOR)) if row.entry is not None]
    assert [(row.entry, row.about) for row in about_entry] == [(3, "")]
    with pytest.raises(Refused, match="no entry 9,999"):
        acts.write(audited.auditor, said="Nothing there.", entry=9_999)
    with pytest.raises(NotPermitted):
        acts.write(replace(audited.auditor, role=Role.CVS_OFFICER), said="I am no auditor now.")


def test_notes_are_checked_like_every_entry(audited: Audited) -> None:
    audited.write()
    assert verify(audited.board.officer.database, audited.board.officer.town, deep=True).ok
