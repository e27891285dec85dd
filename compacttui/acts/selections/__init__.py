"""Running a selection: notice, nominations, register of electors, statement of persons nominated, notice of poll."""

from compacttui.acts.selections.nominating import Received, put_right, receive, rule_on, withdraw
from compacttui.acts.selections.opening import Opened, cancel, name_officers, open_selection
from compacttui.acts.selections.publishing import Announced, Published, announce_poll, publish
from compacttui.acts.selections.registers import ElectorException, Frozen, freeze, register_seal

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
