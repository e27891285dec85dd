"""Running a selection: from the request for a representative, by its notice and nominations, to the notice of poll."""

from compacttui.acts.selections import (
    agreeing,
    co_opting,
    confirming,
    extending,
    keeping,
    panels,
    relaunching,
)
from compacttui.acts.selections.nominating import Received, put_right, receive
from compacttui.acts.selections.officers import name_officers
from compacttui.acts.selections.opening import Opened, open_selection
from compacttui.acts.selections.preparing import Prepared, approve, give_notice, prepare
from compacttui.acts.selections.protocols import Adopted
from compacttui.acts.selections.protocols import adopt as adopt_protocol
from compacttui.acts.selections.publishing import Announced, Published, announce_poll, cancel, publish
from compacttui.acts.selections.readying import advertise, ask_sector, ready_formats
from compacttui.acts.selections.registers import ElectorException, Frozen, freeze, register_seal
from compacttui.acts.selections.replanning import Replanned, replan
from compacttui.acts.selections.requests import Asked
from compacttui.acts.selections.requests import decline as decline_request
from compacttui.acts.selections.requests import receive as receive_request
from compacttui.acts.selections.roles import agree as agree_role
from compacttui.acts.selections.roles import describe as describe_role
from compacttui.acts.selections.ruling import rule_on, withdraw

__all__ = [
    "Adopted",
    "Announced",
    "Asked",
    "ElectorException",
    "Frozen",
    "Opened",
    "Prepared",
    "Published",
    "Received",
    "Replanned",
    "adopt_protocol",
    "advertise",
    "agree_role",
    "agreeing",
    "announce_poll",
    "approve",
    "ask_sector",
    "cancel",
    "co_opting",
    "confirming",
    "decline_request",
    "describe_role",
    "extending",
    "freeze",
    "give_notice",
    "keeping",
    "name_officers",
    "open_selection",
    "panels",
    "prepare",
    "publish",
    "put_right",
    "ready_formats",
    "receive",
    "receive_request",
    "register_seal",
    "relaunching",
    "replan",
    "rule_on",
    "withdraw",
]
