"""A countback goes the way of any count: counted, lots drawn, signed by two offices, objected to, declared."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from contests import Contest

from compacttui.acts import complaints, counts, selections, terms, vacancies
from compacttui.acts.complaints import disqualifying
from compacttui.acts.desk import Desk
from compacttui.papers.as_text import as_text
from compacttui.papers.registry import all_papers
from compacttui.questions.exceptions import exceptions
from compacttui.questions.ledger import Wanted, history
from compacttui.questions.selections import recounts, selection_detail, stages
from compacttui.questions.selections.count_room import CountRoom, count_room
from compacttui.records.verify import verify
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import EndedReason, ProcessState, Remedy, SelectionMethod

NAMES = ("Maria Okafor", "Tom Lindqvist", "Ana Brandt", "Li Chen")
PAPERS = (((0, 2), 5), ((1, 2), 4), ((2, 3), 2), ((3,), 1))
LEVEL = (((0,), 5), ((1,), 5), ((2,), 1), ((3,), 1))
"""Maria and Tom are elected at once; with Tom gone, Ana and Li are level at every stage."""
LEVEL_THEN_TOO = (((0,), 6), ((1,), 4), ((2,), 1), ((3,), 1))
"""Ana and Li are level at the election, too."""


def vacant(desk: Desk, papers: tuple[tuple[tuple[int, ...], int], ...] = PAPERS) -> Contest:
    """Two places, Maria and Tom elected; Tom resigned."""
    made = Contest.of(desk, seats=2, members=12)
    made.open()
    made.until_poll_closed(*NAMES)
    made.seal(*papers)
    if not counts.run(made.returning, made.selection).is_complete:
        counts.draw_lot(made.returning, made.selection, made.candidates["Li Chen"], "Nadia Castle")
    made.sign()
    _, tom = made.declare().terms
    terms.end(made.office, tom, EndedReason.RESIGNED)
    made.go_to(made.office.today + timedelta(days=1))
    return made


@pytest.fixture
def contest(desk: Desk) -> Contest:
    return vacant(desk)


def begin(contest: Contest, **more: list[str]) -> vacancies.CountedBack:
    seat = contest.seats[1]
    return vacancies.hold_countback(contest.returning, seat, contest.selection, "Tom moved away", **more)


def room(contest: Contest, role: Role = Role.AUDITOR, thing: str = "") -> CountRoom:
    return count_room(contest.view(role), thing or contest.selection)


def state(contest: Contest) -> ProcessState:
    return selection_detail(contest.view(), contest.selection).on.state


def wait_for_complaints(contest: Contest) -> None:
    contest.go_to(contest.office.today + timedelta(days=14), time(13))


def test_a_countback_is_signed_by_two_offices_before_anybody_has_the_seat(contest: Contest) -> None:
    begun = begin(contest)
    assert begun.count.elected == (contest.candidates["Ana Brandt"],)
    assert state(contest) is ProcessState.COUNTBACK
    with pytest.raises(Refused, match="From there it cannot go"):
        counts.declare(contest.returning, contest.selection)
    assert not counts.sign(contest.returning, contest.selection).complete
    assert counts.sign(contest.watching, contest.selection).complete
    assert state(contest) is ProcessState.COUNTBACK_PROVISIONAL
    with pytest.raises(Refused, match="Complaints are heard until"):
        counts.declare(contest.returning, contest.selection)
    wait_for_complaints(contest)
    (term,) = counts.declare(contest.returning, contest.selection).terms
    detail = selection_detail(contest.view(), contest.selection)
    assert [(one.name, one.how) for one in detail.elected if one.term == term] == [
        ("Ana Brandt", "elected by countback")
    ]
    assert detail.on.state is ProcessState.DECLARED
    assert verify(contest.office.database, contest.office.town).ok


def test_a_countback_declared_early_stands_among_the_exceptions(contest: Contest) -> None:
    begin(contest)
    contest.sign()
    counts.declare(contest.returning, contest.selection, reason="the board meets tomorrow")
    assert "complaints" in [one.check for one in exceptions(contest.view(), contest.selection)]


def test_the_count_room_shows_the_countback_and_the_count_of_the_election(contest: Contest) -> None:
    own = room(contest)
    assert (own.back, own.after) == (None, None)
    begin(contest, declined=[contest.candidates["Li Chen"]])
    back = room(contest)
    assert back.back is not None
    assert back.count is not None
    assert (back.back.left, back.back.declining, back.back.sitting) == (
        ("Tom Lindqvist",),
        ("Li Chen",),
        ("Maria Okafor",),
    )
    assert back.what.startswith("countback for Tenants' seat 2")
    assert back.may_change
    assert not back.count.signatures
    assert back.after is not None
    assert back.after.words == "the count of the election"
    before = room(contest, thing=back.after.id)
    assert before.count == own.count
    assert not before.may_change
    assert len(before.count.signatures if before.count else ()) == 2


def test_nobody_outside_reads_a_countback_before_its_result(contest: Contest) -> None:
    begin(contest)
    assert room(contest, Role.PUBLIC).count is None
    contest.sign()
    seen = room(contest, Role.PUBLIC)
    assert seen.count is not None
    assert seen.back is not None


def test_a_tie_in_a_countback_is_settled_by_a_lot_before_a_witness(desk: Desk) -> None:
    contest = vacant(desk, LEVEL)
    li = contest.candidates["Li Chen"]
    begun = begin(contest)
    assert set(begun.count.tied) == {li, contest.candidates["Ana Brandt"]}
    assert room(contest).stands[1] == "waits for a lot"
    with pytest.raises(Refused, match="waits for a lot"):
        counts.sign(contest.returning, contest.selection)
    drawn = counts.draw_lot(
        contest.returning, contest.selection, contest.candidates["Ana Brandt"], "Nadia Castle"
    )
    assert drawn.elected == (li,)
    seen = room(contest).count
    assert seen is not None
    assert [(one.chosen, one.witness) for one in seen.lots] == [("Ana Brandt", "Nadia Castle")]
    contest.sign()
    wait_for_complaints(contest)
    assert counts.declare(contest.returning, contest.selection).unfilled == 0


def test_a_tie_that_the_election_had_falls_as_it_fell_then(desk: Desk) -> None:
    contest = vacant(desk, LEVEL_THEN_TOO)
    assert begin(contest).count.elected == (contest.candidates["Ana Brandt"],)


def test_a_tie_that_the_election_had_falls_as_a_public_seed_let_it_fall_then(desk: Desk) -> None:
    """Cleo and Dan are level at the third stage of both; the seed's next number would point to Dan in the countback."""
    made = Contest.of(desk, seats=2, members=12)
    made.open()
    made.until_poll_closed("Ada Ames", "Ben Bell", "Cleo Carr", "Dan Dean", "Eve East")
    made.seal(((0, 4), 1), ((1, 2, 0), 1), ((1, 3), 1))
    counts.settle(made.returning, made.selection, "public draw of 4 March", seed="000007")
    assert counts.run(made.returning, made.selection).is_complete
    made.sign()
    first, _ = made.declare().terms
    terms.end(made.office, first, EndedReason.RESIGNED)
    made.go_to(made.office.today + timedelta(days=1))
    begun = vacancies.hold_countback(made.returning, made.seats[0], made.selection, "Ben moved away")
    assert begun.count.elected == (made.candidates["Dan Dean"],), "Cleo went out at the election"
    assert verify(desk.database, desk.town).ok


def test_an_objection_to_a_countback_holds_it_until_it_is_answered(contest: Contest) -> None:
    begin(contest)
    counts.object_to(contest.watching, contest.selection, "a paper of Li's was passed over")
    contest.sign()
    wait_for_complaints(contest)
    with pytest.raises(Refused, match="Answer the objection first"):
        counts.declare(contest.returning, contest.selection)
    counts.answer(contest.returning, contest.selection, "it was counted at stage 2; seen together")
    assert counts.declare(contest.returning, contest.selection).terms
    (said,) = room(contest, thing=room(contest).counts[1].id).objections
    assert (said.number, said.answered_by) == (1, "Ruth Adeyemi, Housing Partnership")


def test_a_candidate_has_a_countback_made_again_before_it_is_signed(contest: Contest) -> None:
    begin(contest)
    li = contest.candidates["Li Chen"]
    assert counts.again(contest.returning, contest.selection, li).is_equal
    contest.sign()
    with pytest.raises(Refused, match="The count is signed"):
        counts.again(contest.returning, contest.selection, li)
    told = stages(contest.view(), contest.selection)
    assert {one.selection for one in told} == {
        room(contest).reference,
        f"{room(contest).reference}, countback",
    }
    equal = [(one.selection, one.is_equal) for one in recounts(contest.view(), contest.selection)]
    reference = room(contest).reference
    assert equal == [(reference, True), (f"{reference}, countback", True)]


def test_a_complaint_about_a_countback_holds_it_and_a_countback_can_be_given_up(contest: Contest) -> None:
    begin(contest)
    contest.sign()
    complaint = contest.complain()
    wait_for_complaints(contest)
    with pytest.raises(Refused, match="A complaint is not decided yet"):
        counts.declare(contest.returning, contest.selection)
    complaints.admit(contest.returning, complaint, admissible=True)
    complaints.decide(
        contest.returning, complaint, upheld=True, decision="Ana was not asked first", remedy=Remedy.PUT_RIGHT
    )
    vacancies.drop_countback(
        contest.returning, contest.selection, "Ana will not serve; counted again without her"
    )
    complaints.carry_out(contest.office, complaint, "the countback is held again")
    assert state(contest) is ProcessState.DECLARED
    assert room(contest).back is None
    again = begin(contest, declined=[contest.candidates["Ana Brandt"]])
    assert again.count.elected == (contest.candidates["Li Chen"],)
    shown = room(contest)
    assert [one.words for one in shown.counts].count(shown.what) == 2
    assert room(contest, thing=shown.counts[1].id).stands[1] == "given up"


def test_one_countback_at_a_time_and_no_other_selection_for_its_seat(contest: Contest) -> None:
    begin(contest)
    with pytest.raises(Refused, match="at work already"):
        begin(contest)
    with pytest.raises(Refused, match="is in selection"):
        selections.open_selection(contest.office, [contest.seats[1]], contest.officer)
    vacancies.drop_countback(contest.returning, contest.selection, "the board prefers an election")
    with pytest.raises(Refused, match="No countback is at work"):
        vacancies.drop_countback(contest.returning, contest.selection, "once more")
    selections.open_selection(contest.office, [contest.seats[1]], contest.officer)
    with pytest.raises(Refused, match="already") as refused:
        begin(contest)
    assert refused.value.field == "seat"


def test_nothing_else_of_the_selection_goes_on_during_a_countback(contest: Contest) -> None:
    begin(contest)
    with pytest.raises(Refused, match="is over"):
        selections.cancel(contest.returning, contest.selection, "we changed our minds")
    with pytest.raises(Refused, match="counted already for the countback"):
        counts.run(contest.returning, contest.selection)


def test_whoever_is_found_unfit_during_a_countback_is_not_elected_by_it(contest: Contest) -> None:
    begin(contest)
    ana = contest.candidates["Ana Brandt"]
    disqualifying.question(contest.returning, ana, "the list of councillors has your name")
    with pytest.raises(Refused, match="Give up the countback first"):
        disqualifying.disqualify(contest.returning, ana, "councillors cannot stand", reason="she agreed")
    vacancies.drop_countback(contest.returning, contest.selection, "Ana cannot serve")
    disqualifying.disqualify(contest.returning, ana, "councillors cannot stand", reason="she agreed")
    assert begin(contest).count.elected == (contest.candidates["Li Chen"],)


def test_a_seat_that_somebody_gained_meanwhile_is_not_given_away_twice(contest: Contest) -> None:
    begin(contest)
    contest.sign()
    persons = {
        one.name: one.person_id for one in selection_detail(contest.view(), contest.selection).nominations
    }
    gained = terms.gain_otherwise(
        contest.office,
        contest.seats[1],
        persons["Ana Brandt"],
        SelectionMethod.RUNNER_UP,
        selection=contest.selection,
    )
    wait_for_complaints(contest)
    with pytest.raises(Refused, match="Somebody has Tenants' seat 2"):
        counts.declare(contest.returning, contest.selection)
    terms.end(contest.office, gained, EndedReason.RESIGNED)
    assert counts.declare(contest.returning, contest.selection).terms


def test_the_published_result_tells_of_the_countback_with_its_stages_and_signatures(contest: Contest) -> None:
    begin(contest)
    contest.sign()
    wait_for_complaints(contest)
    counts.declare(contest.returning, contest.selection)
    text = as_text(all_papers()["result"](contest.view(Role.PUBLIC), contest.selection))
    after = text[text.index("Countback for Tenants' seat 2") :]
    assert "Elected by countback: Ana Brandt." in after
    assert "Signed as scrutineer" in after
    assert "Stage 1" in after


def test_who_left_is_named_in_the_history_and_the_countback_has_its_beginning_and_end(
    contest: Contest,
) -> None:
    contest.fill_by_countback(contest.seats[1], "Tom moved away")
    told = [one.what for one in history(contest.view(), Wanted(thing=contest.seats[1])).page(0)]
    assert "countback begun" in told
    assert "result of a countback declared" in told
