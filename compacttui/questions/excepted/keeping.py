"""What was erased before the time of the rule book was over."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from compacttui.questions.excepting import Excepted, excepts
from compacttui.questions.ledger.entries import ReadEntry
from compacttui.records.erasures import PERSON_ERASED

CHECKS: Final = MappingProxyType(
    {
        "keep_term": "words erased before the records of a term were kept as long as the rule book says",
        "keep_interest": "words erased before an interest was kept as long as the rule book says",
    }
)
"""The exceptions of an erasure in words, by the names of the checks."""


@excepts(PERSON_ERASED)
def in_spite_of_the_rules(entry: ReadEntry) -> Iterator[Excepted]:
    """Times that a reason overrode."""
    found = entry.event.data.get("exceptions")
    for check in found if isinstance(found, list) else ():
        yield Excepted(str(check), CHECKS.get(str(check), str(check).replace("_", " ")))
