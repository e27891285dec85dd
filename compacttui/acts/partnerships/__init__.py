"""Keeping the register of partnerships and of the seats at their tables, with whom each seat speaks for."""

from compacttui.acts.constituencies import define_constituency
from compacttui.acts.partnerships.moving import move
from compacttui.acts.partnerships.registering import end, register, rename
from compacttui.acts.partnerships.seats import abolish_seat, create_seat, share
from compacttui.acts.partnerships.turns import pass_on, rotate

__all__ = [
    "abolish_seat",
    "create_seat",
    "define_constituency",
    "end",
    "move",
    "pass_on",
    "register",
    "rename",
    "rotate",
    "share",
]
