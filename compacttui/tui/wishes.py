"""What a place asks the program to do for the person: open an act's form, or a question's answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.message import Message


@dataclass
class Does(Message):
    """The person wants to do an act, about things that are known already."""

    act: str
    """The act's name."""
    given: Mapping[str, str]
    """What it is done to: ids by field."""


@dataclass
class Asks(Message):
    """The person wants the answer to a saved question."""

    question: str
    """The question's name."""
