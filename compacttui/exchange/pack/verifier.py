#!/usr/bin/env python3
"""Checks an evidence pack, or a whole database file, without the program that made it.

One file, Python 3.8 or later, its standard library and nothing else. What it checks is written in docs/ledger.md of
compacttui, section "Checkpoints and proofs"; whoever doubts this file can write their own.

    python3 verify.py                                   the pack in which this file lies
    python3 verify.py FOLDER --key KEY                  ... and who signed: KEY is a public key that you got elsewhere
    python3 verify.py FOLDER --checkpoint FILE          ... and whether it fits a checkpoint that you kept
    python3 verify.py RECORDS.sqlite --checkpoint FILE  every entry of a database file

It ends with 0 where all is well, with 1 where something is wrong, with 2 where it cannot be checked.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import hmac
import io
import json
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

EMPTY = hashlib.sha256(b"").digest()


class Wrong(Exception):
    """Something is not as it must be; its text says what."""


def fingerprint(body: bytes) -> bytes:
    """The hash of an entry (RFC 9162 section 2.1.1)."""
    return hashlib.sha256(b"\x00" + body).digest()


def joined(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side (RFC 9162 section 2.1.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of_proof(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """The root that an inclusion proof leads to (RFC 9162 section 2.1.3.2)."""
    if not 0 <= index < size:
        raise Wrong("the proof is for another number")
    place, last, node = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            raise Wrong("the proof is too long")
        if place & 1 or place == last:
            node = joined(sibling, node)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            node = joined(node, sibling)
        place, last = place >> 1, last >> 1
    if last:
        raise Wrong("the proof is too short")
    return node


def check_growth(old_size: int, old_root: bytes, size: int, root: bytes, path: Sequence[bytes]) -> None:
    """Whether a consistency proof holds (RFC 9162 section 2.1.4.2)."""
    if old_size > size:
        raise Wrong("it is of more entries")
    if old_size in (0, size):
        if path or old_root != (root if old_size == size else EMPTY):
            raise Wrong("its root is another")
        return
    nodes = [*([old_root] if old_size & (old_size - 1) == 0 else []), *path]
    if not nodes:
        raise Wrong("the proof is empty")
    if grown(old_size - 1, size - 1, nodes) != (old_root, root):
        raise Wrong("the history was changed before that checkpoint")


def grown(place: int, last: int, nodes: Sequence[bytes]) -> tuple[bytes, bytes]:
    """The two roots that a consistency proof leads to: of the earlier tree, and of the later one."""
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = nodes[0]
    for node in nodes[1:]:
        if last == 0:
            raise Wrong("the proof is too long")
        if place & 1 or place == last:
            old, new = joined(node, old), joined(node, new)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            new = joined(new, node)
        place, last = place >> 1, last >> 1
    if last:
        raise Wrong("the proof is too short")
    return old, new


# --- Ed25519 (RFC 8032 section 5.1): checking alone, with nothing secret in it ------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    """The sum of two points, each as (X, Y, Z, T)."""
    a, b = (one[1] - one[0]) * (other[1] - other[0]) % P, (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, point: tuple[int, ...]) -> tuple[int, ...]:
    """A point so many times."""
    total: tuple[int, ...] = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, point)
        point, number = add(point, point), number >> 1
    return total


def point_of(encoded: bytes) -> tuple[int, ...]:
    """The point of 32 bytes."""
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        raise Wrong("that is no point of the curve")
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        raise Wrong("that is no point of the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether a public key made a signature on a message."""
    number = int.from_bytes(signature[32:], "little")
    if len(key) != 32 or len(signature) != 64 or number >= L:
        return False
    try:
        first, public = point_of(signature[:32]), point_of(key)
    except Wrong:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    one, other = times(number, BASE), add(first, times(challenge, public))
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 == (one[1] * other[2] - other[1] * one[2]) % P


# --- Checkpoints: three lines, an empty one, signatures ------------------------------------------------------------


class Checkpoint:
    """A ledger's name, a number of entries, the root over them, and who signed that."""

    def __init__(self, whole: str, called: str) -> None:
        text, parted, below = whole.rpartition("\n\n")
        self.text = text + "\n" if parted else whole
        self.called = called
        self.signatures: list[tuple[str, bytes, bytes]] = []
        lines = self.text.split("\n")
        try:
            self.origin, self.size, self.root = lines[0], int(lines[1]), unpacked(lines[2])
            for line in below.split("\n")[:-1] if parted else []:
                dash, name, encoded = line.split(" ")
                if dash != "\u2014":
                    raise ValueError("no dash")
                raw = unpacked(encoded)
                self.signatures.append((name, raw[:4], raw[4:]))
        except (ValueError, IndexError):
            raise Wrong(called + " is no checkpoint") from None
        if len(self.root) != 32 or self.size < 0 or not self.text.endswith("\n"):
            raise Wrong(called + " is no checkpoint")

    def seen(self, name: str, kind: int, key: bytes) -> str:
        """When a key signed it, in words; empty where it did not."""
        named = hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + key).digest()[:4]
        for who, number, body in self.signatures:
            if (who, number) != (name, named):
                continue
            if kind == 1 and is_signed(key, self.text.encode(), body):
                return "signed"
            if kind == 4 and len(body) == 72:
                moment = int.from_bytes(body[:8], "big")
                if is_signed(key, f"cosignature/v1\ntime {moment}\n{self.text}".encode(), body[8:]):
                    return time.strftime("countersigned (seen %Y-%m-%d %H:%M UTC)", time.gmtime(moment))
        return ""


def unpacked(text: str) -> bytes:
    """The bytes of a text in base64, in the one form that it has: the last letter may hold bits that stand for nothing."""
    raw = base64.b64decode(text.encode("ascii"), validate=True)
    if base64.b64encode(raw).decode() != text:
        raise ValueError("base64 in another form than its own")
    return raw


def public_key(line: str) -> tuple[str, int, bytes]:
    """The name, the kind and the bytes of a public key."""
    try:
        name, _, encoded = line.strip().split("+", 2)
        raw = unpacked(encoded)
        if len(raw) != 33 or raw[0] not in (1, 4):
            raise ValueError("no such key")
    except ValueError:
        raise Wrong("this is no public key: " + line[:60]) from None
    return name, raw[0], raw[1:]


# --- An entry ------------------------------------------------------------------------------------------------------


def no_fraction(text: str) -> None:
    """Refuse a fraction."""
    raise ValueError(text)


def read_body(body: bytes, number: int, origin: str) -> dict[str, Any]:
    """What an entry says, once its form is right."""
    try:
        said: dict[str, Any] = json.loads(
            body.decode("utf-8"), parse_float=no_fraction, parse_constant=no_fraction
        )
        again = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
        if again != body:
            raise Wrong("it is not written in the one form that an entry has")
        if (said["seq"], said["log"]) != (number, origin):
            raise Wrong("it stands under another number, or in another ledger, than it says")
        said["private"].items()
    except (ValueError, KeyError, TypeError, AttributeError, UnicodeDecodeError):
        raise Wrong("it is no entry") from None
    return said


def check_words(said: dict[str, Any], words: Sequence[tuple[str, str, bytes, str]]) -> None:
    """Whether personal words, and whose they are, are as the entry committed to; what is missing was erased, or withheld."""
    for field, whose, salt, value in words:
        made = hmac.new(salt, f"{field}\x00{whose}\x00{value}".encode(), "sha256").hexdigest()
        if said["private"].get(field) != made:
            raise Wrong(f"its words ({field}) are not those that were recorded, or another person's")


class Report:
    """What was found, told as it is found."""

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self.unclear: list[str] = []

    def well(self, words: str) -> None:
        """Say what is as it must be."""
        print("  well:  " + safe(words))

    def bad(self, words: str) -> None:
        """Say what is not."""
        self.wrong.append(words)
        if len(self.wrong) <= 50:
            print("  WRONG: " + safe(words))

    def open(self, words: str) -> None:
        """Say what cannot be told."""
        self.unclear.append(words)
        print("  open:  " + safe(words))


def safe(words: str) -> str:
    """The words with nothing that a terminal could act on."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in words)


def counted(entries: int) -> str:
    """How many entries, in words: "1 entry", "5,446 entries"."""
    return f"{entries:,} {'entry' if entries == 1 else 'entries'}"


# --- A pack --------------------------------------------------------------------------------------------------------


def check_pack(
    folder: Path, keys: Sequence[tuple[str, int, bytes]], kept: Sequence[Checkpoint], report: Report
) -> None:
    """Check every file of a pack, and what it proves."""
    check_manifest(folder, report)
    now = Checkpoint((folder / "checkpoint.txt").read_text(encoding="utf-8"), "checkpoint.txt")
    check_signatures(now, keys, report)
    shown = closed = 0
    with (folder / "ledger" / "entries.jsonl").open(encoding="utf-8") as lines:
        for place, line in enumerate(lines, 1):
            try:
                one = json.loads(line)
                named = f"entry {int(one['entry'])}"
            except (ValueError, KeyError, TypeError):
                report.bad(f"line {place} of ledger/entries.jsonl cannot be read")
                continue
            try:
                is_shown = check_entry(one, now)
                shown, closed = shown + is_shown, closed + (not is_shown)
            except Wrong as wrong:
                report.bad(f"{named}: {wrong}")
            except (ValueError, KeyError, TypeError, AttributeError):
                report.bad(f"{named}: its line cannot be read")
    more = f"; of {closed:,} more only the fingerprint" if closed else ""
    report.well(f"{counted(shown)} of this pack stand in the ledger of {counted(now.size)}{more}")
    proofs = {}
    with (folder / "ledger" / "consistency.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            proofs[one["from"], unpacked(one["root"])] = [unpacked(node) for node in one["path"]]
    inside = sorted((folder / "checkpoints").glob("*.txt")) if (folder / "checkpoints").is_dir() else []
    earlier = [Checkpoint(one.read_text(encoding="utf-8"), f"checkpoints/{one.name}") for one in inside]
    for then in [*kept, *earlier]:
        check_kept(then, now, proofs, report)
    for then in earlier:
        check_signatures(then, keys, report, must=False)


def check_entry(one: dict[str, Any], now: Checkpoint) -> bool:
    """Check an entry of a pack, its words and its proof; gives whether it is shown, or only its fingerprint."""
    leaf, path, number = (
        bytes.fromhex(one["fingerprint"]),
        [unpacked(node) for node in one["path"]],
        one["entry"],
    )
    words = [(field, whose, bytes.fromhex(salt), value) for field, whose, salt, value in one["words"]]
    if one["body"] is not None:
        body = one["body"].encode("utf-8")
        if fingerprint(body) != leaf:
            raise Wrong("it does not match its fingerprint")
        check_words(read_body(body, number, now.origin), words)
    elif words:
        raise Wrong("there are words for an entry that is not shown")
    if root_of_proof(leaf, number, now.size, path) != now.root:
        raise Wrong("its proof does not lead to the checkpoint")
    return one["body"] is not None


def check_kept(
    then: Checkpoint, now: Checkpoint, proofs: dict[tuple[int, bytes], list[bytes]], report: Report
) -> None:
    """Whether an earlier checkpoint is the beginning of what the pack is about."""
    path = proofs.get((then.size, then.root), [] if then.size in (0, now.size) else None)
    if then.origin != now.origin:
        report.bad(f"{then.called} is of another ledger ({then.origin})")
    elif then.size > now.size:
        report.bad(older(then, now.size))
    elif path is None:
        report.open(
            f"nothing here proves that {then.called} ({counted(then.size)}) fits: ask for a pack made with it"
        )
    else:
        try:
            check_growth(then.size, then.root, now.size, now.root, path)
            report.well(f"{then.called} ({counted(then.size)}) is the beginning of this history")
        except Wrong:
            report.bad(f"history changed before entry {then.size}: {then.called} does not fit")


def older(then: Checkpoint, size: int) -> str:
    """Say that a checkpoint is of more entries than there are."""
    return f"older copy: {then.called} has {counted(then.size)}, here are {size:,}; entry {size} is missing"


def check_signatures(
    made: Checkpoint, keys: Sequence[tuple[str, int, bytes]], report: Report, must: bool = True
) -> None:
    """Say who signed a checkpoint; a key that was named must have."""
    for name, kind, key in keys:
        how = made.seen(name, kind, key)
        if how:
            report.well(f"{made.called}: {how} by {name}")
        elif must:
            report.bad(f"{made.called} was not signed by {name}")
    names = ", ".join(sorted({name for name, _, _ in made.signatures}))
    if names and not keys:
        report.well(
            f"{made.called} says it is signed by {names}; get their public key from them, then: --key KEY"
        )


def check_manifest(folder: Path, report: Report) -> None:
    """Whether every file is there, as it was written, and no other."""
    named = {"MANIFEST.sha256"}
    for line in (folder / "MANIFEST.sha256").read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        file = folder / name
        named.add(name)
        if ".." in Path(name).parts or Path(name).is_absolute() or not file.is_file():
            report.bad(f"file {name} is missing")
        elif hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            report.bad(f"file {name} was changed after the pack was made")
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and name not in named and "__pycache__" not in name:
            report.bad(f"file {name} was added after the pack was made")
    report.well(f"{len(named) - 1} files are listed in MANIFEST.sha256")


# --- A database file -----------------------------------------------------------------------------------------------


def check_database(
    file: Path, keys: Sequence[tuple[str, int, bytes]], kept: Sequence[Checkpoint], report: Report
) -> None:
    """Check every entry of every ledger in a database file; the file is only read."""
    if not file.is_file():
        raise Wrong(f"there is no file {file}")
    place = f"file:{quote(str(file.resolve()))}"
    try:
        base = sqlite3.connect(f"{place}?mode=ro", uri=True)
        base.execute("SELECT count(*) FROM head").fetchone()
    except sqlite3.OperationalError:  # on a medium that cannot be written
        base = sqlite3.connect(f"{place}?mode=ro&immutable=1", uri=True)
    base.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    both = "SELECT log FROM head UNION SELECT DISTINCT log FROM event ORDER BY 1"
    logs = [log for (log,) in base.execute(both)]
    for then in kept:
        check_signatures(then, keys, report)
        if then.origin not in logs:
            report.bad(f"{then.called} is of a ledger that is not in this file ({then.origin})")
    for log in logs:
        of_it = sorted((one for one in kept if one.origin == log), key=lambda one: one.size)
        check_ledger(base, log, of_it, report)
    base.close()


class Growing:
    """A tree that grows leaf by leaf: its right edge, and its finished blocks of 256, 65,536 ... leaves."""

    def __init__(self) -> None:
        self.size = 0
        self.edge: list[bytes] = []
        self.blocks: dict[tuple[int, int], bytes] = {}

    def append(self, node: bytes) -> None:
        """Take a leaf in."""
        place, height = self.size, 0
        while place & 1:
            node, place, height = joined(self.edge.pop(), node), place >> 1, height + 1
            if height % 8 == 0:
                self.blocks[height // 8, place] = node
        self.edge.append(node)
        self.size += 1

    def root(self) -> bytes:
        """The root over all leaves so far."""
        root = self.edge[-1] if self.edge else EMPTY
        for subtree in reversed(self.edge[:-1]):
            root = joined(subtree, root)
        return root


class Words:
    """The personal words in the order of their entries."""

    def __init__(self, rows: Iterator[Any], report: Report) -> None:
        self.rows, self.report = rows, report
        self.next = next(rows, None)

    def of(self, number: int) -> list[tuple[str, str, bytes, str]]:
        """The words of an entry; entries are asked for in order."""
        found = []
        while self.next is not None and self.next[0] <= number:
            if self.next[0] < number:
                self.report.bad(f"entry {self.next[0]}: there are words kept for it that it knows nothing of")
            else:
                found.append(self.next[1:])
            self.next = next(self.rows, None)
        return found


def check_ledger(base: sqlite3.Connection, log: str, kept: Sequence[Checkpoint], report: Report) -> None:
    """Check the entries, the tree and the words of one ledger."""
    head = base.execute("SELECT size, frontier FROM head WHERE log = ?", (log,)).fetchone()
    if head is None:
        report.bad(f"{log}: the ledger's head is missing")
        return
    said = "SELECT seq, field, person, salt, value FROM personal WHERE log = ? ORDER BY seq, field"
    words = Words(iter(base.execute(said, (log,))), report)
    tree, roots, fitting = Growing(), {0: EMPTY}, {one.size for one in kept}
    entries = "SELECT seq, body, leaf, at, kind, subject, actor FROM event WHERE log = ? ORDER BY seq"
    for seq, body, leaf, *copies in base.execute(entries, (log,)):
        if seq != tree.size:
            report.bad(f"entry {tree.size} is missing: the next one here has the number {seq}")
            return
        own = words.of(seq)
        try:
            raw = body.encode("utf-8", "surrogateescape") if isinstance(body, str) else bytes(body)
            tree.append(fingerprint(raw))
            if fingerprint(raw) != leaf:
                raise Wrong("it does not match its fingerprint: it was changed after it was recorded")
            found = read_body(raw, seq, log)
            if [found.get(part) for part in ("at", "kind", "subject", "actor")] != copies:
                raise Wrong("it is listed under other particulars than it holds")
            check_words(found, own)
        except Wrong as wrong:
            report.bad(f"entry {seq}: {wrong}")
        if tree.size in fitting:
            roots[tree.size] = tree.root()
    words.of(sys.maxsize)
    check_end(tree, head, report)
    nodes = base.execute("SELECT level, idx, hash FROM node WHERE log = ?", (log,))
    if {(level, place): kept_hash for level, place, kept_hash in nodes} != tree.blocks:
        report.bad("the kept fingerprints of finished blocks differ from the entries")
    check_roots(kept, roots, tree.size, report)
    report.well(f"{log}: {counted(tree.size)} read, root {tree.root().hex()}")


def check_end(tree: Growing, head: tuple[int, bytes], report: Report) -> None:
    """Whether the entries are those that the ledger's head says there are."""
    size, edge = head
    if size > tree.size:
        report.bad(f"entry {tree.size} is missing: the ledger ends there, and should have {counted(size)}")
    elif size < tree.size:
        report.bad(f"entry {size} was added behind the ledger's back: it should have {counted(size)}")
    elif b"".join(tree.edge) != edge and not report.wrong:
        last = max(tree.size - 1, 0)
        report.bad(
            f"entry {last} or one before it was changed together with its fingerprint: the head is another"
        )


def check_roots(kept: Sequence[Checkpoint], roots: dict[int, bytes], size: int, report: Report) -> None:
    """Whether the entries are those of the checkpoints that somebody kept; the smallest comes first."""
    last = 0
    for then in kept:
        if then.size > size:
            report.bad(older(then, size))
        elif roots[then.size] != then.root:
            where = f"between entry {last} and entry {then.size}" if last else f"before entry {then.size}"
            report.bad(f"history changed {where}: {then.called} does not fit")
        else:
            last = then.size
            report.well(f"{then.called} ({counted(then.size)}) is the beginning of this history")


def main(given: Sequence[str] | None = None) -> int:
    """Read what is wanted, check it, and give the exit code."""
    read = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    here = Path(__file__).parent
    read.add_argument("place", nargs="?", type=Path, default=here, help="a pack, or an SQLite file")
    read.add_argument("--key", action="append", default=[], help="a public key that must have signed")
    read.add_argument(
        "--checkpoint", action="append", default=[], type=Path, help="a checkpoint that you kept"
    )
    wanted = read.parse_args(given)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a name may have letters that this terminal has not
    report = Report()
    print(safe(f"Checking {wanted.place}"))
    try:
        keys = [public_key(line) for line in wanted.key]
        kept = [Checkpoint(one.read_text(encoding="utf-8"), str(one)) for one in wanted.checkpoint]
        (check_pack if wanted.place.is_dir() else check_database)(wanted.place, keys, kept, report)
    except (OSError, sqlite3.Error, ValueError, KeyError, TypeError, Wrong) as fault:
        print("  WRONG: it cannot be read: " + safe(str(fault)))
        return 2
    if report.wrong:
        others = len(report.wrong) - 1
        rest = f" And {others:,} more." if others else ""
        print(f"NOT as it was recorded. The first finding: {safe(report.wrong[0])}.{rest}")
        return 1
    if report.unclear:
        print(f"Nothing is wrong, but not everything could be checked: {safe(report.unclear[0])}.")
        return 1
    more = "" if keys or kept else " With --checkpoint and a checkpoint that you kept, more can be told."
    if wanted.place.is_dir():
        print(f"All is well.{more}")
    else:
        # Whoever reads "all" believes it of the tables, too, and those can be changed without the ledger.
        print(
            f"The ledger is well. The records made from it were not looked at: that takes compacttui verify.{more}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
