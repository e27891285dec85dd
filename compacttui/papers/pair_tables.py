"""Tables of a count that compares candidates two by two: who is preferred to whom, and the strongest chains of wins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compacttui.counting import Pairs
from compacttui.rules.aligned import cut, padded, width_of

_GAP = 2


def pair_tables(pairs: Pairs, names: Sequence[str], width: int, room: int) -> Iterator[list[str]]:
    """Both tables and the order, as blocks of lines that fit.

    Args:
        pairs: how the pairs came out.
        names: of all candidates, fit to be printed.
        width: the most columns a line may take.
        room: the columns that a name may take.
    """
    standing = sorted(one for level in pairs.order for one in level)
    if len(standing) > 1:
        table = _Table([f"{index + 1} {name}" for index, name in enumerate(names)], standing, width, room)
        yield from table.blocks(
            "Papers that put the one of the row before the one of the column", pairs.preferred
        )
        yield from table.blocks("Strongest chain of wins from the row to the column", pairs.strongest)
    yield [
        "Order of all candidates",
        *(
            f"{turn:>3}  {', '.join(names[one] for one in level)}{' (level)' if len(level) > 1 else ''}"
            for turn, level in _turns(pairs.order)
        ),
    ]


def _turns(order: Sequence[Sequence[int]]) -> Iterator[tuple[int, Sequence[int]]]:
    turn = 1
    for level in order:
        yield turn, level
        turn += len(level)


class _Table:
    """Numbers for every pair, with as many columns side by side as fit."""

    def __init__(self, labels: Sequence[str], standing: Sequence[int], width: int, room: int) -> None:
        self.labels = labels
        self.standing = standing
        self.width = width
        self.room = min(room, max(width_of(labels[one]) for one in standing))

    def blocks(self, title: str, matrix: Sequence[Sequence[int]]) -> Iterator[list[str]]:
        """The table in blocks."""
        cells = [matrix[one][other] for one in self.standing for other in self.standing]
        wide = _GAP + max(len(str(max(cells))), len(str(max(self.standing) + 1)))
        fit = max(1, (self.width - self.room) // wide)
        for start in range(0, len(self.standing), fit):
            columns = self.standing[start : start + fit]
            head = padded("", self.room) + "".join(f"{one + 1:>{wide}}" for one in columns)
            yield [title, head, *(self._row(one, columns, matrix, wide) for one in self.standing)]

    def _row(self, one: int, columns: Sequence[int], matrix: Sequence[Sequence[int]], wide: int) -> str:
        cells = ("–" if one == other else str(matrix[one][other]) for other in columns)
        name = padded(cut(self.labels[one], self.room), self.room)
        return name + "".join(f"{cell:>{wide}}" for cell in cells)
