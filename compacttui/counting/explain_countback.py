"""What is particular to a countback, in plain words: who left, who sits and stays, and who fills the place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compacttui.counting.phrases import listing
from compacttui.counting.sheet import Sheet
from compacttui.counting.stages import Because, Elected


def begun(sheet: Sheet) -> Iterator[str]:
    """Without whom the papers are counted again."""
    back = sheet.countback
    if back is None:
        return
    left = f"{listing(sheet.names(back.vacating))}, who {'has' if len(back.vacating) == 1 else 'have'} left"
    unwilling = ""
    if back.declining:
        unwilling = f", and {listing(sheet.names(back.declining))}, who cannot or will not serve"
    yield f"The same papers are counted again without {left}{unwilling}."


def sits(sheet: Sheet, candidate: int) -> bool:
    """Whether a candidate of a countback sits, and keeps the seat."""
    return sheet.countback is not None and candidate in sheet.countback.sitting


def safe(sheet: Sheet, guarded: Sequence[int]) -> Iterator[str]:
    """That those who sit cannot be excluded."""
    if guarded:
        verb = "sits" if len(guarded) == 1 else "sit"
        yield f"{listing(sheet.names(guarded))} {verb} already, and cannot be excluded."


def stays(sheet: Sheet, group: Sequence[Elected]) -> str:
    """That some are elected because they sit; empty for others."""
    if group[0].because is not Because.RESERVED or not all(sits(sheet, one.candidate) for one in group):
        return ""
    names = listing(sheet.names([one.candidate for one in group]))
    return f"{names} {'sits, and keeps the seat' if len(group) == 1 else 'sit, and keep their seats'}."


def ended(sheet: Sheet) -> str:
    """Who fills the place."""
    found = sheet.fills
    return (
        "Nobody fills the place." if found is None else f"{sheet.candidates[found]} fills the vacant place."
    )
