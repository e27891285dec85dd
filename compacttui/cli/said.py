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
