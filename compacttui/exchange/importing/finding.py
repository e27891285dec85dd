"""Finding what a name in a file means: on record, in an earlier row, or new; where it is doubtful, a person is asked."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from compacttui.acts.importing.carrying import Thing
from compacttui.exchange.importing.making import Making, Met
from compacttui.rules.dates import PartialDate
from compacttui.rules.likeness import Alike, may_be_one_person, names_several, person_key, spoken_order
from compacttui.rules.refusal import Refused
from compacttui.rules.text import checked_name, folded, shortened
from compacttui.rules.words import Capacity, MembershipClass, Sector

_MOST_OFFERED = 6
"""Likely ones that a question offers."""


@dataclass(frozen=True, slots=True)
class OfPerson:
    """What tells one person from another of the same name.

    Attributes:
        organisations: where they belong: ids, or folded names of those that the file says.
        told: the same in words.
    """

    organisations: frozenset[str] = frozenset()
    told: str = ""


@dataclass
class Finder:
    """Everything that names may mean, growing as rows are planned.

    Attributes:
        making: the plan in the making.
        people: everyone known of.
        organisations: every organisation known of.
    """

    making: Making
    people: list[Met[OfPerson]] = field(default_factory=list)
    organisations: list[Met[str]] = field(default_factory=list)
    _said: dict[str, Thing] = field(default_factory=dict)
    _by_key: dict[str, list[Met[OfPerson]]] = field(default_factory=dict)
    _met: dict[Thing, Met[OfPerson]] = field(default_factory=dict)
    _by_name: dict[str, Thing] = field(default_factory=dict)
    _by_letter: dict[str, list[Met[OfPerson]]] = field(default_factory=dict)
    _alike: Alike[Thing] = field(default_factory=Alike)
    _on_record: set[str] = field(default_factory=set)
    _belonging: dict[tuple[Thing, Thing], Thing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        register = self.making.register
        self._belonging = {
            (person.id, each): each for person in register.people for each in person.organisations
        }
        self._on_record = {one.id for one in (*register.people, *register.organisations)}
        names = {one.id: one.name for one in self.making.register.organisations}
        for one in self.making.register.organisations:
            self.organisations.append(Met(one.id, one.folded, one.name, one.short))
            for name in dict.fromkeys((one.name, *one.former)):
                self._alike.add(one.id, name)
            self._by_name.setdefault(one.folded, one.id)
            if one.short:
                self._by_name.setdefault(one.short, one.id)
        for person in self.making.register.people:
            told = ", ".join(sorted(names[each] for each in person.organisations if each in names))
            folded_names = {folded(names[each]) for each in person.organisations if each in names}
            of = OfPerson(frozenset(folded_names), told)
            self._add_person(Met(person.id, person_key(person.name), person.name, of))

    def organisation(self, name: str, column: str, **also: object) -> Thing:
        """The organisation that a cell names; one that nobody knows is put on the register.

        Args:
            name: what stands in the cell.
            column: the column.
            **also: what else is to be said of a new one.

        Raises:
            Refused: it is no name.
            Unclear: somebody has to decide.
            LeftOut: the row is passed over.
        """
        name = checked_name(name, column, "an organisation")
        said = f"organisation|{folded(name)}"
        known = self.known_organisation(name)
        if known:
            return known
        likely = self.likely(name)
        thing: Thing | None = None
        if likely:
            options: list[tuple[Thing | None, str]] = [
                (one.thing, f"it is {one.name}") for one in likely[:_MOST_OFFERED]
            ]
            thing = self.making.ask(
                column,
                said,
                f"Is “{name}” one of the organisations that are known already?",
                [*options, (None, "it is another one, new")],
            )
        if thing is None:
            thing = self.new_organisation(name, **also)
        if likely:
            self.making.remember(said, thing)
        self.making.put(self._said, said, thing)
        return thing

    def known_organisation(self, name: str) -> Thing | None:
        """The organisation that is called just so, or was decided to be meant; nothing where nobody is."""
        key = folded(name)
        said = f"organisation|{key}"
        return self._by_name.get(key) or self._said.get(said) or self.decided(said)

    def likely(self, name: str) -> list[Met[str]]:
        """The organisations that a name may mean, though it is not theirs."""
        met = {one.thing: one for one in self.organisations}
        likely = (met[one.thing] for one in self._alike.likely(name, _MOST_OFFERED))
        return [one for one in likely if one.key != folded(name)]

    def new_organisation(self, name: str, **also: object) -> Thing:
        """Put an organisation on the register."""
        values: dict[str, object] = {"sector": Sector.VCSE, "membership_class": MembershipClass.NONE, **also}
        thing = self.making.do("organisation.register", f"new organisation {name}", name=name, **values)
        self.making.add(self.organisations, Met(thing, folded(name), name, ""))
        self._alike.add(thing, name)
        self.making.undo_by(self._alike.take_back)
        self.making.put(self._by_name, folded(name), thing)
        return thing

    def person(
        self,
        written: str,
        column: str,
        organisation: str = "",
        *,
        others: Container[Thing] = (),
        **also: object,
    ) -> tuple[Thing, str]:
        """The person whom a cell names, and whom that is; somebody whom nobody knows is put on the register.

        Args:
            written: what stands in the cell.
            column: the column.
            organisation: what the row says of where they belong, to tell two of one name apart.
            others: people of whom the row says that it means none of them.
            **also: what else is to be said of somebody new.

        Raises:
            Refused: it is no name.
            Unclear: somebody has to decide.
            LeftOut: the row is passed over.
        """
        name = checked_name(spoken_order(written), column, "a person")
        if names_several(name):
            raise Refused(
                f"“{shortened(name, 60)}” names more than one person. Give each of them a row of their own; where they "
                "share a seat, a column “Shared by” says how many do.",
                field=column,
            )
        key, belongs = person_key(name), folded(organisation) if organisation else ""
        said = f"person|{key}|{belongs}"
        known = self._said.get(said) or self.decided(said)
        if known and known not in others:
            self.making.put(self._said, said, known)
            return known, self._who(known, name)
        namesakes = [one for one in self._by_key.get(key, ()) if one.thing not in others]
        likely = namesakes or [
            one
            for one in self._by_letter.get(_letter(key), ())
            if may_be_one_person(key, one.key) and one.thing not in others
        ]
        sure = _the_one(namesakes, self._names_of(organisation))
        thing: Thing | None = sure.thing if sure else None
        if likely and thing is None:
            thing = self.making.ask(
                column,
                said,
                f"Who is “{name}”{f' of {organisation}' if organisation else ''}?",
                [*_offered(likely), (None, "somebody else, new")],
            )
        if thing is None:
            thing = self._new_person(name, **also)
            self._keep_apart(key)
        if likely and sure is None:
            self.making.remember(said, thing)
        self.making.put(self._said, said, thing)
        self._belongs(thing, key, name, organisation)
        return thing, self._who(thing, name)

    def _who(self, person: Thing, written: str) -> str:
        """Whom a name means, where the name as it is written does not tell: "Ben Cole (Kettle Befriending)"."""
        met = self._met.get(person)
        if met is None:
            return written
        if met.key != person_key(written):
            return f"{met.name} (as “{written}”)"
        has_namesakes = len(self._by_key[met.key]) > 1
        return f"{met.name} ({met.more.told})" if has_namesakes and met.more.told else met.name

    def belong(self, person: Thing, organisation: Thing, capacity: Capacity, since: PartialDate) -> bool:
        """Note that a person belongs to an organisation, unless that is known; returns whether it is new."""
        if (person, organisation) in self._belonging:
            return False
        self.making.do(
            "affiliation.begin", "", person=person, organisation=organisation, capacity=capacity, since=since
        )
        self.making.put(self._belonging, (person, organisation), organisation)
        return True

    def _names_of(self, organisation: str) -> frozenset[str]:
        """What an organisation is called: as the file writes it, and as it stands on record where that is decided."""
        if not organisation:
            return frozenset()
        key = folded(organisation)
        said = f"organisation|{key}"
        thing = self._by_name.get(key) or self._said.get(said) or self.decided(said)
        return frozenset(
            {key, *(one.key for one in self.organisations if thing is not None and one.thing == thing)}
        )

    def decided(self, said: str) -> Thing | None:
        """What a name means by an earlier decision, as long as that is on record."""
        thing = self.making.decided(said)
        return thing if thing in self._on_record else None

    def _new_person(self, name: str, **also: object) -> Thing:
        return self.making.do("person.register", f"new person {name}", name=name, **also)

    def _keep_apart(self, key: str) -> None:
        """One more bears this name: what earlier rows meant by it, with no doubt then, is not to be asked next time."""
        for said, thing in self._said.items():
            if said.startswith(f"person|{key}|"):
                self.making.remember(said, thing)

    def _belongs(self, thing: Thing, key: str, name: str, organisation: str) -> None:
        """What the file says of a person tells them from the next of that name."""
        known = next((one for one in self._by_key.get(key, []) if one.thing == thing), None)
        if known is None:
            of = OfPerson(frozenset({folded(organisation)}) if organisation else frozenset(), organisation)
            self._add_person(Met(thing, key, name, of), undo=True)

    def _add_person(self, one: Met[OfPerson], *, undo: bool = False) -> None:
        lists = (
            self.people,
            self._by_key.setdefault(one.key, []),
            self._by_letter.setdefault(_letter(one.key), []),
        )
        for people in lists:
            if undo:
                self.making.add(people, one)
            else:
                people.append(one)
        if one.thing in self._met:
            return  # the same person by another way to write the name
        if undo:
            self.making.put(self._met, one.thing, one)
        else:
            self._met[one.thing] = one


def _letter(key: str) -> str:
    """The first letter of the last name: two ways to write one name have it in common."""
    return key.rpartition(" ")[2][:1]


def _the_one(namesakes: Sequence[Met[OfPerson]], belongs: frozenset[str]) -> Met[OfPerson] | None:
    """The one of that name, where there is no doubt: nobody else is called so, and nothing speaks against it."""
    if belongs:
        there = [one for one in namesakes if belongs & one.more.organisations]
        if len(there) == 1:
            return there[0]
    if len(namesakes) == 1 and not (belongs and namesakes[0].more.organisations):
        return namesakes[0]
    return None


def _offered(likely: Sequence[Met[OfPerson]]) -> list[tuple[Thing | None, str]]:
    return [
        (one.thing, f"{one.name}{f', {one.more.told}' if one.more.told else ''}")
        for one in likely[:_MOST_OFFERED]
    ]
