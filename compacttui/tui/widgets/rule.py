"""The thin rule under a title."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget


class ThinRule(Widget):
    """One thin line, from where words begin to the right edge."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "ThinRule { height: 1; color: $rule; }"

    def render(self) -> Content:
        """Draw it."""
        return Content("  " + "─" * max(0, self.size.width - 3))
