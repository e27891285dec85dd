"""What a file is compared with: names, seats and who holds them, meetings, interests, each as it stands on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from compacttui.questions.holding import TermOn
from compacttui.rules.dates import PartialDate
from compacttui.rules.words import InterestCategory, InterestKind, InterestState


@dataclass(frozen=True, slots=True)
class Known:
    """A thing on record that has a name.

    Attributes:
        id: its id.
        name: what it is called.
        folded: the name as two people might both mean it.
        short: the folded short name, where it has one.
    """

    id: str
    name: str
    folded: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class KnownPerson(Known):
    """A person on record.

    Attributes:
        organisations: the organisations they belong to, or were chosen from, by id.
    """

    organisations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class KnownOrganisation(Known):
    """An organisation on record.

    Attributes:
        membership_class: what kind of member it is.
        membership_state: whether that is in force.
        former: what it was called before.
    """

    membership_class: str = "none"
    membership_state: str = "none"
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownSeat(Known):
    """A seat on record.

    Attributes:
        partnership: at whose table.
        constituency: whom it speaks for.
        terms: every term on it, over or not.
        shared_by: how many people hold it together.
    """

    partnership: str = ""
    constituency: str = ""
    terms: tuple[TermOn, ...] = ()
    shared_by: int = 1


@dataclass(frozen=True, slots=True)
class KnownMeeting:
    """A meeting on record that was not called off.

    Attributes:
        id: its id.
        partnership: whose.
        on: the day it was held, or is planned for.
        starts_at: the moment it starts, UTC.
        is_held: it is on record as held.
    """

    id: str
    partnership: str
    on: str
    starts_at: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class KnownInterest:
    """An entry of the register of interests, as it reads today.

    Attributes:
        id: its id.
        person: whose it is.
        organisation: the organisation on record that it is in, if it is in one.
        body: or what it is in, by name.
        description: what it is.
        category: what could be gained or lost.
        kind: what it comes from.
        since: since when it is held.
        until: until when it was, or will be.
        indirect: it is held by somebody close.
        relationship: how they are related.
        potential: it could become a conflict.
        loyalty: it is a matter of loyalty.
        political: it has to do with a political office.
        state: whether it may still be changed.
    """

    id: str
    person: str
    organisation: str | None
    body: str | None
    description: str | None
    category: InterestCategory
    kind: InterestKind
    since: PartialDate
    until: PartialDate | None
    indirect: bool
    relationship: str | None
    potential: bool
    loyalty: bool
    political: bool
    state: InterestState


@dataclass(frozen=True)
class Register:
    """Everything on record that a file is compared with.

    Attributes:
        town: the town's id.
        today: the day.
        entries: how many entries the ledger has.
        begins_on: the first day of the records.
        people: everyone on the register.
        organisations: every organisation.
        partnerships: every board and network.
        constituencies: whom seats speak for.
        seats: every seat, with its terms.
        meetings: every meeting.
        interests: every entry of the register of interests, closed ones among them.
        identifiers: which thing another register's number means, by scheme and number.
        meant: which thing a decided name means, by its hash.
        became: for records that were taken into another, which.
    """

    town: str
    today: date
    entries: int
    begins_on: date
    people: Sequence[KnownPerson]
    organisations: Sequence[KnownOrganisation]
    partnerships: Sequence[Known]
    constituencies: Sequence[Known]
    seats: Sequence[KnownSeat]
    meetings: Sequence[KnownMeeting]
    interests: Sequence[KnownInterest]
    identifiers: Mapping[tuple[str, str], str]
    meant: Mapping[str, str]
    became: Mapping[str, str]

    def now(self, thing: str) -> str:
        """The record that stands for a thing now: the one that it was taken into, or itself."""
        while thing in self.became:
            thing = self.became[thing]
        return thing
