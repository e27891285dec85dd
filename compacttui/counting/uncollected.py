"""Holding the garbage collector back while papers move."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Do not look for garbage meanwhile.

    Reading papers and counting them makes a great many small tuples, none of them in a cycle, and the collector would
    walk all of them again and again: a sixth of the time of a large count by Meek's method.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
