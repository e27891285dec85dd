"""Popolo read in: persons, organisations, posts and memberships, known again by the ids that the file gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from compacttui.acts.importing import check_may_import
from compacttui.acts.importing.carrying import Thing
from compacttui.exchange.importing.cells import partial_in
from compacttui.exchange.importing.finding import Finder
from compacttui.exchange.importing.kinds import POPOLO
from compacttui.exchange.importing.making import Making
from compacttui.exchange.importing.planning import Choices, finished, left_out, row_planned
from compacttui.exchange.importing.plans import Plan, PlanRow
from compacttui.exchange.importing.rows import FileRow
from compacttui.exchange.json_file import JsonFile, read_json
from compacttui.exchange.sheets import Book
from compacttui.exchange.sheets.reading import read_limited
from compacttui.questions.importing import register
from compacttui.questions.view import View
from compacttui.rules.dates import PartialDate
from compacttui.rules.likeness import person_key
from compacttui.rules.refusal import BadInput, Refused
from compacttui.rules.text import checked_name, folded, one_line
from compacttui.rules.words import Capacity, EndedReason, MembershipClass, PartnershipKind, Sector

_LISTS: Final = ("persons", "organizations", "posts", "memberships")
_KEPT: Final[Mapping[str, frozenset[str]]] = {
    "persons": frozenset({"id", "name"}),
    "organizations": frozenset({"id", "name", "classification", "founding_date"}),
    "posts": frozenset({"id", "label", "role", "organization_id"}),
    "memberships": frozenset(
        {"person_id", "organization_id", "role", "post_id", "on_behalf_of_id", "start_date", "end_date"}
    ),
}
"""What is taken in of each; the plan names what is not."""
_MAKES: Final = frozenset(
    {"person.register", "organisation.register", "partnership.register", "seat.create", "term.gain_otherwise"}
)
_UNNAMED_POST: Final = "member"

Entry = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PopoloFile:
    """A Popolo file.

    Attributes:
        book: its name and hash.
        entries: what its lists hold, text alone, each with its line.
        not_kept: the fields that are not taken in.
    """

    book: Book
    entries: Mapping[str, Sequence[tuple[int, Entry]]]
    not_kept: Sequence[str]


def read_popolo(file: str | Path) -> PopoloFile:
    """Read a Popolo file.

    Raises:
        BadInput: it is too large, no JSON, or has none of the lists.
        OSError: there is no such file, or it may not be read.
    """
    path, source = Path(file), str(file)
    raw = read_limited(path, source)
    read = read_json(raw, source)
    if not any(isinstance(read.values.get(name), list) for name in _LISTS):
        raise BadInput(
            f"this is no Popolo file; it needs lists of {', '.join(_LISTS)}.", source=source, line=1
        )
    book = Book(source, path.name, sha256(raw).hexdigest(), ())
    fields = {
        f"{field}"
        for name in _LISTS
        for one in _listed(read, name)
        for field in one
        if field not in _KEPT[name]
    }
    others = {name for name, value in read.values.items() if name not in _LISTS and value}
    entries = {name: _entries(read, name) for name in _LISTS}
    return PopoloFile(book, entries, sorted(fields | others))


def plan_popolo(view: View, file: PopoloFile, choices: Choices | None = None) -> Plan:
    """What a Popolo file would do to the records; nothing is written.

    Raises:
        NotPermitted: the role may not take files in.
        StoreTrouble: the database cannot be used.
    """
    check_may_import(view.role)
    choices = choices or Choices()
    making = Making(register(view), choices.answers)
    planner = _Planner(making, file)
    rows: list[PlanRow] = []
    for name in _LISTS:
        for line, entry in file.entries[name]:
            row = FileRow(line, entry, dict.fromkeys(entry, ""))
            done = row_planned(making, row, partial(planner.plan, name), _MAKES)
            rows.append(left_out(done) if choices.leaves_out else done)
    notes = [f"Not taken in: {', '.join(file.not_kept)}."] if file.not_kept else []
    return finished(making, rows, kind=POPOLO, book=file.book, notes=notes, leaves_out=choices.leaves_out)


@dataclass
class _Planner:
    """Plans the entries of the four lists, one list after the other."""

    making: Making
    file: PopoloFile
    _names: dict[Thing, str] = field(default_factory=dict)
    _constituencies: dict[str, Thing] = field(default_factory=dict)
    _seated: dict[tuple[Thing, str, Thing, str], Thing] = field(default_factory=dict)
    _boards: set[str] = field(default_factory=set)
    _by_name: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = self.making.register
        self.finder = Finder(self.making)
        self._own = {
            one.id: one.id
            for some in (known.people, known.organisations, known.partnerships, known.seats)
            for one in some
        }
        self._names = {one.id: one.name for one in (*known.partnerships, *known.seats)}
        self._constituencies = {one.folded: one.id for one in known.constituencies}
        self._board_of: dict[Thing, Thing] = {seat.id: seat.partnership for seat in known.seats}
        numbered = set(self.making.numbers.values())
        for person in known.people:
            if person.id not in numbered:
                self._by_name.setdefault(person_key(person.name), []).append(person.id)
        for seat in known.seats:
            for term in seat.terms:
                since = term.start_on.iso if term.start_on else ""
                self._seated[seat.partnership, seat.folded, term.person, since] = seat.id
        meets = [
            entry.get("organization_id", "")
            for name in ("posts", "memberships")
            for _, entry in self.file.entries[name]
        ]
        self._boards = set(meets)

    def plan(self, name: str, row: FileRow) -> str:
        """Plan one entry of one list."""
        plans = {
            "persons": self._person,
            "organizations": self._organisation,
            "posts": self._post,
            "memberships": self._membership,
        }
        return plans[name](row)

    def _person(self, row: FileRow) -> str:
        name = checked_name(row.get("name"), "name", "a person")
        if self._known(row.get("id")) is None:
            person = self._namesake(row, name)
            if person is None:
                person = self.making.do("person.register", "new person", name=name)
            self._number(person, row)
        return name

    def _namesake(self, row: FileRow, name: str) -> Thing | None:
        """Somebody of that name on record whom no file knows yet."""
        namesakes = self._by_name.get(person_key(name), [])
        if not namesakes:
            return None
        told = {one.thing: one.more.told for one in self.finder.people}
        options: list[tuple[Thing | None, str]] = [
            (one, f"{name}{f', {told[one]}' if told.get(one) else ''}, on record") for one in namesakes
        ]
        said = f"popolo|{row.get('id')}"
        return self.making.ask("name", said, f"Who is “{name}”?", [*options, (None, "somebody else, new")])

    def _organisation(self, row: FileRow) -> str:
        name = checked_name(row.get("name"), "name", "an organisation")
        if self._known(row.get("id")) is not None:
            return name
        since = self._day(row, "founding_date") or self.making.before_records
        if row.get("id") in self._boards:
            thing = self._board(row, name, since)
        else:
            thing = self.making.do(
                "organisation.register",
                "new organisation",
                name=name,
                sector=Sector.OTHER,
                membership_class=MembershipClass.NONE,
                since=since,
                sector_kind=row.get("classification") or None,
            )
        self._number(thing, row)
        return name

    def _board(self, row: FileRow, name: str, since: PartialDate) -> Thing:
        numbered = set(self.making.numbers.values())
        for board in self.making.register.partnerships:
            if board.folded == folded(name) and board.id not in numbered:
                return board.id
        board_thing = self.making.do(
            "partnership.register", "new board", name=name, kind=_kind(row.get("classification")), since=since
        )
        self._names[board_thing] = name
        return board_thing

    def _post(self, row: FileRow) -> str:
        label = row.get("label") or row.get("role") or _UNNAMED_POST
        if self._known(row.get("id")) is None:
            board = self._needed(row, "organization_id")
            self._number(self._seat(board, checked_name(label, "label", "a seat"), None), row)
        return label

    def _seat(self, board: Thing, name: str, since: PartialDate | None) -> Thing:
        seat = self.making.do(
            "seat.create",
            "new seat",
            partnership=board,
            name=name,
            constituency=self._constituency(board),
            since=since or self.making.before_records,
        )
        self._board_of[seat] = board
        self._names[seat] = name
        return seat

    def _constituency(self, board: Thing) -> Thing:
        """Whom the seats of a council speak for: whom the council is for."""
        name = self._names.get(board, "Whole area")
        key = folded(name)
        if key not in self._constituencies:
            self.making.put(self._constituencies, key, self.making.do("constituency.define", name=name))
        return self._constituencies[key]

    def _membership(self, row: FileRow) -> str:
        person, board = self._needed(row, "person_id"), self._needed(row, "organization_id")
        post = self._needed(row, "post_id") if row.get("post_id") else None
        role = self._names.get(post, "") if post else row.get("role") or _UNNAMED_POST
        name = checked_name(role, "role", "a seat")
        since, until = self._day(row, "start_date"), self._day(row, "end_date")
        key = (board, folded(name), person, since.iso if since else "")
        said = f"{name}, {self._names.get(board, '')}"
        if key in self._seated:
            return said
        self.making.check_before_records(since, "start_date")
        is_over = until is not None and until.latest < self.making.register.today
        if is_over and since is None:
            raise Refused("It has an end and no beginning; the year is enough.", field="start_date")
        seat = post or self._seat(board, name, since)
        chosen_from = self._needed(row, "on_behalf_of_id") if row.get("on_behalf_of_id") else None
        if chosen_from is not None:
            self.finder.belong(person, chosen_from, Capacity.MEMBER, since or self.making.before_records)
        self.making.do(
            "term.gain_otherwise",
            "holds it" if not is_over else "held it",
            seat=seat,
            person=person,
            organisation=chosen_from,
            capacity=Capacity.MEMBER if chosen_from else None,
            already_serving=True,
            since=since,
            **({"ended_on": until, "ended_reason": EndedReason.TERM_END} if is_over else {"end_on": until}),
        )
        self.making.put(self._seated, key, seat)
        return said

    def _number(self, thing: Thing, row: FileRow) -> None:
        if row.get("id"):
            self.making.note_number(thing, POPOLO, checked_name(row.get("id"), "id", "an id"))

    def _known(self, number: str) -> Thing | None:
        return self.making.numbers.get((POPOLO, number)) or self._own.get(number)

    def _needed(self, row: FileRow, column: str) -> Thing:
        """The thing that an entry refers to.

        Raises:
            Refused: it refers to nothing that is in the file or on record.
        """
        thing = self._known(row.get(column))
        if thing is None:
            raise Refused(f"“{row.get(column)[:60]}” ({column}) is nowhere in the file.", field=column)
        return thing

    def _day(self, row: FileRow, column: str) -> PartialDate | None:
        return partial_in(row.get(column), column, today=self.making.register.today)


def _kind(classification: str) -> PartnershipKind:
    """The kind of board that a classification means, as far as there is one."""
    try:
        return PartnershipKind.read(classification) if classification else PartnershipKind.OTHER
    except Refused:
        return PartnershipKind.OTHER


def _listed(read: JsonFile, name: str) -> list[Mapping[str, object]]:
    found = read.values.get(name)
    entries = found if isinstance(found, list) else []
    for number, one in enumerate(entries, 1):
        if not isinstance(one, dict):
            raise read.refused(f"{name}.{number}", "each entry of this list is an object.")
    return entries


def _entries(read: JsonFile, name: str) -> list[tuple[int, Entry]]:
    lines = read.lines
    found: list[tuple[int, Entry]] = []
    for number, one in enumerate(_listed(read, name), 1):
        texts = {
            field: one_line(value)
            for field, value in one.items()
            if isinstance(value, str) and field in _KEPT[name]
        }
        line = min((lines[path] for field in one if (path := f"{name}.{number}.{field}") in lines), default=0)
        found.append((line, texts))
    return found
