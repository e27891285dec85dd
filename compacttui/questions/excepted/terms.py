"""What was done in spite of a rule while somebody was in office."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from compacttui.questions.excepting import Excepted, excepts
from compacttui.questions.ledger.entries import ReadEntry

CHECKS: Final = MappingProxyType(
    {
        "fewer_missed": "asked about fewer missed meetings than the rule book asks about",
        "holdover": "asked to continue for longer than the rule book allows",
        "recall_notice": "recall decided before the holder's time to reply was over",
    }
)
"""The exceptions of a term in words, by the names of the checks."""


@excepts("review.asked", "term.continued", "recall.decided")
def in_spite_of_the_rules(entry: ReadEntry) -> Iterator[Excepted]:
    """Guards that a reason overrode."""
    found = entry.event.data.get("exceptions")
    for check in found if isinstance(found, list) else ():
        yield Excepted(str(check), CHECKS.get(str(check), str(check).replace("_", " ")))
