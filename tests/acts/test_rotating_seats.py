"""A seat that goes round among networks: MODEL's nasty case, from the order said once to who held it for whom."""

from __future__ import annotations

from datetime import date

import pytest
from board import Board
from contests import Contest

from compacttui.acts import alterations, partnerships, people, terms
from compacttui.acts.desk import Desk
from compacttui.questions.offers import stands_at
from compacttui.questions.partnerships import ending, seats, vacant
from compacttui.questions.selections.details import selection_detail
from compacttui.questions.showing import Line, show
from compacttui.questions.today import today
from compacttui.records.verify import verify
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.rota import TurnState
from compacttui.rules.terms import Acceptance
from compacttui.rules.words import AlterationDecision, AlterationKind, Consensus, SelectionMethod


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


@pytest.fixture
def networks(board: Board) -> tuple[str, str]:
    return tuple(
        partnerships.define_constituency(board.officer, name) for name in ("Youth Network", "Parents' Forum")
    )


@pytest.fixture
def seat(board: Board, networks: tuple[str, str]) -> str:
    """A seat that has gone round since today, a year each."""
    made = board.seat("Families' seat")
    partnerships.rotate(board.officer, made, "Agreed by both networks.", networks, 12)
    return made


def lines(board: Board, seat: str, heading: str) -> tuple[Line, ...]:
    (section,) = (one for one in show(board.view(), "seat", seat).sections if one.heading == heading)
    return section.lines


def takes(board: Board, seat: str, name: str) -> str:
    person = people.register(board.officer, name, roles=[Role.REPRESENTATIVE])
    term = terms.gain_otherwise(
        board.officer, seat, person, SelectionMethod.NETWORK, "named by the network whose turn it is"
    )
    terms.accept(board.officer, term, list(Acceptance))
    terms.begin(board.officer, term)
    return term


def test_rotating_seat_speaks_for_the_first_and_says_whose_turn_comes_next(board: Board, seat: str) -> None:
    (row,) = seats(board.view())
    start = board.officer.today
    assert row.constituency == "Youth Network"
    assert "the turn of Parents' Forum from" in row.stands
    assert [(one.label, one.value) for one in lines(board, seat, "Goes round")] == [
        ("Youth Network", start),
        ("Parents' Forum", start.replace(year=start.year + 1)),
    ]
    (place,) = vacant(board.view())
    assert "Parents' Forum" in place.turn


def test_rotating_seat_a_term_lasts_no_longer_than_the_turn(board: Board, seat: str) -> None:
    takes(board, seat, "Maria Okafor")
    (row,) = seats(board.view())
    turn_ends = board.officer.today.replace(year=board.officer.today.year + 1)
    assert row.until is not None
    assert (turn_ends - row.until.latest).days == 1
    board.go_to(date(turn_ends.year, turn_ends.month, 1))
    (soon,) = ending(board.view())
    assert "Parents' Forum" in soon.turn
    (line,) = [one for one in today(board.view()) if one.what.startswith("Seat ends")]
    assert "the turn of Parents' Forum" in line.what


def test_rotating_seat_is_passed_on_when_the_turn_has_come_and_keeps_who_held_it_for_whom(
    board: Board, seat: str, networks: tuple[str, str]
) -> None:
    began = board.officer.today
    takes(board, seat, "Maria Okafor")
    with pytest.raises(Refused, match="Nobody else's turn has come"):
        partnerships.pass_on(board.officer, seat)
    come = began.replace(year=began.year + 1)
    board.go_to(come)
    (line,) = [one for one in today(board.view()) if one.act == "seat.pass_on"]
    assert line.what.startswith("The turn of Parents' Forum began")
    assert seats(board.view())[0].standing is not None
    assert stands_at(board.view(), seat).state == TurnState.COME
    done = partnerships.pass_on(board.officer, seat)
    assert stands_at(board.view(), seat).state == ""
    assert (done.constituency, done.since, done.turns) == (networks[1], come, 1)
    takes(board, seat, "Tom Lindqvist")
    assert not [one for one in today(board.view()) if one.act == "seat.pass_on"]
    notes = [one.note for one in lines(board, seat, "Terms")]
    assert notes[0].startswith("for Parents' Forum")
    assert notes[1].startswith("for Youth Network")
    assert seats(board.view(as_at=began))[0].constituency == "Youth Network"
    assert verify(board.officer.database, board.officer.town).ok


def test_rotating_seat_passed_on_late_tells_every_turn_from_its_own_day(board: Board, seat: str) -> None:
    began = board.officer.today
    board.go_to(began.replace(year=began.year + 2))
    assert partnerships.pass_on(board.officer, seat).turns == 2
    in_the_second = seats(board.view(as_at=began.replace(year=began.year + 1)))[0]
    assert in_the_second.constituency == "Parents' Forum"
    assert seats(board.view())[0].constituency == "Youth Network"


def test_rotating_seat_goes_round_no_more_when_it_is_said_or_others_are_agreed(
    board: Board, seat: str, networks: tuple[str, str]
) -> None:
    partnerships.rotate(board.officer, seat, "One network is left.", stop=True)
    assert seats(board.view())[0].stands == "vacant, no selection open"
    with pytest.raises(Refused, match="does not go round"):
        partnerships.pass_on(board.officer, seat)
    with pytest.raises(Refused, match="does not go round"):
        partnerships.rotate(board.officer, seat, "Said twice.", stop=True)
    with pytest.raises(Refused, match="two constituencies or more"):
        partnerships.rotate(board.officer, seat, "One.", networks[:1])


def test_rotating_seat_stays_with_whom_an_agreed_change_gives_it(board: Board, seat: str) -> None:
    carers = partnerships.define_constituency(board.officer, "Carers of adults")
    thing = alterations.propose(
        board.officer,
        board.partnership,
        AlterationKind.CONSTITUENCY,
        "The networks merged.",
        seat=seat,
        constituency=carers,
    )
    alterations.decide(
        board.officer,
        thing,
        AlterationDecision.APPROVED,
        Consensus.STATUTORY,
        legal_reference="Children Act, section 10",
    )
    alterations.carry_out(board.officer, thing)
    (row,) = seats(board.view())
    assert (row.constituency, row.stands) == ("Carers of adults", "vacant, no selection open")


def test_rotating_seat_a_selection_asks_the_network_whose_turn_it_will_be(desk: Desk) -> None:
    contest = Contest.of(desk)
    (seat,) = contest.seats
    next_one = partnerships.define_constituency(contest.office, "Parents' Forum")
    first = seats(contest.view())[0].constituency_id
    partnerships.rotate(contest.office, seat, "Agreed by both.", [first, next_one], 1)
    contest.open()
    found = selection_detail(contest.view(), contest.selection)
    assert found.constituency.name == "Parents' Forum"
