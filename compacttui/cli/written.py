"""Files that commands write: where one may be, and what it may be called."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

from compacttui.exchange.files import check_ending
from compacttui.rules.refusal import Refused


def check_file(file: Path | None, *, replace: bool, endings: Collection[str] = (), besides: str = "") -> None:
    """Refuse a file before anything is made for it.

    Args:
        file: where it is to go; nothing for standard output.
        replace: whether it may take the place of another.
        endings: how its name may end, each with its dot; nothing where the form was said otherwise.
        besides: what to do about other endings, as a sentence.

    Raises:
        UsageError: there is one of that name, it is a folder, or the name is that of another kind of file.
    """
    if file is None:
        return
    if file.is_dir():
        raise click.UsageError(f"{file} is a folder. Name a file in it.")
    if file.exists() and not replace:
        raise click.UsageError(f"{file} is there already. Choose another name, or say --replace.")
    if endings:
        try:
            check_ending(file, endings, besides)
        except Refused as refused:
            raise click.UsageError(refused.message) from None
