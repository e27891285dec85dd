"""The bottom line: the five keys that matter here, then `?`."""

from __future__ import annotations

from textual.content import Content

from compacttui.tui.widgets.cells import Bit
from compacttui.tui.widgets.hints import Hint, HintRow, hints_of, width_of_hints
from compacttui.tui.widgets.text import said

_MOST = 5
ALWAYS = 1_000
"""Commands of this rank and above stand at the right, whatever else there is."""
QUIET = 500
"""Commands of this rank and above are hinted at elsewhere, and not here."""


class Footer(HintRow):
    """One line of keys."""

    DEFAULT_CSS = "Footer { height: 1; background: $background; color: $ink; }"

    def hints(self) -> list[Hint]:
        """The hints of every command that works here."""
        return hints_of(self.screen)

    def render(self) -> Content:
        """Show as many keys as fit, the first five at most."""
        self._shown = hints = self.hints()
        always = [hint for hint in hints if hint.rank >= ALWAYS]
        here = [hint for hint in hints if hint.rank < QUIET][:_MOST]
        while here and 1 + width_of_hints(here) + width_of_hints(always) > self.size.width + 2:
            here.pop()
        self._spots = []
        left = self.row(here, 1)
        start = max(0, self.size.width + 2 - width_of_hints(always))
        gap = start - 1 - max(0, width_of_hints(here) - 3 * bool(here))
        return said(Bit(" "), *left, Bit(" " * gap), *self.row(always, start))
