"""What can be done about a count, by the hat that is on: what is not possible is not offered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from compacttui.rules.roles import Role

if TYPE_CHECKING:
    from compacttui.questions.selections.count_room import CountRoom

ANSWERS: Final = frozenset({Role.RETURNING_OFFICER})
"""Who answers an objection, and does not make one."""


def _sign(room: CountRoom) -> bool:
    is_complete = room.count is not None and room.count.state == "complete"
    return is_complete and room.may_change and room.role in {Role.RETURNING_OFFICER, Role.SCRUTINEER}


def _draw(room: CountRoom) -> bool:
    waits = room.count is not None and room.count.state == "tie_pending"
    return waits and room.role is Role.RETURNING_OFFICER


def _count(room: CountRoom) -> bool:
    is_ready = room.papers is not None and room.count is None and room.may_change
    return is_ready and room.role is Role.RETURNING_OFFICER


def _repeat(room: CountRoom) -> bool:
    return _sign(room) and room.role is Role.RETURNING_OFFICER


def _object(room: CountRoom) -> bool:
    if room.role in ANSWERS:
        return room.may_be_objected_to and bool(room.waiting)
    return room.may_be_objected_to and room.count is not None and room.role is Role.SCRUTINEER


def _has_others(room: CountRoom) -> bool:
    return room.after is not None


def _is_counted(room: CountRoom) -> bool:
    return room.count is not None


OFFERED: Final[Mapping[str, Callable[[CountRoom], bool]]] = {
    "end": _is_counted,
    "table": _is_counted,
    "words": _is_counted,
    "verify": _is_counted,
    "count": _count,
    "lot": _draw,
    "sign": _sign,
    "repeat": _repeat,
    "objection": _object,
    "other": _has_others,
}
"""Each key's action, and when it does something."""
