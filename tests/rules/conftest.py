"""What the tests of the rules share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from compacttui.exchange.settings import default_book
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import RuleBook


@pytest.fixture(scope="session")
def refusal() -> Callable[..., Refused]:
    """Call a rule that must say no, and give back what it said."""

    def said(rule: Callable[..., object], *args: object, **keywords: object) -> Refused:
        with pytest.raises(Refused) as refused:
            rule(*args, **keywords)
        assert str(refused.value).endswith((".", "?"))
        return refused.value

    return said


@pytest.fixture(scope="session")
def book() -> RuleBook:
    """The shipped rule book."""
    return default_book()
