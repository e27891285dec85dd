"""Which places a town has a use for: four on day one, the others on first use, and what a volunteer is spared."""

from __future__ import annotations

from compacttui.acts import interests, organisations, partnerships
from compacttui.questions.in_use import DAY_ONE, places_in_use
from compacttui.questions.ledger.opened import entry
from compacttui.rules.dates import PartialDate
from compacttui.rules.roles import Role
from compacttui.rules.words import InterestCategory, InterestKind, Tier


def test_day_one_shows_four_places(desk, view_of):
    partnerships.register(desk, "Health and Wellbeing Board")
    assert places_in_use(view_of(desk)) == set(DAY_ONE)


def test_a_place_appears_on_first_use(desk, view_of):
    organisations.register(desk, "Harbour Youth Trust")
    assert places_in_use(view_of(desk)) - set(DAY_ONE) == {"organisations"}
    partnerships.register(desk, "Housing Partnership", tier=Tier.SERVICE_DELIVERY)
    assert places_in_use(view_of(desk)) - set(DAY_ONE) == {"organisations", "partnerships"}


def test_a_volunteer_is_spared_tiers_and_receipts_and_an_auditor_nothing(desk, view_of):
    organisations.register(desk, "Harbour Youth Trust")
    partnerships.register(desk, "Housing Partnership", tier=Tier.SERVICE_DELIVERY)
    assert places_in_use(view_of(desk, role=Role.REPRESENTATIVE)) == set(DAY_ONE)
    assert {"history", "partnerships", "selections"} <= places_in_use(view_of(desk, role=Role.AUDITOR))


def test_a_volunteer_reads_an_entry_without_its_fingerprint(desk, view_of):
    assert len(entry(view_of(desk), 0).receipt.leaf) == 64
    assert entry(view_of(desk, role=Role.REPRESENTATIVE), 0).receipt.leaf == ""


def test_an_interest_brings_the_place_of_interests(desk, view_of):
    interests.declare(
        desk,
        category=InterestCategory.FINANCIAL,
        kind=InterestKind.OTHER,
        since=PartialDate(2025),
        description="A contract.",
        person=desk.person,
    )
    assert "interests" in places_in_use(view_of(desk))
