"""What lets a key be answered at once while something is read beside it."""

from __future__ import annotations

import asyncio
import gc
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Final

_READERS: Final = 3
"""Threads that read the records: a list, a detail, and one for whatever takes long. More would take memory only."""
_SWITCH: Final = 0.0005
"""Seconds that a reading thread may hold the interpreter while the interface waits: Python's own is ten times that."""
_OFTEN: Final = (1000, 10, 5)
"""How often what was made lately is looked through for garbage: little at a time."""


def read_beside() -> None:
    """Let reading disturb the interface as little as may be. Call it inside the running program."""
    sys.setswitchinterval(_SWITCH)
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_READERS, "reading"))


def settle() -> None:
    """What is there once the first answers are shown stays: it is never again looked through for garbage.

    Looking through all of it would stop the program for a tenth of a second, again and again.
    """
    gc.freeze()
    gc.set_threshold(*_OFTEN)
