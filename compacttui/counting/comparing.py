"""Two counts of the same papers laid side by side: whether they are the same, and where they first differ."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from compacttui.counting.document import canonical, document
from compacttui.counting.sheet import Sheet
from compacttui.counting.stages import Stage


def sheet_sha256(sheet: Sheet) -> str:
    """SHA-256, in hexadecimal, of the whole sheet as canonical JSON, with the candidates' numbers for their names.

    Two counts of the same papers are the same to the last byte, or not; a name that is erased later changes nothing.
    """
    numbered = sheet.renamed([f"{number}" for number in range(1, len(sheet.candidates) + 1)], "")
    return hashlib.sha256(canonical(document(numbered)).encode()).hexdigest()


def first_difference(kept: Sheet, again: Sheet) -> str:
    """Where a count made again first comes out otherwise, as a sentence; empty where nowhere.

    Args:
        kept: the count as it is kept.
        again: the same papers counted again, under the same names.
    """
    return next(_differences(kept, again), "" if kept == again else "What is said around the stages differs.")


def _differences(kept: Sheet, again: Sheet) -> Iterator[str]:
    if (kept.method, kept.places, kept.withdrawn, kept.options) != (
        again.method,
        again.places,
        again.withdrawn,
        again.options,
    ):
        yield "It was not counted in the same way: the method, the places, its options or the withdrawn differ."
    if (kept.valid, kept.rejected) != (again.valid, again.rejected):
        yield f"Before any stage: {kept.valid:,} valid papers are kept, and {again.valid:,} are there."
    if kept.profile_sha256 != again.profile_sha256:
        yield "Before any stage: the papers are not those that were counted."
    for one, other in zip(kept.stages, again.stages, strict=False):
        for words in _in_stage(kept, one, other):
            yield f"At stage {one.number}: {words}"
    if len(kept.stages) != len(again.stages):
        yield f"{len(kept.stages)} stages are kept, and counted again there are {len(again.stages)}."


def _in_stage(sheet: Sheet, one: Stage, other: Stage) -> Iterator[str]:
    if (one.kind, one.who) != (other.kind, other.who):
        yield "something else is done."
    for index, (kept, again) in enumerate(zip(one.votes, other.votes, strict=True)):
        if kept != again:
            shown = sheet.votes_shown
            yield f"{sheet.candidates[index]} has {shown(kept)} votes, and counted again {shown(again)}."
    if one.elected != other.elected:
        yield "others are elected."
    if one.excluded != other.excluded:
        yield "others are excluded."
    if one != other:
        yield "the quota, what moved or what counts for nobody differs."
