"""Sealing, counting, lots, signatures, the declared result: on invented papers and on a real contest."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from contests import FPTP, Contest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from compacttui.acts import counts, organisations, selections
from compacttui.acts.counts import RejectedPapers
from compacttui.acts.desk import Desk
from compacttui.counting import Profile
from compacttui.counting import count as count_papers
from compacttui.questions.selections import recounts, selection_detail, stages
from compacttui.records.log import event_table, personal_table
from compacttui.records.selections import ballots as ballots_table
from compacttui.records.selections import elector as elector_table
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark
from compacttui.rules.words import NominationState, ProcessState, RejectedBecause

THREE = ("Maria Okafor", "Tom Lindqvist", "Ana Brandt")


@pytest.fixture
def contest(desk: Desk) -> Contest:
    made = Contest.of(desk, members=9)
    made.open()
    return made


def detail(contest: Contest, role: Role = Role.CVS_OFFICER):
    return selection_detail(contest.view(role), contest.selection)


# --- sealing -------------------------------------------------------------------------------------------------------


def test_papers_are_sealed_after_the_poll_has_closed_and_never_before(contest: Contest) -> None:
    contest.until_published(*THREE)
    with pytest.raises(Refused, match="has not opened"):
        contest.seal(((0,), 1))
    selections.freeze(contest.office, contest.selection)
    selections.announce_poll(contest.returning, contest.selection)
    contest.go_past(Mark.POLL_OPENS)
    with pytest.raises(Refused, match="The poll is open until"):
        contest.seal(((0,), 1))
    contest.go_past(Mark.POLL_CLOSES)
    sealed = contest.seal(((0, 1), 3), ((1,), 2))
    assert (sealed.received, sealed.valid, sealed.electors) == (5, 5, 9)


def test_sealed_papers_are_not_sealed_again(contest: Contest) -> None:
    contest.until_poll_closed(*THREE)
    contest.seal(((0,), 3))
    with pytest.raises(Refused, match="sealed already"):
        contest.seal(((1,), 3))


def test_more_papers_than_electors_are_refused(contest: Contest) -> None:
    contest.until_poll_closed(*THREE)
    with pytest.raises(Refused, match="There are 10 papers, and 9 votes on the register"):
        contest.seal(((0,), 10))
    with pytest.raises(Refused, match="There are 10 papers"):
        counts.receive(
            contest.returning,
            contest.selection,
            contest.papers(((0,), 9)),
            [RejectedPapers(RejectedBecause.BLANK, 1)],
        )


def test_a_file_that_names_others_is_refused_and_says_whom_it_lacks(contest: Contest) -> None:
    contest.until_poll_closed(*THREE)
    wrong = contest.papers(((0,), 3), names=["Maria Okafor", "Tom Lindqvist", "Ana Brant"])
    with pytest.raises(
        Refused, match=r"The file lacks “Ana Brandt”, who stood\. It names “Ana Brant”"
    ) as refused:
        counts.receive(contest.returning, contest.selection, wrong)
    assert refused.value.field == "ballots"


def test_names_are_matched_as_people_mean_them_in_any_order(contest: Contest) -> None:
    contest.until_poll_closed(*THREE)
    same = contest.papers(((0, 1), 3), names=["ANA BRANDT", "tom lindqvist", "María Okafor"])
    counts.receive(contest.returning, contest.selection, same)
    counts.run(contest.returning, contest.selection)
    count = detail(contest).count
    assert count is not None
    assert count.sheet.candidates == ("Ana Brandt", "Tom Lindqvist", "Maria Okafor")
    assert count.sheet.names(count.sheet.elected) == ["Ana Brandt"]


def test_a_file_for_another_number_of_places_is_refused(contest: Contest) -> None:
    contest.until_poll_closed(*THREE)
    with pytest.raises(Refused, match="The file is for 2 places"):
        counts.receive(contest.returning, contest.selection, Profile.of(THREE, 2, [((0,), 3)]))


def test_a_withdrawal_that_only_the_file_knows_is_refused(contest: Contest) -> None:
    contest.until_poll_closed(*THREE)
    papers = Profile.of(THREE, 1, [((0,), 3)], withdrawn=[2])
    with pytest.raises(Refused, match="“Ana Brandt” withdrew, and the records do not"):
        counts.receive(contest.returning, contest.selection, papers)


def test_candidate_dies_or_withdraws_after_ballots_went_out_and_the_votes_move_on(contest: Contest) -> None:
    contest.until_published(*THREE)
    selections.freeze(contest.office, contest.selection)
    selections.announce_poll(contest.returning, contest.selection)
    contest.go_past(Mark.POLL_OPENS)
    selections.withdraw(contest.office, contest.candidates["Ana Brandt"], "has died")
    contest.go_past(Mark.POLL_CLOSES)
    contest.seal(((2, 0), 5), ((1,), 3), ((2,), 1))
    counts.run(contest.returning, contest.selection)
    sheet = detail(contest).count.sheet
    assert sheet.names(sheet.elected) == ["Maria Okafor"]
    assert dict(sheet.rejected) == {"no_valid_preference": 1}
    assert sheet.names(sheet.withdrawn) == ["Ana Brandt"]


def test_papers_that_mark_two_as_equal_are_refused_while_they_can_be_corrected(contest: Contest) -> None:
    contest.until_poll_closed(*THREE)
    with pytest.raises(Refused, match="marks candidates as equal"):
        counts.receive(contest.returning, contest.selection, Profile.of(THREE, 1, [(((0, 1),), 1)]))


def test_all_papers_rejected(contest: Contest) -> None:
    """Nobody has a first preference; as Scottish STV has it, the last one left is elected, and the sheet says so."""
    contest.until_poll_closed(*THREE)
    counts.receive(
        contest.returning,
        contest.selection,
        Profile.of(THREE, 1, []),
        [RejectedPapers(RejectedBecause.BLANK, 4), RejectedPapers(RejectedBecause.IDENTIFIES_VOTER, 1)],
    )
    papers = detail(contest).papers
    assert papers is not None
    assert (papers.received, papers.valid) == (5, 0)
    assert dict(papers.rejected) == {"blank": 4, "shows who the voter is": 1}
    counted = counts.run(contest.returning, contest.selection)
    assert len(counted.tied) == 3  # even here nothing is chosen silently


def test_only_the_returning_officer_of_the_selection_seals_and_counts(contest: Contest, desk: Desk) -> None:
    other = Contest.of(desk, board="Skills Board")
    contest.until_poll_closed(*THREE)
    with pytest.raises(NotPermitted):
        counts.receive(desk, contest.selection, contest.papers(((0,), 1)))
    with pytest.raises(NotPermitted):
        counts.receive(other.returning, contest.selection, contest.papers(((0,), 1)))
    with pytest.raises(NotPermitted):
        counts.run(contest.watching, contest.selection)


def test_invariant_20_nothing_links_an_elector_and_a_paper(contest: Contest, desk: Desk) -> None:
    """Invariant 20: neither a column, nor an order, nor a time of any paper; and an organisation does not learn it."""
    contest.until_poll_closed(*THREE)
    contest.seal(((2, 1, 0), 2), ((0,), 3), ((1, 0), 4))
    with desk.database.reading() as connection:
        row = connection.execute(select(ballots_table)).one()
        papers = json.loads(row.profile)
        assert papers["rankings"] == sorted(papers["rankings"])
        kept = {column.name for column in ballots_table.columns} | {c.name for c in elector_table.columns}
        assert not kept & {"paper", "papers", "ballot", "voted_at", "cast_at", "serial", "code", "vote"}
        words = connection.execute(select(personal_table.c.field, personal_table.c.person)).all()
    assert [owner for field, owner in words if field == "profile"] == [""]


# --- counting ------------------------------------------------------------------------------------------------------


def test_the_sheet_is_kept_whole_with_ids_and_shown_with_names(contest: Contest, desk: Desk) -> None:
    contest.until_poll_closed(*THREE)
    contest.seal(((0, 1), 4), ((1,), 3), ((2, 1), 2))
    counted = counts.run(contest.returning, contest.selection)
    assert counted.is_complete
    assert counted.elected == (contest.candidates["Tom Lindqvist"],)
    with desk.database.reading() as connection:
        bodies = connection.execute(select(event_table.c.body)).scalars().all()
    sheet = next(body for body in bodies if "count.completed" in body)
    assert not any(name in sheet for name in THREE)
    rows = list(stages(contest.view(), contest.selection))
    totals = [row for row in rows if row.candidate == "total"]
    assert {row.votes for row in totals} == {"9.00000"}
    assert [row.done for row in totals] == ["first preferences", "Ana Brandt excluded"]
    tom = [row for row in rows if row.candidate == "Tom Lindqvist"]
    assert [(row.votes, row.change, row.status) for row in tom] == [
        ("3.00000", "", ""),
        ("5.00000", "+2.00000", "elected, place 1, at stage 2"),
    ]


def test_a_count_is_made_once(contest: Contest) -> None:
    contest.until_poll_closed(*THREE)
    with pytest.raises(Refused, match="no sealed papers"):
        counts.run(contest.returning, contest.selection)
    contest.seal(((0,), 3))
    counts.run(contest.returning, contest.selection)
    with pytest.raises(Refused, match="counted already"):
        counts.run(contest.returning, contest.selection)


def test_a_tie_for_the_last_place_by_lot(contest: Contest, desk: Desk) -> None:
    contest.until_poll_closed(*THREE)
    contest.seal(((0,), 3), ((1,), 3), ((2,), 3))
    counted = counts.run(contest.returning, contest.selection)
    assert not counted.is_complete
    assert counted.lot == "who is excluded"
    assert set(counted.tied) == set(contest.candidates.values())
    with pytest.raises(Refused, match="waits for a lot"):
        counts.run(contest.returning, contest.selection)
    with pytest.raises(Refused, match="waits for a lot"):
        counts.sign(contest.returning, contest.selection)
    again = counts.draw_lot(
        contest.returning, contest.selection, contest.candidates["Ana Brandt"], "Joan Whitfield"
    )
    assert set(again.tied) == {contest.candidates["Maria Okafor"], contest.candidates["Tom Lindqvist"]}
    with pytest.raises(Refused, match="The lot is drawn among Maria Okafor and Tom Lindqvist") as refused:
        counts.draw_lot(
            contest.returning, contest.selection, contest.candidates["Ana Brandt"], "Joan Whitfield"
        )
    assert refused.value.field == "chosen"
    done = counts.draw_lot(
        contest.returning, contest.selection, contest.candidates["Tom Lindqvist"], "Joan Whitfield"
    )
    assert done.elected == (contest.candidates["Maria Okafor"],)
    count = detail(contest).count
    assert [(drawn.chosen, drawn.witness) for drawn in count.lots] == [
        ("Ana Brandt", "Joan Whitfield"),
        ("Tom Lindqvist", "Joan Whitfield"),
    ]
    contest.sign()
    contest.declare()
    assert [lot.witness for lot in detail(contest, Role.PUBLIC).count.lots] == ["", ""]
    assert recounts(contest.view(), contest.selection)[0].is_equal
    assert verify(desk.database, desk.town).ok


def test_first_past_the_post_with_a_tie_across_the_last_of_two_places(desk: Desk) -> None:
    contest = Contest.of(desk, seats=2, members=9)
    contest.open(method=FPTP)
    contest.until_poll_closed(*THREE)
    contest.seal(((0,), 5), ((1,), 2), ((2,), 2))
    counted = counts.run(contest.returning, contest.selection)
    assert counted.lot == "who is elected"
    done = counts.draw_lot(
        contest.returning, contest.selection, contest.candidates["Ana Brandt"], "Joan Whitfield"
    )
    assert done.elected == (contest.candidates["Maria Okafor"], contest.candidates["Ana Brandt"])
    contest.sign()
    contest.declare()
    found = detail(contest)
    assert [(one.name, one.seat.id) for one in found.elected] == [
        ("Maria Okafor", contest.seats[0]),
        ("Ana Brandt", contest.seats[1]),
    ]
    assert found.reserve == ((1, "Tom Lindqvist"),)


# --- signing and declaring ---------------------------------------------------------------------------------------


def test_nothing_is_declared_without_both_signatures(contest: Contest) -> None:
    contest.until_poll_closed(*THREE)
    contest.seal(((0,), 5), ((1,), 2))
    counts.run(contest.returning, contest.selection)
    contest.go_past(Mark.DECLARED)
    with pytest.raises(Refused, match="cannot go to “result declared”"):
        counts.declare(contest.returning, contest.selection)
    assert not counts.sign(contest.returning, contest.selection).complete
    with pytest.raises(Refused, match="signed this count already"):
        counts.sign(contest.returning, contest.selection)
    assert counts.sign(contest.watching, contest.selection).complete
    assert detail(contest).on.state is ProcessState.PROVISIONAL


def test_a_one_person_office_records_the_second_signature_on_paper_as_an_exception(contest: Contest) -> None:
    contest.until_poll_closed(*THREE)
    contest.seal(((0,), 5), ((1,), 2))
    counts.run(contest.returning, contest.selection)
    counts.sign(contest.returning, contest.selection)
    with pytest.raises(Refused, match="cannot sign for the scrutineer"):
        counts.sign(contest.returning, contest.selection, on_paper_by="ruth adeyemi housing partnership")
    with pytest.raises(Refused, match="candidate cannot sign"):
        counts.sign(contest.returning, contest.selection, on_paper_by="Maria Okafor")
    signed = counts.sign(
        contest.returning, contest.selection, on_paper_by="Joan Whitfield", signed_on=date(2026, 4, 20)
    )
    assert signed.complete
    signatures = detail(contest).count.signatures
    assert [(one.office, one.name, one.on_paper) for one in signatures] == [
        ("returning officer", "Ruth Adeyemi, Housing Partnership", False),
        ("scrutineer", "Joan Whitfield", True),
    ]


def test_somebody_who_is_no_scrutineer_of_it_does_not_sign(contest: Contest, desk: Desk) -> None:
    other = Contest.of(desk, board="Skills Board")
    contest.until_poll_closed(*THREE)
    contest.seal(((0,), 5), ((1,), 2))
    counts.run(contest.returning, contest.selection)
    with pytest.raises(NotPermitted, match="no scrutineer"):
        counts.sign(other.watching, contest.selection)
    with pytest.raises(NotPermitted, match="recorded by the returning officer"):
        counts.sign(contest.watching, contest.selection, on_paper_by="Joan Whitfield")


def test_a_result_before_the_time_for_complaints_is_over_needs_its_reason(contest: Contest) -> None:
    contest.until_poll_closed(*THREE)
    contest.seal(((0,), 5), ((1,), 2))
    counts.run(contest.returning, contest.selection)
    contest.sign()
    with pytest.raises(Refused, match="Complaints are heard until") as refused:
        counts.declare(contest.returning, contest.selection)
    assert refused.value.field == "reason"
    declared = counts.declare(contest.returning, contest.selection, "every candidate agreed in writing")
    assert len(declared.exceptions) == 1


def test_a_count_signed_late_leaves_the_whole_time_for_complaints(contest: Contest) -> None:
    contest.until_poll_closed(*THREE)
    contest.seal(((0,), 5), ((1,), 2))
    counts.run(contest.returning, contest.selection)
    contest.go_to(date(2026, 5, 11))
    counts.sign(contest.returning, contest.selection)
    signed = counts.sign(contest.watching, contest.selection)
    assert signed.complaints_until is not None
    assert signed.complaints_until.date() == date(2026, 5, 18)  # five working days


def test_who_is_next_waits_in_reserve_in_order(contest: Contest) -> None:
    contest.until_poll_closed(*THREE, "Li Chen")
    contest.seal(((0,), 4), ((1,), 3), ((2,), 2))
    counts.run(contest.returning, contest.selection)
    contest.sign()
    declared = contest.declare()
    assert (len(declared.terms), declared.unfilled) == (1, 0)
    found = detail(contest, Role.PUBLIC)
    assert found.reserve == ((1, "Tom Lindqvist"), (2, "Ana Brandt"))
    states = {row.name: row.state for row in found.nominations}
    assert states["Li Chen"] is NominationState.NOT_ELECTED  # nobody voted for them
    assert states["Maria Okafor"] is NominationState.ELECTED


def test_without_a_rule_for_reserves_there_is_none(desk: Desk) -> None:
    desk.rules = desk.rules.with_values({"casual_vacancy.next_placed_months": 0, "deputy.source": "named"})
    contest = Contest.of(desk, members=9)
    contest.open()
    contest.until_poll_closed(*THREE)
    contest.seal(((0,), 4), ((1,), 3))
    counts.run(contest.returning, contest.selection)
    contest.sign()
    contest.declare()
    assert detail(contest).reserve == ()


def test_a_count_that_does_not_repeat_is_neither_signed_nor_declared(contest: Contest, desk: Desk) -> None:
    contest.until_poll_closed(*THREE)
    contest.seal(((0,), 4), ((1,), 3), ((2,), 2))
    counts.run(contest.returning, contest.selection)
    with desk.database.writing() as connection:
        row = connection.execute(select(ballots_table.c.profile)).scalar_one()
        forged = row.replace("[[1],3]", "[[1],30]")
        connection.execute(ballots_table.update().values(profile=forged))
    with pytest.raises(Refused, match="came out otherwise"):
        counts.sign(contest.returning, contest.selection)
    assert (
        recounts(contest.view(), contest.selection)[0].outcome == "the papers are not those that were sealed"
    )
    assert not verify(desk.database, desk.town).ok


def test_the_count_is_for_those_who_run_or_check_it_until_there_is_a_result(contest: Contest) -> None:
    contest.until_poll_closed(*THREE)
    contest.seal(((0,), 4), ((1,), 3))
    counts.run(contest.returning, contest.selection)
    assert detail(contest, Role.AUDITOR).count is not None
    assert detail(contest, Role.PUBLIC).count is None
    assert list(stages(contest.view(Role.PUBLIC), contest.selection)) == []
    contest.sign()
    assert detail(contest, Role.PUBLIC).count is not None


def test_a_candidate_cannot_stand_aside_once_the_papers_are_sealed(contest: Contest) -> None:
    contest.until_poll_closed(*THREE)
    contest.seal(((0,), 4), ((1,), 3))
    with pytest.raises(Refused, match="The papers are sealed"):
        selections.withdraw(contest.office, contest.candidates["Maria Okafor"])


def test_a_merger_during_the_poll_changes_neither_register_nor_count(contest: Contest, desk: Desk) -> None:
    from compacttui.rules.words import MembershipClass, MembershipStatus

    contest.until_published(*THREE)
    selections.freeze(desk, contest.selection)
    selections.announce_poll(contest.returning, contest.selection)
    contest.go_past(Mark.POLL_OPENS)
    organisations.change_membership(
        desk, contest.members[3], MembershipClass.NONE, MembershipStatus.DISSOLVED, desk.today, "merged"
    )
    contest.go_past(Mark.POLL_CLOSES)
    assert contest.seal(((0,), 9)).electors == 9


# --- properties -------------------------------------------------------------------------------------------------

RANKINGS = st.lists(
    st.tuples(
        st.permutations(range(4)).flatmap(lambda p: st.integers(1, 4).map(lambda n: tuple(p[:n]))),
        st.integers(1, 4),
    ),
    min_size=1,
    max_size=5,
)


@pytest.mark.slow
@settings(max_examples=10)
@given(piles=RANKINGS, places=st.integers(1, 2), blank=st.integers(0, 3), fptp=st.booleans(), data=st.data())
def test_invariants_5_6_7_votes_are_conserved_and_a_recount_is_equal(
    piles: list[tuple[tuple[int, ...], int]],
    places: int,
    blank: int,
    fptp: bool,
    data: st.DataObject,
    make_town: Callable[[], Desk],
) -> None:
    """Invariants 5, 6, 7 and 2 through the acts, with lots as they fall."""
    contest = Contest.of(make_town(), seats=places, members=16)
    names = ["Maria Okafor", "Tom Lindqvist", "Ana Brandt", "Li Chen"]
    contest.open(**({"method": FPTP} if fptp else {}))
    contest.until_poll_closed(*names)
    number = sum(count for _, count in piles) + blank
    rejected = [RejectedPapers(RejectedBecause.BLANK, blank)]
    if number > 16:
        with pytest.raises(Refused, match="on the register"):
            counts.receive(contest.returning, contest.selection, contest.papers(*piles), rejected)
        return
    sealed = counts.receive(contest.returning, contest.selection, contest.papers(*piles), rejected)
    assert sealed.received == number <= sealed.electors
    counted = counts.run(contest.returning, contest.selection)
    while not counted.is_complete:
        chosen = data.draw(st.sampled_from(counted.tied))
        counted = counts.draw_lot(contest.returning, contest.selection, chosen, "Joan Whitfield")
    sheet = detail(contest).count.sheet
    unit = 10 ** sheet.counted_by().digits
    for stage in sheet.stages:
        most = places if sheet.method == "block" else 1  # one X for each place, or none
        assert sheet.valid * unit <= stage.total <= sheet.valid * unit * most
    if sheet.method != "block":
        assert sum(sheet.stages[0].votes) // unit == sheet.valid
    assert sheet.valid + sum(dict(sheet.rejected).values()) == sheet.received == number
    assert recounts(contest.view(), contest.selection)[0].is_equal
    contest.sign()
    declared = contest.declare()
    assert len(declared.terms) == min(places, len(sheet.elected))
    assert verify(contest.office.database, contest.office.town).ok


# --- a real contest -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "highland_2012_ward2",
        pytest.param("dundee_2022_ward1", marks=pytest.mark.slow),  # its official report is public
        pytest.param(
            "renfrewshire_2017_ward3", marks=pytest.mark.slow
        ),  # the one with a tie, settled by looking back
    ],
)
def test_a_real_scottish_contest_runs_through_the_acts_to_the_official_result(
    name: str, desk: Desk, data: Path
) -> None:
    """Public ballots, as published, on a register of as many organisations as there were voters."""
    from compacttui.exchange import ballots

    file = ballots.read(data / "elections" / "scot" / f"{name}.csv")
    expected = json.loads((data / "elections" / "scot" / "expected" / f"{name}.json").read_text("utf-8"))
    papers = file.profile
    contest = Contest.of(desk, seats=papers.places, members=2)
    with desk.together():
        for number in range(papers.received - 2):
            organisations.register(desk, f"Member {number}", since=PartialDate(2015))
    contest.open()
    contest.until_published(*papers.candidates)
    assert selections.freeze(desk, contest.selection).electors == papers.received
    selections.announce_poll(contest.returning, contest.selection)
    contest.go_past(Mark.POLL_CLOSES)
    counts.receive(contest.returning, contest.selection, papers)
    counts.run(contest.returning, contest.selection)
    sheet = detail(contest).count.sheet
    rule = expected["rules"]["scottish"]
    assert sheet.names(sheet.elected) == rule["winners_in_order"]
    assert [[sheet.votes_shown(votes) for votes in stage.votes] for stage in sheet.stages] == [
        stage["votes"] for stage in rule["stages"]
    ]
    assert sheet.stages == count_papers(papers, "scottish-stv").stages
    assert detail(contest).papers.file_sha256 == file.sha256
    contest.sign()
    declared = contest.declare()
    assert len(declared.terms) == expected["seats"]
    assert verify(desk.database, desk.town).ok


def test_everybody_stands_aside_after_ballots_went_out(contest: Contest) -> None:
    """Nobody is left to elect: the result says so, and the place stays empty."""
    contest.until_published("Maria Okafor", "Tom Lindqvist")
    selections.freeze(contest.office, contest.selection)
    selections.announce_poll(contest.returning, contest.selection)
    contest.go_past(Mark.POLL_OPENS)
    for name in ("Maria Okafor", "Tom Lindqvist"):
        selections.withdraw(contest.office, contest.candidates[name])
    contest.go_past(Mark.POLL_CLOSES)
    contest.seal(((0,), 2), ((1,), 3))
    counts.run(contest.returning, contest.selection)
    contest.sign()
    declared = contest.declare()
    assert (declared.terms, declared.unfilled) == ((), 1)
    contest.open()  # the seat is free
