"""The list of what was erased, kept outside the records: a copy from before an erasure still holds the words.

It lies beside an SQLite file, and for a server in the data folder of whoever uses the program. It holds ids, numbers and
fingerprints of entries, and nobody's words. It can always be made anew from the records, and only grows: what it says of
records that were lost or replaced stays in it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from compacttui.records.database import Database
from compacttui.records.erasures import ERASING, listed_in
from compacttui.records.events import Event
from compacttui.records.log import event_table
from compacttui.rules.refusal import BadInput

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Erasure:
    """One entry that erased words, as it can be done again in a copy from before it.

    Attributes:
        leaf: the fingerprint of the entry, as hex: where it is, nothing has to be done again.
        town: in whose ledger.
        kind: the kind of the entry.
        subject: whose words, or what was kept long enough.
        about: every thing that it touches.
        data: its data, without the list of words.
        words: the fields that were erased, by the number of the entry in which they stood.
        leaves: the fingerprints of those entries, as hex: in other records a number may mean another entry.
    """

    leaf: str
    town: str
    kind: str
    subject: str
    about: tuple[str, ...]
    data: Mapping[str, Any]
    words: Mapping[int, tuple[str, ...]]
    leaves: Mapping[int, str]

    def as_line(self) -> str:
        """The erasure as a line of the list."""
        known = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps(known, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_line(cls, line: str) -> Erasure:
        """The erasure that a line of the list tells; raises ValueError, KeyError or TypeError where it tells none."""
        said = json.loads(line)
        texts = {name: str(said[name]) for name in ("leaf", "town", "kind", "subject")}
        if texts["kind"] not in ERASING:
            raise ValueError(f"{texts['kind']} erases nothing")
        return cls(
            **texts,
            about=tuple(str(thing) for thing in said["about"]),
            data=dict(said["data"]),
            words={int(seq): tuple(map(str, fields)) for seq, fields in said["words"].items()},
            leaves={int(seq): str(leaf) for seq, leaf in said["leaves"].items()},
        )


def list_of(database: Database) -> Path:
    """Where the list of a database is."""
    if database.path is not None:
        return list_beside(database.path)
    # Only a server's list is in the data folder.
    from platformdirs import user_data_path

    name = sha256(database.shown.encode()).hexdigest()[:16]
    return user_data_path("compacttui", appauthor=False) / f"server-{name}.erased"


def list_beside(file: Path) -> Path:
    """Where the list of an SQLite file is."""
    return file.with_name(f"{file.name}.erased")


def erasures_in(database: Database) -> tuple[Erasure, ...]:
    """Every erasure that the records tell of, in every town.

    Raises:
        StoreTrouble: the records cannot be read.
    """
    e = event_table.c
    query = select(e.log, e.body, e.leaf).where(e.kind.in_(ERASING)).order_by(e.log, e.seq)
    with database.reading() as connection:
        return tuple(
            _erasure(connection, row.log, row.body, bytes(row.leaf))
            for row in connection.execute(query).all()
        )


def _erasure(connection: Connection, log: str, body: str, leaf: bytes) -> Erasure:
    event, words = Event.from_body(json.loads(body)), listed_in(body)
    e, numbers = event_table.c, sorted(words)
    leaves: dict[int, str] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        query = select(e.seq, e.leaf).where(e.log == log, e.seq.in_(some))
        leaves.update((row.seq, bytes(row.leaf).hex()) for row in connection.execute(query))
    return Erasure(
        leaf=leaf.hex(),
        town=log,
        kind=event.kind,
        subject=event.subject,
        about=event.about,
        data={name: value for name, value in event.data.items() if name != "words"},
        words={seq: words[seq] for seq in numbers},
        leaves=leaves,
    )


def read_list(file: Path) -> tuple[Erasure, ...]:
    """What a list says was erased; nothing where there is none.

    Raises:
        BadInput: a line of it is no erasure, or it cannot be read.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("the list of what was erased cannot be read.", source=str(file)) from error
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(Erasure.from_line(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            message = (
                "this line of the list of what was erased cannot be read. Restore the file from a copy of it."
            )
            raise BadInput(message, source=str(file), line=number) from error
    return tuple(found)


def all_erasures(*some: Iterable[Erasure]) -> tuple[Erasure, ...]:
    """Erasures from several places, each once."""
    return tuple({one.leaf: one for part in some for one in part}.values())


def keep_list(database: Database) -> bool:
    """Bring the list up to date with the records; whether it could be written.

    What stands in it already stays. Called after every erasure, by a backup, and by the doctor.
    """
    file = list_of(database)
    with suppress(OSError, BadInput):
        before = read_list(file)
        now = all_erasures(before, erasures_in(database))
        if now == before:
            return True
        file.parent.mkdir(parents=True, exist_ok=True)
        write_list(file, now)
        return True
    return False


def write_list(file: Path, erasures: Sequence[Erasure]) -> None:
    """Write a list, whole or not at all; an empty one only in place of another.

    Raises:
        OSError: it cannot be written.
    """
    if not erasures and not file.exists():
        return
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8") as lines:
            part.chmod(0o600)
            lines.writelines(f"{one.as_line()}\n" for one in erasures)
            lines.flush()
            os.fsync(lines.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
