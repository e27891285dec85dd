"""A poll that is held here, from the box that is prepared to the papers that are sealed."""

from __future__ import annotations

import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from contests import FPTP, Contest
from polling import OFFICER, SCRUTINEER, THREE, Poll, make_locks_cheap, rows_of
from sqlalchemy import inspect, select

from compacttui.acts import counts, organisations, people, polls, selections
from compacttui.acts.desk import Desk
from compacttui.acts.polls.entering import Fault
from compacttui.acts.polls.voting import cast, look
from compacttui.questions.selections import selection_detail
from compacttui.records import selections as kept
from compacttui.records.chance import SeededChance
from compacttui.records.log import event_table
from compacttui.records.polls import box
from compacttui.records.polls.traces import sweep
from compacttui.records.verify import verify
from compacttui.rules.polls import CodeGone, Style
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.rulebook import Connected
from compacttui.rules.selections import Mark
from compacttui.rules.words import MembershipClass, MembershipStatus, ProcessState


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    make_locks_cheap(monkeypatch)


@pytest.fixture
def poll(desk: Desk, tmp_path: Path) -> Poll:
    contest = Contest.of(desk, members=7)
    contest.open()
    return Poll(contest, tmp_path)


def member(poll: Poll, number: int) -> str:
    return f"Housing Partnership member {number}"


# --- from end to end -----------------------------------------------------------------------------------------------


def test_a_poll_is_held_here_from_the_box_to_the_declared_result(opened: Poll) -> None:
    desk = opened.contest.office
    # On the paper: Ana, Maria, Tom.
    for number, marks in enumerate([(1, 2, 0), (1, 0, 2), (2, 1, 3), (0, 1, 0), (1, 2, 3), (0, 0, 0)], 1):
        opened.vote(member(opened, number), *marks)
    emptied = opened.close()
    assert (emptied.received, emptied.valid, emptied.electors) == (6, 5, 7)
    counted = counts.run(opened.contest.returning, opened.contest.selection)
    assert counted.elected == (opened.contest.candidates["Ana Brandt"],)
    opened.contest.sign()
    opened.contest.declare()
    detail = selection_detail(opened.contest.view(), opened.contest.selection)
    assert detail.on.state is ProcessState.DECLARED
    assert detail.papers is not None
    assert dict(detail.papers.rejected) == {"blank": 1}
    assert verify(desk.database, desk.town).ok


@pytest.mark.slow
def test_x_votes_are_taken_as_x(desk: Desk, tmp_path: Path) -> None:
    contest = Contest.of(desk, members=7)
    contest.open(method=FPTP)
    poll = Poll(contest, tmp_path)
    poll.until_open(*THREE)
    assert look(poll.booth, poll.codes[member(poll, 1)]).style is Style.ONE
    poll.vote(member(poll, 1), 0, 1, 0)
    poll.vote(member(poll, 2), 0, 1, 0)
    poll.vote(member(poll, 3), 1, 0, 0)
    poll.vote(member(poll, 4), 1, 1, 0)
    poll.close()
    counted = counts.run(contest.returning, contest.selection)
    assert counted.elected == (contest.candidates["Maria Okafor"],)


# --- preparing -----------------------------------------------------------------------------------------------------


def test_a_box_is_prepared_between_the_statement_of_candidates_and_the_end_of_the_poll(poll: Poll) -> None:
    with pytest.raises(Refused, match="once the candidates"):
        poll.prepare()
    assert not list(poll.folder.glob("recovery*"))
    poll.contest.until_published(*THREE)
    poll.prepare()
    with pytest.raises(Refused, match="a ballot box for this poll already"):
        poll.prepare("second.txt")
    assert not (poll.folder / "second.txt").exists()


@pytest.mark.slow
def test_the_recovery_code_is_written_once_for_its_owner_alone(poll: Poll) -> None:
    poll.contest.until_published(*THREE)
    (poll.folder / "recovery.txt").write_text("mine")
    with pytest.raises(Refused, match="is there already"):
        poll.prepare()
    assert (poll.folder / "recovery.txt").read_text() == "mine"
    poll.prepare("other.txt")
    assert stat.S_IMODE((poll.folder / "other.txt").stat().st_mode) == 0o600


@pytest.mark.slow
@pytest.mark.parametrize(
    ("passphrase", "again", "says", "where"),
    [
        ("short", "short", "12 characters", "passphrase"),
        ("passwordpassword1234567", "passwordpassword1234567", "first that somebody would try", "passphrase"),
        ("aaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaa", "first that somebody would try", "passphrase"),
        (OFFICER, OFFICER.upper(), "typed the first time", "passphrase_again"),
    ],
)
def test_a_passphrase_that_will_not_do_is_refused_at_its_field(poll, passphrase, again, says, where) -> None:
    poll.contest.until_published(*THREE)
    with pytest.raises(Refused, match=says) as refused:
        polls.prepare(
            poll.contest.returning, poll.contest.selection, passphrase, again, str(poll.folder / "r"), "x"
        )
    assert refused.value.field == where


@pytest.mark.slow
def test_without_the_scrutineer_a_box_is_prepared_only_with_a_reason(poll: Poll, desk: Desk) -> None:
    poll.contest.until_published(*THREE)
    given = (poll.contest.returning, poll.contest.selection, OFFICER, OFFICER, str(poll.folder / "r.txt"))
    with pytest.raises(Refused, match="A scrutineer is named"):
        polls.prepare(*given)
    with pytest.raises(Refused, match="Both passphrases are the same"):
        polls.prepare(*given, OFFICER, OFFICER)
    polls.prepare(*given, reason="the scrutineer is ill")


@pytest.mark.slow
def test_only_the_returning_officer_of_this_selection_prepares(poll: Poll, desk: Desk) -> None:
    poll.contest.until_published(*THREE)
    other = Contest.of(desk, board="Skills Board")
    with pytest.raises(NotPermitted):
        polls.prepare(other.returning, poll.contest.selection, OFFICER, OFFICER, str(poll.folder / "r.txt"))


# --- codes ---------------------------------------------------------------------------------------------------------


def test_each_elector_gets_one_code_in_a_file_and_the_records_hold_none(opened: Poll) -> None:
    desk = opened.contest.office
    rows = rows_of(opened.folder / "codes.csv")
    assert len(rows) == len({row["Ballot code"] for row in rows}) == 7
    assert rows[0]["How to vote"].startswith("Put 1 beside")
    everything = b"".join(path.read_bytes() for path in desk.database.path.parent.glob("town.db*"))
    for code in opened.codes.values():
        assert code.encode() not in everything
        assert code.replace("-", "").encode() not in everything
    with pytest.raises(Refused, match="were issued already"):
        opened.issue("again.csv")


@pytest.mark.slow
def test_names_in_the_file_cannot_run_in_a_spreadsheet(poll: Poll, desk: Desk) -> None:
    organisations.register(desk, "=HYPERLINK(evil) Trust", since=None)
    poll.contest.members.append("x")
    poll.until_open(*THREE)
    assert "'=HYPERLINK(evil) Trust" in poll.codes


def test_a_code_is_replaced_with_a_reason_and_the_old_one_is_dead(opened: Poll) -> None:
    desk = opened.contest.office
    old = opened.codes[member(opened, 1)]
    replaced = polls.replace_code(
        opened.contest.returning,
        opened.contest.selection,
        opened.contest.members[0],
        CodeGone.LOST,
        "Joan rang from the number on record",
    )
    new = next(word.rstrip(".") for word in replaced.said.split() if word.count("-") == 2)
    with pytest.raises(Refused, match="not good, or not any more"):
        look(opened.booth, old)
    cast(opened.booth, new, (1, 0, 0))
    with pytest.raises(Refused, match="was cast"):
        polls.replace_code(
            opened.contest.returning,
            opened.contest.selection,
            opened.contest.members[0],
            CodeGone.LOST,
            "again",
        )
    with desk.database.reading() as connection:
        bodies = connection.execute(
            select(event_table.c.body).where(event_table.c.kind == "code.replaced")
        ).scalars()
        assert all(part not in body for body in bodies for part in new.split("-"))


@pytest.mark.slow
def test_connected_organisations_that_share_a_vote_share_a_code(desk: Desk, tmp_path: Path) -> None:
    desk.rules = desk.rules.with_values({"electorate.connected": Connected.TOGETHER})
    contest = Contest.of(desk, members=4)
    organisations.connect(desk, contest.members[0], contest.members[1], "the same trustees")
    contest.open()
    poll = Poll(contest, tmp_path)
    poll.until_open(*THREE)
    rows = rows_of(tmp_path / "codes.csv")
    assert len(rows) == 3
    (shared,) = (row for row in rows if row["Votes together with"])
    assert {shared["Organisation"], shared["Votes together with"]} == {member(poll, 1), member(poll, 2)}


# --- voting --------------------------------------------------------------------------------------------------------


def test_a_code_opens_this_one_paper_and_casts_it_once(opened: Poll) -> None:
    paper = look(opened.booth, opened.codes[member(opened, 1)].lower().replace("-", " "))
    assert [name.name for name in paper.names] == sorted(THREE)
    assert (paper.places, paper.style, paper.voter) == (1, Style.RANKED, member(opened, 1))
    opened.vote(member(opened, 1), 1, 0, 0)
    with pytest.raises(Refused, match="used already"):
        opened.vote(member(opened, 1), 0, 1, 0)


@pytest.mark.slow
@pytest.mark.parametrize("marks", [(1, 2), (1, 2, 3, 4), (9, 0, 0), (-1, 0, 0)])
def test_marks_that_fit_no_paper_cast_nothing(opened: Poll, marks) -> None:
    with pytest.raises(Refused, match="do not fit"):
        opened.vote(member(opened, 1), *marks)
    opened.vote(member(opened, 1), 1, 2, 3)


@pytest.mark.slow
def test_nobody_votes_before_the_poll_opens_or_after_it_has_closed(poll: Poll) -> None:
    poll.contest.until_published(*THREE)
    selections.freeze(poll.contest.office, poll.contest.selection)
    poll.prepare()
    poll.issue()
    with pytest.raises(Refused, match="The poll opens on"):
        poll.vote(member(poll, 1), 1, 0, 0)
    selections.announce_poll(poll.contest.returning, poll.contest.selection)
    with pytest.raises(Refused, match="The poll opens on"):
        look(poll.booth, poll.codes[member(poll, 1)])
    poll.contest.go_past(Mark.POLL_CLOSES)
    with pytest.raises(Refused, match="The poll closed on"):
        poll.vote(member(poll, 1), 1, 0, 0)


def test_a_vote_leaves_no_entry(opened: Poll) -> None:
    desk = opened.contest.office

    def entries() -> int:
        with desk.database.reading() as connection:
            return len(connection.execute(select(event_table.c.seq)).all())

    before = entries()
    opened.vote(member(opened, 1), 1, 0, 0)
    assert entries() == before


# --- papers that officers enter ------------------------------------------------------------------------------------


def enter(poll: Poll, number: int, marks: str, again: str | None = None, **more: object) -> None:
    given = {"confirmed_by": poll.contest.scrutineer, **more}
    polls.enter(
        poll.contest.returning,
        poll.contest.selection,
        poll.contest.members[number - 1],
        marks,
        marks if again is None else again,
        **given,
    )


def test_a_paper_that_came_by_post_is_typed_twice_and_both_must_agree(opened: Poll) -> None:
    with pytest.raises(Refused, match="do not agree") as refused:
        enter(opened, 1, "1 2 -", "2 1 -")
    assert refused.value.field == "marks_again"
    enter(opened, 1, "1 2 -", "1, 2")
    with pytest.raises(Refused, match="cast already"):
        enter(opened, 1, "1 2 -")
    with pytest.raises(Refused, match="used already"):
        opened.vote(member(opened, 1), 1, 0, 0)
    with pytest.raises(Refused, match="is no mark here"):
        enter(opened, 2, "first second")


@pytest.mark.slow
def test_the_second_person_is_somebody_else(opened: Poll) -> None:
    with pytest.raises(Refused, match="A second person confirms"):
        enter(opened, 1, "1", confirmed_by=None)
    with pytest.raises(Refused, match="somebody else"):
        enter(opened, 1, "1", confirmed_by=opened.contest.officer)
    with pytest.raises(Refused, match="somebody else"):
        enter(
            opened,
            1,
            "1",
            confirmed_by=None,
            confirmed_on_paper_by="RUTH ADEYEMI, housing partnership",
        )


@pytest.mark.slow
def test_that_officers_entered_papers_is_told_as_a_number_at_the_close(opened: Poll) -> None:
    desk = opened.contest.office
    enter(opened, 1, "1 2 -")
    enter(opened, 2, "blank", confirmed_by=None, confirmed_on_paper_by="Joan Whitfield")
    enter(opened, 3, "3", fault=Fault.IDENTIFIES)
    opened.vote(member(opened, 4), 2, 1, 0)
    opened.close()
    detail = selection_detail(opened.contest.view(), opened.contest.selection)
    assert detail.papers is not None
    assert dict(detail.papers.rejected) == {"blank": 1, "shows who the voter is": 1}
    with desk.database.reading() as connection:
        body = connection.execute(
            select(event_table.c.body).where(event_table.c.kind == "ballots.received")
        ).scalar_one()
    assert '"entered":3' in body
    assert opened.contest.scrutineer in body
    assert verify(desk.database, desk.town).ok


# --- the close -----------------------------------------------------------------------------------------------------


def test_nobody_opens_the_box_before_the_poll_has_closed(opened: Poll) -> None:
    opened.vote(member(opened, 1), 1, 0, 0)
    with pytest.raises(Refused, match="The poll is open until"):
        polls.close(opened.contest.returning, opened.contest.selection, OFFICER)


@pytest.mark.slow
def test_a_lost_passphrase_the_other_holder_or_the_recovery_code_opens(desk: Desk, tmp_path: Path) -> None:
    for number in range(3):
        folder = tmp_path / str(number)
        folder.mkdir()
        contest = Contest.of(desk, board=f"Board {number}")
        contest.go_to(date(2026, 3, 2))
        contest.open()
        poll = Poll(contest, folder)
        poll.until_open(*(f"{name} {number}" for name in THREE))
        poll.vote(f"Board {number} member 1", 1, 0, 0)
        opens = [SCRUTINEER, poll.recovery, poll.recovery.lower().replace("-", " ")][number]
        contest.go_past(Mark.POLL_CLOSES)
        for wrong in ("", OFFICER.upper(), poll.recovery[:-1] + "A"):
            with pytest.raises(Refused, match="This opens nothing"):
                polls.close(contest.returning, contest.selection, wrong)
        assert poll.close(opens).received == 1


def test_the_box_is_gone_afterwards_and_the_marked_register_stays(opened: Poll) -> None:
    desk = opened.contest.office
    opened.vote(member(opened, 2), 1, 0, 0)
    opened.vote(member(opened, 5), 1, 0, 0)
    opened.close()
    selection = opened.contest.selection
    with desk.database.reading() as connection:
        left = [name for name in inspect(connection).get_table_names() if selection.partition("-")[2] in name]
        register = box.marked_register(connection, desk.town, selection)
        assert box.find(connection, desk.town, selection) is None
    assert left == []
    assert sum(one.has_voted for one in register) == 2
    assert all(one.hash is None for one in register)
    with pytest.raises(Refused, match="sealed already"):
        opened.close()
    with pytest.raises(Refused, match="not good"):
        opened.vote(member(opened, 1), 1, 0, 0)


def test_papers_that_somebody_slipped_in_past_the_program_are_noticed(opened: Poll) -> None:
    desk = opened.contest.office
    opened.vote(member(opened, 1), 1, 0, 0)
    with desk.database.writing() as connection:
        box.put_in(connection, opened.contest.selection, b"not sealed at all" * 9, b"k" * 16)
    with pytest.raises(
        Refused, match="1 elector voted by the marked register, and there are 2 papers"
    ) as refused:
        opened.close()
    assert refused.value.field == "reason"
    emptied = polls.close(
        opened.contest.returning, opened.contest.selection, OFFICER, "found by the scrutineer"
    )
    assert (emptied.received, emptied.valid) == (2, 1)


@pytest.mark.slow
def test_papers_of_a_poll_held_here_are_not_taken_from_a_file(opened: Poll) -> None:
    opened.contest.go_past(Mark.POLL_CLOSES)
    with pytest.raises(Refused, match="Open the box instead"):
        opened.contest.seal(((0,), 3))


@pytest.mark.slow
def test_votes_that_few_papers_give_away_are_said_to_be(opened: Poll) -> None:
    opened.vote(member(opened, 1), 1, 0, 0)
    opened.vote(member(opened, 2), 1, 0, 0)
    emptied = opened.close()
    assert "Only 2 papers came" in emptied.warnings[0]
    assert "All papers say the same" in emptied.warnings[1]


# --- time ----------------------------------------------------------------------------------------------------------


def test_a_poll_closes_to_the_second_in_the_night_in_which_the_clocks_go_back(
    desk: Desk, tmp_path: Path
) -> None:
    """01:30 comes twice on 25 October 2026; the second is meant, so nobody loses an hour."""
    desk.rules = desk.rules.with_values({"timetable.deadline_at": time(1, 30)})
    contest = Contest.of(desk, members=7)
    contest.go_to(date(2026, 8, 24))
    contest.open(
        poll_opens_on=date(2026, 9, 28),
        poll_closes_on=date(2026, 10, 25),
        result_on=date(2026, 10, 27),
        declare_on=date(2026, 11, 5),
    )
    poll = Poll(contest, tmp_path)
    poll.until_open(*THREE)
    closes = contest.opened.timetable[Mark.POLL_CLOSES].moment
    assert closes.isoformat() == "2026-10-25T01:30:00+00:00"
    contest.go_to_moment(closes - timedelta(minutes=59))  # 01:31, the first time
    poll.vote(member(poll, 1), 1, 0, 0)
    contest.go_to_moment(closes - timedelta(seconds=1))
    poll.vote(member(poll, 2), 1, 0, 0)
    contest.go_to_moment(closes - timedelta(seconds=1))
    with pytest.raises(Refused, match="The poll is open until"):
        polls.close(contest.returning, contest.selection, OFFICER)
    contest.go_to_moment(closes)
    with pytest.raises(Refused, match="second time, the clocks go back"):
        poll.vote(member(poll, 3), 1, 0, 0)
    assert poll.close().received == 2


def test_an_open_poll_is_extended_for_an_outage_and_for_nothing_else(opened: Poll) -> None:
    desk = opened.contest.office
    contest = opened.contest
    contest.go_to(date(2026, 4, 20), time(11))

    def extend(**more: object) -> polls.Extended:
        given = {
            "outage": "the power was cut, as the network says",
            "outage_from": time(9),
            "outage_to": time(10, 30),
            "closes_on": date(2026, 4, 21),
            "closes_at": time(12),
            **more,
        }
        return polls.extend(contest.returning, contest.selection, **given)

    with pytest.raises(Refused, match="longer than the outage explains"):
        extend(closes_on=date(2026, 4, 28))
    with pytest.raises(Refused, match="never shortened"):
        extend(closes_on=date(2026, 4, 20), closes_at=time(11, 30))
    with pytest.raises(Refused, match="lies in the time of the poll"):
        extend(outage_to=time(18))
    extended = extend()
    assert "21 April 2026, 12 noon" in extended.said
    contest.go_to(date(2026, 4, 21), time(11, 59))
    opened.vote(member(opened, 1), 1, 0, 0)
    contest.go_to(date(2026, 4, 21), time(12))
    with pytest.raises(Refused, match="The poll closed"):
        extend()
    assert polls.close(contest.returning, contest.selection, OFFICER).received == 1
    assert verify(desk.database, desk.town).ok


# --- reminders -----------------------------------------------------------------------------------------------------


def test_a_reminder_goes_to_those_who_have_not_voted_and_holds_no_code(opened: Poll) -> None:
    desk = opened.contest.office
    opened.vote(member(opened, 1), 1, 0, 0)
    opened.vote(member(opened, 4), 1, 0, 0)
    contact = people.register(desk, "Joan Whitfield")
    organisations.name_contact(desk, opened.contest.members[1], contact)
    listed = polls.remind(opened.contest.returning, opened.contest.selection, str(opened.folder / "r.csv"))
    rows = rows_of(opened.folder / "r.csv")
    assert listed.electors == 5
    assert [row["Organisation"] for row in rows] == [member(opened, number) for number in (2, 3, 5, 6, 7)]
    assert rows[0]["Contact"] == "Joan Whitfield"
    assert "Ballot code" not in rows[0]


def test_invariant_20_what_is_kept_of_a_paper_names_nobody(opened: Poll) -> None:
    """Invariant 20: no table of an open poll has a column, an order or a time that joins a paper with an elector."""
    desk = opened.contest.office
    opened.vote(member(opened, 1), 1, 0, 0)
    tables = box.own_tables(opened.contest.selection)
    assert set(tables.papers.columns.keys()) == {"key", "sealed"}
    assert set(tables.electors.columns.keys()) == {"number", "organisations", "hash", "has_voted"}
    with desk.database.reading() as connection:
        assert len({len(one) for one in box.papers(connection, opened.contest.selection)}) == 1
        assert connection.execute(select(kept.ballots)).all() == []


def test_with_a_selection_that_is_called_off_its_box_is_destroyed(opened: Poll) -> None:
    desk, selection = opened.contest.office, opened.contest.selection
    opened.vote(member(opened, 1), 1, 0, 0)
    selections.cancel(desk, selection, "the board is being reorganised")
    with desk.database.reading() as connection:
        names = inspect(connection).get_table_names()
        assert not [name for name in names if selection.partition("-")[2] in name]
        assert box.marked_register(connection, desk.town, selection) == []
    with pytest.raises(Refused, match="not good"):
        opened.vote(member(opened, 2), 1, 0, 0)


def test_two_who_type_one_code_at_the_same_moment_cast_one_vote(opened: Poll) -> None:
    def vote(number: int) -> str:
        booth = replace(opened.booth, chance=SeededChance(f"booth {number}"))
        try:
            cast(booth, opened.codes[member(opened, 1)], (1, 2, 3))
        except Refused as refused:
            return refused.message
        return "cast"

    with ThreadPoolExecutor(4) as people:
        said = list(people.map(vote, range(4)))
    assert sorted(word == "cast" for word in said) == [False, False, False, True]
    assert opened.close().received == 1


@pytest.mark.slow
def test_a_box_that_was_emptied_while_others_read_is_swept_later(opened: Poll) -> None:
    """Somebody reads while the box is opened: the papers are gone from the tables, and from the file when they leave."""
    database = opened.contest.office.database
    opened.vote(member(opened, 1), 1, 2, 3)
    with database.reading() as connection:
        (sealed,) = box.papers(connection, opened.contest.selection)
    reader = sqlite3.connect(database.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM event").fetchone()
    opened.close()
    assert not sweep(database)
    reader.execute("ROLLBACK")
    reader.close()
    assert sweep(database)
    assert sealed[:24] not in b"".join(file.read_bytes() for file in opened.folder.glob("poll.db*"))


@pytest.mark.slow
@pytest.mark.parametrize("keeps", [True, False])
def test_a_vote_outlives_its_membership_unless_the_rules_of_the_process_say_otherwise(
    keeps: bool, desk: Desk, tmp_path: Path
) -> None:
    desk.rules = desk.rules.with_values({"electorate.keeps_vote": keeps})
    contest = Contest.of(desk, members=3)
    contest.open()
    poll = Poll(contest, tmp_path)
    poll.until_open(*THREE)
    organisations.change_membership(
        desk, contest.members[0], MembershipClass.FULL, MembershipStatus.LAPSED, desk.today, "did not renew"
    )
    if keeps:
        poll.vote(member(poll, 1), 1, 0, 0)
    else:
        with pytest.raises(Refused, match="a vote goes with the membership"):
            poll.vote(member(poll, 1), 1, 0, 0)
    poll.vote(member(poll, 2), 1, 0, 0)


@pytest.mark.slow
def test_for_two_seats_by_most_votes_a_paper_bears_two_x(desk: Desk, tmp_path: Path) -> None:
    contest = Contest.of(desk, seats=2, members=7)
    contest.open(method=FPTP)
    poll = Poll(contest, tmp_path)
    poll.until_open(*THREE)
    assert look(poll.booth, poll.codes[member(poll, 1)]).style is Style.SEVERAL
    for number, marks in enumerate([(1, 1, 0), (1, 1, 0), (1, 0, 0), (0, 1, 0), (1, 1, 1), (0, 0, 1)], 1):
        poll.vote(member(poll, number), *marks)
    poll.close()
    counted = counts.run(contest.returning, contest.selection)
    assert set(counted.elected) == {contest.candidates["Ana Brandt"], contest.candidates["Maria Okafor"]}
    found = selection_detail(contest.view(), contest.selection).count
    assert found is not None
    assert dict(found.sheet.rejected) == {"too_many_marks": 1}
