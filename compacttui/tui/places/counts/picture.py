"""A stage of a count as a picture: a bar for each candidate, what came and went, and the line to reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

from compacttui.tui.widgets.cells import Bit, Cell, Tone, one_line, width_of
from compacttui.tui.widgets.columns import GAP, Column

if TYPE_CHECKING:
    from compacttui.counting import Sheet, Stage

_PARTS: Final = " ▏▎▍▌▋▊▉"
_LEAST_BAR: Final = 11
_LEAST_NAME: Final = 10
_MOST_NAME: Final = 30
_NARROW_NAME: Final = 18
_WIDE: Final = 100
"""Columns from which an outcome is told with its stage."""
_SHORT, _LONG = 13, 27
"""Cells of an outcome: `● elected 12th`, `● elected 12th, at stage 30`."""


class Sum(IntEnum):
    """Lines below the candidates; candidates are numbered from 0."""

    OTHERS = -1
    LOST = -2
    TOTAL = -3


@dataclass(frozen=True)
class Picture:
    """What stays the same at every stage of one count, so that nothing jumps: who stands where, and how wide it is."""

    sheet: Sheet

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The candidates, most first preferences first; the same at every stage.

        Where pairs of candidates are compared, in the order that came of it; a No stands below its Yes.
        """
        first, pairs = self.sheet.stages[0].votes, self.sheet.stages[-1].pairs
        if pairs is not None:
            return tuple(index for level in pairs.order for index in level)
        standing = [index for index in range(len(first)) if index not in self.sheet.withdrawn]
        if self._asks_yes_or_no:
            return tuple(sorted(standing, key=lambda index: (index % (len(first) // 2), index)))
        return tuple(sorted(standing, key=lambda index: (-first[index], index)))

    @property
    def _asks_yes_or_no(self) -> bool:
        return self.sheet.method == "yes-no"

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What each candidate is called, cleaned."""
        return tuple(one_line(name) for name in self.sheet.candidates)

    @cached_property
    def most(self) -> int:
        """The votes of the longest bar of all stages."""
        reached = (max((*stage.votes, self.line_at(stage) or 0)) for stage in self.sheet.stages)
        return max(1, *reached)

    @cached_property
    def votes_width(self) -> int:
        """Cells of the longest number of votes."""
        amounts = [amount for stage in self.sheet.stages for amount in (*stage.votes, stage.total)]
        return max(5, *(len(self.sheet.votes_shown(amount)) for amount in amounts))

    @cached_property
    def change_width(self) -> int:
        """Cells of the longest change, with its sign."""
        stages = self.sheet.stages[1:]
        changes = [change for stage in stages for change in self.sheet.changes(stage.number)]
        return max(6, *(len(self.sheet.votes_shown(abs(change))) + 1 for change in changes), 0)

    @cached_property
    def sums(self) -> tuple[int, ...]:
        """The lines below the candidates: what counts for nobody only where papers can come to count for nobody."""
        loses = any(stage.non_transferable for stage in self.sheet.stages) or len(self.sheet.stages) > 1
        return (int(Sum.OTHERS), *((int(Sum.LOST),) if loses else ()), int(Sum.TOTAL))

    @cached_property
    def outcomes(self) -> dict[int, tuple[int, str]]:
        """At which stage each candidate was elected or excluded, and what is said of it."""
        from compacttui.counting.phrases import ordinal

        found: dict[int, tuple[int, str]] = {}
        turn = 0
        for stage in self.sheet.stages:
            for one in stage.elected:
                turn += 1
                found[one.candidate] = (stage.number, self._elected(one.candidate, ordinal(turn)))
            for index in stage.excluded:
                found.setdefault(index, (stage.number, "excluded"))
        return found

    def _elected(self, candidate: int, turn: str) -> str:
        if (back := self.sheet.countback) is not None:
            return "stays" if candidate in back.sitting else "elected"
        return "confirmed" if self._asks_yes_or_no else f"elected {turn}"

    def line_at(self, stage: Stage) -> int | None:
        """The votes that one has to reach: the quota, or what the last place took.

        Nothing where all have one, or where each needs more Yes than No.
        """
        if stage.quota is not None:
            return stage.quota
        if stage.pairs is not None or self._asks_yes_or_no:
            return None
        elected = [stage.votes[one.candidate] for one in stage.elected]
        is_settled = len(elected) < len(self.order) and len(self.sheet.stages) == 1
        return min(elected) if elected and is_settled else None

    def line_words(self, stage: Stage) -> str:
        """What the line is, in words."""
        if stage.quota is not None:
            return f"quota {self.sheet.quota_shown(stage.quota)}"
        line = self.line_at(stage)
        return "" if line is None else f"last place {self.sheet.votes_shown(line)}"

    def lost_at(self, stage: Stage) -> int:
        """What came to count for nobody at a stage."""
        before = self.sheet.stages[stage.number - 2].non_transferable if stage.number > 1 else 0
        return stage.non_transferable - before

    def columns(self, stage: Stage, room: int, hidden: Sequence[int]) -> list[Column[int]]:
        """The columns for one stage.

        Args:
            stage: which one.
            room: cells that they share.
            hidden: candidates that are not in view, who are told together.
        """
        said = Saying(self, stage, tuple(hidden))
        has_changes = len(self.sheet.stages) > 1
        outcome = _LONG if room >= _WIDE else _SHORT
        fixed = self.votes_width + outcome + 3 * GAP + (self.change_width + GAP if has_changes else 0)
        longest = _MOST_NAME if room >= _WIDE else _NARROW_NAME
        name = min(longest, max(len("non-transferable"), *(width_of((Bit(one),)) for one in self.names)))
        keeps = self.votes_width if any(stage.keep) and room >= _WIDE else 0
        fixed += keeps + GAP if keeps else 0
        name = max(_LEAST_NAME, min(name, room - fixed - (room // 4 if room >= _WIDE else _LEAST_BAR)))
        bar = max(_LEAST_BAR, room - fixed - name)
        columns: list[Column[int]] = [
            Column("Candidate", said.name, width=name),
            Column(self._over(stage, bar), lambda row: said.bar(row, bar), width=bar),
            Column("Votes", said.votes, width=self.votes_width, right=True),
        ]
        if has_changes:
            columns.append(Column("Change", said.change, width=self.change_width, right=True))
        if keeps:
            columns.append(Column("Keeps", said.keeps, width=keeps, right=True, tone=Tone.QUIET))
        columns.append(Column("", lambda row: said.outcome(row, long=outcome == _LONG), width=outcome))
        return columns

    def _over(self, stage: Stage, width: int) -> str:
        """The head over the bars: what the line is, over the line."""
        words, line = self.line_words(stage), self.line_at(stage)
        if line is None:
            return ""
        at = place_of(line, width, self.most)
        for said in (words, words.rpartition(" ")[0]):
            if at + 2 + len(said) <= width:
                return f"{' ' * at}┆ {said}"
            if len(said) + 1 <= at:
                return f"{said} ┆".rjust(at + 1)
        return "┆".rjust(at + 1)


@dataclass(frozen=True, slots=True)
class Saying:
    """What stands in each column of the picture at one stage; rows are candidates, or sums."""

    picture: Picture
    stage: Stage
    hidden: tuple[int, ...]

    @property
    def _sheet(self) -> Sheet:
        return self.picture.sheet

    def name(self, row: int) -> Cell:
        """Who, or what sum."""
        if row >= 0:
            is_moved = row in self.stage.who
            return Bit(self.picture.names[row], Tone.STRONG if is_moved else Tone.PLAIN)
        if row == Sum.OTHERS:
            return Bit(f"{len(self.hidden)} not in view", Tone.QUIET) if self.hidden else ""
        return Bit({Sum.LOST: "non-transferable"}.get(Sum(row), "total"), Tone.QUIET)

    def bar(self, row: int, width: int) -> Cell:
        """The votes as a bar: what stayed, what came, what went, and the line to reach."""
        if row < 0:
            return ""
        votes = self._before(row), self.stage.votes[row]
        line = self.picture.line_at(self.stage)
        tone = Tone.DONE if self._is_elected(row) else Tone.ACCENT
        return bar(votes, line, width, self.picture.most, tone)

    def votes(self, row: int) -> Cell:
        """The votes at the end of the stage."""
        if row == Sum.OTHERS and not self.hidden:
            return ""
        if row >= 0:
            return self._sheet.votes_shown(self.stage.votes[row])
        held = sum(self.stage.votes[index] for index in self.hidden)
        amount = {Sum.OTHERS: held, Sum.LOST: self.stage.non_transferable}.get(Sum(row), self.stage.total)
        return Bit(self._sheet.votes_shown(amount), Tone.QUIET)

    def change(self, row: int) -> Cell:
        """What came or went, with its sign."""
        if self.stage.number == 1:
            return ""
        changes = self._sheet.changes(self.stage.number)
        if row >= 0:
            return self.signed(changes[row])
        others = sum(changes[index] for index in self.hidden)
        amount = {Sum.OTHERS: others, Sum.LOST: self.picture.lost_at(self.stage)}.get(Sum(row), 0)
        return Bit(self.signed(amount), Tone.QUIET)

    def keeps(self, row: int) -> Cell:
        """Which part of every paper a candidate keeps, where that is a part."""
        keep = self.stage.keep[row] if row >= 0 else 0
        return self._sheet.votes_shown(keep) if 0 < keep < 10 ** self._sheet.counted_by().digits else ""

    def signed(self, change: int) -> str:
        """A change with its sign; nothing for none."""
        return f"{'+' if change > 0 else '−'}{self._sheet.votes_shown(abs(change))}" if change else ""

    def outcome(self, row: int, *, long: bool) -> Cell:
        """What has become of a candidate by the end of the stage, symbol and word."""
        number, words = self.picture.outcomes.get(row, (0, ""))
        if not number or number > self.stage.number:
            return self._held(row)
        is_elected = words != "excluded"
        is_new = number == self.stage.number
        when = (", now" if is_new else f", at stage {number}") if long else ""
        tone = Tone.DONE if is_elected else (Tone.STRONG if is_new else Tone.QUIET)
        return Bit(f"{'●' if is_elected else '×'} {words}{when}", tone)

    def _held(self, row: int) -> Cell:
        """What reserved places mean for somebody who is still in the count."""
        if row in self.stage.guarded:
            return Bit("needed", Tone.STRONG)
        return Bit("no place left", Tone.QUIET) if row in self.stage.doomed else ""

    def _before(self, row: int) -> int:
        number = self.stage.number
        return self._sheet.stages[number - 2].votes[row] if number > 1 else self.stage.votes[row]

    def _is_elected(self, row: int) -> bool:
        number, words = self.picture.outcomes.get(row, (0, ""))
        return 0 < number <= self.stage.number and words != "excluded"


def place_of(votes: int, width: int, most: int) -> int:
    """The cell of a bar's room in which so many votes end."""
    return min(width - 1, votes * width // most)


def bar(votes: tuple[int, int], line: int | None, width: int, most: int, tone: Tone) -> tuple[Bit, ...]:
    """Draw votes: what stayed solid, what came dotted, what went pale; the line stands in it or behind it.

    Args:
        votes: before and now.
        line: the votes to reach; nothing where there is no such line.
        width: cells.
        most: the votes that fill all of them.
        tone: of what is there.
    """
    before, now = votes
    full, part = divmod(min(before, now) * width * 8 // most, 8)
    # What came begins on a cell of its own: behind a part of one there would be a gap.
    stayed = "█" * full + ("" if now > before else _PARTS[part].strip())
    reached = min(width, -(-now * width // most))
    came = "▒" * (reached - len(stayed)) if now > before else ""
    went = "░" * (min(width, before * width // most) - len(stayed)) if before > now else ""
    cells = [(letter, tone) for letter in stayed + came] + [(letter, Tone.QUIET) for letter in went]
    if line is not None:
        at = place_of(line, width, most)
        cells += [(" ", Tone.QUIET)] * (at + 1 - len(cells))
        letter, own = cells[at]
        cells[at] = ("┆", Tone.STRONG) if letter == " " else ("┃", own)
    return _joined(cells)


def _joined(cells: Sequence[tuple[str, Tone]]) -> tuple[Bit, ...]:
    bits: list[Bit] = []
    for letter, tone in cells:
        if bits and bits[-1].tone is tone:
            bits[-1] = Bit(bits[-1].words + letter, tone)
        else:
            bits.append(Bit(letter, tone))
    return tuple(bits)
