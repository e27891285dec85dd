"""Histories for two programs to check at once, however short they are and however many processors there are."""

from __future__ import annotations

import pytest

from compacttui.records import halves
from compacttui.records.log import Books


def let_two_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every history is worth two programs."""
    monkeypatch.setattr(halves, "_WORTH_IT", 0)
    monkeypatch.setattr(halves, "_processors", lambda: 2)


def register(books: Books, organisation: str, number: int) -> None:
    """An entry that registers an organisation called by a number."""
    books.record(
        "organisation.registered",
        organisation,
        of="",
        private={"name": f"Trust {number}", "folded": f"trust {number}"},
        sector="vcse",
        membership_class="full",
        membership_state="current",
        joined_on="2024",
        since="2024",
        example=True,
    )
