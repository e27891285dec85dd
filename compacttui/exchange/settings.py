"""The rule book on this computer: the shipped defaults, and the person's own file over them."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from compacttui.paths import expanded
from compacttui.rules.refusal import BadInput
from compacttui.rules.rulebook import Given, RuleBook, Value, complete, find_key, merge, parse, plain
from compacttui.shipped import default_rule_book

ENVIRONMENT: Final = "COMPACTTUI_CONFIG"
"""The variable that names another file than the one in this person's configuration folder."""

_HEAD: Final = (
    "# Your own choices over the default rule book, written by `compacttui config set`.\n"
    "# What is not here is as in the defaults; `compacttui config` lists every key.\n\n"
)


class Changed(NamedTuple):
    """What `set_value` or `reset_value` did.

    Attributes:
        key: the key's name.
        before: its value before, in words of the file.
        after: its value now.
        file: the file that holds the person's choices.
    """

    key: str
    before: str
    after: str
    file: Path


def user_file(explicit: str | Path | None = None) -> Path:
    """The file that holds the person's own choices; it may not exist.

    Named on the command line, by the environment variable `COMPACTTUI_CONFIG`, or ``config.toml`` in the
    folder that this system has for the configuration of a user: the first of these.
    """
    named = explicit or os.environ.get(ENVIRONMENT)
    if named:
        return expanded(named)
    from platformdirs import user_config_path  # only when nobody named a file

    return user_config_path("compacttui", appauthor=False) / "config.toml"


def load(explicit: str | Path | None = None) -> RuleBook:
    """The rule book that applies here.

    Raises:
        BadInput: a file that was named is not there, cannot be read, or says something that is not allowed.
    """
    return merge(default_book(), _given(user_file(explicit), _is_named(explicit)))


@lru_cache(maxsize=1)
def default_book() -> RuleBook:
    """The shipped rule book.

    Raises:
        BadInput: the installation is damaged.
    """
    path = default_rule_book()
    try:
        text = _text(path)
    except FileNotFoundError:
        raise BadInput(
            "the default rule book is missing; install the program again.", source=str(path)
        ) from None
    return complete(parse(text, str(path)))


def get_value(name: str, book: RuleBook) -> str:
    """The value of a key as a person would type it.

    Raises:
        Refused: there is no such key.
    """
    return _said(book[name])


def set_value(name: str, text: str, explicit: str | Path | None = None) -> Changed:
    """Choose another value for a key, and keep it in the person's file; a default value is not kept.

    Raises:
        Refused: there is no such key, the value is not allowed, or the file cannot be written. Nothing was
            changed then.
    """
    return _change(name, find_key(name).typed(text), explicit)


def reset_value(name: str, explicit: str | Path | None = None) -> Changed:
    """Go back to the default of a key.

    Raises:
        Refused: as `set_value`.
    """
    return _change(name, default_book()[name], explicit)


def _change(name: str, value: Value, explicit: str | Path | None) -> Changed:
    file, default = user_file(explicit), default_book()
    given = _given(file, must_exist=False)
    before = merge(default, given)
    values = {**given.values, name: value}
    after = merge(default, Given(str(file), values, given.text))
    _write(file, {key: chosen for key, chosen in values.items() if chosen != default[key]})
    return Changed(name, _said(before[name]), _said(after[name]), file)


def _given(file: Path, must_exist: bool) -> Given:
    try:
        text = _text(file)
    except FileNotFoundError:
        if must_exist:
            raise BadInput(
                f"there is no such file; check the path, or leave out --config and {ENVIRONMENT}.",
                source=str(file),
            ) from None
        return Given(str(file))
    return parse(text, str(file))


def _is_named(explicit: str | Path | None) -> bool:
    return bool(explicit or os.environ.get(ENVIRONMENT))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadInput(
            "this is not text in UTF-8; save the file again in that form.", source=str(path), line=line
        ) from None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise BadInput(
            f"the file cannot be read ({reason}); check its permissions.", source=str(path)
        ) from None


def _write(file: Path, values: dict[str, Value]) -> None:
    import tomli_w  # only to write

    tables: dict[str, dict[str, object]] = {}
    for name in sorted(values):
        section, _, field = name.partition(".")
        tables.setdefault(section, {})[field] = plain(values[name])
    try:
        _replace(file.resolve(), (_HEAD + tomli_w.dumps(tables)).encode("utf-8"))
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise BadInput(
            f"your choices cannot be written here ({reason}). Look whether you may write there. Nothing was changed.",
            source=str(file),
        ) from None


def _replace(file: Path, content: bytes) -> None:
    """Write beside the file and put in its place: it is whole before and after, whatever happens between."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise


def _said(value: Value) -> str:
    written = plain(value)
    if isinstance(written, bool):
        return "true" if written else "false"
    if isinstance(written, dict):
        return " ".join(f"{name}={text}" for name, text in written.items())
    return " ".join(written) if isinstance(written, list) else str(written)
