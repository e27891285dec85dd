"""What the tests of questions share."""

from __future__ import annotations

import pytest
from questions.offices import Office, open_office

from compacttui.acts.desk import Desk


@pytest.fixture
def office(desk: Desk) -> Office:
    """The Health and Wellbeing Board, with one seat held and one that never was."""
    return open_office(desk)
