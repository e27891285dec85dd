"""Figures that only some counts have, for the text of a result sheet: what is kept of each paper, and batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compacttui.counting import Sheet, Stage
from compacttui.counting.exact import shown
from compacttui.counting.paths import ONE
from compacttui.rules.aligned import padded, width_of

_GAP = 2
_KEPT_DIGITS = 9


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of figures: what stands above it, and a figure for each row."""

    heads: tuple[str, ...]
    figures: tuple[str, ...]

    @property
    def width(self) -> int:
        """How wide it is."""
        return max(map(width_of, (*self.heads, *self.figures)))


def kept(sheet: Sheet, names: Sequence[str], room: int, width: int) -> Iterator[list[str]]:
    """What each of the elected keeps of every paper that reaches them, stage by stage; nothing in other counts.

    Args:
        sheet: the count.
        names: the candidates, as short as they have to be.
        room: the columns for names.
        width: the most columns a line may take.
    """
    rows = [
        index
        for index in range(len(names))
        if any(stage.keep and 0 < stage.keep[index] < ONE for stage in sheet.stages)
    ]
    columns = [
        _Column((f"Stage {stage.number}",), tuple(shown(stage.keep[index], _KEPT_DIGITS) for index in rows))
        for stage in sheet.stages
        if stage.keep and any(stage.keep[index] < ONE for index in rows)
    ]
    yield from _blocks("Kept of each paper", columns, [names[index] for index in rows], room, width)


def batches(sheet: Sheet, names: Sequence[str], room: int, width: int) -> Iterator[list[str]]:
    """How votes stood after each batch of a stage that moved several, with the quota; nothing in other counts.

    Args:
        sheet: the count.
        names: the candidates, as short as they have to be.
        room: the columns for names.
        width: the most columns a line may take.
    """
    rows = [index for index in range(len(names)) if index not in sheet.withdrawn]
    labels = [*(names[index] for index in rows), "non-transferable", "quota"]
    for stage in sheet.stages:
        if len(stage.batches) > 1:
            columns = list(_after_each_batch(sheet, stage, rows))
            yield from _blocks(f"Stage {stage.number}, batch by batch", columns, labels, room, width)


def _after_each_batch(sheet: Sheet, stage: Stage, rows: Sequence[int]) -> Iterator[_Column]:
    for number, batch in enumerate(stage.batches, 1):
        papers = f"{batch.papers:,} {'paper' if batch.papers == 1 else 'papers'}"
        marks = dict.fromkeys(batch.elected, "*")
        votes = [sheet.votes_shown(batch.votes[index]) + marks.get(index, " ") for index in rows]
        lost = sheet.votes_shown(batch.non_transferable) + " "
        heads = (f"Batch {number} ", f"{papers} ", f"worth {sheet.votes_shown(batch.value)} ")
        yield _Column(heads, (*votes, lost, f"{sheet.quota_shown(batch.quota)} "))


def _blocks(
    title: str, columns: Sequence[_Column], labels: Sequence[str], room: int, width: int
) -> Iterator[list[str]]:
    """Columns beside each other, as many as fit; below them those that do not."""
    left = list(columns)
    while left:
        taken = [left.pop(0)]
        while left and room + sum(column.width + _GAP for column in (*taken, left[0])) <= width:
            taken.append(left.pop(0))
        heads = zip(*(column.heads for column in taken), strict=True)
        lines = [_line("", cells, taken, room) for cells in heads]
        figures = zip(*(column.figures for column in taken), strict=True)
        lines += [_line(label, cells, taken, room) for label, cells in zip(labels, figures, strict=True)]
        yield [title, *lines]


def _line(label: str, cells: Sequence[str], columns: Sequence[_Column], room: int) -> str:
    figures = (
        " " * _GAP + padded(cell, column.width, right=True)
        for cell, column in zip(cells, columns, strict=True)
    )
    return padded(label, room) + "".join(figures)
