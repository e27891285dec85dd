"""What the tellers of the sample know of organisations, people, seats and partnerships."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from compacttui.acts.sample.diary import Hat
from compacttui.acts.sample.material import Board
from compacttui.rules.roles import Role
from compacttui.rules.words import Capacity


@dataclass(slots=True)
class Organisation:
    """An organisation on the register.

    Attributes:
        id: its id.
        name: what it is called.
        cause: which seats its people may stand for.
        votes: it is a full member.
        people: those of its people whom the records know.
    """

    id: str
    name: str
    cause: str
    votes: bool
    people: list[Person] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Person:
    """Somebody the records know.

    Attributes:
        id: their id.
        name: what they are called.
        organisation: where they work or volunteer.
        capacity: as what.
        roles: what they may do in the program.
        ties: every organisation they are tied to, by id.
        seats: how many seats they hold or stand for.
        held: the seats they hold, or stand in for.
        entries: how many interests they have on the register.
        confirmed_on: when they last said that the register is right.
    """

    id: str
    name: str
    organisation: Organisation
    capacity: Capacity
    roles: set[Role] = field(default_factory=set)
    ties: set[str] = field(default_factory=set)
    seats: int = 0
    held: list[Seat] = field(default_factory=list)
    entries: int = 0
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """An interest on the register.

    Attributes:
        interest: its id.
        person: whose.
        organisation: in what.
    """

    interest: str
    person: Person
    organisation: Organisation


@dataclass(slots=True, eq=False)
class Holder:
    """A person's time on a seat.

    Attributes:
        term: the term's id.
        person: who.
        start_on: their first day.
        end_on: their last day as planned.
        role: as holder, or as deputy.
        in_a_row: which of their terms in a row it is, counted from 1.
    """

    term: str
    person: Person
    start_on: date
    end_on: date
    role: Role = Role.REPRESENTATIVE
    in_a_row: int = 1

    @property
    def hat(self) -> Hat:
        """As who they act."""
        return Hat(self.person.id, self.role)


@dataclass(slots=True, eq=False)
class Seat:
    """A seat, and who sits there.

    Attributes:
        id: its id.
        name: what it is called.
        voice: whom it speaks for, as constituencies.toml calls them.
        partnership: at whose table.
        holder: who holds it, if anybody does.
        deputy: who comes instead, if there is somebody.
    """

    id: str
    name: str
    voice: str
    partnership: Partnership
    holder: Holder | None = None
    deputy: Holder | None = None

    @property
    def about(self) -> tuple[str, str]:
        """What an entry on this seat touches, besides the person."""
        return self.id, self.partnership.id

    def seat_holder(self, holder: Holder | None) -> None:
        """Let somebody hold it from now on, or nobody."""
        if self.holder is not None:
            self.holder.person.seats -= 1
            self.holder.person.held.remove(self)
            if holder is not None and holder.person is self.holder.person:
                holder.in_a_row = self.holder.in_a_row + 1
        self.holder = holder
        if holder is not None:
            holder.person.held.append(self)

    @property
    def place(self) -> tuple[str, int]:
        """How the stories call it: the key of its partnership, and its number."""
        return self.partnership.board.key, self.partnership.seats.index(self) + 1


@dataclass(slots=True, eq=False)
class Partnership:
    """A partnership and its seats.

    Attributes:
        id: its id.
        board: what it is made of.
        seats: in the order of their numbers.
    """

    id: str
    board: Board
    seats: list[Seat] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Staff:
    """Those who keep and watch the records.

    Attributes:
        officer: keeps them.
        returning_officer: runs the selections.
        scrutineer: watches the counts.
        contact: plans the meetings of the public bodies.
        auditor: reads everything.
    """

    officer: Hat
    returning_officer: Hat
    scrutineer: Hat
    contact: Hat
    auditor: Hat
