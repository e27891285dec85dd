"""The drawn interface as a program of its own, in a terminal of its own: typed at, read, and killed."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Final

_PATIENCE: Final = 30.0
_READ: Final = 1 << 16
_ASKED: Final = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b[c": b"\x1b[?1;2c",
}
"""What a terminal answers when it is asked what it can do."""
_CONTROLS: Final = re.compile(
    rb"\x1b(?:\[[0-9;?<=>:]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|P[^\x1b]*\x1b\\|.)"
)

ENTER, TAB, ESCAPE, SPACE, DOWN = "\r", "\t", "\x1b", " ", "\x1b[B"
F2, F4 = "\x1bOQ", "\x1bOS"


@dataclass
class Program:
    """A running program.

    Attributes:
        process: its process.
        file: our end of its terminal.
        said: everything that it wrote since the last keys, without what moves the cursor and colours words.
    """

    process: subprocess.Popen[bytes]
    file: int
    said: str = ""
    _raw: bytes = b""

    def press(self, *keys: str) -> None:
        """Press keys, and forget what was said before them."""
        self._raw, self.said = b"", ""
        os.write(self.file, "".join(keys).encode())

    def reads(self, words: str) -> None:
        """Wait until the program has written these words since the last keys, over however many lines."""
        self.until(lambda: words in " ".join(self.said.split()), f"“{words}”")

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait for a condition, never for time."""
        end = monotonic() + _PATIENCE
        while not condition():
            assert monotonic() < end, f"{what} did not come; it said:\n{self.said[-3000:]}"
            self._read(0.02)

    def kill(self) -> None:
        """Kill it in this very moment: it can do nothing more, not even close a file."""
        self.process.kill()
        assert self.process.wait() == -signal.SIGKILL

    def _read(self, timeout: float) -> None:
        if not select.select([self.file], [], [], timeout)[0]:
            return
        try:
            piece = os.read(self.file, _READ)
        except OSError:
            return  # it has ended
        for question, answer in _ASKED.items():
            if question in piece:
                os.write(self.file, answer)
        self._raw += piece
        self.said = _CONTROLS.sub(b"", self._raw).decode(errors="replace")


@contextmanager
def started(*arguments: str, columns: int = 100, lines: int = 30) -> Iterator[Program]:
    """Start the program; whatever happens, it does not live on."""
    file, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "compacttui", *arguments],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
        start_new_session=True,
    )
    os.close(terminal)
    try:
        yield Program(process, file)
    finally:
        process.kill()
        process.wait()
        os.close(file)
