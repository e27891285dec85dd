"""Papers out of the rows of a spreadsheet: preferences given to candidates, or names in order of preference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, cast

from compacttui.counting import Preference, Ranking
from compacttui.counting.rankings import Said, StrictRanking
from compacttui.exchange.ballots.columns import CROSSES, NOTHING, Columns, plain
from compacttui.exchange.ballots.reading import CANDIDATE_LIMIT, Gap, Pile, Reading, Remark, legible
from compacttui.exchange.ballots.source import Source
from compacttui.rules.dates import plural
from compacttui.rules.text import folded

TOO_MANY: Final = "too_many_marks"
"""The reason for papers that give their first preference to two candidates."""

_TWO_MARKS: Final = "overvote"
"""What scanners write where two candidates are marked for one preference."""


class PreferencesGiven:
    """Rows with a column for each candidate."""

    def __init__(self, source: Source, reading: Reading, pile: Pile, columns: Columns) -> None:
        self._source = source
        self._has_policy = reading.gap is not None
        self._pile = pile
        self._headings = columns.headings
        self._moved_up = 0  # the first row in which a number was left out

    def names(self) -> list[tuple[int, str]]:
        """The candidates' names, raw, each with its line."""
        return list(self._headings)

    def understood(self, cells: tuple[str, ...]) -> tuple[Ranking, str]:
        """What a row says, and why it is rejected if it says nothing.

        Raises:
            BadInput: a cell holds something else than a preference.
        """
        given: dict[int, list[int]] = {}
        for candidate, cell in enumerate(cells):
            if cell and (preference := self._preference(candidate, cell)) is not None:
                given.setdefault(preference, []).append(candidate)
        return self._pile.ranked(list(self._in_order(given)))

    def _preference(self, candidate: int, cell: str) -> int | None:
        name = legible(self._headings[candidate][1])[:60]
        if cell.isascii() and cell.isdecimal() and len(cell) < 5:
            if 1 <= int(cell) <= len(self._headings):
                return int(cell)
            message = (
                f"Below “{name}” stands {cell}, and with {plural(len(self._headings), 'candidate')} a preference is 1 "
                f"to {len(self._headings)}; correct it, or delete the column if it holds no votes."
            )
            raise self._source.bad(message)
        said = plain(cell)
        if said in NOTHING:
            return None
        if said in CROSSES:
            return 1
        message = f"Below “{name}” stands “{legible(cell)[:40]}”, which is no preference; write 1, 2, 3 …, X, or nothing."
        raise self._source.bad(message)

    def _in_order(self, given: dict[int, list[int]]) -> Iterator[Preference | None]:
        """Preferences from first to last; None where a number is left out and the caller said what that means."""
        after = {1}
        for preference in sorted(given):
            group = given[preference]
            if preference not in after:
                if self._has_policy:
                    yield from [None] * (preference - max(after))
                elif not self._moved_up:
                    self._moved_up = self._source.number
            # After two equal seconds some write 3 and some write 4.
            after = {preference + 1, preference + len(group)}
            yield group[0] if len(group) == 1 else tuple(group)

    def numbered(self, papers: Iterable[Said]) -> Iterable[Said]:
        """The papers as they are."""
        return papers

    def remarks(self) -> list[Remark]:
        """That numbers were left out, and what was done."""
        if not self._moved_up:
            return []
        message = (
            "On some papers a number was left out; only the order was kept. "
            f"If nothing is to count after a gap, say --gap {Gap.CUT}."
        )
        return [Remark(message, self._moved_up)]


class NamesInOrder:
    """Rows with a column for each preference; who stands is known when all are read."""

    def __init__(self, source: Source, pile: Pile) -> None:
        self._source = source
        self._pile = pile
        self._has_two = False
        self._index: dict[str, int] = {}
        self._first: list[tuple[int, str]] = []

    def names(self) -> list[tuple[int, str]]:
        """The candidates' names in the order of the alphabet, raw, each with the line where it came first."""
        return sorted(self._first, key=lambda one: folded(legible(one[1])))

    def understood(self, cells: tuple[str, ...]) -> tuple[Ranking, str]:
        """What a row says, and why it is rejected if it says nothing.

        Raises:
            BadInput: somebody stands twice in it, or a preference is left out and nothing said about what to do then.
        """
        said = [plain(cell) for cell in cells]
        if _TWO_MARKS in said:
            self._has_two = True
            cells = cells[: said.index(_TWO_MARKS)]
        last = max((at for at in range(len(cells)) if said[at] not in NOTHING), default=-1)
        ranking, empty = self._pile.ranked(
            [
                None if nothing in NOTHING else self._candidate(cell)
                for cell, nothing in zip(cells[: last + 1], said, strict=False)
            ]
        )
        return ranking, TOO_MANY if len(cells) < len(said) else empty

    def _candidate(self, cell: str) -> int:
        key = folded(legible(cell))
        if key not in self._index:
            if len(self._first) >= CANDIDATE_LIMIT:
                raise self._source.bad(
                    f"There are more than {CANDIDATE_LIMIT:,} names; is this the right column?"
                )
            self._index[key] = len(self._first)
            self._first.append((self._source.number, cell))
        return self._index[key]

    def numbered(self, papers: Iterable[Said]) -> Iterator[Said]:
        """The papers with candidates numbered as their names are listed."""
        place = {line_and_name: at for at, line_and_name in enumerate(self.names())}
        now = [place[one] for one in self._first]
        for ranking, number in papers:
            yield tuple([now[candidate] for candidate in cast("StrictRanking", ranking)]), number

    def remarks(self) -> list[Remark]:
        """That the candidates are those who were voted for, and what was done with two marks for one preference."""
        found = [
            Remark(
                "The candidates are those named on some paper; somebody without any vote is not among them."
            )
        ]
        if self._has_two:
            found.append(
                Remark("Where two were marked for one preference, it and what follows did not count.")
            )
        return found
