"""A count looked at again: objections and their answers, counts made again, how lots fall."""

from __future__ import annotations

from dataclasses import replace

import pytest
from contests import FPTP, Contest
from sqlalchemy import update

from compacttui.acts import counts
from compacttui.acts.desk import Desk
from compacttui.counting.comparing import first_difference
from compacttui.questions.exceptions import exceptions
from compacttui.questions.selections import selections
from compacttui.questions.selections.count_room import count_room
from compacttui.questions.selections.recounts import recounts
from compacttui.questions.showing import show
from compacttui.records.events import ERASED
from compacttui.records.selections import ballots
from compacttui.records.verify import verify
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import Standing

THREE = ("Maria Okafor", "Tom Lindqvist", "Ana Brandt")
TIED = (((0,), 3), ((1,), 3), ((2,), 1))


@pytest.fixture
def contest(desk: Desk) -> Contest:
    made = Contest.of(desk, members=9)
    made.open(method=FPTP)
    made.until_poll_closed(*THREE)
    return made


@pytest.fixture
def counted(contest: Contest) -> Contest:
    contest.seal(((0,), 4), ((1,), 3))
    counts.run(contest.returning, contest.selection)
    return contest


def room(contest: Contest, role: Role = Role.AUDITOR):
    return count_room(contest.view(role), contest.selection)


def test_a_count_is_not_declared_before_an_objection_is_answered(counted: Contest) -> None:
    counts.object_to(counted.watching, counted.selection, "Two papers were read out twice.")
    counts.sign(counted.returning, counted.selection)
    counts.sign(counted.returning, counted.selection, on_paper_by="Idris Vane")
    assert room(counted).stands == (Standing.DECIDE, "an objection waits for an answer")
    (row,) = selections(counted.view(Role.AUDITOR))
    assert (row.next, row.act) == ("answer the objection to the count", "count.answer")
    with pytest.raises(Refused, match="A scrutineer objects to the count, and is not answered yet"):
        counted.declare()
    shown = show(counted.view(Role.AUDITOR), "selection", counted.selection)
    assert "A scrutineer objects to the count" in repr([one.lines for one in shown.sections])
    counts.answer(counted.returning, counted.selection, "Both were looked at again; each was counted once.")
    (objection,) = room(counted).objections
    assert objection.said == "Two papers were read out twice."
    assert objection.answer.startswith("Both were looked at again")
    shown = show(counted.view(Role.AUDITOR), "selection", counted.selection)
    (section,) = [one for one in shown.sections if one.heading == "Looked at again"]
    assert section.lines[0].standing is Standing.DONE
    assert counted.declare().terms
    listed = exceptions(counted.view(Role.AUDITOR), selection=counted.selection)
    assert "Two papers were read out twice." in [row.reason for row in listed]
    assert verify(counted.office.database, counted.office.town).ok


@pytest.mark.slow
def test_only_who_watches_objects_and_only_who_counts_answers(counted: Contest) -> None:
    with pytest.raises(Refused, match="Say who did so on paper"):
        counts.object_to(counted.returning, counted.selection, "No.")
    with pytest.raises(NotPermitted):
        counts.object_to(counted.office, counted.selection, "No.")
    stranger = replace(counted.watching, person=counted.officer)
    with pytest.raises(NotPermitted, match="You are no scrutineer"):
        counts.object_to(stranger, counted.selection, "No.")
    with pytest.raises(Refused, match="No objection to this count waits"):
        counts.answer(counted.returning, counted.selection, "There is none.")
    counts.object_to(
        counted.returning, counted.selection, "A bundle was not shown.", on_paper_by="Idris Vane"
    )
    counts.object_to(counted.watching, counted.selection, "The total was read out wrongly.")
    with pytest.raises(Refused, match="There is: 1, 2"):
        counts.answer(counted.returning, counted.selection, "Answered.", number=3)
    counts.answer(counted.returning, counted.selection, "It was a slip of the tongue.", number=2)
    assert [(one.by, bool(one.answer)) for one in room(counted).objections] == [
        ("Idris Vane", False),
        ("Sam Petrov, Housing Partnership", True),
    ]
    assert room(counted, Role.PUBLIC).objections == (), "what was said is for those who run or check it"


@pytest.mark.slow
def test_a_candidate_may_have_it_counted_again_before_it_is_signed(counted: Contest) -> None:
    asks = counted.candidates["Tom Lindqvist"]
    again = counts.again(counted.returning, counted.selection, asks)
    assert again.is_equal
    (row,) = recounts(counted.view(Role.AUDITOR), counted.selection)
    assert (row.is_equal, row.sheet_sha256) == (True, again.sheet_sha256)
    assert [(one.asked_by, one.is_equal) for one in room(counted).repeats] == [("Tom Lindqvist", True)]
    counted.sign()
    with pytest.raises(Refused, match="The count is signed"):
        counts.again(counted.returning, counted.selection, asks)


@pytest.mark.slow
def test_where_two_counts_first_differ_is_said(counted: Contest) -> None:
    sheet = room(counted).count.sheet
    stage = sheet.stages[0]
    other = replace(sheet, stages=(replace(stage, votes=(3, 4, 0)),))
    assert first_difference(sheet, sheet) == ""
    assert first_difference(sheet, other) == "At stage 1: Maria Okafor has 4 votes, and counted again 3."


@pytest.mark.slow
def test_papers_that_were_destroyed_cannot_be_counted_again(counted: Contest) -> None:
    counted.sign()
    with counted.office.database.writing() as connection:
        connection.execute(update(ballots).values(profile=ERASED))
    (row,) = recounts(counted.view(Role.AUDITOR), counted.selection)
    assert (row.is_equal, row.standing) == (None, Standing.NO_DATA)
    assert (
        row.outcome
        == "ballot papers destroyed as the rules require; signed sheet intact; cannot be recounted"
    )
    assert row.sheet_sha256
    assert not row.again_sha256


def test_lots_fall_in_an_order_that_was_published_before(contest: Contest) -> None:
    contest.seal(*TIED)
    order = [contest.candidates[name] for name in ("Tom Lindqvist", "Ana Brandt", "Maria Okafor")]
    counts.settle(contest.returning, contest.selection, "website, 3 March", order=order)
    done = counts.run(contest.returning, contest.selection)
    assert done.elected == (contest.candidates["Tom Lindqvist"],)
    assert room(contest).lots_fall.startswith("by the order Tom Lindqvist, Ana Brandt, Maria Okafor")
    (row,) = recounts(contest.view(Role.AUDITOR), contest.selection)
    assert row.is_equal
    with pytest.raises(Refused, match="settled before that"):
        counts.settle(contest.returning, contest.selection, "website", seed="030714")


@pytest.mark.slow
def test_lots_fall_by_a_seed_fixed_after_the_papers_were_sealed(contest: Contest) -> None:
    with pytest.raises(Refused, match="no sealed papers"):
        counts.settle(contest.returning, contest.selection, "public draw", seed="03 07 14 22 31 49")
    contest.seal(*TIED)
    with pytest.raises(Refused, match="one of the two"):
        counts.settle(contest.returning, contest.selection, "public draw")
    with pytest.raises(Refused, match="six to sixty figures"):
        counts.settle(contest.returning, contest.selection, "public draw", seed="sunshine")
    counts.settle(contest.returning, contest.selection, "public draw of 4 March", seed="03 07 14 22 31 49")
    done = counts.run(contest.returning, contest.selection)
    assert done.is_complete
    assert len(done.elected) == 1
    (lot,) = room(contest).count.sheet.lots
    assert lot.by == "seed 030714223149; fixed in public after the papers were sealed"
    assert verify(contest.office.database, contest.office.town).ok
