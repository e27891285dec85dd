"""What was done in spite of a rule in polls that are held here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from compacttui.questions.excepting import Excepted, excepts
from compacttui.questions.ledger.entries import ReadEntry

_SAID: Mapping[str, str] = MappingProxyType(
    {
        "no_scrutineer": "ballot box prepared without the scrutineer",
        "prepared_again": "ballot box prepared again",
        "papers_and_register_differ": "papers and marked register differ",
    }
)


@excepts("poll.prepared", "ballots.received")
def of_the_box(entry: ReadEntry) -> Iterator[Excepted]:
    """A box that one person can open, that is the second one, or that held other papers than the register says."""
    exceptions = entry.event.data.get("exceptions")
    for check in exceptions if isinstance(exceptions, list) else ():
        yield Excepted(str(check), _SAID.get(str(check), str(check).replace("_", " ")))
    if "entered_with" in entry.event.private:
        witness = entry.words.get("entered_with", "")
        yield Excepted(
            "on_paper", f"papers entered and confirmed on paper{f' by {witness}' if witness else ''}"
        )
