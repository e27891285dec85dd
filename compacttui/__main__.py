"""``python -m compacttui``: the same as the installed program."""

from __future__ import annotations

from compacttui.cli.main import run

if __name__ == "__main__":
    run()
