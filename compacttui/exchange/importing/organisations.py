"""A register of organisations: members, and others that boards and people speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from compacttui.acts.importing.carrying import Thing
from compacttui.exchange.importing.cells import is_nobody, partial_in, word_in
from compacttui.exchange.importing.finding import Finder
from compacttui.exchange.importing.kinds import ImportKind, Planner, register_kind
from compacttui.exchange.importing.making import LeftOut, Making, Met
from compacttui.exchange.importing.organisation_columns import BANDS, CLASSES, COLUMNS, SECTORS, STATES
from compacttui.exchange.importing.rows import FileRow
from compacttui.rules.dates import PartialDate
from compacttui.rules.organisations import checked_registration
from compacttui.rules.refusal import Refused
from compacttui.rules.text import checked_name, folded
from compacttui.rules.words import IncomeBand, MembershipClass, MembershipStatus, Sector

MEMBERSHIP: Final = "membership"
"""The setting for files without such a column: without it, nobody becomes a member by an import."""


@dataclass(frozen=True, slots=True)
class _Membership:
    """What a row, or the whole file, says of a membership."""

    kind: MembershipClass
    state: MembershipStatus


@dataclass
class OrganisationPlanner:
    """Plans organisations row by row.

    Attributes:
        making: the plan in the making.
    """

    making: Making
    _seen: dict[Thing, Thing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.finder = Finder(self.making)
        self._known = {one.id: one for one in self.making.register.organisations}
        said = self.making.settings.get(MEMBERSHIP, MembershipClass.NONE.value)
        self._usual = MembershipClass.read(said, field=MEMBERSHIP)

    def prepare(self, rows: Sequence[FileRow]) -> Sequence[FileRow]:
        """Rows stand for themselves here."""
        return rows

    def plan(self, row: FileRow) -> str:
        """Plan an organisation: put it on the register, or change what it says of its membership."""
        name = checked_name(row.get("name"), "name", "an organisation")
        if row.is_title and len(row.places) > 1 and folded(name).startswith(("total", "number of", "source")):
            raise LeftOut("a note under the list")
        numbers = self._numbers(row)
        said = self._membership(row)
        thing = self._found(name, numbers)
        if thing is None:
            thing = self._new(row, name, said)
        elif thing in self._seen:
            raise LeftOut("the same organisation as in an earlier row")
        elif isinstance(thing, str):
            self._changed(thing, said)
        for scheme, number in numbers:
            if (scheme, number) not in self.making.numbers:
                self.making.note_number(thing, scheme, number)
                self.making.done.append(f"{scheme} number {number}")
        self.making.put(self._seen, thing, thing)
        return name

    def _numbers(self, row: FileRow) -> list[tuple[str, str]]:
        found = []
        for scheme in ("charity", "company"):
            column = f"{scheme}_number"
            said = row.get(column)
            if not is_nobody(said):
                # Spreadsheet programs take the zeros off the front of a company's number.
                padded = said.zfill(8) if scheme == "company" and said.isdecimal() else said
                found.append((scheme, checked_registration(padded, column)))
        return found

    def _found(self, name: str, numbers: Sequence[tuple[str, str]]) -> Thing | None:
        """The organisation that a row means: by its number, or by its name where no number says otherwise."""
        things = list(
            dict.fromkeys(self.making.numbers[one] for one in numbers if one in self.making.numbers)
        )
        if len(things) > 1:
            raise Refused("These numbers belong to two organisations on record.", field="charity_number")
        if things:
            return things[0]
        # What somebody said of this name holds, though an organisation of just this name has come on the register since.
        if known := self.finder.decided(_question(name, numbers)):
            return known
        key = folded(name)
        namesakes = [one for one in self.finder.organisations if key in {one.key, one.more}]
        free = [one for one in namesakes if not self._has_other_number(one.thing, numbers)]
        if len(free) == 1:
            return free[0].thing
        if len(free) > 1:
            return self._asked(name, numbers, free)
        if namesakes:
            return None
        likely = [one for one in self.finder.likely(name) if not self._has_other_number(one.thing, numbers)]
        return self._asked(name, numbers, likely) if likely else None

    def _asked(
        self, name: str, numbers: Sequence[tuple[str, str]], likely: Sequence[Met[str]]
    ) -> Thing | None:
        options: list[tuple[Thing | None, str]] = [(one.thing, f"it is {one.name}") for one in likely]
        thing = self.making.ask(
            "name",
            _question(name, numbers),
            f"Is “{name}” one of the organisations that are known already?",
            [*options, (None, "it is another one, new")],
        )
        if thing is not None:
            self.making.remember(_question(name, numbers), thing)
        return thing

    def _has_other_number(self, thing: Thing, numbers: Sequence[tuple[str, str]]) -> bool:
        """Whether a thing has a number of a register in which the row has another one."""
        schemes = dict(numbers)
        return any(
            scheme in schemes and schemes[scheme] != number
            for scheme, number in self.making.numbers_of(thing)
        )

    def _new(self, row: FileRow, name: str, said: _Membership | None) -> Thing:
        membership = said or _Membership(self._usual, MembershipStatus.CURRENT)
        since = partial_in(row.get("since"), "since", today=self.making.register.today, past=True)
        kind = row.get("kind")
        is_plain = membership.kind is MembershipClass.NONE or (
            since is not None and membership.state is MembershipStatus.CURRENT
        )
        thing = self.finder.new_organisation(
            name,
            sector=word_in(Sector, row.get("sector"), "sector", SECTORS) or Sector.VCSE,
            membership_class=membership.kind if is_plain else MembershipClass.NONE,
            since=since or self.making.before_records,
            short_name=row.get("short_name") or None,
            sector_kind=None if is_nobody(kind) else kind,
            income_band=_income(row.get("income")),
        )
        self.making.done[:] = [_in_words(membership, since)]
        if not is_plain:
            # A day of joining that nobody knows is not made up.
            self._change(thing, membership, since or self.making.before_records)
        return thing

    def _changed(self, thing: str, said: _Membership | None) -> None:
        known = self._known.get(thing)
        if said is None or known is None:
            return
        state = MembershipStatus.NONE if said.kind is MembershipClass.NONE else said.state
        if (known.membership_class, known.membership_state) != (said.kind.value, state.value):
            self._change(thing, _Membership(said.kind, state), PartialDate.of(self.making.register.today))
            self.making.done.append(f"membership: {_in_words(_Membership(said.kind, state), None)}")

    def _change(self, thing: Thing, membership: _Membership, since: PartialDate) -> None:
        self.making.do(
            "organisation.change_membership",
            organisation=thing,
            membership_class=membership.kind,
            membership_state=membership.state,
            since=since.earliest,
        )

    def _membership(self, row: FileRow) -> _Membership | None:
        """What a row says of the membership; nothing where it says nothing."""
        kind = word_in(MembershipClass, _plain_class(row.get("membership")), "membership", CLASSES)
        state = word_in(MembershipStatus, row.get("status"), "status", STATES)
        if kind is None and state is None:
            return None
        if kind is None:
            kind = self._usual
        return _Membership(kind, state or MembershipStatus.CURRENT)


def _question(name: str, numbers: Sequence[tuple[str, str]]) -> str:
    """Which organisation a row means: what the answer is remembered by."""
    return f"organisation|{folded(name)}|{'|'.join(number for _, number in numbers)}"


def _plain_class(said: str) -> str:
    """A membership as the list knows it: "Full" and "Full member" are one."""
    return f"{said} member" if folded(said or "x") in {"full", "associate"} else said


def _income(said: str) -> IncomeBand | None:
    """The band of a yearly income, from a figure or from words.

    Raises:
        Refused: it is neither.
    """
    if is_nobody(said):
        return None
    figure = re.sub(r"[£,\s]|\.\d\d$", "", said)
    found = re.fullmatch(r"(\d+)(k|m)?", figure.casefold())
    if found is None:
        return word_in(IncomeBand, said, "income")
    pounds = int(found[1]) * {"k": 1_000, "m": 1_000_000}.get(found[2] or "", 1)
    return next((band for limit, band in BANDS if pounds < limit), IncomeBand.LARGE)


def _in_words(membership: _Membership, since: PartialDate | None) -> str:
    if membership.kind is MembershipClass.NONE:
        return "not a member"
    said = membership.kind.words
    if membership.state is not MembershipStatus.CURRENT:
        said += f", {membership.state.words}"
    return f"{said} since {since.words}" if since else said


def _planner(making: Making) -> Planner:
    return OrganisationPlanner(making)


ORGANISATIONS = register_kind(
    ImportKind(
        "organisations",
        "Organisations",
        COLUMNS,
        frozenset({"organisation.register"}),
        _planner,
        {
            MEMBERSHIP: "what kind of members they are, where no column says so: full, associate, affiliate or none"
        },
    )
)
