"""How a count went: everybody's votes at the end of each stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from compacttui.counting import Because, Sheet, StageKind
from compacttui.questions.registry import column, question
from compacttui.questions.selections.countbacks import countbacks_of
from compacttui.questions.selections.counted import CountOf, count_of, names_on_ballot
from compacttui.questions.view import View
from compacttui.records.selections import count
from compacttui.records.selections import selection as process_table
from compacttui.rules.given import Selection

_DONE = {
    StageKind.FIRST: "first preferences",
    StageKind.SURPLUS: "surplus of {who}",
    StageKind.EXCLUSION: "{who} excluded",
}


@dataclass(frozen=True, slots=True)
class StageRow:
    """One candidate, or what counts for nobody, at one stage of a count.

    Attributes:
        selection_id: of which selection.
        nomination_id: whose votes; empty for those that count for nobody, and for the total.
        selection: the reference of the selection.
        stage: the number of the stage.
        done: what was done.
        candidate: the candidate's name, "non-transferable" or "total".
        votes: the votes at the end of the stage, exactly.
        change: how many came or went, exactly; empty at the first stage.
        status: elected, confirmed or excluded, and at which place.
    """

    selection_id: str
    nomination_id: str
    selection: str = column("Selection")
    stage: int = column("Stage", numeric=True)
    done: str = column("What was done")
    candidate: str = column("Candidate")
    votes: str = column("Votes", numeric=True)
    change: str = column("Change", numeric=True)
    status: str = column("Stands")


@question("stages", title="How a count went, stage by stage", rows=StageRow)
def stages(view: View, selection: Selection | None = None) -> Sequence[StageRow]:
    """Every stage of a count with everybody's votes, and what counts for nobody: they always add up.

    The counts of countbacks follow that of the election.

    Args:
        selection: of which selection; of the one counted last if none is said.
    """
    with view.reading() as connection:
        process = _process_row(view, connection, selection or _counted_last(view, connection))
        found = list(_counts(view, connection, process)) if process is not None else []
    return [
        row
        for reference, counted in found
        for number in range(1, len(counted.sheet.stages) + 1)
        for row in _stage(reference, counted, number)
    ]


def _counts(
    view: View, connection: Connection, process: Row[Any]
) -> Iterator[tuple[tuple[str, str], CountOf]]:
    """Every count of a selection that the viewer may read, each with the selection's id and what it is called."""
    names = names_on_ballot(view, connection, process.id)
    for back in (None, *countbacks_of(view, connection, process.id, names)):
        found = count_of(view, connection, process, back)
        if found is not None:
            yield (
                (process.id, process.reference if back is None else f"{process.reference}, countback"),
                found,
            )


def stage_in_words(sheet: Sheet, number: int) -> str:
    """What was done at a stage: "surplus of Maria Okafor"."""
    stage = sheet.stages[number - 1]
    if stage.pairs is not None:
        return "every pair compared"
    if stage.kind is StageKind.FIRST and not has_preferences(sheet):
        return "votes counted"
    return _DONE[stage.kind].format(who=" and ".join(sheet.names(stage.who)))


def has_preferences(sheet: Sheet) -> bool:
    """Whether papers rank candidates and may move from one to another, so that the first stage is only the first."""
    return sheet.quota is not None or len(sheet.stages) > 1


def _stage(of_which: tuple[str, str], found: CountOf, number: int) -> Iterator[StageRow]:
    sheet = found.sheet
    stage, changes, done = sheet.stages[number - 1], sheet.changes(number), stage_in_words(sheet, number)

    def row(candidate: str, votes: int, change: int, status: str = "", of: str = "") -> StageRow:
        return StageRow(
            selection_id=of_which[0],
            nomination_id=of,
            selection=of_which[1],
            stage=number,
            done=done,
            candidate=candidate,
            votes=sheet.votes_shown(votes),
            change="" if number == 1 else _signed(sheet.votes_shown(change), change),
            status=status,
        )

    for index, name in enumerate(sheet.candidates):
        if index not in sheet.withdrawn:
            yield row(
                name,
                stage.votes[index],
                changes[index],
                _status(sheet, index, number),
                found.nominations[index],
            )
    before = sheet.stages[number - 2] if number > 1 else None
    lost = stage.non_transferable - (before.non_transferable if before else 0)
    yield row("non-transferable", stage.non_transferable, lost)
    yield row("total", stage.total, 0)


def _status(sheet: Sheet, candidate: int, until: int) -> str:
    """What has become of a candidate by the end of a stage."""
    place = 0
    for stage in sheet.stages[:until]:
        for one in stage.elected:
            place += 1
            if one.candidate == candidate and one.because is Because.CONFIRMED:
                return f"confirmed at stage {stage.number}"
            if one.candidate == candidate:
                return f"elected, place {place}, at stage {stage.number}"
        if candidate in stage.excluded:
            return f"excluded at stage {stage.number}"
    return ""


def _signed(text: str, value: int) -> str:
    return f"+{text}" if value > 0 else text.replace("-", "−")


def _process_row(view: View, connection: Connection, of: str) -> Row[Any] | None:
    query = select(process_table).where(view.true(process_table), process_table.c.id == of)
    return connection.execute(query).first()


def _counted_last(view: View, connection: Connection) -> str:
    query = select(count.c.selection).where(view.true(count)).order_by(count.c.recorded_seq.desc()).limit(1)
    return connection.execute(query).scalar() or ""
