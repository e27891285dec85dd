"""What tests of the interface share."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from tui.snapshots import Pictures


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compare a screen with the picture kept of it: `assert svg_of(app) == picture`.

    `pytest --snapshot-update` keeps the new one; look at it before committing it.
    """
    return snapshot.use_extension(Pictures)
