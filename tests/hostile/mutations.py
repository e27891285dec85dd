"""Files made wrong in the ways in which files go wrong, and in the ways in which somebody makes them so on purpose."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from hostile.attacks import ATTACKS

Chance = random.Random

LONG = 40_000
"""Letters of the longest run: long enough that a reader which looks at each of them for each of them is found out."""
NUMBERS = (
    *(
        "0",
        "-1",
        "1",
        "2",
        "00",
        "3.5",
        "1e400",
        "0x10",
        "١٢",
        "½",
        "²",
        "1,000",
        "9" * 18,
        "9" * 400,
        "9" * 5_000,
    ),
    *(
        "1048576",
        "16384",
        "1048577",
        "4294967296",
        "9223372036854775808",
        "0x" + "f" * 6_000,
        "NaN",
        "-0",
        "1_0",
    ),
)
RUNS = (
    " ",
    "\t",
    "\n",
    "\r",
    "a",
    "1",
    "0",
    '"',
    "'",
    "[",
    "{",
    "<",
    "(",
    "=",
    ">",
    ",",
    ";",
    ":",
    "#",
    "-",
    "|",
    ".",
)
CODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1252", "cp037", "utf-7", "shift_jis")
MOST = 1_000_000
"""Bytes that a repeated line may come to."""
_WORDS = tuple(words for words in ATTACKS.values() if len(words) < 300)
_NUMBER = re.compile(rb"[0-9]+")
_QUOTED = re.compile(rb"\"[^\"\n]*\"|'[^'\n]*'|>[^<>\n]+<")

Change = Callable[[bytes, Chance], bytes]


def place(raw: bytes, chance: Chance) -> int:
    return chance.randrange(len(raw) + 1)


def encoded(words: str) -> bytes:
    return words.encode("utf-8", "surrogatepass")


def flipped(raw: bytes, chance: Chance) -> bytes:
    """Some bits turned over."""
    made = bytearray(raw)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        if made:
            made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def cut(raw: bytes, chance: Chance) -> bytes:
    """A part missing, or the end."""
    first, last = sorted((place(raw, chance), place(raw, chance)))
    return raw[:first] if chance.random() < 0.4 else raw[:first] + raw[last:]


def repeated(raw: bytes, chance: Chance) -> bytes:
    """A line many times over, two lines in each other's places, or a line elsewhere."""
    lines = raw.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    how = chance.randrange(3)
    if how == 0:
        times = min(chance.choice((1, 2, 50, 500)), MOST // (len(lines[one]) + 1) + 1)
        lines[one:one] = [lines[one]] * times
    elif how == 1:
        lines[one], lines[other] = lines[other], lines[one]
    else:
        lines.insert(other, lines.pop(one))
    return b"\n".join(lines)


def numbered(raw: bytes, chance: Chance) -> bytes:
    """Another number in the place of one."""
    found = list(_NUMBER.finditer(raw))
    if not found:
        return raw + chance.choice(NUMBERS).encode()
    one = chance.choice(found)
    return raw[: one.start()] + chance.choice(NUMBERS).encode() + raw[one.end() :]


def worded(raw: bytes, chance: Chance) -> bytes:
    """An attack in the place of some words, or anywhere."""
    words = encoded(chance.choice(_WORDS))
    found = list(_QUOTED.finditer(raw))
    if found and chance.random() < 0.6:
        one = chance.choice(found)
        return raw[: one.start() + 1] + words + raw[one.end() - 1 :]
    at = place(raw, chance)
    return raw[:at] + words + raw[at:]


def run_on(raw: bytes, chance: Chance) -> bytes:
    """One sign, or two in turn, again and again."""
    sign = chance.choice(RUNS) if chance.random() < 0.8 else chance.choice(RUNS) + chance.choice(RUNS)
    at = place(raw, chance)
    if chance.random() < 0.3:
        at = raw.find(b"\n", at) + 1
    run = (sign * chance.choice((3, 40, 3_000, LONG)))[:LONG].encode()
    return raw[:at] + run + raw[at:]


def nested(raw: bytes, chance: Chance) -> bytes:
    """Brackets within brackets."""
    depth = chance.choice((2, 20, 400, 5_000))
    begin, end = chance.choice(
        (("[", "]"), ("{", "}"), ('{"a":', "}"), ("<a>", "</a>"), ("[[a]]\n", ""), ("a.", "a=1"))
    )
    inside = (begin * depth + (end * depth if chance.random() < 0.7 else "")).encode()
    at = place(raw, chance)
    return chance.choice((inside, raw[:at] + inside + raw[at:], inside + raw))


def recoded(raw: bytes, chance: Chance) -> bytes:
    """In another coding, or said to be in one that it is not."""
    if chance.random() < 0.3:
        return (
            chance.choice((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff", b"\x2b\x2f\x76"))
            + raw
        )
    return raw.decode("utf-8", "replace").encode(chance.choice(CODINGS), "replace")


def ended(raw: bytes, chance: Chance) -> bytes:
    """Other ends of lines."""
    end = chance.choice(
        (b"\r", b"\r\n", b"\n\r", b"\x85", b"\xe2\x80\xa8", b"\x0b", b"\x00\n", b"\n\n\n", b"")
    )
    return raw.replace(b"\n", end)


def quoted(raw: bytes, chance: Chance) -> bytes:
    """Quotation marks where none belong, or none where some do."""
    if chance.random() < 0.5:
        return raw.replace(b'"', b"", chance.choice((1, -1)))
    at = place(raw, chance)
    return raw[:at] + chance.choice((b'"', b'""', b"'''", b'"""', b"\\", b'\\"')) + raw[at:]


def signed(raw: bytes, chance: Chance) -> bytes:
    """Signs that mean something to some reader, anywhere."""
    made = raw
    for _ in range(chance.choice((1, 2, 6))):
        at = place(made, chance)
        sign = chance.choice(
            (b",", b";", b"\t", b"=", b">", b":", b"#", b"{", b"}", b"[", b"]", b"\x00", b"\xff", b"/", b"-")
        )
        made = made[:at] + sign + made[at + chance.randrange(2) :]
    return made


TEXT: tuple[Change, ...] = (
    *(flipped, cut, repeated, numbered, numbered, worded, worded, run_on, run_on, nested),
    *(recoded, ended, quoted, signed, signed),
)


def changed_text(raw: bytes, others: Sequence[bytes], chance: Chance) -> bytes:
    """A text file, made wrong in one to three ways; sometimes with a piece of another file in it."""
    if chance.random() < 0.05:
        other = chance.choice(others)
        raw = raw[: place(raw, chance)] + other[place(other, chance) :]
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        raw = chance.choice(TEXT)(raw, chance)
    return raw
