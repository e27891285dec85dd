"""Keeping the standing register of interests."""

from compacttui.acts.interests.confirming import Confirmed, confirm, confirm_none
from compacttui.acts.interests.declaring import Declared, amend, declare
from compacttui.acts.interests.keeping import close, review, void

__all__ = [
    "Confirmed",
    "Declared",
    "amend",
    "close",
    "confirm",
    "confirm_none",
    "declare",
    "review",
    "void",
]
