"""What the items of a report-back keep of other things: which item, which question to members, and what came of that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from compacttui.rules.dates import plural

if TYPE_CHECKING:
    from compacttui.questions.soundings import SoundingRow
    from compacttui.tui.forms.fields import Raw


def asked_in_words(put: SoundingRow) -> str:
    """Say what members were asked, and what came of it: it stands beside what is written of the item."""
    if not put.summary:
        return f"You asked members: “{put.question}” Nobody has summed up what they answered yet."
    return f"You asked members: “{put.question}” {plural(put.replies, 'answer')}: {put.summary}"


def picked(thing: str, title: str = "") -> Mapping[str, Raw]:
    """What a draft keeps of a thing that was picked."""
    return {"picked": [{"ref": thing, "title": title, "note": ""}], "typed": ""}


def ref_of(kept: Raw) -> str:
    """The id of what was picked, as a draft keeps it; empty for nothing."""
    several = kept.get("picked") if isinstance(kept, Mapping) else None
    first = several[0] if isinstance(several, list) and several else None
    return str(first.get("ref", "")) if isinstance(first, Mapping) else ""
