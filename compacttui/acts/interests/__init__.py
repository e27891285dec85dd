"""Keeping the standing register of interests."""

from compacttui.acts.interests.declaring import Declared, amend, declare
from compacttui.acts.interests.keeping import close, review, void

__all__ = ["Declared", "amend", "close", "declare", "review", "void"]
