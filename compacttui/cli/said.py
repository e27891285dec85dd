"""What is said on the command line, understood: places, days, moments, towns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compacttui.rules.refusal import Refused

if TYPE_CHECKING:
    from compacttui.questions.towns import Town
    from compacttui.questions.view import View


def default_place() -> Path:
    """The file in the person's own data folder where records are kept unless another place is named."""
    from platformdirs import user_data_path

    return user_data_path("compacttui", appauthor=False) / "records.sqlite"


def read_day(typed: str, option: str, today: date) -> date:
    """A day as people type it.

    Raises:
        UsageError: it cannot be read; the sentence begins with the option.
    """
    from compacttui.rules.dates import parse_day

    try:
        return parse_day(typed, today=today)
    except Refused as refused:
        raise click.UsageError(f"{option}: {refused.message}") from None


def read_moment(typed: str) -> datetime:
    """A moment written as ISO 8601, in UTC; without a zone it is London's time.

    Raises:
        UsageError: it cannot be read.
    """
    from compacttui.rules.dates import to_utc

    try:
        moment = datetime.fromisoformat(typed)
        return moment.astimezone(UTC) if moment.tzinfo else to_utc(moment.date(), moment.time())
    except (ValueError, OverflowError):
        raise click.UsageError(
            f"--now: “{typed[:40]}” does not read as a moment. Write it like 2026-11-21T09:00."
        ) from None


def towns_named(known: Sequence[Town], named: str | None) -> tuple[Town, ...]:
    """The towns that a name, or an id, means; all of them where nothing was named.

    Raises:
        UsageError: no town is called so; the sentence lists those there are.
    """
    from compacttui.rules.text import folded

    if named is None:
        return tuple(known)
    found = tuple(town for town in known if named == town.id or folded(town.name) == folded(named))
    if not found:
        raise click.UsageError(
            f"No town is called “{named}” here. There are: {listed(town.name for town in known)}."
        )
    return found


def listed(names: Iterable[str]) -> str:
    """Names in a row, in their order."""
    return ", ".join(sorted(names))


def find_said(view: View, kind: str, typed: str, where: str) -> str:
    """The id of what has this name; one of the past will do where none is of today.

    Args:
        view: who asks.
        kind: what kind of thing.
        typed: its name, or its id.
        where: how a refusal calls the place where it was said, e.g. ``--param``.

    Raises:
        UsageError: there is none, or there are several; the sentence lists them.
    """
    from compacttui.questions.find import find
    from compacttui.questions.reports.missing import why_no_report
    from compacttui.questions.things import lookup, resolve

    try:
        return resolve(view, kind, typed)
    except Refused as refused:
        is_here = bool(lookup(view, kind, typed, 1))
        past = [choice for choice in find(view, typed) if kind in {choice.kind, "any"}]
        if len(past) == 1 and not is_here:
            return past[0].id
        why = why_no_report(view, typed) if kind == "report" and not is_here else ""
        raise click.UsageError(f"{where}: {why or refused.message}") from None
