"""Requests for involvement passed on to those who do not want to be asked."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.questions.excepting import Excepted, excepts
from compacttui.questions.ledger.entries import ReadEntry
from compacttui.rules.words import Engagement


@excepts("involvement.circulated")
def asked_all_the_same(entry: ReadEntry) -> Iterator[Excepted]:
    """Organisations that had said that they do not want to be asked, or about other things only."""
    wishes = entry.event.data.get("wishes")
    for organisation, wish in (wishes if isinstance(wishes, dict) else {}).items():
        said = Engagement.of(wish)
        if said is not Engagement.ALL:
            name = entry.names.get(organisation, "an organisation")
            yield Excepted("asked_all_the_same", f"{name} was asked: {said.words}", thing=entry.event.subject)
