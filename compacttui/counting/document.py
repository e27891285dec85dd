"""The result sheet as canonical JSON, and back: exact quantities as text, keys sorted, nothing left out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from compacttui.counting.constraints import Category
from compacttui.counting.document_reading import sheet_from
from compacttui.counting.sheet import Sheet
from compacttui.counting.stages import (
    Batch,
    Lot,
    LotNeeded,
    Stage,
    Tie,
)

Json: TypeAlias = bool | int | str | Sequence["Json"] | Mapping[str, "Json"] | None
Document: TypeAlias = dict[str, Json]


def document(sheet: Sheet, *, file: str | None = None, file_sha256: str | None = None) -> Document:
    """The sheet as plain values for JSON; `file` and its hash say where the papers were read from."""
    names = sheet.names
    papers: Document = {
        "received": sheet.received,
        "rejected": {"blank": 0, **dict(sheet.rejected)},
        "valid": sheet.valid,
        "rankings": sheet.rankings,
    }
    whole: Document = {
        "method": sheet.method,
        "title": sheet.title,
        "places": sheet.places,
        "candidates": list(sheet.candidates),
        "withdrawn": names(sheet.withdrawn),
        "papers": papers,
        "quota": _quota(sheet, sheet.quota),
        "elected": names(sheet.elected),
        "stages": [_stage(sheet, stage) for stage in sheet.stages],
        "lots": [_lot(sheet, lot) for lot in sheet.lots],
        "options": dict(sheet.options),
        "profile_sha256": sheet.profile_sha256,
    }
    if sheet.lot_needed:
        whole["lot_needed"] = _lot_needed(sheet, sheet.lot_needed)
    if sheet.constraints:
        whole["constraints"] = [_category(sheet, category) for category in sheet.constraints.categories]
    if sheet.countback:
        whole["countback"] = {
            "vacating": names(sheet.countback.vacating),
            "declining": names(sheet.countback.declining),
            "sitting": names(sheet.countback.sitting),
            "fills": _name(sheet, sheet.fills),
        }
    if file is not None:
        whole["file"] = file
    if file_sha256 is not None:
        whole["file_sha256"] = file_sha256
    return whole


def canonical(whole: Document) -> str:
    """The document as one line of JSON: keys sorted, no blanks."""
    return json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def read_document(text: str) -> Sheet:
    """The sheet that `document` described.

    Raises:
        ValueError: it is not a result sheet of a method known here.
    """
    try:
        return sheet_from(json.loads(text))
    except (KeyError, TypeError, AttributeError) as fault:
        message = f"this is not a result sheet: {fault}"
        raise ValueError(message) from fault


def _quota(sheet: Sheet, quota: int | None) -> str | None:
    return None if quota is None else sheet.quota_shown(quota)


def _category(sheet: Sheet, category: Category) -> Document:
    return {
        "name": category.name,
        "groups": [
            {
                "name": group.name,
                "least": group.least,
                "most": group.most,
                "candidates": sheet.names(group.candidates),
            }
            for group in category.groups
        ],
    }


def _stage(sheet: Sheet, stage: Stage) -> Document:
    shown = sheet.votes_shown
    told: Document = {
        "number": stage.number,
        "kind": stage.kind,
        "who": sheet.names(stage.who),
        "clause": stage.clause,
        "transfer_values": [shown(value) for value in stage.transfer_values],
        "moved": [
            {"to": _name(sheet, move.to), "papers": move.papers, "value": shown(move.value)}
            for move in stage.moves
        ],
        "votes": _by_name(sheet, stage.votes),
        "non_transferable": shown(stage.non_transferable),
        "rounding": shown(stage.rounding),
        "elected": sheet.names([one.candidate for one in stage.elected]),
        "because": [one.because for one in stage.elected],
        "excluded": sheet.names(stage.excluded),
        "quota": _quota(sheet, stage.quota),
        "tie": _tie(sheet, stage.tie),
    }
    # What only some counts have is left out of the others, whose sheets stay as they were written.
    if stage.guarded:
        told["guarded"] = sheet.names(stage.guarded)
    if stage.doomed:
        told["doomed"] = sheet.names(stage.doomed)
    if stage.more_ties:
        told["more_ties"] = [_tie(sheet, tie) for tie in stage.more_ties]
    if stage.required is not None:
        told["required"] = shown(stage.required)
    if stage.batches:
        told["batches"] = [_batch(sheet, batch) for batch in stage.batches]
    if stage.keep:
        told["keep"] = _by_name(sheet, stage.keep)
        told["rounds"] = stage.rounds
    if stage.pairs:
        told["pairs"] = {
            "preferred": _matrix(sheet, stage.pairs.preferred),
            "strongest": _matrix(sheet, stage.pairs.strongest),
            "order": [sheet.names(level) for level in stage.pairs.order],
        }
    return told


def _matrix(sheet: Sheet, matrix: Sequence[Sequence[int]]) -> Document:
    """The numbers of each row under its candidate's name, and in it under those of all others."""
    standing = [index for index in range(len(sheet.candidates)) if index not in sheet.withdrawn]
    names = sheet.candidates
    return {
        names[one]: {names[other]: matrix[one][other] for other in standing if other != one}
        for one in standing
    }


def _by_name(sheet: Sheet, values: Sequence[int]) -> Document:
    """An exact number for each candidate who stood."""
    return {
        name: sheet.votes_shown(value)
        for index, (name, value) in enumerate(zip(sheet.candidates, values, strict=True))
        if index not in sheet.withdrawn
    }


def _batch(sheet: Sheet, batch: Batch) -> Document:
    return {
        "value": sheet.votes_shown(batch.value),
        "papers": batch.papers,
        "votes": _by_name(sheet, batch.votes),
        "non_transferable": sheet.votes_shown(batch.non_transferable),
        "quota": _quota(sheet, batch.quota),
        "elected": sheet.names(batch.elected),
    }


def _name(sheet: Sheet, index: int | None) -> str | None:
    return None if index is None else sheet.candidates[index]


def _tie(sheet: Sheet, tie: Tie | None) -> Document | None:
    if tie is None:
        return None
    told: Document = {
        "kind": tie.kind,
        "tied": sheet.names(tie.tied),
        "chosen": sheet.candidates[tie.chosen],
        "settled_at": tie.settled_at,
        "clause": tie.clause,
    }
    if tie.batch is not None:
        told["batch"] = tie.batch
    if tie.is_first:
        told["is_first"] = True
    return told


def _lot(sheet: Sheet, lot: Lot) -> Document:
    return {
        "stage": lot.stage,
        "kind": lot.kind,
        "tied": sheet.names(lot.tied),
        "chosen": sheet.candidates[lot.chosen],
        "by": lot.by,
    }


def _lot_needed(sheet: Sheet, needed: LotNeeded) -> Document:
    return {
        "stage": needed.stage,
        "kind": needed.kind,
        "tied": sheet.names(needed.tied),
        "clause": needed.clause,
        "so_far": needed.so_far is not None,
    }
