"""Files of the Tideman collection, in the format of D. Hill: BLT with all names on the last line."""

from __future__ import annotations

import shlex
from pathlib import Path

from compacttui.counting import Profile


def read_hil(path: Path) -> Profile:
    """Read such a file; of a candidate who stands twice on a paper, the first place counts."""
    first, *lines = path.read_text(encoding="latin-1").rstrip("\x1a\r\n").splitlines()
    candidates, places = map(int, first.split())
    *names, title = shlex.split(lines[-1])
    papers = []
    for line in lines[: lines.index("0")]:
        number, *marks, _end = map(int, line.split())
        papers.append((tuple(dict.fromkeys(mark - 1 for mark in marks)), number))
    assert len(names) == candidates
    return Profile.of(names, places, papers, title=title)
