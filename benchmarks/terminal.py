"""A program in a real pseudo-terminal: when a text first shows, how soon a key is answered, what memory it takes."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_READ = 1 << 16
# What a terminal answers when it is asked what it can do; silence would make Textual wait.
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y", b"\x1b[c": b"\x1b[?1;2c"}


@dataclass(slots=True)
class Terminal:
    """A running program and what it has written so far.

    Attributes:
        pid: the process.
        file: our end of the terminal.
        started: when it was started, by `time.perf_counter`.
        written: everything it wrote.
    """

    pid: int
    file: int
    started: float
    written: bytearray = field(default_factory=bytearray)

    def read(self, timeout: float) -> bytes:
        """What the program writes next, or nothing when the time is up or it has ended."""
        ready, _, _ = select.select([self.file], [], [], timeout)
        if not ready:
            return b""
        try:
            piece = os.read(self.file, _READ)
        except OSError:
            return b""
        self.written += piece
        for question, answer in _ANSWERS.items():
            if question in piece:
                os.write(self.file, answer)
        return piece

    def seconds_until(self, text: str, timeout: float = 30) -> float:
        """Seconds from the start until `text` stands on the screen.

        Raises:
            TimeoutError: it never does.
        """
        wanted = text.encode()
        until = time.perf_counter() + timeout
        while wanted not in self.written:
            if time.perf_counter() > until:
                raise TimeoutError(
                    f"“{text}” did not show within {timeout} s; the last of it: {bytes(self.written[-400:])!r}"
                )
            self.read(0.5)
        return time.perf_counter() - self.started

    def settle(self, quiet: float = 0.3) -> None:
        """Wait until nothing has been written for a while."""
        while self.read(quiet):
            pass

    def seconds_to_answer(self, key: str, timeout: float = 5) -> float:
        """Seconds from a key to the first change it makes on the screen.

        Raises:
            TimeoutError: nothing changes.
        """
        start = time.perf_counter()
        os.write(self.file, key.encode())
        if not self.read(timeout):
            raise TimeoutError(f"{key!r} changed nothing within {timeout} s")
        answered = time.perf_counter() - start
        self.settle(0.03)
        return answered

    def press(self, key: str) -> None:
        """Press a key and wait until the screen is still."""
        os.write(self.file, key.encode())
        self.settle()

    @property
    def megabytes(self) -> float:
        """Memory in use now, in MB (resident set)."""
        for line in Path(f"/proc/{self.pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0.0


@contextmanager
def running(
    command: Sequence[str], *, columns: int = 120, lines: int = 40, env: dict[str, str] | None = None
) -> Iterator[Terminal]:
    """Run a command in a terminal of its own, and end it afterwards."""
    started = time.perf_counter()
    pid, file = pty.fork()
    if pid == 0:
        surroundings = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
        os.execvpe(command[0], list(command), surroundings)
    fcntl.ioctl(file, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    try:
        yield Terminal(pid, file, started)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(file)


PYTHON = sys.executable
