"""Asking whoever sits at the terminal; what a script gives on standard input is taken line by line."""

from __future__ import annotations

import sys

import click

from compacttui.cli.endings import tell


def ask_unseen(prompt: str) -> str:
    """Ask for something that nobody may see, such as a passphrase.

    Raises:
        UsageError: nobody is there to be asked, and no line of standard input is left.
    """
    if sys.stdin.isatty():
        typed: str = click.prompt(prompt, hide_input=True, err=True)
        return typed
    # The library would warn about every pipe, and end without a word where it is empty.
    tell(f"{prompt}:")
    line = sys.stdin.readline()
    if not line:
        raise click.UsageError(
            f"{prompt}: nothing was typed. Run this at a terminal, or give it as a line of standard input. "
            "Nothing was changed."
        )
    return line.removeprefix("\ufeff").rstrip("\r\n")
