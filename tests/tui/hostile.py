"""Words that people and files can bring, and that no screen may act on."""

from __future__ import annotations

from hostile.attacks import ATTACKS, control_characters

__all__ = ["HOSTILE", "control_characters"]

HOSTILE = tuple(ATTACKS.values())
