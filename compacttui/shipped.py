"""Where the files that travel with the program are: migrations, reference data, the default rule book.

A wheel carries them inside the package; a checkout has them beside it, where a developer edits them.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _inside_or_beside(inside: str, beside: str) -> Path:
    # The checkout wins: an editable install also copies the files into the package, and those go stale.
    checkout = _PACKAGE.parent / beside
    return checkout if (_PACKAGE.parent / "pyproject.toml").is_file() else _PACKAGE / inside


def database_folder() -> Path:
    """The folder with ``env.py``, ``versions/``, ``reference/`` and ``sample/``."""
    return _inside_or_beside("_db", "db")


def default_rule_book() -> Path:
    """The rule book with every default and its source."""
    return _inside_or_beside("_config.toml", "config.toml")


def bank_holidays() -> Path:
    """The list of England's bank holidays: a day and its name in each line, after a line of headings."""
    return database_folder() / "reference" / "bank_holidays.csv"
