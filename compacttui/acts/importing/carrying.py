"""Carrying out a whole import: every step is an act that a person could have done, all in one transaction.

It is no registered act: what it takes is a plan, and a plan is made from a file, not typed into a form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, text

from compacttui.acts.desk import Desk
from compacttui.acts.importing.identifiers import note_identifier
from compacttui.acts.registry import all_acts
from compacttui.records.log import Books
from compacttui.rules.permissions import MAY_IMPORT
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role

IDENTIFY: Final = "identifier.note"
"""The step that notes another register's number: no act that people do by itself."""

_REMEMBER: Final = text(
    "INSERT INTO work_meant (log, said, thing) VALUES (:log, :said, :thing) "
    "ON CONFLICT (log, said) DO UPDATE SET thing = excluded.thing"
)


@dataclass(frozen=True, slots=True)
class Made:
    """Stands for the thing that an earlier step makes, until it is made.

    Attributes:
        key: what the earlier step calls it.
    """

    key: str


Thing: TypeAlias = "str | Made"
"""A thing on record, by its id, or one that the plan makes."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a plan.

    Attributes:
        act: its name: "seat.create".
        values: what is filled in; things that earlier steps make stand as `Made`.
        row: the row of the file that it comes from.
        gives: the key of the thing that it makes, if later steps need it.
    """

    act: str
    values: Mapping[str, object]
    row: int
    gives: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """What an import does, once somebody says so.

    Attributes:
        kind: what kind of import.
        file: the file's name, without its folder.
        sha256: its hash.
        entries: how many entries the ledger had when the plan was made.
        steps: the acts, in order.
        added: how many rows put something new on record.
        changed: how many change something.
        same: how many change nothing.
        left_out: how many are left out.
        meant: which thing each decided name means, by the hash of the name.
    """

    kind: str
    file: str
    sha256: str
    entries: int
    steps: Sequence[Step]
    added: int
    changed: int
    same: int
    left_out: int
    meant: Mapping[str, Thing] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Carried:
    """An import that was carried out.

    Attributes:
        imported: its id, to undo it by; empty where there was nothing to do.
        entries: how many entries it left.
    """

    imported: str
    entries: int


def check_may_import(role: Role) -> None:
    """Refuse a role that may not take files in.

    Raises:
        NotPermitted: it may not; the sentence says who may.
    """
    if role not in MAY_IMPORT:
        raise NotPermitted(
            f"Files are taken in by the officer. You are here as {role.words}. Nothing was changed."
        )


def carry_out(
    desk: Desk, planned: Planned, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> Carried:
    """Do everything that a plan says, or nothing; a plan with nothing to do leaves no entry.

    Args:
        desk: who does it.
        planned: the plan that the person saw.
        progress: told now and then how many steps are done, and how many there are.

    Raises:
        NotPermitted: the role may not.
        Refused: a rule forbids a step (the sentence names the row), or something was recorded since the plan was made.
    """
    check_may_import(desk.role)
    if not planned.steps:
        return Carried("", 0)
    with desk.together() as books:
        if books.seq != planned.entries:
            raise Refused(
                "Something was recorded since this plan was made. Nothing was changed. Look at the plan again."
            )
        made = _steps_done(desk, planned.steps, progress)
        imported = _noted(desk, books, planned)
        _remember(books.connection, desk.town, planned.meant, made)
    return Carried(imported, len(desk.kept))


def _steps_done(desk: Desk, steps: Sequence[Step], progress: Callable[[int, int], None]) -> Mapping[str, str]:
    acts: Mapping[str, Callable[..., Any]] = {**all_acts(), IDENTIFY: note_identifier}
    made: dict[str, str] = {}
    for number, step in enumerate(steps):
        progress(number, len(steps))
        try:
            result = acts[step.act](
                desk, **{name: _found(value, made) for name, value in step.values.items()}
            )
        except Refused as refused:
            raise Refused(
                f"Row {step.row}: {refused.message} Nothing of the file was taken in.", field=refused.field
            ) from refused
        if step.gives:
            made[step.gives] = str(result)
    progress(len(steps), len(steps))
    return made


def _noted(desk: Desk, books: Books, planned: Planned) -> str:
    with desk.writing():
        imported = books.new_id("import")
        books.record(
            "import.carried_out",
            imported,
            of="",
            private={"file": planned.file},
            kind=planned.kind,
            sha256=planned.sha256,
            first_seq=planned.entries,
            last_seq=books.seq - 1,
            added=planned.added,
            changed=planned.changed,
            same=planned.same,
            left_out=planned.left_out,
        )
    return imported


def _remember(connection: Connection, town: str, meant: Mapping[str, Thing], made: Mapping[str, str]) -> None:
    if meant:
        rows = [{"log": town, "said": said, "thing": _found(thing, made)} for said, thing in meant.items()]
        connection.execute(_REMEMBER, rows)


def _found(value: object, made: Mapping[str, str]) -> object:
    return made[value.key] if isinstance(value, Made) else value
