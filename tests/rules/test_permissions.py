"""The one table of who may do what: whole, and read by everything that asks."""

from __future__ import annotations

import pytest

from compacttui.acts.registry import act, all_acts
from compacttui.rules.permissions import MAY_IMPORT, MAY_RESTORE, PERMITTED
from compacttui.rules.roles import Role


def test_the_table_has_every_act_and_nothing_else():
    assert set(PERMITTED) == set(all_acts())
    assert all(one.roles == PERMITTED[name] for name, one in all_acts().items())


def test_an_act_that_nobody_may_do_cannot_be_registered():
    with pytest.raises(ValueError, match=r"rules/permissions.py who may do weather\.change"):
        act("weather.change", title="Change the weather")(lambda _desk: None)


def test_the_public_only_reads():
    assert not [name for name, roles in PERMITTED.items() if Role.PUBLIC in roles]
    assert Role.PUBLIC not in MAY_RESTORE | MAY_IMPORT


def may(role: Role) -> set[str]:
    """What a role may do."""
    return {name for name, roles in PERMITTED.items() if role in roles}


def test_auditors_and_scrutineers_change_no_record_of_the_work():
    assert may(Role.AUDITOR) == {"note.write", "note.settle", "sample.draw", "account.change_passphrase"}
    assert may(Role.SCRUTINEER) == {"count.sign", "count.object", "account.change_passphrase"}


def test_administrators_take_no_part_in_a_selection():
    about = {"selection", "nomination", "poll", "count", "ballots", "result", "complaint", "codes", "lots"}
    assert not [name for name in may(Role.ADMINISTRATOR) if name.partition(".")[0] in about]


def test_accounts_are_for_administrators_alone_but_everybodys_passphrase_is_their_own():
    of_accounts = {name: roles for name, roles in PERMITTED.items() if name.startswith("account.")}
    assert of_accounts.pop("account.change_passphrase") == frozenset(Role) - {Role.PUBLIC}
    assert set(of_accounts.values()) == {frozenset({Role.ADMINISTRATOR})}
