"""Declaring interests at meetings, and what is done about them."""

from compacttui.acts.declarations.deciding import assess, come_back, leave, minute, settle, withdraw
from compacttui.acts.declarations.replying import reply, report
from compacttui.acts.declarations.resembling import answer_alike, look, look_at_agendas
from compacttui.acts.declarations.saying import NothingDeclared, Said, make, nil

__all__ = [
    "NothingDeclared",
    "Said",
    "answer_alike",
    "assess",
    "come_back",
    "leave",
    "look",
    "look_at_agendas",
    "make",
    "minute",
    "nil",
    "reply",
    "report",
    "settle",
    "withdraw",
]
