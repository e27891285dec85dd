"""The file that tells a count how lots fell: a few lines of TOML, or the JSON of an earlier count.

::

    # Lots drawn by hand. Each stands for one tie.
    [[lot]]
    stage = 4
    kind = "exclusion"                   # or "surplus", "election"
    tied = ["Ada Lovelace", "Ben Okri"]
    chosen = "Ben Okri"
    by = "slips drawn by the returning officer, seen by C. Moss"

Instead of that, or for ties that are not listed, one of

::

    order = ["Ben Okri", "Ada Lovelace"]  # every lot falls on the one named earliest
    seed = "4831 7720 1195"               # draws that anyone can repeat
    by = "dice thrown in public on 3 March"
"""

from __future__ import annotations

import json
import os
from typing import Final, TypeAlias

from compacttui.counting import (
    FirstOf,
    Lot,
    LotNeeded,
    LotSource,
    Profile,
    PublishedOrder,
    RecordedLots,
    SeededLots,
    Sheet,
    TieKind,
)
from compacttui.exchange.ballots.beside import Named, shown_name, small_text
from compacttui.rules.refusal import BadInput
from compacttui.rules.small_toml import read_toml
from compacttui.rules.text import one_line, shortened

_KEYS: Final = {"lot", "lots", "order", "seed", "by"}
_LOT_KEYS: Final = {"stage", "kind", "tied", "chosen", "by"}
_Table: TypeAlias = dict[str, object]


def read_lots(path: str | os.PathLike[str], profile: Profile) -> LotSource:
    """How the lots of a count fell.

    Args:
        path: the file.
        profile: whose candidates it speaks of, by name.

    Raises:
        BadInput: the file cannot be read, or says something that is not a lot among these candidates.
    """
    name = shown_name(path)
    return _LotsFile(name, profile).source(_table(name, small_text(path, "file of lots")))


def template(sheet: Sheet, needed: LotNeeded) -> str:
    """The lines to write in a file of lots for a tie, with who was chosen and by whom left to fill in."""

    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    return "\n".join(
        [
            "[[lot]]",
            f"stage = {needed.stage}",
            f"kind = {quoted(needed.kind)}",
            f"tied = [{', '.join(map(quoted, sheet.names(needed.tied)))}]",
            'chosen = "the one it fell on"',
            'by = "who drew it, how, and who saw it"',
            "",
        ]
    )


def _table(name: str, text: str) -> _Table:
    try:
        is_json = text.lstrip().startswith("{")
        whole = json.loads(text) if is_json else read_toml(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as fault:
        message = f"This is neither TOML nor the JSON of a count ({shortened(str(fault), 100)}); see the manual for an example."
        raise BadInput(message, source=name) from fault
    if "stages" in whole and "method" in whole:
        return {"lot": whole.get("lots", [])}
    return dict(whole)


class _LotsFile:
    """One file on its way in."""

    def __init__(self, name: str, profile: Profile) -> None:
        self.name = name
        self.named = Named(profile.candidates)

    def source(self, whole: _Table) -> LotSource:
        if unknown := whole.keys() - _KEYS:
            raise self.bad(
                f"“{shortened(min(unknown), 40)}” means nothing here; the words are lot, order, seed and by."
            )
        if "order" in whole and "seed" in whole:
            raise self.bad("There is an order and a seed; keep the one that was announced.")
        lots = whole.get("lot", whole.get("lots", []))
        if not isinstance(lots, list):
            raise self.bad("Each lot begins with a line [[lot]]; correct the file.")
        sources: list[LotSource] = [
            RecordedLots([self.lot(number, lot) for number, lot in enumerate(lots, 1)])
        ]
        by = self.words(whole.get("by", ""), "by")
        if "order" in whole:
            order = self.candidates(whole["order"], "order")
            sources.append(PublishedOrder(order, f"published order{'; ' + by if by else ''}"))
        if "seed" in whole:
            sources.append(SeededLots(self.seed(whole["seed"]), by))
        return FirstOf(*sources)

    def lot(self, number: int, lot: object) -> Lot:
        which = f"lot {number}"
        if not isinstance(lot, dict) or lot.keys() != _LOT_KEYS:
            raise self.bad(
                f"{which.capitalize()} needs stage, kind, tied, chosen and by, and nothing else; correct it."
            )
        kinds = {str(kind): kind for kind in TieKind}
        stage, kind = lot["stage"], kinds.get(str(lot["kind"]))
        if type(stage) is not int or stage < 1:
            raise self.bad(f"The stage of {which} must be a number from 1; correct it.")
        if kind is None:
            raise self.bad(f"The kind of {which} must be one of: {', '.join(kinds)}; correct it.")
        tied = tuple(sorted(self.candidates(lot["tied"], f"tied in {which}")))
        chosen = self.named.index(lot["chosen"], self.name)
        if chosen not in tied:
            raise self.bad(f"The one chosen in {which} is not among the tied; correct it.")
        by = self.words(lot["by"], f"by in {which}")
        if not by:
            raise self.bad(f"Say in {which} who drew it and who saw it: by = …")
        return Lot(stage, kind, tied, chosen, by)

    def candidates(self, names: object, what: str) -> list[int]:
        return self.named.indexes(names, what, self.name)

    def words(self, text: object, what: str) -> str:
        if not isinstance(text, str):
            raise self.bad(f"“{what}” must be text in quotation marks; correct it.")
        return one_line(text)

    def seed(self, seed: object) -> str:
        if not isinstance(seed, str) or not seed.strip():
            raise self.bad("The seed must be text in quotation marks, digits too; correct it.")
        return one_line(seed)

    def bad(self, message: str) -> BadInput:
        return BadInput(message, source=self.name)
