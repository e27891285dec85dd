"""What people in England type for a time of day, and what it means."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from compacttui.rules.dates.typed import at_field
from compacttui.rules.refusal import Refused
from compacttui.rules.text import one_line

_CLOCK: Final = r"(?P<hour>[0-9]{1,2})(?:[:.h ]?(?P<minute>[0-9]{2}))? ?(?P<half>[ap]\.?m\.?)?"
_EARLIEST_PLAIN_HOUR: Final = 8  # "9:30" is a morning meeting; "7:30" is as often an evening one


def parse_time(text: str, *, field: str | None = None) -> time:
    """The time of day that a person means: "14:20", "2pm", "2.30 pm", "09:30", "1430", "noon".

    Raises:
        Refused: no such time, or one that could be morning or afternoon ("7:30"), or either end of a day
            ("midnight").
    """
    return at_field(field, lambda: _time(one_line(text)))


def _time(typed: str) -> time:
    text = typed.casefold().removeprefix("at ")
    if text in {"noon", "midday", "12 noon", "12 midday"}:
        return time(12)
    if text in {"midnight", "12 midnight", "24:00"}:
        raise Refused("Midnight can mean the start or the end of a day. Type 00:00 or 23:59.")
    found = re.fullmatch(_CLOCK, text)
    if found is None:
        raise Refused(f"“{typed[:40]}” does not read as a time. Type it like 14:20, 2.20 pm or noon.")
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if minute > 59 or hour > 23 or (found["half"] and not 1 <= hour <= 12):
        raise Refused(f"There is no time {typed[:40]}. Type it like 14:20, 2.20 pm or noon.")
    if found["half"]:
        return time(hour % 12 + (12 if found["half"].startswith("p") else 0), minute)
    return _on_a_24_hour_clock(found["hour"], hour, found["minute"])


def _on_a_24_hour_clock(typed_hour: str, hour: int, minute: str | None) -> time:
    is_clear = typed_hour.startswith("0") or hour >= 12
    if is_clear or (minute is not None and hour >= _EARLIEST_PLAIN_HOUR):
        return time(hour, int(minute or 0))
    said = f"{hour}.{minute}" if minute else str(hour)
    raise Refused(
        f"Is that {said} am or {said} pm? Type {said} pm, or {hour:02}:{minute or '00'} for the morning."
    )
