"""How a count says that it cannot be made."""

from __future__ import annotations


class CannotCount(ValueError):
    """These papers, or this request, cannot be counted by this method; the message is a plain sentence."""


class CountFault(RuntimeError):
    """The count contradicts itself: votes were lost or made. Never a fault of the papers; nothing may be declared."""


class EqualPreferences(CannotCount):
    """Some paper marks candidates as equal, and the method takes one candidate for each preference."""
