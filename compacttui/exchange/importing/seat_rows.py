"""The rows of a sheet of seats, seen together: boards said once, seats of one name, one holder after another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from compacttui.exchange.importing.cells import is_nobody, partial_in
from compacttui.exchange.importing.rows import FileRow
from compacttui.rules.dates import PartialDate
from compacttui.rules.likeness import person_key, spoken_order
from compacttui.rules.refusal import Refused
from compacttui.rules.text import folded

TITLE: Final = "title"
"""Marks a row that is but a heading for those below it."""
WHOLE_SECTOR: Final = "Whole sector"
"""Whom a seat speaks for of which the file does not say so."""
_SEAT_WORDS: Final = re.compile(
    r"(?:['’]s|['’])?[\s-]+(?:seats?|reps?|representatives?|members?|places?|lead)(?:\s+\d+)?$", re.IGNORECASE
)


_NUMBERS: Final = {"1": 1, "one": 1, "2": 2, "two": 2, "yes": 2, "3": 3, "three": 3, "4": 4, "four": 4}
"""How many share a seat, as people write it; a job share without a number is of two."""


@dataclass(slots=True)
class _Slot:
    """One seat: the rows about it, in the order of time."""

    rows: list[FileRow] = field(default_factory=list)


@dataclass
class Slots:
    """Every row with its board and its seat.

    Attributes:
        rows: the rows as they are to be planned.
        first_of_boards: the earliest day that the file tells of a board, by its folded name.
    """

    rows: Sequence[FileRow] = ()
    _of_row: Mapping[int, _Slot] = field(default_factory=dict)
    first_of_boards: Mapping[str, PartialDate] = field(default_factory=dict)
    _today: date = date.min

    @classmethod
    def of(cls, rows: Sequence[FileRow], today: date) -> Slots:
        """See the rows of a file together."""
        filled = _filled_down(rows)
        groups: dict[tuple[str, str], list[FileRow]] = defaultdict(list)
        for row in filled:
            if not row.values.get(TITLE):
                groups[folded(row.values.get("board", "")), folded(row.values.get("seat", ""))].append(row)
        slot_of: dict[int, _Slot] = {}
        names: dict[int, str] = {}
        for group in groups.values():
            slots = _slots_of(group, today)
            for number, slot in enumerate(
                sorted(slots, key=lambda one: min(row.number for row in one.rows)), 1
            ):
                for row in slot.rows:
                    slot_of[row.number] = slot
                    # Several seats of one name are told apart by a number.
                    names[row.number] = row.values.get("seat", "") + (f" {number}" if number > 1 else "")
        first: dict[str, PartialDate] = {}
        for row in filled:
            since = _since(row, today)
            board = folded(row.values.get("board", ""))
            if since is not None and (board not in first or since < first[board]):
                first[board] = since
        named = [
            replace(row, values={**row.values, "seat": names[row.number]}) if row.number in names else row
            for row in filled
        ]
        return cls(named, slot_of, first, today)

    def first_of_seat(self, row: FileRow) -> PartialDate | None:
        """The earliest day that the file tells of the seat of a row."""
        told = [since for one in self._of_row[row.number].rows if (since := _since(one, self._today))]
        return min(told, default=None)

    def has_successor(self, row: FileRow) -> bool:
        """Whether another row tells of a later holder of the same seat; beside somebody who shares it, none is later."""
        slot = self._of_row[row.number].rows
        later = slot[[one.number for one in slot].index(row.number) + 1 :]
        if any(_shares(one) for one in slot):
            until = _day(row, "until", self._today)
            later = [one for one in later if (since := _since(one, self._today)) and until and until < since]
        return any(person_key(written_name(one)) != person_key(written_name(row)) for one in later)


def written_name(row: FileRow) -> str:
    """The holder's name as the file writes it, in one column or in two."""
    first, last = row.get("first_name"), row.get("last_name")
    return row.get("holder") or " ".join(part for part in (first, last) if part)


def _filled_down(rows: Sequence[FileRow]) -> list[FileRow]:
    """Rows with their board where it stands only above them, and with a name for their seat."""
    found = []
    board = ""
    for row in rows:
        is_title = row.is_title and "board" in row.values and len(row.places) > 1
        board = row.values.get("board", "") or board
        values = dict(row.values)
        if is_title:
            values[TITLE] = "yes"
        elif board:
            values["board"] = board
        seat = values.get("seat") or values.get("constituency") or "Seat"
        values["seat"] = seat
        values.setdefault("constituency", _spoken_for(seat))
        found.append(replace(row, values=values))
    return found


def _spoken_for(seat: str) -> str:
    """Whom a seat speaks for, by its name: "Carers' rep" speaks for Carers."""
    who = _SEAT_WORDS.sub("", seat).strip()
    generic = {"", "seat", "rep", "representative", "member", "vcse", "vcs", "voluntary sector", "sector"}
    return WHOLE_SECTOR if folded(who or "seat") in generic else who


def _slots_of(group: Sequence[FileRow], today: date) -> list[_Slot]:
    """The seats of one name at one board: holders one after the other have one, others sit side by side."""
    slots: list[_Slot] = []
    if any(_shares(row) for row in group):
        # The file says that several share it: whoever stands beside another in it is no second seat.
        return [_Slot(sorted(group, key=lambda one: _begins(one, today)))]
    for row in sorted(group, key=lambda one: _begins(one, today)):
        since, name = _since(row, today), person_key(spoken_order(_name(row)) or "")
        home = next((slot for slot in slots if _fits(slot.rows[-1], name, since, today)), None)
        if home is None:
            home = _Slot()
            slots.append(home)
        home.rows.append(row)
    return slots


def _fits(last: FileRow, name: str, since: PartialDate | None, today: date) -> bool:
    """Whether a holder comes after the last one in a seat, or is the same person again."""
    if is_nobody(_name(last)) or not name:
        return False
    if person_key(spoken_order(_name(last))) == name:
        return True
    until = _day(last, "until", today)
    return since is not None and until is not None and until < since


def shared_by(row: FileRow) -> int:
    """How many people hold the seat together, by what the file says: "2", "two people", "yes" for a job share.

    Raises:
        Refused: it says something else.
    """
    said = folded(row.get("shared_by")).split()
    if not said or said == ["no"]:
        return 1
    number = _NUMBERS.get(said[0])
    if number is None:
        raise Refused(
            f"“{row.get('shared_by')}” is no number of people. Write how many share the seat, e.g. 2.",
            field="shared_by",
        )
    return number


def _shares(row: FileRow) -> bool:
    try:
        return shared_by(row) > 1
    except Refused:
        # What cannot be read is an error of its own row, told when that is planned.
        return False


def _begins(row: FileRow, today: date) -> tuple[str, int]:
    since = _since(row, today)
    return (since.iso if since else "9999", row.number)


def _name(row: FileRow) -> str:
    try:
        return written_name(row)
    except Refused:
        return ""


def _since(row: FileRow, today: date) -> PartialDate | None:
    return _day(row, "since", today)


def _day(row: FileRow, column: str, today: date) -> PartialDate | None:
    # What cannot be read is an error of its own row, told when that is planned.
    try:
        return partial_in(row.get(column), column, today=today, past=column == "since")
    except Refused:
        return None
