"""Declaring interests at meetings, and what is done about them."""

from compacttui.acts.declarations.deciding import assess, come_back, leave, minute, settle, withdraw
from compacttui.acts.declarations.replying import reply, report
from compacttui.acts.declarations.saying import NothingDeclared, Said, make, nil

__all__ = [
    "NothingDeclared",
    "Said",
    "assess",
    "come_back",
    "leave",
    "make",
    "minute",
    "nil",
    "reply",
    "report",
    "settle",
    "withdraw",
]
