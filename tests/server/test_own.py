"""Representatives and voting contacts on a server: everything that is theirs, and nothing that is somebody else's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import psycopg
import pytest
from board import Board, Sitter

from compacttui.acts import (
    audit_notes,
    declarations,
    drafts,
    interests,
    involvement,
    meetings,
    organisations,
    remarks,
    reports,
    soundings,
    terms,
)
from compacttui.acts.checkpoints import make_checkpoint
from compacttui.acts.desk import Desk
from compacttui.acts.meetings import Attended
from compacttui.acts.reports import ReportItem
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import NotPermitted
from compacttui.rules.roles import Role
from compacttui.rules.words import (
    AttendanceStatus,
    BasisOfView,
    Engagement,
    InvolvementReply,
    Marking,
    TermKind,
)
from server.conftest import Guarded

pytestmark = pytest.mark.postgres


def day_of(day: date) -> PartialDate:
    """A day as a form gives it."""
    return PartialDate.from_iso(day.isoformat())


@pytest.fixture
def board(guarded: Guarded) -> Board:
    """A board whose officer is the server's keeper."""
    return Board.of(guarded.keeper)


@pytest.fixture
def seated(guarded: Guarded, board: Board) -> Callable[..., Sitter]:
    """Somebody with a seat, at a desk with a login of their own."""

    def seat(name: str, **more: object) -> Sitter:
        sitter = board.sitter(name, **more)  # type: ignore[arg-type]
        role = sitter.desk.role
        return Sitter(sitter.person, sitter.seat, sitter.term, guarded.desk_of(sitter.person, role))

    return seat


@pytest.mark.slow
def test_a_representative_does_with_a_login_all_that_is_theirs(board: Board, seated: Callable[..., Sitter]):
    maria, today = seated("Maria Okafor"), board.officer.today
    deputy = seated("Jo Larbi", seat=maria.seat, basis=TermKind.DEPUTY)
    trust = board.organisation()
    entry = board.trustee_of(maria, trust)
    interests.confirm(maria.desk)
    interests.close(maria.desk, board.trustee_of(maria, board.organisation("Kettle Lane Hub")), day_of(today))
    coming = board.meeting(today + timedelta(days=20))
    asked = soundings.ask(maria.desk, coming, "What do carers need?")
    soundings.answer(maria.desk, asked, "Respite.", person=maria.person)
    soundings.close(maria.desk, asked, "Respite above all.")
    soundings.set_aside(maria.desk, soundings.ask(maria.desk, coming, "And evenings?"), "Asked twice.")
    meetings.record_attendance(
        maria.desk, coming, maria.term, AttendanceStatus.DEPUTY_SENT, deputy.term, brief="Ask for figures."
    )
    meeting = board.meeting(today, None)
    item = board.item(meeting, "Grant round", trust)
    drafts.save(maria.desk, "report.submit", meeting, {"asks": "first"})
    drafts.save(maria.desk, "report.submit", meeting, {"asks": "second"})
    assert drafts.listed(maria.desk)[0].values == {"asks": "second"}
    made = declarations.make(maria.desk, meeting, item, interest=entry).declaration
    board.hold(meeting, maria)
    meetings.record_attendance(
        maria.desk, meeting, maria.term, AttendanceStatus.DEPUTY_SENT, deputy.term, reason="She went."
    )
    meetings.record_attendance(maria.desk, meeting, maria.term, AttendanceStatus.PRESENT, reason="Both went.")
    words = ReportItem(item, said="Not before ten", basis=BasisOfView.NETWORK_MEETING, people_asked=18)
    with drafts.finishing(maria.desk, "report.submit", meeting):
        report = reports.submit(maria.desk, meeting, [words]).report
    assert drafts.listed(maria.desk) == []
    reports.settle(maria.desk, reports.agree(maria.desk, report, "Send the figures"), done=True)
    reports.amend(maria.desk, report, [words], "A figure was wrong.")
    reports.mark(maria.desk, report, 1, Marking.SECTOR_ONLY, "Names a family.", today + timedelta(days=90))
    remark = remarks.make(board.officer, report, "Thank you.")
    remarks.reply(maria.desk, remark, "With pleasure.")
    remarks.make(deputy.desk, report, "I was there, too.")
    terms.state_mandate(maria.desk, maria.term, "Carers first.")
    terms.hand_over(maria.desk, maria.term, advice="Read the papers.")
    terms.note_leave(maria.desk, maria.term, today, today + timedelta(days=9))
    terms.end_leave(maria.desk, maria.term, today)
    verdict = verify(board.officer.database, board.officer.town)
    assert verdict.ok, verdict.findings
    assert made


def test_what_is_somebody_elses_the_server_refuses_too(board: Board, seated: Callable[..., Sitter]):
    """Past the acts, with the program's own books: a row that is not theirs, and a name that is not theirs."""
    maria, jo = seated("Maria Okafor"), seated("Jo Larbi")
    theirs = board.trustee_of(jo, board.organisation())
    before = verify(board.officer.database, board.officer.town).entries
    with pytest.raises(NotPermitted, match="somebody else"), maria.desk.writing() as books:
        books.record("interest.closed", theirs, about=(jo.person,), over_on=maria.desk.today.isoformat())
    with pytest.raises(NotPermitted, match="somebody else"), maria.desk.writing() as books:
        books.record(
            "leave.noted",
            books.new_id("leave"),
            about=(jo.person, jo.seat, board.partnership),
            term=jo.term,
            first_on=maria.desk.today.isoformat(),
        )
    as_jo = Desk(maria.desk.database, maria.desk.town, jo.person, Role.REPRESENTATIVE, maria.desk.rules)
    with pytest.raises(NotPermitted, match="another person's name"):
        interests.close(as_jo, theirs, day_of(as_jo.today))
    as_officer = Desk(maria.desk.database, maria.desk.town, maria.person, Role.CVS_OFFICER, maria.desk.rules)
    with pytest.raises(NotPermitted, match="does not have the role"):
        organisations.register(as_officer, "Bread and Roses")
    assert verify(board.officer.database, board.officer.town).entries == before


def test_a_draft_is_its_writers_alone(guarded: Guarded, board: Board, seated: Callable[..., Sitter]):
    maria, jo = seated("Maria Okafor"), seated("Jo Larbi")
    drafts.save(maria.desk, "report.submit", "mee-x", {"asks": "mine"})
    assert drafts.listed(jo.desk) == []
    with jo.desk.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM work_draft").scalar() == 0
    with guarded.raw(guarded.made[-1]) as connection:
        taken = connection.execute("DELETE FROM work_draft").rowcount
        assert taken == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(
                "INSERT INTO work_draft SELECT %s, %s, 'report.submit', '', '{}', '2026-01-01T00:00:00Z'",
                [board.officer.town, maria.person],
            )


def test_a_voting_contact_speaks_for_their_own_organisation(guarded: Guarded, board: Board):
    contact = guarded.desk("Ben Adeyemi", Role.ORG_CONTACT)
    own, other = board.organisation("Harbour Youth Trust"), board.organisation("Kettle Lane Hub")
    organisations.name_contact(board.officer, own, contact.person)
    asked = involvement.receive(
        board.officer, "Winter plan", board.officer.today + timedelta(days=60), asked_by="Pat"
    ).involvement
    involvement.circulate(board.officer, asked, [own, other])
    involvement.reply(contact, asked, own, InvolvementReply.VIEW, said="Gladly.")
    involvement.set_engagement(contact, own, Engagement.ALL)
    with pytest.raises(NotPermitted), contact.writing() as books:
        books.record(
            "organisation.engagement_set",
            other,
            of="",
            engagement=Engagement.ALL.value,
            since=contact.today.isoformat(),
        )
    assert verify(board.officer.database, board.officer.town).ok


def test_an_auditor_writes_notes_and_an_officer_imports_in_bulk(guarded: Guarded, board: Board):
    auditor = guarded.desk("Eve Lindqvist", Role.AUDITOR)
    note = audit_notes.write(auditor, said="Ask for the minutes.")
    audit_notes.settle(auditor, note, "They came.")
    officer = guarded.desk("Ada Brandt", Role.CVS_OFFICER)
    with officer.together():
        for number in range(300):
            organisations.register(officer, f"Group {number}")
    verdict = verify(auditor.database, auditor.town)
    assert verdict.ok
    assert verdict.entries > 300


def test_a_checkpoint_is_kept_by_anybody_and_taken_away_by_nobody(guarded: Guarded):
    auditor = guarded.desk("Eve Lindqvist", Role.AUDITOR)
    make_checkpoint(auditor)
    make_checkpoint(auditor)
    with guarded.raw(guarded.made[-1]) as connection:
        (kept,) = connection.execute("SELECT log, size, root, note FROM checkpoint").fetchall()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM checkpoint")
        connection.execute("SELECT access.keep_checkpoint(%s, %s, %s, 'another')", kept[:3])
        again = connection.execute("SELECT log, size, root, note FROM checkpoint").fetchall()
        assert again == [kept], "nothing that was kept is lost"


def test_attendance_at_the_meeting_itself(board: Board, seated: Callable[..., Sitter]):
    """The office records for everybody; a deputy says for themselves that there was nothing."""
    maria = seated("Maria Okafor")
    deputy = seated("Jo Larbi", seat=maria.seat, basis=TermKind.DEPUTY)
    meeting = board.meeting(board.officer.today, None)
    meetings.hold(
        board.officer,
        meeting,
        None,
        [Attended(maria.term, AttendanceStatus.DEPUTY_SENT, deputy.term)],
    )
    declarations.nil(deputy.desk, meeting)
    assert verify(board.officer.database, board.officer.town).ok
