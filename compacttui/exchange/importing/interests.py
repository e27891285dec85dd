"""A register of interests kept elsewhere until now: entries in its words, with the days on which they were declared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from compacttui.acts.importing.carrying import Thing
from compacttui.exchange.importing.cells import is_nobody, partial_in, word_in
from compacttui.exchange.importing.finding import Finder
from compacttui.exchange.importing.interest_columns import (
    COLUMNS,
    PUBLICATIONS,
    category_meant,
    is_indirect,
    kind_meant,
)
from compacttui.exchange.importing.kinds import ImportKind, Planner, register_kind
from compacttui.exchange.importing.making import LeftOut, Making
from compacttui.exchange.importing.rows import FileRow
from compacttui.questions.importing import KnownInterest
from compacttui.rules.dates import PartialDate
from compacttui.rules.interests import check_days, check_publication
from compacttui.rules.refusal import Refused
from compacttui.rules.text import folded, one_line, shortened
from compacttui.rules.words import InterestCategory, InterestState, Publication

CATEGORY: Final = "category"
"""The setting for rows whose category means none of ours."""
_SCHEME, _OF_PEOPLE = "interest", "member"
"""Whose numbers entries and people have: those of the register that the file comes from."""
_A_PHRASE: Final = 60
_UNTIL: Final = "until when"


@dataclass(frozen=True, slots=True)
class _Said:
    """What a row says of an interest.

    Attributes:
        organisation: the organisation on record that it is in.
        body: or what it is in, in the register's words; nothing where the file has no such column, empty where the cell is.
        description: what it is; likewise.
        since: since when; nothing where the row does not say.
        until: until when; nothing where the row does not say.
    """

    organisation: Thing | None
    body: str | None
    description: str | None
    since: PartialDate | None
    until: PartialDate | None

    @property
    def held_in(self) -> str:
        """What it is, in a few words."""
        return shortened(self.body or self.description or "", _A_PHRASE)


@dataclass
class InterestPlanner:
    """Plans entries row by row.

    Attributes:
        making: the plan in the making.
    """

    making: Making
    _seen: dict[Thing, Thing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.finder = Finder(self.making)
        self._kept = {one.id: one for one in self.making.register.interests}
        self._alike: dict[tuple[Thing, Thing, str], Thing] = {
            self._key(one.person, one): one.id for one in reversed(self.making.register.interests)
        }
        self._usual = InterestCategory.read(
            self.making.settings.get(CATEGORY, InterestCategory.NON_FINANCIAL_PERSONAL.value), field=CATEGORY
        )

    def prepare(self, rows: Sequence[FileRow]) -> Sequence[FileRow]:
        """Rows stand for themselves here."""
        return rows

    def plan(self, row: FileRow) -> str:
        """Plan an entry: put it on the register, or tell it better where the file says something else by now."""
        if row.is_title and len(row.places) > 1:
            raise LeftOut("a heading or a note, not an interest")
        said = self._said(row)
        person, name = self._person(row)
        thing = self._found(row, person, said)
        if thing is None:
            thing = self._declared(row, person, said)
        elif thing in self._seen:
            raise LeftOut("the same entry as in an earlier row")
        elif isinstance(thing, str):
            self._changed(thing, said)
        self.making.put(self._seen, thing, thing)
        return f"{name}: {said.held_in}"

    def _said(self, row: FileRow) -> _Said:
        today = self.making.register.today
        body = row.said("organisation")
        return _Said(
            organisation=self.finder.known_organisation(body) if body else None,
            body=body,
            description=row.said("description"),
            since=partial_in(row.get("since"), "since", today=today, past=True),
            until=partial_in(row.get("until"), "until", today=today),
        )

    def _person(self, row: FileRow) -> tuple[Thing, str]:
        """Whose the entry is: by the other register's number of them, or by name."""
        written, number = row.get("person"), row.get("person_number")
        if is_nobody(written):
            raise Refused("An interest is somebody's. Write whose it is.", field="person")
        known = self.making.numbers.get((_OF_PEOPLE, number))
        if known is not None:
            return known, written
        others = {thing for (scheme, _), thing in self.making.numbers.items() if scheme == _OF_PEOPLE}
        person, name = self.finder.person(written, "person", others=others if number else ())
        if number:
            self.making.note_number(person, _OF_PEOPLE, number)
        return person, name

    def _found(self, row: FileRow, person: Thing, said: _Said) -> Thing | None:
        """The entry that a row means: by its number, or the one of that person that says the same."""
        number = row.get("number")
        if number:
            return self.making.numbers.get((_SCHEME, number))
        return self._alike.get(self._key(person, said))

    def _declared(self, row: FileRow, person: Thing, said: _Said) -> Thing:
        register = self.making.register
        told_on = partial_in(
            row.get("declared") or row.get("published"), "declared", today=register.today, past=True
        )
        declared_on = min(told_on.latest, register.today) if told_on else register.today
        since = said.since or self._since_declared(PartialDate.of(declared_on), said.until)
        kind = kind_meant(row.get("kind"), said.description or "")
        publication = word_in(Publication, row.get("publication"), "publication", PUBLICATIONS)
        publication = publication or Publication.PUBLIC
        reason = row.get("publication_reason") or None
        check_publication(publication, reason)
        check_days(since.earliest, said.until.latest if said.until else None, declared_on, declared_on)
        thing = self.making.do(
            "interest.declare",
            "new entry",
            person=person,
            category=self._category(row),
            kind=kind,
            since=since,
            organisation=said.organisation,
            body=None if said.organisation else said.body or None,
            description=said.description or None,
            until=said.until,
            indirect=is_indirect(row.get("indirect")),
            publication=publication,
            publication_reason=reason,
            declared_on=declared_on,
        )
        if number := row.get("number"):
            self.making.note_number(thing, _SCHEME, number)
        else:
            self.making.put(self._alike, self._key(person, said), thing)
        return thing

    def _since_declared(self, declared: PartialDate, until: PartialDate | None) -> PartialDate:
        self.making.notes[
            "Where nothing says since when an interest is held, it is taken in as held since it was declared."
        ] = None
        return min(declared, until) if until else declared

    def _category(self, row: FileRow) -> InterestCategory:
        category = row.get("category")
        meant = category_meant(category, row.get("kind"))
        if meant is None:
            self.making.notes[
                f"“{shortened(category, 40) or 'No category'}” is no category here; such rows are taken in as "
                f"{self._usual.words}, unless --set category= says otherwise."
            ] = None
        return meant or self._usual

    def _changed(self, thing: str, said: _Said) -> None:
        kept = self._kept.get(thing)
        if kept is None:
            return
        told = _told(kept, said)
        if not told:
            return
        if kept.state is not InterestState.DECLARED:
            raise LeftOut(f"{kept.state.words} here: such an entry is never altered")
        is_over = said.until is not None and said.until != kept.until and said.until.earliest <= self._today
        if told != [_UNTIL] or not is_over:
            self._amended(kept, said, told, until=None if is_over else said.until)
        if is_over:
            self.making.do("interest.close", "over", interest=thing, until=said.until)

    def _key(self, person: Thing, one: KnownInterest | _Said) -> tuple[Thing, Thing, str]:
        """What tells a person's entries apart where the file numbers none; what is on record by now is not its name."""
        body = one.organisation
        if body is None and one.body:
            body = self.finder.known_organisation(one.body) or folded(one.body)
        return person, body or "", folded(one.description) if one.description else ""

    @property
    def _today(self) -> date:
        return self.making.register.today

    def _amended(
        self, kept: KnownInterest, said: _Said, told: Sequence[str], until: PartialDate | None
    ) -> None:
        self.making.do(
            "interest.amend",
            f"told anew: {', '.join(told)}",
            interest=kept.id,
            category=kept.category,
            kind=kept.kind,
            since=said.since or kept.since,
            organisation=kept.organisation if said.body is None else said.organisation,
            body=kept.body if said.body is None else (None if said.organisation else said.body or None),
            description=kept.description if said.description is None else said.description or None,
            indirect=kept.indirect,
            relationship=kept.relationship,
            potential=kept.potential,
            loyalty=kept.loyalty,
            political=kept.political,
            until=until,
        )


def _told(kept: KnownInterest, said: _Said) -> list[str]:
    """What a row says otherwise than the register does, in words; what it does not say is not compared."""
    found = []
    held_in = kept.organisation or kept.body or ""
    if said.body is not None and held_in != (said.organisation or one_line(said.body)):
        found.append("in whom")
    if said.description is not None and one_line(kept.description or "") != one_line(said.description):
        found.append("what it is")
    if said.since is not None and said.since != kept.since:
        found.append("since when")
    if said.until is not None and said.until != kept.until:
        found.append(_UNTIL)
    return found


def _planner(making: Making) -> Planner:
    return InterestPlanner(making)


INTERESTS = register_kind(
    ImportKind(
        "interests",
        "Interests",
        COLUMNS,
        frozenset({"interest.declare"}),
        _planner,
        {CATEGORY: "the category of rows whose own category means none of those here"},
    )
)
