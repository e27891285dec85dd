"""A count made once more from the sealed papers, and compared with the one that was declared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, and_, select

from compacttui.counting import Sheet, recount
from compacttui.counting.comparing import first_difference, sheet_sha256
from compacttui.counting.document import read_document
from compacttui.questions.registry import column, question
from compacttui.questions.selections.countbacks import counted_back_is_seen
from compacttui.questions.selections.counted import named, names_on_ballot
from compacttui.questions.selections.sight import sees_count
from compacttui.questions.view import View
from compacttui.records.events import ERASED
from compacttui.records.selections import ballots, count, countback, read_profile
from compacttui.records.selections import selection as process_table
from compacttui.rules.given import Selection
from compacttui.rules.words import ProcessState, Standing

DESTROYED: Final = "ballot papers destroyed as the rules require; signed sheet intact; cannot be recounted"
"""What is said of a count whose papers were kept as long as they had to be."""


@dataclass(frozen=True, slots=True)
class RecountRow:
    """A count that was made once more from the sealed papers, and compared.

    Attributes:
        selection_id: of which selection.
        count_id: which count.
        is_equal: it came out the same to the last figure; nothing where it could not be repeated.
        standing: done where it is equal, late where it is not, no data where it cannot be told.
        selection: the reference of the selection.
        method: how it was counted.
        papers: how many papers count.
        stages: how many stages it has.
        outcome: what came of it, in words.
        seal: the beginning of the seal of the papers.
        profile_sha256: the whole of it.
        sheet_sha256: the fingerprint of the sheet that is kept.
        again_sha256: the fingerprint of the sheet as it is counted now; empty where it could not be repeated.
        difference: where the two first differ, in a sentence; empty where nowhere.
    """

    selection_id: str
    count_id: str
    is_equal: bool | None
    standing: Standing
    selection: str = column("Selection")
    method: str = column("Counted by")
    papers: int = column("Valid papers", numeric=True)
    stages: int = column("Stages", numeric=True)
    outcome: str = column("Counted again")
    seal: str = column("Seal of the papers")
    profile_sha256: str = ""
    sheet_sha256: str = ""
    again_sha256: str = ""
    difference: str = ""


@question("recount", title="Do counts come out the same when they are made again", rows=RecountRow)
def recounts(view: View, selection: Selection | None = None) -> Sequence[RecountRow]:
    """Count again from the sealed papers, with the lots as they fell, and compare with what was declared.

    Args:
        selection: only this selection; every count with a result if none is said.
    """
    s, c, b, back = process_table.c, count.c, ballots.c, countback
    query = (
        select(
            s.id,
            s.reference,
            s.state,
            c.sheet,
            c.profile_sha256,
            b.profile,
            c.id.label("count_id"),
            back.c.state.label("back"),
        )
        .join_from(count, process_table, and_(view.true(process_table), s.id == c.selection))
        .join(ballots, and_(view.true(ballots), b.id == c.ballots))
        .outerjoin(back, and_(view.true(back), back.c.id == c.countback))
        .where(view.true(count))
        .order_by(s.reference.desc(), c.countback.is_not(None), c.recorded_seq)
    )
    if selection:
        query = query.where(s.id == selection)
    with view.reading() as connection:
        found = connection.execute(query).all()
        seen = [row for row in found if _is_seen(view, row)]
        names = {row.id: names_on_ballot(view, connection, row.id) for row in seen}
    return [_again(row, names[row.id]) for row in seen]


def _is_seen(view: View, row: Row[*tuple[Any, ...]]) -> bool:
    if row.back is not None:
        return counted_back_is_seen(view, row.back)
    return sees_count(view, ProcessState.of(row.state))


def _again(row: Row[*tuple[Any, ...]], names: dict[str, str]) -> RecountRow:
    sheet = read_document(row.sheet)
    again: Sheet | None = None
    is_equal: bool | None = None
    difference = ""
    if row.profile == ERASED:
        outcome = DESTROYED
    else:
        profile = read_profile(row.profile)
        again = recount(sheet, profile)
        if profile.sha256 == row.profile_sha256 == sheet.profile_sha256:
            difference = first_difference(*(named(one, names, row.reference) for one in (sheet, again)))
            outcome = difference or "the same at every stage"
        else:
            difference = outcome = "the papers are not those that were sealed"
        is_equal = not difference
    return RecountRow(
        selection_id=row.id,
        count_id=row.count_id,
        is_equal=is_equal,
        standing={True: Standing.DONE, False: Standing.LATE, None: Standing.NO_DATA}[is_equal],
        selection=row.reference if row.back is None else f"{row.reference}, countback",
        method=sheet.counted_by().title,
        papers=sheet.valid,
        stages=len(sheet.stages),
        outcome=outcome,
        seal=f"{row.profile_sha256[:16]}…",
        profile_sha256=row.profile_sha256,
        sheet_sha256=sheet_sha256(sheet),
        again_sha256=sheet_sha256(again) if again is not None else "",
        difference=difference,
    )
