"""The result sheet as canonical JSON, and back: exact quantities as text, keys sorted, nothing left out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from compacttui.counting.constraints import Category, Constraints, Group
from compacttui.counting.exact import read_exact
from compacttui.counting.registry import find
from compacttui.counting.sheet import Sheet
from compacttui.counting.stages import (
    Batch,
    Because,
    Elected,
    Lot,
    LotNeeded,
    Move,
    Stage,
    StageKind,
    Tie,
    TieKind,
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
        return _Reading(json.loads(text)).sheet()
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
    return told


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


class _Reading:
    """One document on its way back. Names become indexes, text becomes exact numbers."""

    def __init__(self, whole: Any) -> None:
        self.whole = whole
        self.method = find(whole["method"])
        self.index = {name: index for index, name in enumerate(whole["candidates"])}
        self.withdrawn = self.indexes(whole["withdrawn"])

    def sheet(self) -> Sheet:
        whole, papers = self.whole, self.whole["papers"]
        stages = tuple(self.stage(stage) for stage in whole["stages"])
        return Sheet(
            method=self.method.name,
            title=whole["title"],
            places=whole["places"],
            candidates=tuple(whole["candidates"]),
            withdrawn=self.withdrawn,
            received=papers["received"],
            rejected=tuple(
                sorted((reason, number) for reason, number in papers["rejected"].items() if number)
            ),
            valid=papers["valid"],
            rankings=papers["rankings"],
            quota=self.quota(whole["quota"]),
            stages=stages,
            lots=tuple(self.lot(lot) for lot in whole["lots"]),
            options=tuple(sorted(whole["options"].items())),
            profile_sha256=whole["profile_sha256"],
            lot_needed=self.lot_needed(whole.get("lot_needed"), stages),
            constraints=self.constraints(whole.get("constraints")),
        )

    def constraints(self, categories: Any) -> Constraints | None:
        if categories is None:
            return None
        return Constraints(
            tuple(
                Category(
                    category["name"],
                    tuple(
                        Group(group["name"], self.indexes(group["candidates"]), group["least"], group["most"])
                        for group in category["groups"]
                    ),
                )
                for category in categories
            )
        )

    def stage(self, stage: Any) -> Stage:
        rounding = self.votes(stage["rounding"])
        return Stage(
            number=stage["number"],
            kind=StageKind(stage["kind"]),
            who=self.indexes(stage["who"]),
            clause=stage["clause"],
            votes=self.by_name(stage["votes"]),
            no_preference=self.votes(stage["non_transferable"]) - rounding,
            rounding=rounding,
            quota=self.quota(stage["quota"]),
            moves=tuple(self.move(move) for move in stage["moved"]),
            elected=tuple(
                Elected(self.index[name], Because(because))
                for name, because in zip(stage["elected"], stage["because"], strict=True)
            ),
            excluded=self.indexes(stage["excluded"]),
            tie=self.tie(stage["tie"]),
            guarded=self.indexes(stage.get("guarded", ())),
            doomed=self.indexes(stage.get("doomed", ())),
            more_ties=tuple(self.a_tie(tie) for tie in stage.get("more_ties", ())),
            required=self.votes(stage["required"]) if "required" in stage else None,
            batches=tuple(self.batch(batch) for batch in stage.get("batches", ())),
            keep=self.by_name(stage["keep"]) if "keep" in stage else (),
            rounds=stage.get("rounds", 0),
        )

    def by_name(self, told: Any) -> tuple[int, ...]:
        return tuple(self.votes(told[name]) if name in told else 0 for name in self.index)

    def batch(self, batch: Any) -> Batch:
        quota = self.quota(batch["quota"])
        return Batch(
            value=self.votes(batch["value"]),
            papers=batch["papers"],
            votes=self.by_name(batch["votes"]),
            non_transferable=self.votes(batch["non_transferable"]),
            quota=0 if quota is None else quota,
            elected=self.indexes(batch["elected"]),
        )

    def move(self, move: Any) -> Move:
        to = None if move["to"] is None else self.index[move["to"]]
        return Move(to, move["papers"], self.votes(move["value"]))

    def tie(self, tie: Any) -> Tie | None:
        return None if tie is None else self.a_tie(tie)

    def a_tie(self, tie: Any) -> Tie:
        return Tie(
            kind=TieKind(tie["kind"]),
            tied=self.indexes(tie["tied"]),
            chosen=self.index[tie["chosen"]],
            settled_at=tie["settled_at"],
            clause=tie["clause"],
            batch=tie.get("batch"),
            is_first=tie.get("is_first", False),
        )

    def lot(self, lot: Any) -> Lot:
        chosen = self.index[lot["chosen"]]
        return Lot(lot["stage"], TieKind(lot["kind"]), self.indexes(lot["tied"]), chosen, lot["by"])

    def lot_needed(self, needed: Any, stages: Sequence[Stage]) -> LotNeeded | None:
        if needed is None:
            return None
        so_far = stages[-1] if needed["so_far"] else None
        return LotNeeded(
            needed["stage"], TieKind(needed["kind"]), self.indexes(needed["tied"]), needed["clause"], so_far
        )

    def indexes(self, names: Sequence[str]) -> tuple[int, ...]:
        return tuple(self.index[name] for name in names)

    def votes(self, text: str) -> int:
        return read_exact(text, self.method.digits)

    def quota(self, text: str | None) -> int | None:
        if text is None:
            return None
        digits = self.method.quota_digits
        unit: int = 10 ** (self.method.digits - digits)
        return read_exact(text, digits) * unit
