"""A ballot file as lines, read once from start to end, never held whole, with limits on what one line may be."""

from __future__ import annotations

import hashlib
import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from compacttui.rules.refusal import BadInput

LINE_LIMIT: Final = 65_536
"""Characters on one line; a paper of a thousand preferences needs a tenth of it."""

BLANKS: Final = " \t"
"""What may be trimmed before the text is decoded: other white space may be part of a letter."""

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_BETWEEN: Final = re.compile(f"[{BLANKS}]+")


class Source:
    """The lines of one file, counted from 1, each character standing for one byte of the file.

    Attributes:
        name: the file as the caller named it, for messages.
        sha256: hash of the whole file, in hexadecimal.
        number: the line read last.
    """

    def __init__(self, name: str, sha256: str, stream: TextIO) -> None:
        self.name = name
        self.sha256 = sha256
        self.number = 0
        self._stream = stream
        self._first: str | None = None

    def peek(self) -> str:
        """The first line, or nothing when the file is empty; it is still to be read.

        Raises:
            BadInput: as `lines`.
        """
        if self._first is None:
            self._first = self._read().removeprefix("\xef\xbb\xbf")
        return self._first

    def lines(self) -> Iterator[str]:
        """Each line without its line end. At the end, `number` is one more than the number of lines.

        Raises:
            BadInput: a line is longer than the limit, or the file is not text in a known encoding.
        """
        line = self.peek()
        while line:
            self.number += 1
            yield line.rstrip("\n")
            line = self._read()
        self.number += 1

    def tokens(self, line: str) -> list[str]:
        """The words of a line up to a comment.

        Raises:
            BadInput: there is a control character in the line.
        """
        if not line.isprintable():
            self.check_controls(line)
        words = line.partition("#")[0]
        return words.split() if words.isascii() else [word for word in _BETWEEN.split(words) if word]

    def bad(self, message: str, line: int | None = None) -> BadInput:
        """The refusal that names this file and a line, by default the one read last."""
        return BadInput(message, source=self.name, line=self.number if line is None else line)

    def check_controls(self, line: str) -> None:
        """Refuse characters that no line of text has.

        Raises:
            BadInput: there is one.
        """
        if found := _CONTROL.search(line):
            message = f"There is a control character (U+{ord(found[0]):04X}) on this line; remove it, or export again."
            raise self.bad(message)

    def _read(self) -> str:
        line = self._stream.readline(LINE_LIMIT + 1)
        if len(line) > LINE_LIMIT:
            message = (
                f"This line is longer than {LINE_LIMIT:,} characters, more preferences than there are candidates; "
                "check that this is a ballot file."
            )
            raise self.bad(message, self.number + 1)
        if self.number == 0 and line.startswith(("\xff\xfe", "\xfe\xff")):
            message = "The file is saved as UTF-16; save it as UTF-8."
            raise self.bad(message, 1)
        return line


@contextmanager
def opened(path: str | os.PathLike[str]) -> Iterator[Source]:
    """Open a ballot file.

    Raises:
        BadInput: there is no such file, it is not a plain file, or it may not be read.
    """
    name = os.fsencode(path).decode("utf-8", "replace")
    try:
        with Path(path).open("rb") as raw:
            if not raw.seekable():
                message = "This is not a plain file; save it first, so that it can be read and checked."
                raise BadInput(message, source=name)
            sha256 = hashlib.file_digest(raw, "sha256").hexdigest()
            raw.seek(0)
            with io.TextIOWrapper(raw, encoding="latin-1") as stream:
                yield Source(name, sha256, stream)
    except OSError as fault:
        reason = fault.strerror or "it cannot be read"
        message = f"The file cannot be read: {reason}. Check its name and that you may read it."
        raise BadInput(message, source=name) from fault
