"""Changes of who sits at a table: proposed, consulted on, objections kept, decided, carried out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compacttui.acts import alterations, organisations, partnerships, people, terms
from compacttui.acts.desk import Desk
from compacttui.questions.exceptions import exceptions
from compacttui.questions.ledger import Wanted, history
from compacttui.questions.offers import stands_at
from compacttui.questions.partnerships import alterations as proposals
from compacttui.questions.partnerships import partnerships as boards
from compacttui.questions.partnerships import seats
from compacttui.questions.showing import show
from compacttui.questions.today import today
from compacttui.questions.today.alterations import alterations_to_move, asked_about_alterations
from compacttui.records.verify import verify
from compacttui.rules.alterations import Opinion, Opinions, check_method, state_of
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import (
    AlterationAnswer,
    AlterationDecision,
    AlterationKind,
    AlterationState,
    Consensus,
    EndedReason,
    SelectionMethod,
    VotingRights,
)

AGREE, OBJECT = AlterationAnswer.AGREE, AlterationAnswer.OBJECT
APPROVED, REJECTED = AlterationDecision.APPROVED, AlterationDecision.REJECTED


@pytest.fixture
def board(desk: Desk) -> str:
    return partnerships.register(desk, "Health and Wellbeing Board", since=PartialDate(2019))


@pytest.fixture
def faith(desk: Desk) -> str:
    return partnerships.define_constituency(desk, "Faith groups")


@pytest.fixture
def asked(desk: Desk) -> tuple[str, str]:
    return tuple(organisations.register(desk, name) for name in ("Harbour Youth Trust", "Copper Kettle"))  # type: ignore[return-value]


def new_seat(desk: Desk, board: str, faith: str) -> str:
    return alterations.propose(
        desk,
        board,
        AlterationKind.CREATE_SEAT,
        "Faith groups run four of the five food banks.",
        constituency=faith,
        name="Faith groups' seat",
        voting_rights=VotingRights.SOME_ITEMS,
    )


def row(view):
    (one,) = proposals(view)
    return one


def line(view):
    (one,) = asked_about_alterations(view) if view.role is Role.ORG_CONTACT else alterations_to_move(view)
    return one


def test_a_new_seat_goes_from_a_proposal_to_a_seat_at_the_table(
    desk: Desk, board: str, faith: str, asked: tuple[str, str], at, view_of
) -> None:
    thing = new_seat(desk, board, faith)
    assert (line(view_of(desk)).act, row(view_of(desk)).answers) == ("alteration.consult", "nobody asked")
    assert alterations.consult(desk, thing, asked) == date(2026, 3, 30)  # 28 days
    for one in asked:
        alterations.answer(desk, thing, one, AGREE)
    assert (line(view_of(desk)).act, row(view_of(desk)).stands) == (
        "alteration.decide",
        "no objection stands",
    )
    at(desk, date(2026, 4, 2))
    alterations.decide(desk, thing, APPROVED, Consensus.UNANIMOUS, date(2026, 5, 1), minute="7.2")
    assert row(view_of(desk)).stands == "agreed from Friday 1 May 2026 on"
    with pytest.raises(Refused, match="that day has not come yet"):
        alterations.carry_out(desk, thing)
    at(desk, date(2026, 5, 4))
    assert line(view_of(desk)).act == "alteration.carry_out"
    made = alterations.carry_out(desk, thing)
    (seat,) = seats(view_of(desk))
    assert (seat.id, seat.seat, seat.constituency) == (made, "Faith groups' seat", "Faith groups")
    assert len(seats(view_of(desk, as_at=date(2026, 4, 30)))) == 0
    assert row(view_of(desk)).state is AlterationState.EFFECTIVE
    with pytest.raises(Refused, match="carried out already"):
        alterations.carry_out(desk, thing)
    assert verify(desk.database, desk.town).ok


def test_an_objection_is_talked_over_and_stays_on_record(
    desk: Desk, board: str, faith: str, asked: tuple[str, str], view_of
) -> None:
    thing = new_seat(desk, board, faith)
    alterations.consult(desk, thing, asked)
    with pytest.raises(Refused, match="Say what the objection is"):
        alterations.answer(desk, thing, asked[0], OBJECT)
    alterations.answer(desk, thing, asked[0], OBJECT, "One seat more and nobody speaks for tenants.")
    alterations.answer(desk, thing, asked[1], AGREE)
    assert stands_at(view_of(desk), thing).state == AlterationState.CONTESTED
    assert row(view_of(desk)).answers == "2 asked: 1 agrees, 1 objects"
    with pytest.raises(Refused, match="1 objection stands: talk it over first"):
        alterations.decide(desk, thing, APPROVED, Consensus.VOTE)
    alterations.settle_objection(
        desk, thing, asked[0], agrees=False, settlement="They want a tenants' seat, too."
    )
    with pytest.raises(Refused, match="1 objection was not taken back"):
        alterations.decide(desk, thing, APPROVED, Consensus.NO_OBJECTION)
    alterations.decide(desk, thing, APPROVED, Consensus.VOTE)
    lines = [each for section in show(view_of(desk), "alteration", thing).sections for each in section.lines]
    (kept,) = [each for each in lines if each.value == "Harbour Youth Trust"]
    assert kept.label == "objects"
    assert "They want a tenants' seat, too." in kept.note


def test_the_public_reads_how_many_objected_and_who_only_where_that_was_agreed(
    desk: Desk, board: str, faith: str, asked: tuple[str, str], view_of
) -> None:
    thing = new_seat(desk, board, faith)
    alterations.consult(desk, thing, asked)
    alterations.answer(desk, thing, asked[0], OBJECT, "Too many seats.")
    alterations.answer(desk, thing, asked[1], OBJECT, "Too few tenants.", may_name=True)
    public = view_of(desk).as_public()
    said = [
        (each.label, each.value)
        for section in show(public, "alteration", thing).sections
        for each in section.lines
        if section.heading == "Asked"
    ]
    assert said == [
        ("", "2 asked: 0 agree, 2 object"),
        ("objects", "Copper Kettle"),
        ("", "and 1 other, not named"),
    ]
    told = [entry.note for entry in history(public, Wanted(kind="alteration.answered"))]
    assert "Too many seats." not in " ".join(told)
    closed = history(public, Wanted(thing=asked[0], kind="alteration.answered"))
    assert [entry.what for entry in closed] == ["closed entry"]  # there is one, and it says nothing


def test_what_the_law_requires_is_decided_directly_and_never_called_a_consensus(
    desk: Desk, board: str, faith: str, view_of
) -> None:
    thing = new_seat(desk, board, faith)
    with pytest.raises(Refused, match="Name the law"):
        alterations.decide(desk, thing, APPROVED, Consensus.STATUTORY)
    alterations.decide(desk, thing, APPROVED, Consensus.STATUTORY, legal_reference="Health Act, section 194")
    assert row(view_of(desk)).agreed == "required by law"
    assert list(exceptions(view_of(desk))) == []


def test_a_decision_with_nobody_asked_needs_a_reason_and_is_an_exception(
    desk: Desk, board: str, faith: str, view_of
) -> None:
    thing = new_seat(desk, board, faith)
    with pytest.raises(Refused, match="Nobody was asked"):
        alterations.decide(desk, thing, APPROVED, Consensus.VOTE)
    alterations.decide(desk, thing, APPROVED, Consensus.VOTE, reason="The board met before the office knew.")
    assert [one.what for one in exceptions(view_of(desk))] == ["change of membership with nobody asked"]


def test_whoever_is_asked_later_takes_no_time_from_those_asked_before(
    desk: Desk, board: str, faith: str, asked: tuple[str, str], view_of
) -> None:
    thing = new_seat(desk, board, faith)
    assert alterations.consult(desk, thing, asked[:1]) == date(2026, 3, 30)
    assert alterations.consult(desk, thing, asked[1:], reply_by=date(2026, 3, 9)) == date(2026, 3, 30)
    assert row(view_of(desk)).reply_by == date(2026, 3, 30)
    assert list(exceptions(view_of(desk))) == []


@pytest.mark.slow
def test_a_short_time_to_answer_needs_a_reason(
    desk: Desk, board: str, faith: str, asked: tuple[str, str]
) -> None:
    thing = new_seat(desk, board, faith)
    with pytest.raises(Refused, match="rule book gives them until Monday 30 March 2026"):
        alterations.consult(desk, thing, asked, reply_by=date(2026, 3, 9))
    alterations.consult(desk, thing, asked, reply_by=date(2026, 3, 9), reason="The board meets on the 10th.")


def test_a_member_answers_for_its_own_organisation(
    desk: Desk, board: str, faith: str, asked: tuple[str, str], view_of
) -> None:
    thing = new_seat(desk, board, faith)
    contact = people.register(desk, "Tom Lindqvist", roles=[Role.ORG_CONTACT])
    organisations.name_contact(desk, asked[0], contact)
    alterations.consult(desk, thing, asked)
    member = replace(desk, person=contact, role=Role.ORG_CONTACT)
    waiting = line(view_of(member))
    assert (waiting.act, waiting.when) == ("alteration.answer", "in 28 days")
    assert waiting in today(view_of(member))
    with pytest.raises(NotPermitted, match="speak for another organisation"):
        alterations.answer(member, thing, asked[1], AGREE)
    alterations.answer(member, thing, asked[0], AGREE)
    assert row(view_of(desk)).answers == "2 asked: 1 agrees, 1 not answered"


def test_case_seat_abolished_goes_only_when_nobody_holds_it(
    desk: Desk, board: str, faith: str, view_of
) -> None:
    seat = partnerships.create_seat(desk, board, "Faith groups' seat", faith)
    person = people.register(desk, "Maria Okafor")
    term = terms.gain_otherwise(desk, seat, person, already_serving=True)
    thing = alterations.propose(desk, board, AlterationKind.REMOVE_SEAT, "The board shrinks.", seat)
    alterations.decide(desk, thing, APPROVED, Consensus.VOTE, reason="agreed at the away day")
    with pytest.raises(Refused, match="Someone still holds this seat"):
        alterations.carry_out(desk, thing)
    assert row(view_of(desk)).state is AlterationState.APPROVED
    terms.end(desk, term, EndedReason.SEAT_ABOLISHED, reason="with thanks")
    alterations.carry_out(desk, thing)
    assert len(seats(view_of(desk))) == 0


def test_case_board_renamed(desk: Desk, board: str, at, view_of) -> None:
    """Old days keep the old name; one name is agreed like any other change."""
    at(desk, date(2026, 6, 1))
    thing = alterations.propose(desk, board, AlterationKind.RENAME, "Shorter.", name="Wellbeing Board")
    alterations.decide(desk, thing, APPROVED, Consensus.VOTE, reason="all at the table")
    alterations.carry_out(desk, thing)
    assert [one.partnership for one in boards(view_of(desk))] == ["Wellbeing Board"]
    assert [one.partnership for one in boards(view_of(desk, as_at=date(2026, 5, 31)))] == [
        "Health and Wellbeing Board"
    ]


@pytest.mark.slow
def test_a_seat_that_speaks_for_others_keeps_its_past(
    desk: Desk, board: str, faith: str, at, view_of
) -> None:
    carers = partnerships.define_constituency(desk, "Carers")
    partnerships.create_seat(desk, board, "The fifth seat", carers)
    (seat,) = seats(view_of(desk))
    at(desk, date(2026, 6, 1))
    thing = alterations.propose(
        desk, board, AlterationKind.CONSTITUENCY, "Nobody speaks for them.", seat.id, constituency=faith
    )
    alterations.decide(desk, thing, APPROVED, Consensus.VOTE, reason="all at the table")
    alterations.carry_out(desk, thing)
    assert [one.constituency for one in seats(view_of(desk))] == ["Faith groups"]
    assert [one.constituency for one in seats(view_of(desk, as_at=date(2026, 5, 31)))] == ["Carers"]


def test_case_sub_group_moves_to_another_parent(desk: Desk, board: str, at, view_of) -> None:
    other = partnerships.register(desk, "Children's Board")
    group = partnerships.register(desk, "Winter sub-group", parent=board)
    at(desk, date(2026, 6, 1))
    partnerships.move(desk, group, date(2026, 5, 4), other, "agreed by both")
    with pytest.raises(Refused, match="report to itself"):
        partnerships.move(desk, other, date(2026, 6, 1), group)

    def parent(view) -> object:
        lines = show(view, "partnership", group).sections[0].lines
        return [each.value for each in lines if each.label == "Reports to"]

    assert parent(view_of(desk)) == ["Children's Board"]
    assert parent(view_of(desk, as_at=date(2026, 5, 3))) == ["Health and Wellbeing Board"]


def test_a_proposal_says_what_is_to_change(desk: Desk, board: str, faith: str) -> None:
    wanted = {
        AlterationKind.CREATE_SEAT: "what the new seat is to be called",
        AlterationKind.REMOVE_SEAT: "which seat is to go",
        AlterationKind.CONSTITUENCY: "which seat it is about",
        AlterationKind.VOTING: "which seat it is about",
        AlterationKind.RENAME: "what the partnership is to be called",
        AlterationKind.MERGE: "which partnership it is to go into",
    }
    for kind, message in wanted.items():
        with pytest.raises(Refused, match=message):
            alterations.propose(desk, board, kind, "why")
    thing = new_seat(desk, board, faith)
    alterations.withdraw(desk, thing, "no longer wanted")
    with pytest.raises(Refused, match="withdrawn"):
        alterations.consult(desk, thing, [])


def test_a_proposal_changes_one_thing(desk: Desk, board: str, faith: str) -> None:
    seat = partnerships.create_seat(desk, board, "The fifth seat", faith)
    carers = partnerships.define_constituency(desk, "Carers")
    with pytest.raises(Refused, match="not part of “a seat's vote changes”"):
        alterations.propose(
            desk,
            board,
            AlterationKind.VOTING,
            "Equal footing.",
            seat,
            constituency=carers,
            voting_rights=VotingRights.FULL,
        )


def test_nothing_is_carried_out_at_a_table_that_is_no_more(
    desk: Desk, board: str, faith: str, view_of
) -> None:
    thing = new_seat(desk, board, faith)
    alterations.decide(desk, thing, APPROVED, Consensus.VOTE, reason="all at the table")
    partnerships.end(desk, board, date(2026, 3, 2), "The board was wound up.")
    with pytest.raises(Refused, match="meets no more"):
        alterations.carry_out(desk, thing)
    assert len(seats(view_of(desk))) == 0
    alterations.withdraw(desk, thing, "There is no such table any more.")
    assert list(alterations_to_move(view_of(desk))) == []
    with pytest.raises(Refused, match="was withdrawn"):
        alterations.carry_out(desk, thing)


opinions = st.lists(
    st.builds(Opinion, st.none() | st.sampled_from(AlterationAnswer), st.booleans(), st.booleans()),
    max_size=8,
).map(Opinions)


@given(opinions)
@settings(max_examples=30)
def test_while_an_objection_stands_there_is_no_consensus(found: Opinions) -> None:
    state = state_of(
        date(2026, 6, 1), found, reply_by=date(2026, 5, 1), decision=None, carried_out=False, withdrawn=False
    )
    assert (state is AlterationState.CONTESTED) == bool(found.standing)
    if found.disagreeing:
        for method in (Consensus.UNANIMOUS, Consensus.NO_OBJECTION):
            with pytest.raises(Refused):
                check_method(found, APPROVED, method, None)
    check_method(found, REJECTED, None, None)


@pytest.mark.slow
def test_case_rotating_seat_among_networks(desk: Desk, board: str, at, view_of) -> None:
    """Each network has the seat for a while: who it speaks for changes with the day, and so does who sits in it."""
    networks = [
        partnerships.define_constituency(desk, name) for name in ("Carers", "Faith groups", "Tenants")
    ]
    seat = partnerships.create_seat(desk, board, "The networks' seat", networks[0])
    for month, (name, network) in enumerate(zip(("Maria", "Tom", "Ana"), networks, strict=True), 4):
        at(desk, date(2026, month, 1))
        if month > 4:
            thing = alterations.propose(
                desk,
                board,
                AlterationKind.CONSTITUENCY,
                "The next network's turn.",
                seat,
                constituency=network,
            )
            alterations.decide(desk, thing, APPROVED, Consensus.VOTE, reason="as the networks agreed in 2025")
            alterations.carry_out(desk, thing)
        person = people.register(desk, name)
        term = terms.gain_otherwise(desk, seat, person, SelectionMethod.NETWORK, "named by the network")
        terms.accept(desk, term)
        terms.begin(desk, term, end_on=date(2026, month + 1, 1) - timedelta(days=1))
    told = []
    for month in (4, 5, 6):
        (row_then,) = seats(view_of(desk, as_at=date(2026, month, 15)))
        told.append((row_then.holder, row_then.constituency))
    assert told == [("Maria", "Carers"), ("Tom", "Faith groups"), ("Ana", "Tenants")]
