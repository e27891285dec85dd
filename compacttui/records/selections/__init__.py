"""Selections: from the notice to the declared result, the register and the count included.

One file for the tables, one for each part of the story: the process, its candidates, its count.
"""

from compacttui.records.selections import challenges, counts, nominations, noticing, process
from compacttui.records.selections.choosing import choosing, choosing_id, yes_no
from compacttui.records.selections.countbacks import OPEN as COUNTBACK_OPEN
from compacttui.records.selections.countbacks import countback
from compacttui.records.selections.keeping import kept_places
from compacttui.records.selections.papers import profile_text, read_profile
from compacttui.records.selections.preparing import advert, protocol, request, role_description
from compacttui.records.selections.scrutiny import draw_rule, objection, recount
from compacttui.records.selections.tables import (
    ballots,
    count,
    elector,
    lot,
    nomination,
    selection,
    selection_seat,
    signature,
)

__all__ = [
    "COUNTBACK_OPEN",
    "advert",
    "ballots",
    "challenges",
    "choosing",
    "choosing_id",
    "count",
    "countback",
    "counts",
    "draw_rule",
    "elector",
    "kept_places",
    "lot",
    "nomination",
    "nominations",
    "noticing",
    "objection",
    "process",
    "profile_text",
    "protocol",
    "read_profile",
    "recount",
    "request",
    "role_description",
    "selection",
    "selection_seat",
    "signature",
    "yes_no",
]
