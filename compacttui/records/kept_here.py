"""Drafts kept on this computer while the server cannot be reached: their writer's alone, gone once the server has them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose drafts: of one person in one town of one server.

    Attributes:
        place: the server, as a person may read it.
        log: the town.
        person: who, by id.
    """

    place: str
    log: str
    person: str


def keep(whose: Whose, form: str, about: str, body: str, saved_at: str) -> None:
    """Keep a draft in a file that only its writer's account on this computer can read.

    Raises:
        OSError: it cannot be written.
    """
    file = _file(whose, form, about)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    held = {**_key(whose, form, about), "body": body, "saved_at": saved_at}
    part = file.with_suffix(f".{os.getpid()}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        json.dump(held, stream, ensure_ascii=False)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(file)


def find(whose: Whose, form: str, about: str) -> Mapping[str, str] | None:
    """The draft of a form that is kept here, if there is one: its `body` and when it was `saved_at`."""
    return _read(_file(whose, form, about))


def all_of(whose: Whose) -> Iterator[Mapping[str, str]]:
    """Every draft of a person that is kept here, with its `form` and what it is `about`."""
    for file in sorted(_folder().glob("*.json")) if _folder().is_dir() else ():
        held = _read(file)
        if held is not None and {name: held.get(name) for name in ("place", "log", "person")} == {
            "place": whose.place,
            "log": whose.log,
            "person": whose.person,
        }:
            yield held


def let_go(whose: Whose, form: str, about: str) -> None:
    """Throw away what is kept here of a form; nothing happens where there is nothing."""
    _file(whose, form, about).unlink(missing_ok=True)


def _read(file: Path) -> Mapping[str, str] | None:
    try:
        held: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return {str(name): str(value) for name, value in held.items()}


def _key(whose: Whose, form: str, about: str) -> dict[str, str]:
    return {"place": whose.place, "log": whose.log, "person": whose.person, "form": form, "about": about}


def _file(whose: Whose, form: str, about: str) -> Path:
    name = sha256(json.dumps(_key(whose, form, about), sort_keys=True).encode()).hexdigest()
    return _folder() / f"{name[:32]}.json"


def _folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("compacttui", appauthor=False) / "drafts"
