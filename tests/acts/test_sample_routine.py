"""The sample writes ordinary days without asking the records: entry for entry what the acts would have written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from sqlalchemy import select

from compacttui.acts import (
    declarations,
    interests,
    meetings,
    organisations,
    partnerships,
    people,
    reports,
    terms,
)
from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.meetings import Attended
from compacttui.acts.reports import ReportItem
from compacttui.acts.reports.contents import Contents
from compacttui.acts.sample.diary import Hat
from compacttui.acts.sample.known import Holder, Organisation, Partnership, Person, Seat
from compacttui.acts.sample.material import material
from compacttui.acts.sample.routine import declarations as said
from compacttui.acts.sample.routine import meetings as routine
from compacttui.acts.sample.routine import service
from compacttui.acts.sample.routine import terms as taken
from compacttui.acts.towns import found
from compacttui.records import schema
from compacttui.records.chance import SeededChance
from compacttui.records.database import url_of
from compacttui.records.log import event_table, personal_table
from compacttui.rules.dates import PartialDate, to_utc
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.words import (
    AttendanceStatus,
    BasisOfView,
    Capacity,
    ClosedBecause,
    InterestCategory,
    InterestKind,
    Marking,
    MinutesState,
    Mitigation,
    SelectionMethod,
    TermKind,
)

DAY = date(2026, 3, 12)
BEGAN = datetime(2026, 3, 2, 9, tzinfo=UTC)


class World:
    """One board with two seats, who sits there, and a desk at which everybody acts in turn."""

    def __init__(self, place: Path, rules: RuleBook) -> None:
        database = schema.open_database(url_of(str(place)))
        self.clock = FixedClock(BEGAN)
        chance = SeededChance("twin")
        town = found(
            database, town_name="Twin", name="Ama Larbi", at=self.clock.moment_of_act(), chance=chance
        )
        self.desk = Desk(database, town.town, town.founder, Role.CVS_OFFICER, rules, self.clock, chance)
        self.officer = Hat(town.founder, Role.CVS_OFFICER)

    def set_up(self) -> None:
        desk, board = self.desk, replace(material().boards[0], room="The hall", time="14:00")
        self.partnership = Partnership(partnerships.register(desk, board.name), board)
        self.carers = Organisation(
            organisations.register(desk, "Carers' Circle"), "Carers' Circle", "carers", True
        )
        self.trust = Organisation(organisations.register(desk, "Youth Trust"), "Youth Trust", "young", True)
        speaks_for = partnerships.define_constituency(desk, "Carers")
        self.seats = []
        for name, holder, deputy in (("First", "Ewa", "Huw"), ("Second", "Esi", None)):
            made = partnerships.create_seat(desk, self.partnership.id, name, speaks_for)
            seat = Seat(made, name, "carers", self.partnership)
            self.partnership.seats.append(seat)
            seat.seat_holder(self._holder(seat, holder, self.carers, TermKind.SUBSTANTIVE))
            if deputy:
                seat.deputy = self._holder(seat, deputy, self.trust, TermKind.DEPUTY)
            self.seats.append(seat)
        self.next_one = self._person("Una", self.carers)

    def _person(self, name: str, organisation: Organisation) -> Person:
        person = people.register(self.desk, name, roles=(Role.REPRESENTATIVE,))
        people.begin_affiliation(self.desk, person, organisation.id, Capacity.TRUSTEE, PartialDate(2020))
        return Person(person, name, organisation, Capacity.TRUSTEE)

    def _holder(self, seat: Seat, name: str, organisation: Organisation, basis: TermKind) -> Holder:
        person = self._person(name, organisation)
        term = terms.gain_otherwise(
            self.desk,
            seat.id,
            person.id,
            SelectionMethod.NETWORK,
            organisation=organisation.id,
            basis=basis,
            already_serving=True,
            since=PartialDate(2023, 3),
            end_on=PartialDate(2026, 3, 31),
        )
        role = Role.DEPUTY if basis is TermKind.DEPUTY else Role.REPRESENTATIVE
        return Holder(term, person, date(2023, 3, 1), date(2026, 3, 31), role)

    def at(self, day: date, hour: time, hat: Hat) -> Desk:
        self.clock.at = to_utc(day, hour)
        self.desk.person, self.desk.role = hat.person, hat.role
        return self.desk

    def written_since(self, first: int) -> list[tuple[str, object]]:
        """Every entry from a number on, with its words; the moments aside, for a routine takes one for each entry."""
        from json import loads

        with self.desk.database.reading() as connection:
            entries = connection.execute(
                select(event_table.c.body).where(event_table.c.seq >= first).order_by(event_table.c.seq)
            ).scalars()
            p = personal_table.c
            words = connection.execute(
                select(p.seq, p.field, p.person, p.value).where(p.seq >= first).order_by(p.seq, p.field)
            ).all()
            bodies = [loads(body) for body in entries]
        kept = {
            body["seq"]: [tuple(word)[1:] for word in words if word.seq == body["seq"]] for body in bodies
        }
        for body in bodies:
            del body["at"]
        return [(body["kind"], (body, kept[body["seq"]])) for body in bodies]


Story = Callable[[World], None]


@pytest.fixture
def twins(empty_file: Path, tmp_path: Path, rules: RuleBook) -> Iterator[Callable[[Story, Story], list[str]]]:
    """Tells one story by acts and one by routine, each in a world like the other's; returns the kinds they wrote."""
    worlds: list[World] = []

    def tell(by_acts: Story, by_routine: Story) -> list[str]:
        written = []
        for name, story in (("acts", by_acts), ("routine", by_routine)):
            place = tmp_path / f"{name}.db"
            place.write_bytes(empty_file.read_bytes())
            world = World(place, rules)
            worlds.append(world)
            with world.desk.together() as books:
                world.set_up()
                first = books.seq
                story(world)
            written.append(world.written_since(first))
        acts, routines = written
        assert [kind for kind, _ in routines] == [kind for kind, _ in acts]
        for (kind, one), (_, other) in zip(acts, routines, strict=True):
            assert other == one, f"the routine writes {kind} otherwise than the act"
        return [kind for kind, _ in acts]

    yield tell
    for world in worlds:
        world.desk.database.close()


def test_a_meeting_from_its_planning_to_its_agreed_minutes(twins):
    until = date(2026, 9, 30)

    def by_acts(world: World) -> None:
        first, second = world.seats
        desk = world.at(date(2026, 3, 2), time(10), world.officer)
        meeting = meetings.schedule(desk, world.partnership.id, DAY, time(14), time(16), "The hall")
        item = meetings.add_item(desk, meeting, "Winter plan", decision=True, number=4)
        grant = meetings.add_item(
            desk,
            meeting,
            "Grant round",
            [world.trust.id],
            decision=True,
            closed_because=ClosedBecause.COMMERCIAL,
            closed_until=until,
            number=5,
        )
        desk = world.at(date(2026, 3, 6), time(16), world.officer)
        meetings.issue_papers(desk, meeting, desk.today)
        desk = world.at(date(2026, 3, 9), time(18), first.holder.hat)
        meetings.record_attendance(desk, meeting, first.holder.term, AttendanceStatus.DEPUTY_SENT)
        desk = world.at(DAY, time(14, 5), second.holder.hat)
        declarations.nil(desk, meeting)
        desk = world.at(date(2026, 3, 13), time(9, 40), world.officer)
        meetings.hold(
            desk,
            meeting,
            attended=[
                Attended(first.holder.term, AttendanceStatus.DEPUTY_SENT, first.deputy.term),
                Attended(second.holder.term),
            ],
        )
        desk = world.at(date(2026, 3, 20), time(20), second.holder.hat)
        sent = reports.submit(
            desk,
            meeting,
            [
                ReportItem(
                    item,
                    decided="Agreed.",
                    said="That it is late.",
                    basis=BasisOfView.CASEWORK,
                    people_asked=9,
                ),
                ReportItem(grant, marking=Marking.BOARD_CONFIDENTIAL),
            ],
            asks="Who was told?",
        )
        desk = world.at(date(2026, 3, 23), time(16), world.officer)
        reports.check(desk, sent.report)
        reports.waive(desk, meeting, first.id, "The minutes tell the outcome.")
        meetings.record_minutes(desk, meeting, MinutesState.AGREED, desk.today)

    def by_routine(world: World) -> None:
        first, second = world.seats
        desk = world.at(date(2026, 3, 2), time(10), world.officer)
        gathering = routine.schedule(desk, world.partnership, DAY, time(14))
        item = routine.add_item(desk, gathering, "Winter plan", "Agreed.", number=4)
        grant = routine.add_item(
            desk,
            gathering,
            "Grant round",
            "Agreed.",
            number=5,
            closed=ClosedBecause.COMMERCIAL,
            closed_until=until,
            organisation=world.trust.id,
        )
        routine.issue_papers(world.at(date(2026, 3, 6), time(16), world.officer), gathering)
        desk = world.at(date(2026, 3, 9), time(18), first.holder.hat)
        routine.apologise(desk, gathering, first, first.holder, AttendanceStatus.DEPUTY_SENT)
        said.declare_nothing(world.at(DAY, time(14, 5), second.holder.hat), gathering, second, second.holder)
        desk = world.at(date(2026, 3, 13), time(9, 40), world.officer)
        due = routine.hold(desk, gathering, desk.rules.report.due_days)
        routine.attend(desk, gathering, first, first.holder, AttendanceStatus.DEPUTY_SENT)
        routine.attend(desk, gathering, second, second.holder, AttendanceStatus.PRESENT)
        desk = world.at(date(2026, 3, 20), time(20), second.holder.hat)
        written = (
            ReportItem(
                item.id,
                decided="Agreed.",
                said="That it is late.",
                basis=BasisOfView.CASEWORK,
                people_asked=9,
            ),
            ReportItem(grant.id, marking=Marking.BOARD_CONFIDENTIAL),
        )
        contents = Contents(((written[0], False), (written[1], True)))
        sent = routine.report(desk, gathering, second, second.holder, due, contents, asks="Who was told?")
        desk = world.at(date(2026, 3, 23), time(16), world.officer)
        routine.check(desk, gathering, second, second.holder, sent)
        routine.waive(desk, gathering, first, first.holder, due, "The minutes tell the outcome.")
        routine.note_minutes(desk, gathering, MinutesState.AGREED)

    kinds = twins(by_acts, by_routine)
    assert kinds[-1] == "meeting.minutes_recorded"
    assert kinds.count("attendance.recorded") == 4


def test_nothing_to_report(twins):
    def by_acts(world: World) -> None:
        seat = world.seats[1]
        desk = world.at(date(2026, 3, 2), time(10), world.officer)
        meeting = meetings.schedule(desk, world.partnership.id, DAY, time(14), time(16), "The hall")
        declarations.nil(world.at(DAY, time(14, 5), seat.holder.hat), meeting)
        meetings.hold(world.at(date(2026, 3, 13), time(9), world.officer), meeting)
        reports.nothing(world.at(date(2026, 3, 14), time(20), seat.holder.hat), meeting)

    def by_routine(world: World) -> None:
        seat = world.seats[1]
        desk = world.at(date(2026, 3, 2), time(10), world.officer)
        gathering = routine.schedule(desk, world.partnership, DAY, time(14))
        said.declare_nothing(world.at(DAY, time(14, 5), seat.holder.hat), gathering, seat, seat.holder)
        desk = world.at(date(2026, 3, 13), time(9), world.officer)
        due = routine.hold(desk, gathering, desk.rules.report.due_days)
        desk = world.at(date(2026, 3, 14), time(20), seat.holder.hat)
        routine.report(desk, gathering, seat, seat.holder, due, Contents(()))

    assert twins(by_acts, by_routine)[-1] == "report.submitted"


def test_a_declared_interest_and_what_is_done_about_it(twins):
    def by_acts(world: World) -> None:
        seat = world.seats[1]
        desk = world.at(date(2026, 3, 2), time(10), world.officer)
        meeting = meetings.schedule(desk, world.partnership.id, DAY, time(14), time(16), "The hall")
        item = meetings.add_item(desk, meeting, "Grant round", [world.carers.id], decision=True, number=4)
        desk = world.at(DAY, time(14), seat.holder.hat)
        made = declarations.make(
            desk, meeting, item=item, organisation=world.carers.id, nature="I am on its committee."
        ).declaration
        desk = world.at(date(2026, 3, 13), time(9), world.officer)
        declarations.assess(desk, made, decided_by="The chair", mitigation=Mitigation.LEAVE_FOR_ITEM)
        declarations.leave(desk, made, time(14, 20))
        declarations.come_back(desk, made, time(14, 41))
        declarations.minute(desk, made, "4.2")

    def by_routine(world: World) -> None:
        seat = world.seats[1]
        desk = world.at(date(2026, 3, 2), time(10), world.officer)
        gathering = routine.schedule(desk, world.partnership, DAY, time(14))
        item = routine.add_item(desk, gathering, "Grant round", "", number=4, organisation=world.carers.id)
        desk = world.at(DAY, time(14), seat.holder.hat)
        declared = said.declare(desk, gathering, seat, seat.holder, item, "I am on its committee.")
        desk = world.at(date(2026, 3, 13), time(9), world.officer)
        said.assess(desk, declared, Mitigation.LEAVE_FOR_ITEM, "The chair")
        said.leave_and_come_back(desk, declared, time(14, 20), time(14, 41))
        said.minute(desk, declared, "4.2")

    assert "declaration.returned" in twins(by_acts, by_routine)


def test_somebody_chosen_by_a_panel_follows_on_a_seat_and_declares_an_interest(twins):
    first_day = date(2026, 4, 1)

    def by_acts(world: World) -> None:
        seat, person = world.seats[1], world.next_one
        desk = world.at(date(2026, 3, 20), time(12), world.officer)
        term = terms.gain_otherwise(
            desk,
            seat.id,
            person.id,
            SelectionMethod.PANEL,
            reason="Two people applied.",
            organisation=world.carers.id,
            capacity=person.capacity,
            mandate="To ask before speaking.",
        )
        hat = Hat(person.id, Role.REPRESENTATIVE)
        terms.accept(world.at(date(2026, 3, 22), time(18), hat), term)
        terms.begin(world.at(first_day, time(9), world.officer), term)
        desk = world.at(date(2026, 4, 9), time(20), hat)
        interests.declare(
            desk,
            category=InterestCategory.NON_FINANCIAL_PROFESSIONAL,
            kind=InterestKind.TRUSTEESHIP,
            since=PartialDate(2020),
            organisation=world.carers.id,
            description="Trustee; unpaid.",
            aware_on=first_day,
        )

    def by_routine(world: World) -> None:
        seat, person = world.seats[1], world.next_one
        desk = world.at(date(2026, 3, 20), time(12), world.officer)
        term = taken.gain(
            desk, seat, person, SelectionMethod.PANEL, "Two people applied.", "To ask before speaking."
        )
        hat = Hat(person.id, Role.REPRESENTATIVE)
        taken.accept(world.at(date(2026, 3, 22), time(18), hat), seat, person, term)
        seat.seat_holder(taken.begin(world.at(first_day, time(9), world.officer), seat, person, term, 36))
        taken.declare(
            world.at(date(2026, 4, 9), time(20), hat),
            person,
            world.carers,
            InterestCategory.NON_FINANCIAL_PROFESSIONAL,
            InterestKind.TRUSTEESHIP,
            since=PartialDate(2020),
            aware_on=first_day,
            description="Trustee; unpaid.",
        )

    assert twins(by_acts, by_routine)[-3:] == ["term.ended", "term.began", "interest.declared"]


def test_a_year_in_office_interests_agreed_and_confirmed_a_note_left_behind(twins):
    met, trained, a_year_on = date(2026, 3, 5), date(2026, 3, 20), date(2027, 3, 1)

    def by_acts(world: World) -> None:
        first, second = world.seats
        term, hat = second.holder.term, second.holder.hat
        terms.note_induction(world.at(trained, time(15), world.officer), term, met, trained, date(2026, 3, 2))
        entered = interests.declare(
            world.at(trained, time(20), hat),
            category=InterestCategory.NON_FINANCIAL_PROFESSIONAL,
            kind=InterestKind.TRUSTEESHIP,
            since=PartialDate(2020),
            organisation=world.carers.id,
            description="Trustee; unpaid.",
            aware_on=trained,
        )
        desk = world.at(date(2026, 3, 25), time(11), world.officer)
        interests.review(
            desk, entered.interest, Mitigation.SPEAK_NOT_VOTE, "The chair", review_on=date(2027, 3, 31)
        )
        interests.confirm(world.at(a_year_on, time(19), hat))
        interests.confirm_none(world.at(a_year_on, time(20), first.holder.hat))
        terms.hand_over(
            world.at(a_year_on, time(21), hat), term, under_way="The plan.", advice="Ring the clerk."
        )

    def by_routine(world: World) -> None:
        first, second = world.seats
        hat = second.holder.hat
        desk = world.at(trained, time(15), world.officer)
        service.note_induction(desk, second, second.holder, met, date(2026, 3, 2))
        entry = taken.declare(
            world.at(trained, time(20), hat),
            second.holder.person,
            world.carers,
            InterestCategory.NON_FINANCIAL_PROFESSIONAL,
            InterestKind.TRUSTEESHIP,
            since=PartialDate(2020),
            aware_on=trained,
            description="Trustee; unpaid.",
        )
        desk = world.at(date(2026, 3, 25), time(11), world.officer)
        service.agree(desk, entry, Mitigation.SPEAK_NOT_VOTE, "The chair", date(2027, 3, 31))
        due_on = date(2027, 3, 2)
        service.confirm(world.at(a_year_on, time(19), hat), second.holder.person, due_on)
        service.confirm(world.at(a_year_on, time(20), first.holder.hat), first.holder.person, due_on)
        desk = world.at(a_year_on, time(21), hat)
        service.hand_over(desk, second, second.holder, "The plan.", "Ring the clerk.")

    assert twins(by_acts, by_routine)[-3:] == ["interest.confirmed", "interest.confirmed", "handover.written"]
