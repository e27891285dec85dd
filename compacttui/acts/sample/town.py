"""The sample town while its history is being told: who is who, who sits where, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from compacttui.acts import people as people_acts
from compacttui.acts.desk import Desk
from compacttui.acts.sample.diary import Diary
from compacttui.acts.sample.dice import Dice
from compacttui.acts.sample.known import Organisation, Partnership, Person, Seat, Staff
from compacttui.acts.sample.material import Material, NameList
from compacttui.acts.sample.script import Named, Script
from compacttui.rules.dates import PartialDate
from compacttui.rules.roles import Role
from compacttui.rules.words import Capacity


class Town:
    """Everything the tellers of the sample share.

    Attributes:
        name: of the town.
        desk: where the acts are done.
        diary: what happens when.
        dice: the sample's own chance.
        material: names and words.
        began_on: the day on which the records began.
        today: the day that the sample ends on.
        script: what the stories settle beforehand.
        staff: who keeps the records; set when they are registered.
        entries: how many entries its ledger has, when all is told.
        asked: what a story asked members, or what came of it, by what it is about.
        described: the seats whose role is described, by id.
    """

    staff: Staff

    def __init__(
        self,
        name: str,
        desk: Desk,
        diary: Diary,
        dice: Dice,
        material: Material,
        script: Script,
        *,
        began_on: date,
        today: date,
    ) -> None:
        self.name = name
        self.desk = desk
        self.diary = diary
        self.dice = dice
        self.material = material
        self.script = script
        self.began_on = began_on
        self.today = today
        self.entries = 0
        self.asked: dict[str, str] = {}
        self.described: set[str] = set()
        self.organisations: list[Organisation] = []
        self.bodies: dict[str, str] = {}
        self.constituencies: dict[str, str] = {}
        self.partnerships: list[Partnership] = []
        self._by_cause: dict[str, list[Organisation]] = {}
        self._names: set[str] = script.names
        self._lists: list[tuple[int, NameList]] = [(each.share, each) for each in material.names]

    @property
    def seats(self) -> Iterator[Seat]:
        """Every seat."""
        for partnership in self.partnerships:
            yield from partnership.seats

    def partnership(self, key: str) -> Partnership:
        """The partnership that boards.toml calls so."""
        return next(each for each in self.partnerships if each.board.key == key)

    def seat(self, key: str, number: int) -> Seat:
        """A partnership's seat of this number."""
        return self.partnership(key).seats[number - 1]

    def organisation(self, name: str) -> Organisation:
        """The organisation of this name."""
        return next(each for each in self.organisations if each.name == name)

    def add_organisation(self, organisation: Organisation) -> None:
        """Let the tellers know of an organisation."""
        self.organisations.append(organisation)
        self._by_cause.setdefault(organisation.cause, []).append(organisation)

    def of_causes(self, causes: Iterable[str]) -> list[Organisation]:
        """The full members whose people may stand for a seat with these causes."""
        return [each for cause in causes for each in self._by_cause.get(cause, ()) if each.votes]

    def capacity(self) -> Capacity:
        """As what somebody belongs to an organisation."""
        return self.dice.weighted(_CAPACITIES)

    def new_name(self, *, woman: bool = False) -> str:
        """A name that nobody has yet; for a seat that is for women, one that says so."""
        while True:
            names = self.dice.weighted(self._lists)
            given = [each for each in names.given if each in self.material.women] if woman else names.given
            name = f"{self.dice.one_of(given)} {self.dice.one_of(names.family)}"
            if name in self._names and len(self._names) > _MANY_NAMES:
                # A second family name, as many people have: there are always more people than names.
                name = f"{name}-{self.dice.one_of(names.family)}"
            if name not in self._names:
                return self.take_name(name)

    def take_name(self, name: str) -> str:
        """Keep a name for one person of a story."""
        self._names.add(name)
        return name

    def add_person(
        self,
        organisation: Organisation,
        capacity: Capacity,
        *,
        name: str | None = None,
        since: PartialDate | None = None,
        pronouns: str | None = None,
        roles: Sequence[Role] = (),
    ) -> Person:
        """Register a person who works or volunteers at an organisation."""
        called = name or self.new_name()
        person = people_acts.register(self.desk, called, pronouns=pronouns, roles=roles, example=True)
        known = Person(person, called, organisation, capacity, set(roles))
        organisation.people.append(known)
        self.tie(known, organisation, capacity, since)
        return known

    def known(self, named: Named) -> Person:
        """Somebody a story needs, registered when first needed; they stand for or hold one seat more."""
        home = self.organisation(named.organisation)
        person = next((each for each in home.people if each.name == named.name), None)
        if person is None:
            person = self.add_person(home, named.capacity, name=self.take_name(named.name))
        person.seats += 1
        return person

    def tie(
        self, person: Person, organisation: Organisation, capacity: Capacity, since: PartialDate | None = None
    ) -> None:
        """Note that somebody belongs to an organisation, besides any other."""
        people_acts.begin_affiliation(
            self.desk,
            person.id,
            organisation.id,
            capacity,
            since or PartialDate(self.began_on.year - self.dice.between(1, 9)),
            paid=capacity is Capacity.EMPLOYEE,
        )
        person.ties.add(organisation.id)

    def give_role(self, person: Person, role: Role) -> None:
        """Let somebody do in the program what their role is for."""
        if role not in person.roles:
            person.roles.add(role)
            people_acts.give_roles(self.desk, person.id, sorted(person.roles))


_MANY_NAMES = 1500
_CAPACITIES = (
    (45, Capacity.TRUSTEE),
    (30, Capacity.VOLUNTEER),
    (15, Capacity.EMPLOYEE),
    (10, Capacity.MEMBER),
)
