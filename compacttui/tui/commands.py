"""Every command of the interface, registered once: the bindings, the footer, the palette and `?` read it here.

A widget or a place defines its commands beside the actions they run, and binds them with `bind`. A person
changes a key by the command's name, in the rule book's `keys` table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from textual.binding import Binding, BindingType

from compacttui.rules.refusal import Refused

EVERYWHERE = "Everywhere"
LISTS = "Lists"
FORMS = "Forms"

_FUNCTION_KEYS = {f"f{number}" for number in range(1, 13)}
_MODIFIERS = {"ctrl", "alt", "shift"}


class Command(NamedTuple):
    """One thing that a key does."""

    name: str
    """What the rule book calls it: `list.open`."""
    title: str
    """What the footer and the palette call it: one or two words."""
    keys: str
    """The keys that do it unless the rule book says otherwise, with commas between."""
    action: str
    """The Textual action it runs on the widget that binds it."""
    does: str
    """One sentence for `?`."""
    area: str
    """Where it works; `?` groups by this."""
    rank: int
    """Its order in the footer; 0 keeps it out of there."""


_known: dict[str, Command] = {}


def command(name: str, title: str, keys: str, action: str, does: str, *, area: str, rank: int = 0) -> Command:
    """Register a command.

    Raises:
        ValueError: another command has this name.
    """
    new = Command(name, title, keys, action, does, area, rank)
    if _known.setdefault(name, new) != new:
        raise ValueError(f"two commands are called {name}")
    return new


def bind(*commands: Command) -> list[BindingType]:
    """Give the bindings of a widget, a place or a screen."""
    return [
        Binding(one.keys, one.action, one.title, show=one.rank > 0, id=one.name, tooltip=one.does)
        for one in commands
    ]


def known() -> tuple[Command, ...]:
    """Give every command registered so far, in the order of registration."""
    return tuple(_known.values())


def named(name: str | None) -> Command | None:
    """Give the command of this name, if there is one."""
    return _known.get(name) if name else None


_WORDS = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Delete",
    "insert": "Insert",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "question_mark": "?",
    "slash": "/",
    "full_stop": ".",
    "comma": ",",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
    "semicolon": ";",
    "colon": ":",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "asterisk": "*",
}


def key_words(key: str) -> str:
    """Say a key as people read it: `Esc`, `?`, `F2`, `^p`, `Alt+s`."""
    *modifiers, last = key.split("+")
    word = _WORDS.get(last) or (last if len(last) == 1 else last.capitalize())
    if "ctrl" in modifiers:
        word = f"^{word}"
    others = [modifier.capitalize() for modifier in modifiers if modifier != "ctrl"]
    return "+".join([*others, word])


def keymap(chosen: Mapping[str, str], *, letters: bool = True) -> dict[str, str]:
    """Give the keys that differ from the defaults, for `App.set_keymap`.

    Args:
        chosen: keys by command name, as the rule book has them.
        letters: False moves every single character to Alt and that character, for people who
            dictate, or who strike keys by accident.

    Raises:
        Refused: a name that no command has, a key that no keyboard sends, or one key for two commands of
            one area; the field is `keys.NAME`.
    """
    for name, keys in chosen.items():
        if name not in _known:
            raise Refused(
                f"No command is called “{name}”. The ? screen lists their names.", field=f"keys.{name}"
            )
        for key in _split(keys):
            _check_key(name, key)
    wanted = {one.name: _split(chosen.get(one.name, one.keys)) for one in _known.values()}
    _check_clashes(wanted, chosen)
    if not letters:
        wanted = {name: _beside_alt(keys) for name, keys in wanted.items()}
    return {name: ",".join(keys) for name, keys in wanted.items() if keys != _split(_known[name].keys)}


def _split(keys: str) -> list[str]:
    return [key.strip() for key in keys.split(",") if key.strip()]


def _beside_alt(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(f"alt+{key}" if len(key) == 1 else key for key in keys))


def _check_key(name: str, key: str) -> None:
    *modifiers, last = key.split("+")
    if not _MODIFIERS.issuperset(modifiers) or not (
        last in _WORDS or last in _FUNCTION_KEYS or (len(last) == 1 and last.isalnum())
    ):
        raise Refused(
            f"“{key}” is not a key for {name}. Write for example c, G, f2, alt+s, ctrl+g, enter or question_mark.",
            field=f"keys.{name}",
        )


def _check_clashes(wanted: Mapping[str, list[str]], chosen: Mapping[str, str]) -> None:
    """Refuse a new key that a command of the same area, or one that works everywhere, has already.

    The defaults themselves share some keys: Esc and Enter mean the nearest thing.
    """
    for name in chosen:
        area = _known[name].area
        for other, keys in wanted.items():
            near = {area, EVERYWHERE} if area != EVERYWHERE else None  # everywhere meets every area
            if other == name or (near and _known[other].area not in near):
                continue
            for key in (set(wanted[name]) - set(_split(_known[name].keys))) & set(keys):
                raise Refused(
                    f"The key {key} cannot serve {name}: it is the key of {other}. Change one of them.",
                    field=f"keys.{name}",
                )
