"""Changes of membership decided in spite of a rule: nobody asked, answers still to come, an objection that stood."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from compacttui.questions.excepting import Excepted, excepts
from compacttui.questions.ledger.entries import ReadEntry
from compacttui.rules.words import Consensus

CHECKS: Final = MappingProxyType(
    {
        "short_window": "asked about a change of membership with less time than the rule book gives",
        "nobody_asked": "change of membership with nobody asked",
        "window_open": "change of membership decided before everybody could answer",
        "objection_stands": "change of membership agreed though an objection stood",
    }
)
"""The exceptions of a change of membership in words, by the names of the checks."""


@excepts("alteration.consulted", "alteration.decided")
def decided_all_the_same(entry: ReadEntry) -> Iterator[Excepted]:
    """Guards that a reason overrode; what the law requires is none."""
    found = entry.event.data.get("exceptions")
    if entry.event.data.get("method") == Consensus.STATUTORY.value:
        return
    for check in found if isinstance(found, list) else ():
        yield Excepted(str(check), CHECKS.get(str(check), str(check).replace("_", " ")))
