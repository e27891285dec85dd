"""C4 where papers were counted again for a vacant seat: the election's own steps, and those of each countback."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from contests import Contest

from compacttui.acts import complaints, counts, vacancies
from compacttui.acts.desk import Desk
from compacttui.questions.selections import ProtocolRow, protocol_check
from compacttui.rules.roles import Role
from compacttui.rules.words import Remedy, Standing

OF_THE_SEAT = "Countback for Tenants' seat 2: "


@pytest.fixture
def contest(desk: Desk) -> Contest:
    """Two were elected, and Tom resigned."""
    made = Contest.of(desk, seats=2, members=12)
    made.lose_the_second()
    made.go_to(made.office.today + timedelta(days=1))
    return made


def begin(contest: Contest, **more: list[str]) -> None:
    vacancies.hold_countback(contest.returning, contest.seats[1], contest.selection, "Tom moved away", **more)


def rows(contest: Contest) -> dict[str, ProtocolRow]:
    return {row.step: row for row in protocol_check(contest.view(Role.AUDITOR), contest.selection)}


def own(contest: Contest) -> list[ProtocolRow]:
    """The steps of the election itself."""
    return [row for step, row in rows(contest).items() if not step.startswith("Countback")]


def back(contest: Contest, begins: str = OF_THE_SEAT) -> dict[str, str]:
    """How each step of a countback stands."""
    return {
        step.removeprefix(begins): row.stands
        for step, row in rows(contest).items()
        if step.startswith(begins)
    }


def wait_for_complaints(contest: Contest) -> None:
    contest.go_to(contest.office.today + timedelta(days=14), time(13))


def test_what_was_found_of_the_election_stays_as_it_was_during_a_countback_and_after_it(
    contest: Contest,
) -> None:
    """A countback declared early, with an objection and a complaint of its own, says nothing of the election."""
    before = own(contest)
    begin(contest)
    assert own(contest) == before
    counts.object_to(contest.watching, contest.selection, "a paper of Li's was passed over")
    counts.answer(contest.returning, contest.selection, "it was counted at stage 2")
    contest.sign()
    complaint = contest.complain()
    assert own(contest) == before
    complaints.admit(contest.returning, complaint, admissible=False, reason="not about the countback")
    counts.declare(contest.returning, contest.selection, reason="the board meets tomorrow")
    assert own(contest) == before


def test_a_countback_at_work_has_what_was_done_and_what_is_still_to_come(contest: Contest) -> None:
    begin(contest)
    counts.sign(contest.returning, contest.selection)
    assert back(contest) == {
        "papers counted again": "done",
        "count signed by the returning officer": "done",
        "count signed by a scrutineer": "not yet",
        "result declared": "not yet",
    }
    row = rows(contest)[f"{OF_THE_SEAT}count signed by the returning officer"]
    assert row.by.startswith("Ruth Adeyemi")
    assert row.standing is Standing.DONE


def test_a_countback_that_was_declared_has_every_step_done(contest: Contest) -> None:
    begin(contest)
    contest.sign()
    due = rows(contest)[f"{OF_THE_SEAT}result declared"].asked
    assert due.startswith("after 5 working days for complaints, by ")
    wait_for_complaints(contest)
    assert back(contest)["result declared"] == "missing", "its day has passed"
    contest.go_to(date(2026, 5, 9), time(13))  # the day after the last for complaints
    counts.declare(contest.returning, contest.selection)
    assert set(back(contest).values()) == {"done"}


def test_what_was_set_aside_in_a_countback_stands_at_its_own_step(contest: Contest) -> None:
    begin(contest)
    contest.sign()
    counts.declare(contest.returning, contest.selection, reason="the board meets tomorrow")
    row = rows(contest)[f"{OF_THE_SEAT}result declared"]
    assert (row.stands, row.reason) == ("set aside with a reason", "the board meets tomorrow")


def test_a_countback_that_was_given_up_lacks_nothing_and_the_next_is_told_apart(contest: Contest) -> None:
    begin(contest)
    contest.sign()
    complaint = contest.complain()
    complaints.admit(contest.returning, complaint, admissible=True)
    complaints.decide(
        contest.returning, complaint, upheld=True, decision="Ana was not asked", remedy=Remedy.PUT_RIGHT
    )
    vacancies.drop_countback(contest.returning, contest.selection, "Ana will not serve")
    complaints.carry_out(contest.office, complaint, "the countback is held again")
    given_up = back(contest)
    assert given_up["result declared"] == "given up"
    assert given_up["complaints decided"] == "done"
    begin(contest, declined=[contest.candidates["Ana Brandt"]])
    assert back(contest, "Countback 1 for Tenants' seat 2: ") == given_up
    assert back(contest, "Countback 2 for Tenants' seat 2: ")["count signed by a scrutineer"] == "not yet"
