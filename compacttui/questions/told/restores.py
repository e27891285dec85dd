"""How a restored ledger tells of it."""

from __future__ import annotations

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.records.restores import RESTORED
from compacttui.rules.dates import plural


@tells(RESTORED.name)
def ledger_restored(entry: Entry) -> Told:
    """The records were replaced by those of a copy."""
    before, after = entry.event.data.get("entries_before"), entry.event["entries_after"]
    had = (
        f"before that there were {before:,}"
        if isinstance(before, int)
        else "what was there before could not be read"
    )
    return Told(
        entry.event.day,
        "records restored from a copy",
        noted(f"a copy of {plural(int(str(after)), 'entry', 'entries')}", had, entry.words.get("reason")),
    )
