"""Accounts: who gives them, what opens them, and what stands on record of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from doors import AMAS, BENS, WRONG, Closed, quick
from sqlalchemy import select

from compacttui.acts import accounts, people
from compacttui.acts.desk import Desk
from compacttui.questions.accounts import account_counts, asks_for_passphrases
from compacttui.questions.accounts import accounts as who_has_one
from compacttui.records.verify import verify
from compacttui.records.work import account as kept
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role

pytestmark = pytest.mark.file  # a server's own logins say who somebody is


def test_a_town_asks_nobody_until_an_administrator_says_so(desk: Desk):
    assert not asks_for_passphrases(desk.database, desk.town)
    with pytest.raises(NotPermitted, match=r"done by the administrator\. You are here as officer"):
        accounts.ask_for_passphrases(desk, AMAS, AMAS)
    chief = replace(desk, role=Role.ADMINISTRATOR, rules=quick(desk.rules))
    shown = accounts.ask_for_passphrases(chief, AMAS, AMAS)
    assert asks_for_passphrases(desk.database, desk.town)
    assert shown.secret in shown.said
    with pytest.raises(Refused, match="already"):
        accounts.ask_for_passphrases(chief, AMAS, AMAS)


def test_whoever_begins_is_officer_and_administrator(desk: Desk):
    from compacttui.questions.towns import registered

    assert registered(desk.database, desk.town, desk.person).roles == (Role.CVS_OFFICER, Role.ADMINISTRATOR)


@pytest.mark.parametrize("poor", ["short", "Ama Larbi Eastmere", "passwordpassword"])
def test_a_poor_passphrase_switches_nothing_on(desk: Desk, poor: str):
    with pytest.raises(Refused) as refused:
        accounts.ask_for_passphrases(replace(desk, role=Role.ADMINISTRATOR), poor, poor)
    assert refused.value.field == "passphrase"
    assert not asks_for_passphrases(desk.database, desk.town)


def test_everybody_signs_in_with_their_own(closed: Closed):
    assert closed.sign_in("Ama Larbi", AMAS).person == closed.desk.person
    signed = closed.sign_in("  ben OSEI ", BENS)
    assert (signed.person, signed.must_choose, signed.failed) == (closed.ben, False, 0)
    assert closed.sign_in(closed.ben, BENS).person == closed.ben


@pytest.mark.parametrize(
    ("name", "passphrase"),
    [
        ("Ama Larbi", BENS),
        ("Ben Osei", AMAS),
        ("Ben Osei", BENS.upper()),
        ("Cara Nwosu", AMAS),
        ("Nobody At All", AMAS),
        ("Ben", BENS),
        ("", AMAS),
        ("Ben Osei", ""),
        ("Ben Osei", "x" * 100_000),
        ("per-0000000000000000", AMAS),
    ],
)
def test_what_does_not_go_together_is_refused_in_the_same_words(closed: Closed, name: str, passphrase: str):
    with pytest.raises(NotPermitted) as refused:
        closed.sign_in(name, passphrase)
    assert refused.value.message == "This name and passphrase do not go together. Check both; capitals count."
    assert refused.value.field == "passphrase"


def test_the_first_passphrase_is_for_once(closed: Closed):
    once = accounts.give(closed.desk, closed.cara).secret
    signed = closed.sign_in("Cara Nwosu", once.lower().replace("-", " "))
    assert signed.must_choose
    own = replace(closed.desk, person=closed.cara, role=Role.REPRESENTATIVE, badge=signed.badge)
    with pytest.raises(Refused, match="one of the first"):
        accounts.choose(own, "Cara Nwosu 1234", "Cara Nwosu 1234")
    accounts.choose(own, "the ferry leaves at noon", "the ferry leaves at noon")
    assert not closed.sign_in("Cara Nwosu", "the ferry leaves at noon").must_choose
    with pytest.raises(NotPermitted):
        closed.sign_in("Cara Nwosu", once)


def test_nobody_gets_two_accounts_or_one_without_a_role_or_with_a_namesakes_name(closed: Closed):
    with pytest.raises(Refused, match="has an account already"):
        accounts.give(closed.desk, closed.ben)
    officer = replace(closed.desk, role=Role.CVS_OFFICER)
    idle = people.register(officer, "Dan Obi")
    with pytest.raises(Refused, match="no role here yet"):
        accounts.give(closed.desk, idle)
    other = people.register(officer, "Ben  Osei", roles=[Role.AUDITOR])
    with pytest.raises(Refused, match="same name has an account"):
        accounts.give(closed.desk, other)


def test_a_forgotten_passphrase_is_reset_by_an_administrator(closed: Closed):
    once = accounts.reset(closed.desk, closed.ben, "forgot it over the summer").secret
    with pytest.raises(NotPermitted):
        closed.sign_in("Ben Osei", BENS)
    assert closed.sign_in("Ben Osei", once).must_choose
    with pytest.raises(Refused, match="no account"):
        accounts.reset(closed.desk, closed.cara)


def test_the_recovery_code_opens_an_administrators_account_and_nobody_elses(closed: Closed):
    signed = closed.sign_in("Ama Larbi", closed.code.lower())
    assert (signed.person, signed.must_choose) == (closed.desk.person, True)
    with pytest.raises(NotPermitted):
        closed.sign_in("Ben Osei", closed.code)
    new = accounts.make_recovery_code(closed.desk).secret
    with pytest.raises(NotPermitted):
        closed.sign_in("Ama Larbi", closed.code)
    assert closed.sign_in("Ama Larbi", new).must_choose


def test_a_person_changes_their_own(closed: Closed):
    signed = closed.sign_in("Ben Osei", BENS)
    own = replace(closed.desk, person=closed.ben, role=Role.CVS_OFFICER, badge=signed.badge)
    new = "four lamps over the quay"
    with pytest.raises(Refused, match="not your passphrase") as refused:
        accounts.change_passphrase(own, AMAS, new, new)
    assert refused.value.field == "now"
    with pytest.raises(Refused, match="the passphrase that you have"):
        accounts.change_passphrase(own, BENS, BENS, BENS)
    accounts.change_passphrase(own, BENS, new, new)
    assert closed.sign_in("Ben Osei", new).person == closed.ben
    people.register(own, "Eve Adu")  # whoever changed it goes on


def test_whoever_lost_an_account_or_a_role_does_nothing_more(closed: Closed):
    signed = closed.sign_in("Ben Osei", BENS)
    own = replace(closed.desk, person=closed.ben, role=Role.CVS_OFFICER, badge=signed.badge)
    people.register(own, "Eve Adu")
    officer = replace(closed.desk, role=Role.CVS_OFFICER)
    people.give_roles(officer, closed.ben, [Role.AUDITOR])
    with pytest.raises(NotPermitted, match="that role was taken away"):
        people.register(own, "Fay Amoah")
    people.give_roles(officer, closed.ben, [Role.CVS_OFFICER])
    people.register(own, "Fay Amoah")
    accounts.close(closed.desk, closed.ben)
    with pytest.raises(NotPermitted, match="Your account was closed"):
        people.register(own, "Gus Boateng")
    with pytest.raises(NotPermitted):
        closed.sign_in("Ben Osei", BENS)
    again = accounts.give(closed.desk, closed.ben).secret
    assert closed.sign_in("Ben Osei", again).must_choose


def test_the_last_administrator_stays(closed: Closed):
    with pytest.raises(Refused, match="only administrator with an account"):
        accounts.close(closed.desk, closed.desk.person)
    with pytest.raises(Refused, match="only administrator with an account"):
        people.give_roles(closed.desk, closed.desk.person, [Role.CVS_OFFICER])
    people.give_roles(closed.desk, closed.cara, [Role.ADMINISTRATOR])
    with pytest.raises(Refused, match="only administrator with an account"):
        people.give_roles(closed.desk, closed.desk.person, [Role.CVS_OFFICER])
    accounts.give(closed.desk, closed.cara)
    accounts.close(closed.desk, closed.desk.person)


def test_only_an_administrator_makes_another(closed: Closed):
    officer = replace(closed.desk, role=Role.CVS_OFFICER)
    with pytest.raises(NotPermitted, match="said by an administrator"):
        people.give_roles(officer, closed.ben, [Role.CVS_OFFICER, Role.ADMINISTRATOR])
    with pytest.raises(NotPermitted, match="said by an administrator"):
        people.register(officer, "Hal Mensah", roles=[Role.ADMINISTRATOR])
    people.give_roles(closed.desk, closed.ben, [Role.CVS_OFFICER, Role.ADMINISTRATOR])


def test_passphrases_can_be_switched_off_again(closed: Closed):
    signed = closed.sign_in("Ben Osei", BENS)
    own = replace(closed.desk, person=closed.ben, role=Role.CVS_OFFICER, badge=signed.badge)
    accounts.ask_for_none(closed.desk, "the file is Ama's alone again")
    assert not asks_for_passphrases(closed.desk.database, closed.desk.town)
    with closed.desk.database.reading() as connection:
        assert connection.execute(select(kept)).all() == []
    people.register(own, "Eve Adu")
    accounts.ask_for_passphrases(closed.desk, AMAS, AMAS)


def test_where_the_cost_was_raised_the_next_sign_in_follows(closed: Closed):
    dearer = closed.desk.rules.with_values({"sign_in.memory_mib": 24})
    closed.desk = replace(closed.desk, rules=dearer)
    closed.sign_in("Ben Osei", BENS)
    with closed.desk.database.reading() as connection:
        costs = {row.person: row.memory_kib for row in connection.execute(select(kept))}
    assert (costs[closed.ben], costs[closed.desk.person]) == (24 * 1024, 19 * 1024)
    assert closed.sign_in("Ben Osei", BENS).person == closed.ben


def test_nothing_that_opens_anything_is_in_the_ledger_or_readable_in_the_file(closed: Closed):
    path = closed.desk.database.path
    assert path is not None
    raw = b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))
    for secret in (AMAS, BENS, closed.code, WRONG):
        assert secret.encode() not in raw


def test_the_history_of_it_is_whole_and_reads_in_words(closed: Closed):
    accounts.reset(closed.desk, closed.ben)
    accounts.close(closed.desk, closed.ben)
    accounts.make_recovery_code(closed.desk)
    accounts.ask_for_none(closed.desk, "no longer shared")
    verdict = verify(closed.desk.database, closed.desk.town)
    assert not verdict.findings


def test_an_administrator_sees_who_has_one(closed: Closed, view_of):
    accounts.give(closed.desk, closed.cara)
    rows = who_has_one(view_of(closed.desk, role=Role.ADMINISTRATOR))
    assert [(row.person, row.stands.split(",")[0]) for row in rows] == [
        ("Ama Larbi", "their own"),
        ("Ben Osei", "their own"),
        ("Cara Nwosu", "for once"),
    ]
    assert who_has_one(view_of(closed.desk, role=Role.CVS_OFFICER)) == ()
    (count,) = account_counts(closed.desk.database)
    assert (count.accounts, count.administrators) == (3, 1)
