"""What one cell of a list says: words with a tone; how something stands, with symbol and word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from rich.cells import cell_len

from compacttui.rules.text import clean
from compacttui.rules.words.standing import Standing

_WIDENS = "\ufe0f"
"""Asks for the coloured form of the sign before it, which may be wider."""
_BREAKS = re.compile(r"[\r\n\t]+")

ELLIPSIS = "…"
"""Ends what was too long for its place; the detail shows it whole."""
_JOINTS = "._-/@"
"""Behind these a word that is too long is cut: keys of the rule book, addresses."""


class Tone(StrEnum):
    """How words look; each is a `$token` of the themes."""

    PLAIN = "plain"
    QUIET = "quiet"
    STRONG = "strong"
    ACCENT = "accent"
    LATE = "late"
    SOON = "soon"
    DONE = "done"
    DECIDE = "decide"
    NODATA = "nodata"
    HELD = "held"
    """What the keys are on, in a row of choices."""


_TONES = {
    Standing.LATE: Tone.LATE,
    Standing.SOON: Tone.SOON,
    Standing.DONE: Tone.DONE,
    Standing.DECIDE: Tone.DECIDE,
    Standing.NO_DATA: Tone.NODATA,
}


class Bit(NamedTuple):
    """Some words in one tone. The words may come from anyone: they are cleaned when shown."""

    words: str
    tone: Tone = Tone.PLAIN


Cell = str | Bit | tuple[Bit, ...]
"""What a column gives for a row: plain words, words with a tone, or several of those in a row."""


BREAK = Bit("\n")
"""Begins a new line in a cell that may take several; on one line it reads ` · `."""


def status(standing: Standing | None, words: str | None = None) -> Bit:
    """Say how something stands, symbol and word: `■ late`; `words` replace the word, never the symbol."""
    if standing is None:
        return Bit(words or "")
    return Bit(f"{standing.symbol} {standing.words if words is None else words}", _TONES[standing])


def sign(standing: Standing) -> Bit:
    """Give a standing as its symbol alone, for a run of them whose meaning stands beside it."""
    return Bit(standing.symbol, _TONES[standing])


def bits_of(cell: Cell) -> tuple[Bit, ...]:
    """Take any cell apart into its bits, cleaned, on one line."""
    if isinstance(cell, str):
        cell = (Bit(cell),)
    elif isinstance(cell, Bit):
        cell = (cell,)
    return tuple(bit if bit is BREAK else Bit(one_line(bit.words), bit.tone) for bit in cell if bit.words)


def one_line(text: str) -> str:
    """Clean words from people or files, and put them on one line."""
    if text.isascii() and text.isprintable():
        return text
    return clean(_BREAKS.sub(" ", text))


def clip(text: str, width: int) -> str:
    """Shorten cleaned words to `width` cells, ending in `…` when something was left out."""
    if len(text) <= width and text.isascii():
        return text
    if len(text) > 4 * width:  # a cell never holds more than a few characters of such a text
        text = text[: 4 * width] + ELLIPSIS
    if cell_len(text) <= width:
        return text
    kept, used = [], 0
    for letter in text:
        used += cell_len(letter) or (letter == _WIDENS)
        if used > width - 1:
            break
        kept.append(letter)
    return "".join(kept).rstrip() + ELLIPSIS if width > 0 else ""


def clip_bits(bits: Sequence[Bit], width: int) -> tuple[Bit, ...]:
    """Shorten a run of bits to `width` cells, as `clip` does."""
    kept: list[Bit] = []
    room = width
    for bit in (Bit(" · ", Tone.QUIET) if bit is BREAK else bit for bit in bits):
        length = cell_len(bit.words) if len(bit.words) <= room else room + 1
        if length <= room:
            kept.append(bit)
            room -= length
            continue
        if room > 0:
            kept.append(Bit(clip(bit.words, room), bit.tone))
        elif kept:
            last = kept[-1]
            kept[-1] = Bit(clip(last.words + ELLIPSIS, cell_len(last.words)), last.tone)
        break
    return tuple(kept)


def wrap_bits(bits: Sequence[Bit], width: int, most: int) -> list[tuple[Bit, ...]]:
    """Break a run of bits at spaces into at most `most` lines of `width` cells; the last may end in `…`."""
    lines: list[list[Bit]] = [[]]
    used = 0
    words = _words(bits, max(1, width))
    for word in words:
        length = cell_len(word.words)
        gap = word.spaces if lines[-1] else 0
        if lines[-1] and (word.breaks or used + gap + length > width):
            if len(lines) == most:
                following = [word, *islice(words, width)]
                rest = " ".join(other.words for other in following)
                lines[-1].append(Bit(f" {rest}{ELLIPSIS}", word.tone))
                break
            lines.append([])
            used = gap = 0
        lines[-1].append(Bit(" " * gap + word.words, word.tone))
        used += gap + length
    return [clip_bits(line, width) for line in lines]


class _Word(NamedTuple):
    words: str
    tone: Tone
    spaces: int
    """So many spaces stood before it."""
    breaks: bool
    """It begins a new line."""


def _words(bits: Sequence[Bit], width: int) -> Iterator[_Word]:
    """Yield the words; what is longer than a whole line is cut into pieces that fit."""
    spaces, breaks = 0, False
    for bit in bits:
        if bit is BREAK:
            breaks = True
            continue
        for number, word in enumerate(bit.words.split(" ")):
            spaces += number > 0
            for piece in (word,) if len(word) * 2 <= width else _pieces(word, width):
                if piece:
                    yield _Word(piece, bit.tone, spaces, breaks)
                    spaces, breaks = 0, False


def _pieces(word: str, width: int) -> list[str]:
    """Cut a word into pieces of at most `width` cells (a letter takes one or two), behind a joint where one is near."""
    step = width if word.isascii() else max(1, width // 2)
    pieces: list[str] = []
    while len(word) > step:
        joint = max(word.rfind(mark, step // 2, step) for mark in _JOINTS) + 1
        pieces.append(word[: joint or step])
        word = word[joint or step :]
    return [*pieces, word]


def width_of(bits: Sequence[Bit]) -> int:
    """How many cells of the terminal a run of cleaned bits takes."""
    return sum(cell_len(bit.words) for bit in bits)
