"""Everybody does on a server what their role allows, through the program; the server lets nothing else in."""

from __future__ import annotations

import pytest

from compacttui.acts import audit_notes, organisations
from compacttui.records.verify import verify
from compacttui.rules.roles import Role

pytestmark = pytest.mark.postgres


def test_an_officer_and_an_auditor_work_with_logins_of_their_own(guarded):
    officer = guarded.desk("Ben Adeyemi", Role.CVS_OFFICER)
    auditor = guarded.desk("Eve Lindqvist", Role.AUDITOR)
    organisations.register(officer, "Harbour Youth Trust")
    audit_notes.write(auditor, said="Ask for the minutes.")
    assert verify(auditor.database, auditor.town).ok
