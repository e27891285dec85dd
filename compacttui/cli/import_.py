"""``compacttui import``: a file of seats, organisations, people, meetings or interests, taken in after a look at the plan."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compacttui.cli.endings import Ending
from compacttui.cli.given import pairs
from compacttui.cli.options import CHANCE, FORMS, PATH, WHERE, WHO, takes_session
from compacttui.cli.out import progress, put, put_document, put_rows, tell
from compacttui.cli.session import Session
from compacttui.exchange.formats import Format
from compacttui.rules.refusal import BadInput, Refused

if TYPE_CHECKING:
    from compacttui.acts.importing import Carried
    from compacttui.exchange.importing import Asked, Choices, ImportKind, Plan


@click.command("import")
@click.argument("kind")
@click.argument("file", type=PATH)
@click.option("--dry-run", is_flag=True, help="Show the plan and write nothing.")
@click.option("--sheet", metavar="NAME", help="The sheet, where the file has several.")
@click.option(
    "--match",
    "matches",
    metavar="THING=COLUMN",
    multiple=True,
    help="Which column holds what: a heading or a letter, “-” for none; remembered.",
)
@click.option(
    "--decide",
    "decisions",
    metavar="QUESTION=ANSWER",
    multiple=True,
    help="Answer a question of the plan, e.g. 7.holder=new.",
)
@click.option("--skip", is_flag=True, help="Leave out the rows that are unclear or wrong.")
@click.option(
    "--set",
    "settings",
    metavar="NAME=VALUE",
    multiple=True,
    help="What holds for the whole file, e.g. membership=full for organisations.",
)
@takes_session(WHERE, WHO, CHANCE, FORMS)
def import_(
    session: Session,
    kind: str,
    file: Path,
    dry_run: bool,
    sheet: str | None,
    matches: tuple[str, ...],
    decisions: tuple[str, ...],
    skip: bool,
    settings: tuple[str, ...],
) -> Ending:
    """Take in a spreadsheet (CSV, XLSX, ODS) or a Popolo file.

    KIND is seats, organisations, people, meetings, interests or popolo. Every row of the plan is new, changed, the same,
    unclear or an error, with the reason; nothing is written while a row is unclear or wrong. It is one act:
    “compacttui do import.undo” undoes it whole. Running it twice changes nothing.
    """
    from compacttui.exchange.importing import Choices, carry_out

    choices = Choices(
        sheet=sheet,
        columns=_texts(matches, "--match"),
        answers=_texts(decisions, "--decide"),
        leaves_out=skip,
        settings=_texts(settings, "--set"),
    )
    plan = _plan(session, kind, file, choices)
    for key in choices.answers.keys() - {asked.key for asked in plan.asked}:
        tell(f"--decide {key}: the plan asks nothing of that name, so nothing follows from it.")
    carried = None
    if not dry_run and not plan.held_up_by:
        carried = carry_out(session.desk(), plan, progress("Taking in"))
    _show(session, plan, carried, dry_run=dry_run)
    return Ending.NO if plan.held_up_by else Ending.DONE


def _plan(session: Session, kind: str, file: Path, choices: Choices) -> Plan:
    from compacttui.exchange.importing import all_kinds, plan, read_book
    from compacttui.exchange.importing.kinds import POPOLO

    if kind == POPOLO:
        from compacttui.exchange.importing.popolo import plan_popolo, read_popolo

        return plan_popolo(session.view(), read_popolo(file), choices)
    if kind not in all_kinds():
        known = ", ".join((*all_kinds(), POPOLO))
        raise click.UsageError(f"“{kind}” cannot be taken in. There are: {known}.")
    _check_matches(all_kinds()[kind], choices.columns)
    try:
        return plan(session.view(), read_book(file), kind, choices)
    except BadInput:
        raise
    except Refused as refused:
        if refused.field in choices.settings:
            raise click.UsageError(f"--set {refused.field}: {refused.message}") from None
        raise


def _check_matches(kind: ImportKind, matches: Mapping[str, str]) -> None:
    names = [column.name for column in kind.columns]
    for name in matches:
        if name not in names:
            raise click.UsageError(
                f"--match {name}: no column of {kind.name} is for that. There are: {', '.join(names)}."
            )


def _texts(given: tuple[str, ...], option: str) -> dict[str, str]:
    return {
        name: value if isinstance(value, str) else str(value) for name, value in pairs(given, option).items()
    }


def _show(session: Session, plan: Plan, carried: Carried | None, *, dry_run: bool) -> None:
    from compacttui.exchange.importing import PlanRow
    from compacttui.questions.registry import columns_of

    if session.form is Format.JSON:
        put_document(_as_data(plan, carried))
        return
    put_rows(session, plan.rows, columns_of(PlanRow), empty="No row holds anything to take in.")
    if session.form is Format.CSV:
        tell(plan.summary)
        return
    for asked in plan.asked:
        if not asked.answer:
            put(_question(asked))
    put("".join(f"{note}\n" for note in plan.notes))
    put(f"\n{plan.summary}\n{_what_now(plan, carried, dry_run=dry_run)}\n")


def _question(asked: Asked) -> str:
    options = "".join(f"  {asked.key}={option.value}  {option.words}\n" for option in asked.options)
    return f"\nRow {asked.row}: {asked.asks}\n{options}"


def _what_now(plan: Plan, carried: Carried | None, *, dry_run: bool) -> str:
    if carried is not None and carried.imported:
        undo = f'compacttui do import.undo --set "imported={plan.planned.file}"'
        return f"Done: {carried.entries:,} entries. To undo it: {undo}"
    if plan.held_up_by:
        return (
            "Nothing was changed. Put the rows right in the file, answer with --decide QUESTION=ANSWER, "
            "or leave them out with --skip."
        )
    if not plan.has_work:
        return "Everything is on record already. Nothing was changed."
    return "This is the plan; nothing was changed." if dry_run else "Nothing was changed."


def _as_data(plan: Plan, carried: Carried | None) -> dict[str, object]:
    return {
        "kind": plan.kind,
        "file": plan.source,
        "sheet": plan.sheet,
        "columns": plan.uses,
        "counts": {state.value: number for state, number in sorted(plan.counts.items())},
        "rows": plan.rows,
        "asked": plan.asked,
        "notes": plan.notes,
        "held_up_by": plan.held_up_by,
        "done": carried is not None,
        "imported": carried.imported if carried else "",
        "entries": carried.entries if carried else 0,
    }
