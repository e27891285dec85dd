"""The type of the note that a conformance test leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Compared: TypeAlias = Callable[[str, int, int, list[str]], None]
"""Called with what was compared, the number of contests or files, the number of figures, and the differences."""
