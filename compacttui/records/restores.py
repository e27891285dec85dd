"""Putting a kept copy back: the one thing that happens to a ledger as a whole, and that it must itself tell."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.records.events import Change, Event, Get, Private, kind, reduces

RESTORED = kind(
    "ledger.restored", "Records restored from a copy", data=("entries_before", "entries_after", "root_before")
)


@reduces(RESTORED.name)
def ledger_restored(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """No record changes by it: the copy's own entries say what holds."""
    yield from ()
