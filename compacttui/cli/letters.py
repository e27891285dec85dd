"""Letters that an old terminal or a chosen encoding lacks: the nearest that it has, words before question marks."""

from __future__ import annotations

import codecs
import io
import unicodedata
from typing import Final, TextIO

FALLBACK: Final = "compacttui-words"
"""The name under which Python knows what to do with a letter that cannot be written."""

_INSTEAD: Final = {
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "−": "-",
    "…": "...",
    "·": "-",
    "→": "->",
    "×": "x",
    "\u00a0": " ",
    # Each symbol of a standing has its word beside it, which carries it alone.
    "■": "*",
    "▲": "*",
    "●": "*",
    "◆": "*",
    "✓": "*",
    "�": "?",
}


def instead(text: str) -> str:
    """The nearest plain letters: quotation marks and dashes as typewriters have them, letters without accents."""
    return "".join(_INSTEAD.get(letter) or _plain(letter) for letter in text)


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode("ascii")
    return base or "?"


def never_fail(stream: TextIO, *, encoding: str | None = None) -> None:
    """Let a stream write whatever it is given, in its own encoding or another.

    Args:
        stream: standard output or standard error.
        encoding: the encoding it is to have; its own unless said.
    """
    codecs.register_error(FALLBACK, _fallback)
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=encoding, errors=FALLBACK)


def _fallback(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    nearest = instead(error.object[error.start : error.end])
    # What even this encoding lacks (there are some without a “*”) becomes a question mark.
    return nearest.encode(error.encoding, "replace").decode(error.encoding), error.end
