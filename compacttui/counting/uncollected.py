"""Holding the garbage collector back while papers move."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Do not look for garbage meanwhile.

    Reading papers and counting them makes a great many small tuples, none of them in a cycle, and the collector would
    walk all of them again and again: a sixth of the time of a large count by Meek's method. Nor does it walk them once
    at the end: they count as old by then.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            _grow_old()
            gc.enable()


def _grow_old() -> None:
    """Let everything there is count as old, unwalked; not where a program keeps things frozen, which would thaw."""
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
