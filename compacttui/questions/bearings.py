"""Where the reader is: which town, in which hat, and when its history was last checked."""

from __future__ import annotations

from dataclasses import dataclass

from compacttui.questions.checks import LastCheck, last_check
from compacttui.questions.towns import registered, towns
from compacttui.questions.view import View


@dataclass(frozen=True, slots=True)
class Bearings:
    """What the interface says of where it is.

    Attributes:
        town: the town's name.
        role: the hat that is on, in words.
        has_several_roles: the person has another hat, too.
        last_check: the last full check of the history, if there was one.
    """

    town: str
    role: str
    has_several_roles: bool
    last_check: LastCheck | None


def bearings(view: View) -> Bearings:
    """Where the reader is."""
    name = next((town.name for town in towns(view.database) if town.id == view.town), "")
    roles = registered(view.database, view.town, view.person).roles if view.person else ()
    return Bearings(name, view.role.words, len(roles) > 1, last_check(view))
