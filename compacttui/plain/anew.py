"""An act that tells a thing anew, line by line: what stands on record of it stands in the fields, and Enter keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from compacttui.plain.forms import ActForm
from compacttui.questions.anew import as_kept

if TYPE_CHECKING:
    from compacttui.acts.registry import Act
    from compacttui.plain.keeper import Keeper
    from compacttui.plain.voice import Voice


class AnewForm(ActForm):
    """Says again what is on record, with what has changed."""

    def __init__(self, voice: Voice, keeper: Keeper, act: Act[..., Any], known: Mapping[str, str]) -> None:
        super().__init__(voice, keeper, act, known)
        self.raws.update(keeper.ask(as_kept, act.name, known[act.fields[0].name]))
        self._began = dict(self.raws)
