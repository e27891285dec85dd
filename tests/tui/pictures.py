"""Pictures of a screen as a person sees it: SVG from Textual, PNG by cairosvg for looking at."""

from __future__ import annotations

import re
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot


def svg_of(app: App[object], title: str = "compacttui") -> str:
    """Draw the screen; the font is the reader's own, nothing is fetched from anywhere."""
    drawn = app.export_screenshot(title=title)
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)
    return drawn.replace("Fira Code, monospace", "monospace").replace(
        "font-family: Fira Code", "font-family: monospace"
    )


async def still(pilot: Pilot[object]) -> str:
    """Draw the screen once nothing moves any more: the keys at the bottom follow a moment after what they are about."""
    before, now = "", svg_of(pilot.app)
    while before != now:
        await pilot.pause()
        await pilot.pause()
        before, now = now, svg_of(pilot.app)
    return now


def png_of(app: App[object], file: Path, title: str = "compacttui") -> Path:
    """Save the screen as a PNG file."""
    import cairosvg

    drawn = svg_of(app, title).replace("font-family: monospace", "font-family: DejaVu Sans Mono")
    drawn = drawn.replace("font-family: arial", "font-family: DejaVu Sans")
    cairosvg.svg2png(bytestring=drawn.encode(), write_to=str(file), output_width=1400)
    return file
