"""Our own four looks: light, dark, high contrast, and monochrome for terminals without colour.

Colour is never the only sign: every status also has a symbol and a word (`widgets/status.py`).
Every pair of colours that a screen puts together is measured by `tests/tui/test_themes.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.theme import Theme

if TYPE_CHECKING:
    from textual.app import App


class Look(StrEnum):
    """The looks a person can choose."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"
    MONOCHROME = "monochrome"


class Palette(NamedTuple):
    """The colours of one look, named by what they mean; each becomes a `$token` in the style sheets."""

    paper: str
    """Behind everything."""
    ink: str
    """Ordinary words."""
    quiet: str
    """Heads, labels and hints."""
    accent: str
    """Keys, and the mark of what has the focus."""
    late: str
    soon: str
    done: str
    decide: str
    nodata: str
    rule: str
    """Thin lines between panes; decoration, so not measured."""
    grip: str
    """The scroll bar's; decoration, too: the list says its count, and where one is."""
    cursor: str
    """Behind the line the cursor is on."""
    cursor_away: str
    """Behind that line while the focus is elsewhere."""
    field: str
    """Behind what can be typed into."""
    field_focus: str
    """The same, while it has the focus."""
    selected: str
    """Behind letters that are selected, and under the writing cursor."""
    on_selected: str
    on_cursor: str = ""
    """Words on the cursor's line, statuses too; empty: they keep their own colours."""


_LIGHT = Palette(
    paper="#fcfcfa",
    ink="#1b1f23",
    quiet="#59626a",
    accent="#0a519b",
    late="#ac131b",
    soon="#7a4a00",
    done="#14602a",
    decide="#6428a8",
    nodata="#59626a",
    rule="#cfd3d6",
    grip="#aab2b9",
    cursor="#dbe7f5",
    cursor_away="#eceff2",
    field="#eef1f4",
    field_focus="#dbe7f5",
    selected="#0a519b",
    on_selected="#ffffff",
)
_DARK = Palette(
    paper="#12161a",
    ink="#dce1e6",
    quiet="#9ba6b0",
    accent="#7cbaff",
    late="#ff8a80",
    soon="#e9b949",
    done="#62d183",
    decide="#c9abff",
    nodata="#9ba6b0",
    rule="#333b43",
    grip="#4b5661",
    cursor="#22344a",
    cursor_away="#1d242b",
    field="#1d242b",
    field_focus="#22344a",
    selected="#7cbaff",
    on_selected="#0c1014",
)
_HIGH_CONTRAST = Palette(
    paper="#000000",
    ink="#ffffff",
    quiet="#e4e4e4",
    accent="#8ecbff",
    late="#ffa19a",
    soon="#ffd84d",
    done="#6dff96",
    decide="#ddc3ff",
    nodata="#d6d6d6",
    rule="#ffffff",
    grip="#ffffff",
    cursor="#ffe600",
    cursor_away="#2b2b00",
    field="#262626",
    field_focus="#00305c",
    selected="#ffe600",
    on_selected="#000000",
    on_cursor="#000000",
)

PALETTES: Mapping[Look, Palette] = {
    Look.LIGHT: _LIGHT,
    Look.DARK: _DARK,
    Look.HIGH_CONTRAST: _HIGH_CONTRAST,
}
"""The looks that have colours of their own; monochrome takes the terminal's."""

_TERMINAL = "ansi_default"


def _tokens(palette: Palette) -> dict[str, str]:
    """Give the `$tokens` of our style sheets, and of the Textual widgets that forms use."""
    on_cursor = palette.on_cursor
    return {
        "ink": palette.ink,
        "quiet": palette.quiet,
        "late": palette.late,
        "soon": palette.soon,
        "done": palette.done,
        "decide": palette.decide,
        "nodata": palette.nodata,
        "rule": palette.rule,
        "cursor": palette.cursor,
        "cursor-away": palette.cursor_away,
        "cursor-style": "none",
        "head-style": "none",
        "on-cursor": on_cursor or palette.ink,
        "on-cursor-quiet": on_cursor or palette.quiet,
        "on-cursor-accent": on_cursor or palette.accent,
        "on-cursor-late": on_cursor or palette.late,
        "on-cursor-soon": on_cursor or palette.soon,
        "on-cursor-done": on_cursor or palette.done,
        "on-cursor-decide": on_cursor or palette.decide,
        "on-cursor-nodata": on_cursor or palette.nodata,
        "field": palette.field,
        "field-focus": palette.field_focus,
        "field-style": "none",
        "field-focus-style": "none",
        "selected": palette.selected,
        "on-selected": palette.on_selected,
        "press-style": "bold",
        "text": palette.ink,
        "text-muted": palette.quiet,
        "text-disabled": palette.quiet,
        "input-cursor-foreground": palette.on_selected,
        "input-cursor-background": palette.selected,
        "input-cursor-text-style": "none",
        "input-selection-foreground": palette.on_selected,
        "input-selection-background": palette.selected,
        "block-cursor-foreground": on_cursor or palette.ink,
        "block-cursor-background": palette.cursor,
        "block-cursor-text-style": "none",
        "block-cursor-blurred-foreground": on_cursor or palette.ink,
        "block-cursor-blurred-background": palette.cursor,
        "block-hover-background": palette.cursor_away,
        "border": palette.accent,
        "border-blurred": palette.rule,
        "scrollbar": palette.grip,
        "scrollbar-hover": palette.accent,
        "scrollbar-active": palette.accent,
        "scrollbar-background": palette.paper,
        "scrollbar-background-hover": palette.paper,
        "scrollbar-background-active": palette.paper,
        "scrollbar-corner-color": palette.paper,
        "screen-selection-background": palette.selected,
        "screen-selection-foreground": palette.on_selected,
    }


def _theme(look: Look, palette: Palette) -> Theme:
    return Theme(
        name=look,
        dark=look is not Look.LIGHT,
        primary=palette.accent,
        secondary=palette.accent,
        accent=palette.accent,
        warning=palette.soon,
        error=palette.late,
        success=palette.done,
        foreground=palette.ink,
        background=palette.paper,
        surface=palette.paper,
        panel=palette.field,
        text_alpha=1.0,
        variables=_tokens(palette),
    )


def _monochrome() -> Theme:
    """The terminal's own two colours: reverse, bold and underline carry what colour does elsewhere."""
    names = {name for name in _tokens(_DARK) if not name.endswith("style")}
    styles = {
        "cursor-style": "reverse",
        "head-style": "underline",
        "field-style": "underline",
        "field-focus-style": "underline",
        "press-style": "reverse",
        "input-cursor-text-style": "reverse",
        "block-cursor-text-style": "reverse",
        "block-cursor-blurred-text-style": "reverse",
    }
    return Theme(
        name=Look.MONOCHROME,
        ansi=True,
        primary=_TERMINAL,
        secondary=_TERMINAL,
        accent=_TERMINAL,
        warning=_TERMINAL,
        error=_TERMINAL,
        success=_TERMINAL,
        foreground=_TERMINAL,
        background=_TERMINAL,
        surface=_TERMINAL,
        panel=_TERMINAL,
        boost=_TERMINAL,
        variables={**dict.fromkeys(names | {"ansi-background", "ansi-foreground"}, _TERMINAL), **styles},
    )


THEMES: Mapping[Look, Theme] = {
    **{look: _theme(look, palette) for look, palette in PALETTES.items()},
    Look.MONOCHROME: _monochrome(),
}


def token_defaults() -> dict[str, str]:
    """Give a value for every `$token`, for `App.get_theme_variable_defaults` (read before a theme is on)."""
    return _tokens(_DARK)


def look_for(wanted: str, environ: Mapping[str, str]) -> Look:
    """Choose the look: `NO_COLOR` means monochrome, then what was asked for, else dark.

    Source of the rule: https://no-color.org (any value that is not empty).
    """
    if environ.get("NO_COLOR"):
        return Look.MONOCHROME
    return Look(wanted) if wanted in set(Look) else Look.DARK


def wear(app: App[Any], look: Look) -> None:
    """Put a look on: register ours, and leave none of the library's own to choose by accident."""
    for name in set(app.available_themes) - set(Look) - {app.theme}:
        app.unregister_theme(name)
    for theme in THEMES.values():
        app.register_theme(theme)
    if look is Look.DARK and not app.is_running:
        # As dark as the library's own, in other colours: before anything is styled there is nothing to style anew.
        app.set_reactive(type(app).theme, look)
        app.stylesheet.set_variables(app.get_css_variables())
    else:
        app.theme = look
