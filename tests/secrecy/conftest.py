"""What the attacks share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from polling import make_locks_cheap


@pytest.fixture(autouse=True)
def cheap() -> Iterator[None]:
    """Passphrases and codes are hashed quickly: how hard they are to try is not what is attacked here."""
    with pytest.MonkeyPatch.context() as patch:
        make_locks_cheap(patch)
        yield
