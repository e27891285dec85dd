"""A result sheet on its way back from JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from compacttui.counting.constraints import Category, Constraints, Group
from compacttui.counting.countback import Countback
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
    Pairs,
    Stage,
    StageKind,
    Tie,
    TieKind,
)


def sheet_from(whole: Any) -> Sheet:
    """The sheet that a document describes.

    Raises:
        KeyError, TypeError, AttributeError, ValueError: it describes none.
    """
    return _Reading(whole).sheet()


class _Reading:
    """One document on its way back. Names become indexes, text becomes exact numbers."""

    def __init__(self, whole: Any) -> None:
        self.whole = whole
        self.method = find(whole["method"])
        self.index = {name: index for index, name in enumerate(whole["candidates"])}
        self.withdrawn = self.indexes(whole["withdrawn"])

    def sheet(self) -> Sheet:
        """The whole sheet."""
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
            countback=self.countback(whole.get("countback")),
        )

    def countback(self, told: Any) -> Countback | None:
        if told is None:
            return None
        return Countback(*(self.indexes(told[key]) for key in ("vacating", "declining", "sitting")))

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
            pairs=self.pairs(stage["pairs"]) if "pairs" in stage else None,
        )

    def pairs(self, pairs: Any) -> Pairs:
        return Pairs(
            preferred=self.matrix(pairs["preferred"]),
            strongest=self.matrix(pairs["strongest"]),
            order=tuple(self.indexes(level) for level in pairs["order"]),
        )

    def matrix(self, matrix: Any) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple(matrix.get(one, {}).get(other, 0) for other in self.index) for one in self.index)

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
