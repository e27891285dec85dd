"""The file that tells a count which places are reserved: a few lines of TOML.

::

    [[category]]
    name = "Gender"

    [[category.group]]
    name = "Women"
    least = 2                                # at least so many are elected; 0 where it is left out
    most = 4                                 # at most so many; no limit where it is left out
    candidates = ["Ada Lovelace", "Cleo Devlin"]

    [[category.group]]
    name = "All others"
    candidates = "others"                    # everybody who is in no other group of the category

Every candidate is in exactly one group of each category, also those who withdrew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Final, TypeAlias

from compacttui.counting import CannotCount, Category, Constraints, Group
from compacttui.exchange.ballots.beside import Named, shown_name, small_text
from compacttui.exchange.ballots.reading import PLACE_LIMIT
from compacttui.rules.refusal import BadInput
from compacttui.rules.small_toml import NotToml, read_toml
from compacttui.rules.text import one_line, shortened

OTHERS: Final = "others"
"""In place of names: everybody who is in no other group."""

_CATEGORY: Final = "category"
_GROUP: Final = "group"
_CATEGORY_KEYS: Final = {"name", _GROUP}
_GROUP_KEYS: Final = {"name", "least", "most", "candidates"}
_Table: TypeAlias = dict[str, object]


def read_constraints(path: str | os.PathLike[str], candidates: Sequence[str]) -> Constraints:
    """How the places of a contest must be shared.

    Args:
        path: the file.
        candidates: the names of all candidates, in the order of the ballot paper.

    Raises:
        BadInput: the file cannot be read, does not say what it should, or contradicts itself.
    """
    return _ConstraintsFile(shown_name(path), small_text(path, "file of constraints"), candidates).read()


class _ConstraintsFile:
    """One file on its way in."""

    def __init__(self, name: str, text: str, candidates: Sequence[str]) -> None:
        self.name = name
        self.text = text.replace("\r\n", "\n")
        self.candidates = candidates
        self.named = Named(candidates)
        # Where each category and group begins, so that what is wrong in one can be pointed at.
        self.lines = {
            heading: [
                number
                for number, line in enumerate(self.text.split("\n"), 1)
                if re.match(rf"\s*\[\[\s*{heading}\s*\]\]", line)
            ]
            for heading in (_CATEGORY, rf"{_CATEGORY}\s*\.\s*{_GROUP}")
        }
        self.groups_read = 0

    def read(self) -> Constraints:
        """Everything it says."""
        whole = self._whole()
        if whole.keys() - {_CATEGORY}:
            raise self._unknown(whole, {_CATEGORY}, None)
        categories = [
            self._category(table, self._line(_CATEGORY, at))
            for at, table in enumerate(self._tables(whole.get(_CATEGORY), "[[category]]", None))
        ]
        try:
            return Constraints.of(categories, self.candidates)
        except CannotCount as fault:
            raise BadInput(str(fault), source=self.name) from fault

    def _whole(self) -> _Table:
        try:
            return read_toml(self.text)
        except NotToml as fault:
            message = "This cannot be read as TOML; see the manual for an example."
            raise self._bad(message, fault.line) from fault

    def _category(self, table: _Table, line: int | None) -> Category:
        if table.keys() - _CATEGORY_KEYS:
            raise self._unknown(table, _CATEGORY_KEYS, line)
        name = self._words(table, "A category", line)
        first = self.groups_read
        tables = self._tables(table.get(_GROUP), "[[category.group]]", line)
        self.groups_read += len(tables)
        groups = []
        rest: list[int] = []
        for at, group in enumerate(tables):
            where = self._line(rf"{_CATEGORY}\s*\.\s*{_GROUP}", first + at) or line
            if group.get("candidates") == OTHERS:
                rest.append(at)
            groups.append(self._group(group, where))
        if len(rest) > 1:
            raise self._bad(f"Two groups of “{name}” are for all others; one can be.", line)
        return Category(name, self._completed(groups, rest))

    def _completed(self, groups: list[Group], rest: list[int]) -> tuple[Group, ...]:
        """The groups with everybody else in the one that is for all others."""
        taken = {candidate for group in groups for candidate in group.candidates}
        others = tuple(index for index in range(len(self.candidates)) if index not in taken)
        return tuple(
            Group(group.name, others, group.least, group.most) if at in rest else group
            for at, group in enumerate(groups)
        )

    def _group(self, table: _Table, line: int | None) -> Group:
        if table.keys() - _GROUP_KEYS:
            raise self._unknown(table, _GROUP_KEYS, line)
        name = self._words(table, "A group", line)
        least = self._number(table.get("least", 0), "least", line)
        most = self._number(table["most"], "most", line) if "most" in table else None
        members = table.get("candidates")
        found = [] if members == OTHERS else self.named.indexes(members, "candidates", self.name, line)
        return Group(name, tuple(sorted(found)), least, most)

    def _tables(self, found: object, heading: str, line: int | None) -> list[_Table]:
        if not isinstance(found, list) or not found or not all(isinstance(each, dict) for each in found):
            raise self._bad(
                f"There is no {heading} where one is needed; see the manual for an example.", line
            )
        return found

    def _words(self, table: _Table, what: str, line: int | None) -> str:
        name = table.get("name")
        if not isinstance(name, str) or not one_line(name):
            raise self._bad(f"{what} needs a name in quotation marks: name = …", line)
        return one_line(name)

    def _number(self, value: object, what: str, line: int | None) -> int:
        if type(value) is not int or value < 0:
            raise self._bad(f"“{what}” must be a whole number from 0; correct it.", line)
        if value > PLACE_LIMIT:
            raise self._bad(f"“{what}” is far too large; there are at most {PLACE_LIMIT:,} places.", line)
        return value

    def _line(self, heading: str, at: int) -> int | None:
        lines = self.lines[heading]
        return lines[at] if at < len(lines) else None

    def _unknown(self, table: _Table, known: set[str], line: int | None) -> BadInput:
        words = shortened(min(table.keys() - known), 40)
        return self._bad(f"“{words}” means nothing here; the words are {', '.join(sorted(known))}.", line)

    def _bad(self, message: str, line: int | None) -> BadInput:
        return BadInput(message, source=self.name, line=line)
