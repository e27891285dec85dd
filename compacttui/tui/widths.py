"""From which widths on a screen is laid out otherwise."""

from __future__ import annotations

OF_FORMS = [(0, "-tight"), (64, "-narrow"), (110, "-wide")]
"""Columns from which a form has room, with the class that its styles go by: labels above, beside, and help at the right."""
