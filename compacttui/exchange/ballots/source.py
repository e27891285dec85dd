"""A ballot file as lines, read from start to end, never held whole, with limits on what one line may be."""

from __future__ import annotations

import hashlib
import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from re import Pattern
from typing import Final, TextIO

from compacttui.rules.refusal import BadInput

LINE_LIMIT: Final = 65_536
"""Characters on one line; a paper of a thousand preferences needs a tenth of it."""

WHOLE_LIMIT: Final = 50_000_000
"""Bytes of a file whose format has to be held whole, such as JSON."""

BLANKS: Final = " \t"
"""What may be trimmed before the text is decoded: other white space may be part of a letter."""

_MARK: Final = "\xef\xbb\xbf"
"""The byte order mark of UTF-8, which some programs write first."""

_END: Final = "\x1a"
"""What old programs write behind the last line of a file."""

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_BETWEEN: Final = re.compile(f"[{BLANKS}]+")


class Source:
    """The lines of one file, counted from 1, each character standing for one byte of the file.

    Attributes:
        name: the file as the caller named it, for messages.
        path: where it is.
        start: the first lines, to tell the format; they are still to be read, and the last may not be whole.
        sha256: hash of the whole file, in hexadecimal.
        number: the line read last.
    """

    def __init__(self, name: str, path: Path, sha256: str, stream: TextIO) -> None:
        self.name = name
        self.path = path
        self.start = stream.read(LINE_LIMIT).removeprefix(_MARK).split("\n")
        stream.seek(0)
        self.sha256 = sha256
        self.number = 0
        self._stream = stream
        self._waiting: list[str] = []  # whole lines that were read and not given out yet, the next one last
        self._part = ""  # the start of the line after them

    def lines(self) -> Iterator[str]:
        """Each line without its line end. At the end, `number` is one more than the number of lines.

        Raises:
            BadInput: a line is longer than the limit, or the file is not text in a known encoding.
        """
        while self._waiting or self._fill():
            self.number += 1
            yield self._waiting.pop()
        self.number += 1

    def batches(self, plain: Pattern[str]) -> Iterator[str]:
        """The next lines as one text, many at a time, as long as each is of a plain form; the rest is still to be read.

        Args:
            plain: matches any number of whole lines of that form, with their line ends.

        Raises:
            BadInput: as `lines`.
        """
        text = "\n".join([*reversed(self._waiting), ""]) or self._whole_lines()
        while text:
            matched = plain.match(text)
            end = matched.end() if matched else 0
            self.number += text.count("\n", 0, end)
            self._waiting = text[end:].split("\n")[-2::-1]
            if end:
                yield text[:end]
            text = "" if self._waiting else self._whole_lines()

    def rewind(self) -> None:
        """Begin again with the first line."""
        self._stream.seek(0)
        self.number = 0
        self._waiting, self._part = [], ""

    def whole(self) -> bytes:
        """Everything, for formats that make sense only as a whole; nothing is left to be read as lines.

        Raises:
            BadInput: the file is larger than such a file may be.
        """
        if self.path.stat().st_size > WHOLE_LIMIT:
            message = (
                f"This file has more than {WHOLE_LIMIT // 1_000_000} million bytes, and its format has to be held "
                "whole; save the papers as BLT or CSV, which are read line by line."
            )
            raise self.bad(message, 1)
        return self.path.read_bytes()

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

    def _fill(self) -> bool:
        """Read on until a whole line is there; say whether there was one."""
        self._waiting = self._whole_lines().split("\n")[-2::-1]
        return bool(self._waiting)

    def _whole_lines(self) -> str:
        """The next whole lines, each with its line end; empty where there are no more."""
        is_first = self.number == 0 and not self._part
        text = self._part
        while more := self._stream.read(LINE_LIMIT):
            text += more
            end = text.rfind("\n") + 1
            if (text.find("\n") if end else len(text)) > LINE_LIMIT:
                message = (
                    f"This line is longer than {LINE_LIMIT:,} characters, more preferences than there are candidates; "
                    "check that this is a ballot file."
                )
                raise self.bad(message, self.number + 1)
            if end:
                text, self._part = text[:end], text[end:]
                break
        else:
            text, self._part = f"{text}\n" if text not in ("", _END) else "", ""
        if not is_first:
            return text
        if text.startswith(("\xff\xfe", "\xfe\xff")):
            message = "The file is saved as UTF-16; save it as UTF-8."
            raise self.bad(message, 1)
        return text.removeprefix(_MARK)


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
                yield Source(name, Path(path), sha256, stream)
    except OSError as fault:
        reason = fault.strerror or "it cannot be read"
        message = f"The file cannot be read: {reason}. Check its name and that you may read it."
        raise BadInput(message, source=name) from fault
