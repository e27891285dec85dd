"""Values for an act or a question as the command line gives them: options, a JSON file, standard input."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from compacttui.acts.fields import FieldKind, FieldSpec
from compacttui.cli.session import Session
from compacttui.counting.profile import Profile
from compacttui.exchange.json_file import LARGEST, JsonFile, read_json
from compacttui.exchange.values import Around, missing, read_all
from compacttui.rules.refusal import BadInput, Refused


def pairs(given: Sequence[str], option: str) -> dict[str, object]:
    """The values of a repeated ``NAME=VALUE`` option; a name that was given several times has all of them.

    Raises:
        UsageError: one of them has no equals sign or no name.
    """
    values: dict[str, list[str]] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not (equals and name.strip()):
            raise click.UsageError(f"{option} “{one[:40]}”: write it as NAME=VALUE.")
        values.setdefault(name.strip(), []).append(value)
    return {name: several[0] if len(several) == 1 else several for name, several in values.items()}


def read_given(
    session: Session, specs: Sequence[FieldSpec], given: Mapping[str, object], file: str | None, option: str
) -> dict[str, object]:
    """The typed values of an act's or a question's fields.

    Args:
        session: where things are found.
        specs: the fields.
        given: what options said; they win over the file.
        file: a JSON file, ``-`` for standard input, empty or nothing for none.
        option: how a refusal calls the options, e.g. ``--set``.

    Raises:
        UsageError: a field that is needed is missing, or what an option said cannot be read.
        BadInput: what the file says cannot be read.
    """
    document = _document(file) if file else None
    values = {**(document.values if document else {}), **given}
    lacking = missing(specs, values)
    # A name that was mistyped is told as what it is, and not as another that is missing.
    if lacking and not values.keys() - {spec.name for spec in specs}:
        raise click.UsageError(_still_needed(lacking, option))
    try:
        return read_all(specs, values, Around(session.today, session.find, _profile))
    except BadInput:
        raise
    except Refused as refused:
        field = refused.field or ""
        if document is not None and field.partition(".")[0] not in given:
            raise document.refused(field, refused.message) from None
        raise click.UsageError(f"{option} {field}: {refused.message}") from None


def _still_needed(lacking: Sequence[FieldSpec], option: str) -> str:
    """Which fields are missing, and how each is given: what nobody may see never stands in a command line."""
    plain = ", ".join(spec.name for spec in lacking if spec.kind is not FieldKind.HIDDEN)
    unseen = ", ".join(spec.name for spec in lacking if spec.kind is FieldKind.HIDDEN)
    said = [f"Still needed: {plain}. Give each as {option} NAME=VALUE."] if plain else []
    if unseen:
        said.append(
            f"Still needed, unseen: {unseen}. Run this at a terminal, which asks for it, or give it with --json - on "
            "standard input; never in the command line."
        )
    return " ".join(said)


def _profile(path: str) -> Profile:
    from compacttui.exchange.ballots import read

    return read(path).profile


def _document(file: str) -> JsonFile:
    if file == "-":
        return read_json(sys.stdin.buffer.read(LARGEST + 1), "standard input")
    with Path(file).open("rb") as stream:
        return read_json(stream.read(LARGEST + 1), file)
