"""``python -m compacttui``, and what the installed program calls."""

from __future__ import annotations

import gc
from typing import Final

_YOUNG: Final = (100_000, 20, 20)
"""How many new objects there may be before they are looked through for garbage. A program that starts makes
little else than what stays: with Python's own 700, a tenth of the way to the first frame is spent looking."""


def run() -> None:
    """Run one command, or the interface; leaves with the command's exit code."""
    gc.set_threshold(*_YOUNG)  # before anything is loaded
    from compacttui.cli.main import program

    program()


if __name__ == "__main__":
    run()
