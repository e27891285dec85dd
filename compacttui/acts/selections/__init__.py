"""Running a selection: notice, nominations, register of electors, statement of persons nominated, notice of poll."""

from compacttui.acts.selections.nominating import Received, put_right, receive
from compacttui.acts.selections.officers import name_officers
from compacttui.acts.selections.opening import Opened, open_selection
from compacttui.acts.selections.publishing import Announced, Published, announce_poll, cancel, publish
from compacttui.acts.selections.registers import ElectorException, Frozen, freeze, register_seal
from compacttui.acts.selections.ruling import rule_on, withdraw

__all__ = [
    "Announced",
    "ElectorException",
    "Frozen",
    "Opened",
    "Published",
    "Received",
    "announce_poll",
    "cancel",
    "freeze",
    "name_officers",
    "open_selection",
    "publish",
    "put_right",
    "receive",
    "register_seal",
    "rule_on",
    "withdraw",
]
