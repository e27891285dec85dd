"""Declaring interests at meetings, and what is done about them."""

from compacttui.acts.declarations.deciding import assess, come_back, leave, minute, withdraw
from compacttui.acts.declarations.finding import answer_alike, report, settle
from compacttui.acts.declarations.replying import reply
from compacttui.acts.declarations.resembling import look, look_at_agendas
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
