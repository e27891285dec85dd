"""Before and after a report-back: questions to members, comments and replies, actions, reminders on the officer's word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from board import Board, Sitter

from compacttui.acts import declarations, meetings, organisations, people, remarks, reports, soundings
from compacttui.acts.desk import Desk
from compacttui.acts.meetings import Attended
from compacttui.acts.reports import Owed, ReportAction, ReportItem
from compacttui.papers.as_text import as_text
from compacttui.papers.registry import all_papers
from compacttui.questions.ledger import Wanted, history
from compacttui.questions.meetings import meeting_on
from compacttui.questions.reports import ActionsShown, RemarksShown, actions, comments, overdue, read_report
from compacttui.questions.reports import reports as listed_reports
from compacttui.questions.reports.missing import why_no_report
from compacttui.questions.reports.published import months_reported
from compacttui.questions.showing import show
from compacttui.questions.soundings import SoundingsShown
from compacttui.questions.soundings import soundings as listed
from compacttui.questions.today import today
from compacttui.records.verify import verify
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import (
    AttendanceStatus,
    ChaseWay,
    ClosedBecause,
    Marking,
    RemarkKind,
    SoundingState,
    Standing,
    TermKind,
)

TENTH = date(2026, 3, 10)
SECRET = "the price of the bid"


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


@pytest.fixture
def maria(board: Board) -> Sitter:
    return board.sitter()


@pytest.fixture
def meeting(board: Board, maria: Sitter) -> str:
    """A meeting to come, with an open and a closed item."""
    thing = board.meeting(TENTH)
    board.item(thing, "Winter plan")
    board.item(thing, "Grant round", closed_because=ClosedBecause.COMMERCIAL)
    return thing


def items(board: Board, meeting: str) -> list[str]:
    return [one.id for one in meeting_on(board.view(), meeting).items]


def hold(board: Board, maria: Sitter, meeting: str) -> None:
    board.go_to(TENTH, time(17))
    board.hold(meeting, maria)
    declarations.nil(maria.desk, meeting)


def member(board: Board, name: str = "Ada Brandt") -> Desk:
    """The voting contact of a member organisation."""
    person = people.register(board.officer, name, roles=[Role.ORG_CONTACT])
    body = board.organisation(f"Friends of {name}")
    organisations.name_contact(board.officer, body, person)
    return replace(board.officer, person=person, role=Role.ORG_CONTACT)


# --- before ---------------------------------------------------------------------------------------------------------


def test_members_are_asked_before_the_meeting_and_their_answers_stand_beside_what_was_said(
    board: Board, maria: Sitter, meeting: str
) -> None:
    plan, _ = items(board, meeting)
    asked = soundings.ask(maria.desk, meeting, "When should the bus go?", plan)
    (row,) = listed(board.view(Role.PUBLIC))
    assert (row.closes_on, row.state, row.partnership) == (
        date(2026, 3, 3),
        SoundingState.OPEN,
        "Health and Wellbeing Board",
    )
    soundings.answer(member(board), asked, "Before ten")
    soundings.answer(maria.desk, asked, "After school, says my neighbour")
    assert listed(board.view())[0].replies == 2
    assert soundings.close(maria.desk, asked, "Most want it before ten.", replies=6) == 6
    jo = board.sitter("Jo Larbi")
    hold(board, maria, meeting)
    declarations.nil(jo.desk, meeting)
    said = [ReportItem(plan, said="That the bus go before ten", sounding=asked)]
    with pytest.raises(Refused, match="for another seat") as refused:
        reports.submit(jo.desk, meeting, said)
    assert refused.value.field == "items.1.sounding"
    sent = reports.submit(maria.desk, meeting, said)
    read = read_report(board.view(Role.PUBLIC), sent.report)
    assert read.items[0].lines == (
        ("What I asked members before", "When should the bus go?"),
        ("What they answered", "6 answers: Most want it before ten."),
        ("What I said", "That the bus go before ten"),
    )
    assert listed(board.view())[0].state is SoundingState.USED
    shown = show(board.view(Role.PUBLIC), "sounding", asked)
    assert sent.report in {line.thing for section in shown.sections for line in section.lines}
    with pytest.raises(Refused, match="Comment on the report instead"):
        soundings.answer(maria.desk, asked, "Too late")


def test_single_answers_are_read_by_the_asker_and_the_office_alone(
    board: Board, maria: Sitter, meeting: str
) -> None:
    asked = soundings.ask(maria.desk, meeting, "When?")
    ada = member(board)
    soundings.answer(ada, asked, "Never on a Monday")
    readers = {
        "asker": board.view(Role.REPRESENTATIVE, maria.person),
        "office": board.view(),
        "auditor": board.view(Role.AUDITOR),
        "answering": board.view(Role.ORG_CONTACT, ada.person),
        "public": board.view(Role.PUBLIC),
        "member": board.view(Role.ORG_CONTACT, "per-0000000000000000"),
    }
    reads = {
        who
        for who, view in readers.items()
        if "Never on a Monday" in str(show(view, "sounding", asked)) + str(list(history(view, Wanted())))
    }
    assert reads == {"asker", "office", "auditor", "answering"}


def test_a_question_can_be_left_unused_with_its_reason(board: Board, maria: Sitter, meeting: str) -> None:
    asked = soundings.ask(maria.desk, meeting, "When?")
    board.go_to(date(2026, 3, 5))
    (row,) = listed(board.view(), shown=SoundingsShown.WAITING)
    assert (row.standing, row.stands) == (Standing.DECIDE, "not summed up yet")
    soundings.set_aside(maria.desk, asked, "The item was taken off")
    assert listed(board.view())[0].state is SoundingState.NOT_USED
    assert "The item was taken off" in str(show(board.view(Role.PUBLIC), "sounding", asked))
    with pytest.raises(NotPermitted):
        soundings.set_aside(board.sitter("Jo Larbi").desk, asked, "Mine now")


def test_nothing_closed_and_nothing_past_is_put_to_members(board: Board, maria: Sitter, meeting: str) -> None:
    _, grants = items(board, meeting)
    with pytest.raises(Refused, match="closed on the agenda") as refused:
        soundings.ask(maria.desk, meeting, "Which bid?", grants)
    assert refused.value.field == "item"
    with pytest.raises(Refused, match="Choose a last day for answers before it"):
        soundings.ask(maria.desk, meeting, "When?", closes_on=date(2026, 3, 11))
    board.go_to(date(2026, 3, 11))
    with pytest.raises(Refused, match="This meeting has been"):
        soundings.ask(maria.desk, meeting, "When?")


def test_a_question_on_an_item_that_is_closed_later_is_read_by_nobody_outside(
    board: Board, maria: Sitter, meeting: str
) -> None:
    plan, _ = items(board, meeting)
    asked = soundings.ask(maria.desk, meeting, SECRET, plan)
    soundings.close(maria.desk, asked, f"No to {SECRET}")
    meetings.change_item(
        board.officer, plan, "Winter plan", closed_because=ClosedBecause.NEGOTIATION, reason="talks go on"
    )
    view = board.view(Role.PUBLIC)
    said = str(list(listed(view))) + str(show(view, "sounding", asked)) + str(list(history(view, Wanted())))
    said += as_text(all_papers()["question-to-members"](board.view(), asked))
    assert "this item took place and is closed" in said
    assert SECRET not in said
    assert SECRET in str(list(listed(board.view(Role.REPRESENTATIVE, maria.person))))


# --- after ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def sent(board: Board, maria: Sitter, meeting: str) -> str:
    hold(board, maria, meeting)
    plan, grants = items(board, meeting)
    written = [
        ReportItem(plan, decided="Agreed with £40k"),
        ReportItem(grants, decided="Nobody reads this", marking=Marking.BOARD_CONFIDENTIAL),
    ]
    todo = [
        ReportAction("Ask for the timetable", due_on=date(2026, 3, 20), item=plan),
        ReportAction(f"Check {SECRET}", owner="The council", item=grants),
    ]
    return reports.submit(maria.desk, meeting, written, actions=todo).report


def test_members_comment_and_the_writer_replies(board: Board, maria: Sitter, sent: str) -> None:
    ada = member(board)
    comment = remarks.make(ada, sent, "Does that include Sundays?", number=1)
    mine = board.view(Role.REPRESENTATIVE, maria.person)
    assert [row.stands for row in comments(mine, shown=RemarksShown.WAITING)] == ["no reply"]
    remarks.reply(maria.desk, comment, "From May on.")
    (row,) = comments(board.view(Role.ORG_CONTACT, ada.person))
    assert (row.by, row.said, row.reply) == (
        "Ada Brandt, Friends of Ada Brandt, item 1",
        "Does that include Sundays?",
        "From May on.",
    )
    assert "From May on." in str(show(mine, "report", sent))
    with pytest.raises(NotPermitted, match="somebody else's"):
        remarks.reply(board.sitter("Jo Larbi").desk, comment, "I say")


def test_the_public_reads_only_comments_that_are_for_everyone(board: Board, sent: str) -> None:
    ada = member(board)
    remarks.make(ada, sent, "Among ourselves")
    remarks.make(ada, sent, "Well done", for_everyone=True)
    public = board.view(Role.PUBLIC)
    said = "".join(
        (
            as_text(all_papers()["report"](board.view(), sent)),
            str(list(comments(public))),
            str(show(public, "report", sent)),
            str(list(history(public, Wanted()))),
        )
    )
    assert "Well done" in said
    assert "Among ourselves" not in said
    assert len(comments(board.view())) == 2


def test_nobody_comments_on_what_is_closed_to_them_and_what_is_closed_later_goes_with_its_comments(
    board: Board, sent: str
) -> None:
    ada = member(board)
    with pytest.raises(Refused, match="This item is closed"):
        remarks.make(ada, sent, "What was it?", number=2)
    remarks.make(ada, sent, SECRET, number=1, for_everyone=True)
    assert SECRET in as_text(all_papers()["report"](board.view(), sent))
    reports.mark(board.officer, sent, 1, Marking.BOARD_CONFIDENTIAL, "not public yet")
    public = board.view(Role.PUBLIC)
    assert SECRET not in as_text(all_papers()["report"](board.view(), sent))
    assert SECRET not in str(list(history(public, Wanted()))) + str(list(comments(public)))


def test_a_voting_contact_speaks_for_their_own_organisation_alone(board: Board, sent: str) -> None:
    ada, other = member(board), board.organisation("Somebody else")
    with pytest.raises(NotPermitted, match="voting contact"):
        remarks.make(ada, sent, "We think", organisation=other)
    stranger = replace(ada, person=people.register(board.officer, "Tom Lee", roles=[Role.ORG_CONTACT]))
    with pytest.raises(NotPermitted, match="voting contact"):
        remarks.make(stranger, sent, "We think")


def test_minutes_contradict_the_report_back(board: Board, maria: Sitter, sent: str) -> None:
    """MODEL 10: both stay as they are; it stands open until the writer says something."""
    with pytest.raises(NotPermitted, match="noted by the partnership's contact"):
        remarks.make(maria.desk, sent, "Minute 4 says £30k", says=RemarkKind.MINUTES)
    note = remarks.make(board.officer, sent, "Minute 4 says £30k", says=RemarkKind.MINUTES, number=1)
    (row,) = comments(board.view(), shown=RemarksShown.MINUTES)
    assert (row.standing, row.stands) == (Standing.DECIDE, "to be answered")
    remarks.reply(maria.desk, note, "The minutes are right.")
    assert comments(board.view())[0].standing is Standing.DONE
    assert "Agreed with £40k" in as_text(all_papers()["report"](board.view(), sent))


def test_report_corrected_after_publication(board: Board, maria: Sitter, meeting: str, sent: str) -> None:
    """MODEL 10: the new words stand, the old ones are kept beside them with the day until which they stood."""
    plan, grants = items(board, meeting)
    board.go_to(date(2026, 3, 12))
    new = [
        ReportItem(plan, decided="Agreed with £30k"),
        ReportItem(grants, marking=Marking.BOARD_CONFIDENTIAL),
    ]
    reports.amend(maria.desk, sent, new, "the minutes say so")
    shown = show(board.view(Role.PUBLIC), "report", sent)
    (before,) = (section for section in shown.sections if section.heading == "Before it was amended")
    assert [(line.label, line.value, line.note) for line in before.lines] == [
        ("Item 1, what was decided", "Agreed with £40k", "until Wed 11 March")
    ]
    assert read_report(board.view(as_at=TENTH), sent).items[0].lines[0][1] == "Agreed with £40k"
    assert "£40k" not in as_text(all_papers()["report"](board.view(), sent))


# --- actions --------------------------------------------------------------------------------------------------------


def test_actions_of_a_report_are_followed_up(board: Board, maria: Sitter, sent: str) -> None:
    first, second = actions(board.view(Role.REPRESENTATIVE, maria.person))
    assert (first.what, first.owner, first.due_on, first.stands) == (
        "Ask for the timetable",
        "Maria Okafor",
        date(2026, 3, 20),
        "in 10 days",
    )
    assert second.owner == "The council"
    late = actions(board.view(as_at=date(2026, 3, 22)), shown=ActionsShown.LATE)
    assert [(row.what, row.stands) for row in late] == [("Ask for the timetable", "2 days late")]
    with pytest.raises(Refused, match="Say why"):
        reports.settle(maria.desk, first.id, done=False)
    reports.settle(maria.desk, first.id, done=True, outcome="It came by post")
    (done,) = actions(board.view(), shown=ActionsShown.DONE)
    assert (done.outcome, done.standing) == ("It came by post", Standing.DONE)
    later = reports.agree(maria.desk, sent, "Thank the council")
    assert later in {row.id for row in actions(board.view())}
    with pytest.raises(NotPermitted):
        reports.settle(board.sitter("Jo Larbi").desk, later, done=True)


def test_an_action_from_a_closed_item_is_told_to_nobody_who_may_not_read_that(
    board: Board, maria: Sitter, meeting: str, sent: str
) -> None:
    public = board.view(Role.PUBLIC)
    paper = as_text(all_papers()["report"](board.view(), sent))
    assert "Ask for the timetable" in paper
    told = paper + str(list(actions(public))) + str(show(public, "report", sent))
    told += str(list(history(public, Wanted())))
    assert SECRET not in told
    assert "The council" not in told
    plan, grants = items(board, meeting)
    meetings.change_item(board.officer, grants, "Grant round", reason="it is public now")
    board.go_to(date(2026, 3, 12))
    opened = [ReportItem(plan, decided="Agreed"), ReportItem(grants, decided="£9,000")]
    reports.amend(maria.desk, sent, opened, "it is public now")
    assert SECRET not in str(list(history(public, Wanted()))) + str(list(actions(board.view(Role.PUBLIC))))


# --- reminders ------------------------------------------------------------------------------------------------------


def test_what_was_chased_is_on_record_only_if_the_officer_says_so(
    board: Board, maria: Sitter, meeting: str
) -> None:
    board.go_to(TENTH)
    board.hold(meeting, maria)
    board.go_to(date(2026, 4, 5))
    (owed,) = overdue(board.view())
    assert owed.chased == ""
    done = reports.chase(board.officer, [Owed(owed.id, owed.seat_id, owed.person_id)], ChaseWay.LETTER)
    assert (done.people, done.reports) == (1, 1)
    assert overdue(board.view())[0].chased == "Sun 5 April, letter"
    reports.chase(board.officer, [Owed(owed.id, owed.seat_id)], chased_on=date(2026, 4, 5))
    assert overdue(board.view())[0].chased == "2 times, last Sun 5 April, e-mail"
    assert "reminded 2 times, last Sun 5 April" in str(show(board.view(), "meeting", meeting))
    own = board.view(Role.REPRESENTATIVE, maria.person)
    assert "as the officer says" in str(list(history(own, Wanted())))
    public = board.view(Role.PUBLIC)
    assert overdue(public)[0].chased == ""
    assert "as the officer says" not in str(list(history(public, Wanted())))
    declarations.nil(maria.desk, meeting)
    reports.nothing(maria.desk, meeting)
    with pytest.raises(Refused, match="has come meanwhile"):
        reports.chase(board.officer, [Owed(owed.id, owed.seat_id)])
    assert verify(board.officer.database, board.officer.town).ok


def test_nobody_is_on_record_as_chased_before_it_was_done(board: Board, maria: Sitter, meeting: str) -> None:
    owed = [Owed(meeting, maria.seat)]
    with pytest.raises(Refused, match="has not been held"):
        reports.chase(board.officer, owed)
    board.go_to(TENTH)
    board.hold(meeting, maria)
    with pytest.raises(Refused, match="still to come"):
        reports.chase(board.officer, owed, chased_on=date(2026, 3, 11))
    with pytest.raises(Refused, match="before one of these meetings"):
        reports.chase(board.officer, owed, chased_on=date(2026, 3, 9))


# --- today ----------------------------------------------------------------------------------------------------------


def test_today_tells_each_what_comes_before_and_after_a_report(
    board: Board, maria: Sitter, meeting: str
) -> None:
    ada = member(board)
    asked = soundings.ask(maria.desk, meeting, "When should the bus go?")

    def told(role: Role, person: str, day: date) -> dict[str, str]:
        return {row.act: row.what for row in today(board.view(role, person, as_at=day)) if row.act}

    members = told(Role.ORG_CONTACT, ada.person, date(2026, 3, 2))
    assert members["sounding.answer"].startswith("Maria Okafor asks: When should the bus go? (Health and")
    late = told(Role.REPRESENTATIVE, maria.person, date(2026, 3, 5))
    assert late["sounding.close"] == "Sum up what members answered: Health and Wellbeing Board, Tue 10 March"
    soundings.close(maria.desk, asked, "Early")
    hold(board, maria, meeting)
    plan, _ = items(board, meeting)
    todo = [ReportAction("Ask for the timetable", due_on=date(2026, 3, 12))]
    sent = reports.submit(maria.desk, meeting, [ReportItem(plan, said="Early")], actions=todo).report
    remarks.make(ada, sent, "Thank you")
    after = told(Role.REPRESENTATIVE, maria.person, date(2026, 3, 14))
    assert after["remark.reply"].startswith("Comment on your report-back: Thank you (Ada Brandt")
    assert after["action.settle"].endswith("Ask for the timetable")
    assert "sounding.close" not in after


# --- cases of the field, MODEL section 10 ---------------------------------------------------------------------------


def test_deputy_attends_three_times_running_who_reports_who_is_absent(board: Board) -> None:
    """MODEL 10: whoever came reports; the holder is counted as having sent somebody, never as absent."""
    seat = board.seat()
    maria = board.sitter(seat=seat)
    jo = board.sitter("Jo Larbi", seat=seat, basis=TermKind.DEPUTY)
    sent = Attended(maria.term, AttendanceStatus.DEPUTY_SENT, jo.term)
    for day in (4, 5, 6):
        board.go_to(date(2026, 3, day))
        meetings.hold(board.officer, board.meeting(date(2026, 3, day)), None, [sent])
    late = overdue(board.view(as_at=date(2026, 5, 1)))
    assert [row.holder for row in late] == ["Jo Larbi"] * 3
    assert late[0].stands == "44 days late, 3 in a row: for the forum's chair"
    with pytest.raises(Refused, match="Say first whether you had a conflict"):
        reports.nothing(maria.desk, late[0].id)
    declarations.nil(jo.desk, late[0].id)
    reports.nothing(jo.desk, late[0].id)
    assert len(overdue(board.view(as_at=date(2026, 5, 1)))) == 2


def test_entirely_confidential_meeting(board: Board, maria: Sitter) -> None:
    """MODEL 10: waived, and still the public reads that the meeting took place and until when it is closed."""
    meeting = board.meeting(TENTH)
    until = date(2026, 9, 1)
    for title in ("Sale of the hall", "Staffing"):
        board.item(meeting, title, closed_because=ClosedBecause.COMMERCIAL, closed_until=until)
    board.go_to(TENTH)
    board.hold(meeting, maria)
    waived = reports.waive(board.officer, meeting, maria.seat, f"all of it is closed, {SECRET}")
    text = as_text(all_papers()["report"](board.view(), waived))
    assert "Sale of the hall: this item took place and is closed until Tuesday 1 September" in text
    assert "Staffing: this item took place" in text
    digest = as_text(all_papers()["digest"](board.view(), "2026-03"))
    assert "No report-back was sent in March 2026." in digest
    assert "Staffing: this item took place" in digest
    assert months_reported(board.view(Role.PUBLIC)) == ("2026-03",)
    assert SECRET not in text + digest
    declarations.nil(maria.desk, meeting)
    sent = reports.nothing(maria.desk, meeting).report
    text = as_text(all_papers()["report"](board.view(), sent))
    assert "There was nothing to report from this meeting." in text
    assert "Staffing: this item took place" in text


def test_meeting_cancelled_after_report_back_created(board: Board, maria: Sitter, meeting: str) -> None:
    """MODEL 10: what was held is not called off any more; what was only planned owes nobody a report."""
    asked = soundings.ask(maria.desk, meeting, "When?")
    meetings.cancel(board.officer, meeting, "the hall is flooded")
    assert list(overdue(board.view(as_at=date(2026, 5, 1)))) == []
    with pytest.raises(Refused, match="called off"):
        soundings.ask(maria.desk, meeting, "And now?")
    soundings.set_aside(maria.desk, asked, "The meeting was called off")
    held = board.meeting(TENTH)
    hold(board, maria, held)
    reports.nothing(maria.desk, held)
    with pytest.raises(Refused):
        meetings.cancel(board.officer, held, "by mistake")
    assert read_report(board.view(), reports_of(board)[0]).nothing


def reports_of(board: Board) -> list[str]:
    return [row.id for row in listed_reports(board.view())]


def test_who_has_not_reported_is_told_what_is_so_and_what_to_do(
    board: Board, maria: Sitter, meeting: str
) -> None:
    board.go_to(TENTH)
    board.hold(meeting, maria)
    jo = board.sitter("Jo Larbi")
    said = why_no_report(board.view(as_at=date(2026, 4, 5)), "Maria Okafor")
    assert said.startswith(
        "No report-back by Maria Okafor is on record that fits. The one on Health and Well"
    )
    assert "12 days late: it was due on Tuesday 24 March 2026." in said
    assert "is due in 14 days, on" in why_no_report(board.view(), "Health and Wellbeing Board")
    assert jo.person
    assert "none is owed" in why_no_report(board.view(as_at=date(2026, 3, 9)), "Maria Okafor")
    assert why_no_report(board.view(), "Nobody at all") == ""
