"""Small files of TOML that people write: read within bounds, and where one is wrong, the line."""

from __future__ import annotations

import re
import tomllib
from typing import Final

LARGEST: Final = 200_000
"""Characters that are read at most: ten times the shipped rule book with all its comments."""

_MOST_POINTS: Final = 20
"""Points of a name, counted in its line: more than any key of the program has."""
_ENDLESS_NAME: Final = rf"""(?:[\w"'-]{{1,80}}+[ \t]*+\.[ \t]*+){{{_MOST_POINTS}}}"""


class NotToml(ValueError):
    """It cannot be read.

    Attributes:
        line: the line, counted from 1.
    """

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line} cannot be read as TOML")
        self.line = line


def read_toml(text: str) -> dict[str, object]:
    """The tables that a text writes.

    Raises:
        NotToml: it is too long, nested too deeply, or wrong.
    """
    if len(text) > LARGEST:
        raise NotToml(text.count("\n", 0, LARGEST) + 1)
    # Python's reader looks at each part of a name for each part before it.
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") >= _MOST_POINTS and re.search(_ENDLESS_NAME, line):
            raise NotToml(number)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise NotToml(1) from None
    except ValueError as error:  # numbers that are too long for Python are no error of TOML
        said = re.search(r"at line ([0-9]+)", str(error))
        raise NotToml(int(said[1]) if said else text.count("\n") + 1) from None
