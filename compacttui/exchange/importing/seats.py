"""Seats and who holds them: what most offices have in one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from compacttui.acts.importing.carrying import Thing
from compacttui.exchange.importing.boards import Boards
from compacttui.exchange.importing.cells import is_nobody, partial_in, says_vacant
from compacttui.exchange.importing.finding import Finder
from compacttui.exchange.importing.kinds import ImportKind, Planner, register_kind
from compacttui.exchange.importing.making import LeftOut, Making
from compacttui.exchange.importing.rows import FileRow
from compacttui.exchange.importing.seat_columns import COLUMNS, capacity_of
from compacttui.exchange.importing.seat_rows import TITLE, Slots, shared_by, written_name
from compacttui.exchange.importing.seat_terms import PlannedTerm, route_of, span_of
from compacttui.rules.dates import PartialDate
from compacttui.rules.partnerships import check_one_holder
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.text import checked_name, folded
from compacttui.rules.words import EndedReason, TermKind


@dataclass
class SeatPlanner:
    """Plans seats row by row.

    Attributes:
        making: the plan in the making.
    """

    making: Making
    _slots: Slots = field(default_factory=Slots)
    _constituencies: dict[str, Thing] = field(default_factory=dict)
    _seats: dict[tuple[Thing, str], Thing] = field(default_factory=dict)
    _terms: dict[Thing, list[PlannedTerm]] = field(default_factory=dict)
    _names: dict[Thing, str] = field(default_factory=dict)
    _places: dict[Thing, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        register = self.making.register
        self.finder = Finder(self.making)
        self._boards = Boards(self.making, {})
        self._constituencies = {one.folded: one.id for one in register.constituencies}
        self._names = {one.id: one.name for one in register.people}
        for seat in register.seats:
            self._seats.setdefault((seat.partnership, seat.folded), seat.id)
            self._places[seat.id] = seat.shared_by
            self._terms[seat.id] = [
                PlannedTerm(one.person, one.basis, one.start_on, one.ended_on, one.held is not None)
                for one in seat.terms
            ]

    def prepare(self, rows: Sequence[FileRow]) -> Sequence[FileRow]:
        """Say of each row at which board and in which seat it is, though the file says so but once."""
        self._slots = Slots.of(rows, self.making.register.today)
        self._boards = Boards(self.making, self._slots.first_of_boards)
        return self._slots.rows

    def plan(self, row: FileRow) -> str:
        """Plan a seat and whoever holds it."""
        if row.get(TITLE):
            raise LeftOut("a heading or a note, not a seat")
        board_name = checked_name(row.get("board"), "board", "a board")
        seat_name = checked_name(row.get("seat"), "seat", "a seat")
        board = self._boards.board(board_name)
        seat = self._seat(row, board, seat_name)
        name = written_name(row)
        said = f"{seat_name}, {board_name}"
        if is_nobody(name):
            self._check_vacant(seat, name)
            said += ": vacant" if says_vacant(name) or not self._holders(seat) else ""
        else:
            said += f": {self._held(row, seat, name)}"
        if not is_nobody(row.get("deputy")):
            self._deputy(row, seat)
        return said

    def _constituency(self, row: FileRow) -> Thing:
        name = checked_name(row.get("constituency"), "constituency", "a constituency")
        key = folded(name)
        if key not in self._constituencies:
            made = self.making.do("constituency.define", name=name)
            self.making.put(self._constituencies, key, made)
        return self._constituencies[key]

    def _seat(self, row: FileRow, board: Thing, name: str) -> Thing:
        key = (board, folded(name))
        shared = shared_by(row)
        if key not in self._seats:
            since = self._slots.first_of_seat(row) or self.making.before_records
            made = self.making.do(
                "seat.create",
                "new seat",
                partnership=board,
                name=name,
                constituency=self._constituency(row),
                since=since,
                **({"shared_by": shared} if shared > 1 else {}),
            )
            self.making.put(self._seats, key, made)
            self._terms[made] = []
            self._places[made] = shared
        seat = self._seats[key]
        if shared > self._places[seat]:
            raise Refused(
                f"On record this seat is not shared by {shared} people. Say so in the program first, with “Let several "
                "people share a seat”, and take the file in again.",
                field="shared_by",
            )
        return seat

    def _holders(self, seat: Thing) -> list[PlannedTerm]:
        return [one for one in self._terms[seat] if one.basis.holds_the_seat and not one.is_over]

    def _names_of(self, holders: Sequence[PlannedTerm]) -> str:
        return " and ".join(self._names.get(one.person, "somebody in another row") for one in holders)

    def _check_vacant(self, seat: Thing, name: str) -> None:
        """A seat is not emptied by a file: whoever sits there on record has a term that somebody must end."""
        holders = self._holders(seat)
        if len(holders) >= self._places[seat] and says_vacant(name):
            who = self._names_of(holders)
            self.making.ask(
                "holder",
                f"vacant|{seat}",
                f"The file says that this seat is vacant, and on record {who} holds it. If the term is over, end it in "
                "the program, with its day and reason. What is to become of the row?",
                [],
            )

    def _held(self, row: FileRow, seat: Thing, written: str) -> str:
        today = self.making.register.today
        since = partial_in(row.get("since"), "since", today=today, past=True)
        until = partial_in(row.get("until"), "until", today=today)
        if since and until and until < since:
            raise Refused("The end is before the beginning.", field="until")
        # Whoever holds a seat may declare and report back from the first day, without another step by the officer.
        may = () if until is not None and until.latest < today else (Role.REPRESENTATIVE,)
        person, name = self.finder.person(written, "holder", self._organisation_name(row), roles=may)
        own = [one for one in self._terms[seat] if one.person == person and one.basis.holds_the_seat]
        if any(not one.is_over or one.since == since for one in own):
            return name
        is_over = until is not None and until.latest < today and self._is_over(row, name, until)
        self._check_free(seat, name, is_over=is_over)
        term = PlannedTerm(person, TermKind.SUBSTANTIVE, since, until if is_over else None)
        self._check_days(seat, term)
        organisation = self._organisation(row, person, since)
        self._gain(row, seat, person, since, until, organisation, is_over=is_over)
        self._names[person] = name
        self.making.add(self._terms[seat], term)
        return name

    def _check_days(self, seat: Thing, term: PlannedTerm) -> None:
        """Refuse days that the records would refuse: nothing may come as a surprise once the plan is carried out."""
        self.making.check_before_records(term.since, "since")
        if term.ended_on is not None:
            if term.since is None:
                raise Refused("Say since when they held it; the year is enough.", field="since")
            if term.ended_on.earliest >= self.making.register.begins_on:
                raise Refused(
                    "They left after the records began. Take them in as the holder, and end the term in the program.",
                    field="until",
                )
        begun = [one for one in self._terms[seat] if one.has_begun]
        try:
            check_one_holder([one.held for one in (*begun, term)], holders=self._places[seat])
        except Refused as refused:
            raise Refused(refused.message, field="since") from None

    def _gain(
        self,
        row: FileRow,
        seat: Thing,
        person: Thing,
        since: PartialDate | None,
        until: PartialDate | None,
        organisation: Thing | None,
        *,
        is_over: bool,
    ) -> None:
        route, reason = route_of(row.get("route"))
        ended = {"ended_on": until, "ended_reason": EndedReason.TERM_END} if is_over else {"end_on": until}
        self.making.do(
            "term.gain_otherwise",
            f"{'held it' if is_over else 'holds it'}{span_of(since, until)}",
            seat=seat,
            person=person,
            route=route,
            reason=reason,
            organisation=organisation,
            capacity=capacity_of(row.get("capacity")) if organisation else None,
            already_serving=True,
            since=since,
            **ended,
        )

    def _is_over(self, row: FileRow, name: str, until: PartialDate) -> bool:
        """Whether somebody whose term has run out has left: another row follows, or a person says so."""
        if self._slots.has_successor(row):
            return True
        answer = self.making.ask(
            "until",
            f"over|{row.number}",
            f"The term of {name} ran out ({until.words}). Do they still hold the seat?",
            [("still", "yes, they serve on"), ("over", "no, they left on that day")],
        )
        return answer == "over"

    def _check_free(self, seat: Thing, name: str, *, is_over: bool) -> None:
        holders = self._holders(seat)
        if len(holders) >= self._places[seat] and not is_over:
            who = self._names_of(holders)
            self.making.ask(
                "holder",
                f"held|{seat}|{name}",
                f"The file says that {name} holds this seat, and on record {who} does. If that term is over, end it in "
                "the program, with its day and reason, and take the file in again. What is to become of the row?",
                [],
            )

    def _organisation_name(self, row: FileRow) -> str:
        said = row.get("organisation")
        return "" if is_nobody(said) else said

    def _organisation(self, row: FileRow, person: Thing, since: PartialDate | None) -> Thing | None:
        said = self._organisation_name(row)
        if not said:
            return None
        organisation = self.finder.organisation(said, "organisation")
        capacity = capacity_of(row.get("capacity"))
        self.finder.belong(person, organisation, capacity, since or self.making.before_records)
        return organisation

    def _deputy(self, row: FileRow, seat: Thing) -> None:
        person, name = self.finder.person(row.get("deputy"), "deputy")
        if any(one.person == person and not one.is_over for one in self._terms[seat]):
            return
        self.making.do(
            "term.gain_otherwise",
            f"deputy {name}",
            seat=seat,
            person=person,
            basis=TermKind.DEPUTY,
            already_serving=True,
        )
        self.making.add(self._terms[seat], PlannedTerm(person, TermKind.DEPUTY, None))


def _planner(making: Making) -> Planner:
    return SeatPlanner(making)


SEATS = register_kind(
    ImportKind("seats", "Seats and who holds them", COLUMNS, frozenset({"seat.create"}), _planner)
)
