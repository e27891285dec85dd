"""``compacttui verify``: was the history changed?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compacttui.cli.endings import Ending
from compacttui.cli.options import FORMS, PATH, WHERE, takes_session
from compacttui.cli.out import progress, put, put_cells, put_document
from compacttui.cli.session import Session
from compacttui.exchange.formats import Format
from compacttui.rules.roles import Role

if TYPE_CHECKING:
    from compacttui.questions.towns import Town
    from compacttui.records.verify import Verdict


@dataclass(frozen=True, slots=True)
class _Checked:
    """A town with what its check found.

    Attributes:
        town: the town.
        verdict: what is wrong, if anything.
        fitting: what its records were held against, and fit.
    """

    town: Town
    verdict: Verdict
    fitting: Sequence[str] = ()


@click.command()
@click.option("--log", "log_only", is_flag=True, help="Check the ledger alone, not the records made from it.")
@click.option(
    "--checkpoint",
    "files",
    multiple=True,
    type=PATH,
    metavar="FILE",
    help="Hold the history against this checkpoint that was kept elsewhere. May be repeated.",
)
@click.option(
    "--key",
    "keys",
    multiple=True,
    metavar="KEY",
    help="A public key that must have signed each checkpoint, or a file of such keys. May be repeated.",
)
@takes_session(WHERE, FORMS)
def verify(session: Session, log_only: bool, files: tuple[Path, ...], keys: tuple[str, ...]) -> int:
    """Check that the history was not changed.

    Every entry is checked against its fingerprint, and every record is worked out again from the entries.
    A history replaced as a whole cannot be told from the file alone: keep a checkpoint somewhere else (“compacttui
    checkpoint FILE”), and name it here the next time.
    """
    if keys and not files:
        raise click.UsageError("A key has signed a checkpoint: name that with --checkpoint.")
    return verified(session, log_only=log_only, files=files, keys=keys)


def verified(
    session: Session, *, log_only: bool = False, files: Sequence[Path] = (), keys: Sequence[str] = ()
) -> Ending:
    """Check the towns of a session, say what was found, and give the exit code for it."""
    found = [_Checked(town, _check(session, town, log_only=log_only)) for town in session.towns]
    if files:
        found = _held(session, found, files, keys)
    match session.form:
        case Format.JSON:
            put_document(_document(found))
        case Format.CSV:
            rows = [(of.town.name, one.entry, one.sentence) for of in found for one in of.verdict.findings]
            put_cells(("Town", "Entry", "Finding"), rows)
        case Format.TEXT:
            put("".join(_said(session, of) for of in found))
    return Ending.DONE if all(of.verdict.ok for of in found) else Ending.NO


def _held(
    session: Session, found: Sequence[_Checked], files: Sequence[Path], keys: Sequence[str]
) -> list[_Checked]:
    from compacttui.cli.kept import hold, others, read_kept
    from compacttui.exchange.checkpoint_files import read_public_keys
    from compacttui.records.verify import Finding
    from compacttui.rules.refusal import Refused

    kept, public = read_kept(files), read_public_keys(keys)
    held = []
    # A checkpoint of another ledger speaks against all of these records, and stands with the first.
    strangers = [Finding(None, sentence) for sentence in others(kept, (of.town for of in found))]
    for of in found:
        findings, fitting = [*of.verdict.findings, *strangers], []
        strangers = []
        try:
            against = hold(session.database, of.town, kept, public)
        except Refused:
            pass  # the ledger has no head: the check has said so
        else:
            findings += against.findings
            fitting = against.fitting
        held.append(_Checked(of.town, replace(of.verdict, findings=tuple(findings)), fitting))
    return held


def _check(session: Session, town: Town, *, log_only: bool) -> Verdict:
    show = progress("Checking")
    if log_only:
        from compacttui.records.verify import verify as check_log

        return check_log(session.database, town.id, deep=False, progress=show)
    from compacttui.acts.checks import check_history
    from compacttui.acts.desk import Desk

    # Nothing is looked up that may have been tampered with: anyone may check, whoever they are.
    desk = Desk(session.database, town.id, town.founder, Role.PUBLIC, session.rules, session.clock)
    return check_history(desk, show)


def _document(found: Sequence[_Checked]) -> dict[str, object]:
    return {
        "ok": all(of.verdict.ok for of in found),
        "towns": [
            {
                "town": of.town.name,
                "ok": of.verdict.ok,
                "entries": of.verdict.entries,
                "root": of.verdict.root,
                "deep": of.verdict.deep,
                "findings": of.verdict.findings,
                **({"fits": of.fitting} if of.fitting else {}),
            }
            for of in found
        ],
    }


def _said(session: Session, of: _Checked) -> str:
    town, verdict = of.town, of.verdict
    checked = f"{verdict.entries:,} entries" + (", and every record made from them" if verdict.deep else "")
    end = f"Size {verdict.entries}, root {verdict.root}.\n"
    fits = "".join(f"{sentence}\n" for sentence in of.fitting)
    if verdict.ok:
        return f"{town.name}: checked {checked}. Nothing was changed.\n{end}{fits}"
    first = verdict.findings[0]
    lines = [f"{town.name}: the history in {session.database.shown} is NOT as it was recorded."]
    lines += [f"First: {first.sentence}", *(f"Then:  {finding.sentence}" for finding in verdict.findings[1:])]
    lines.append("Keep this file as it is for whoever examines it, and open your newest backup.")
    return "\n".join(lines) + f"\n{fits}"
