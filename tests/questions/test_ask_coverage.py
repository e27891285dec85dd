"""Coverage: which groups at risk of exclusion are heard at which tier, from filled seats only, on any day."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from questions.offices import Office, hold

from compacttui import shipped
from compacttui.acts import constituencies as acts
from compacttui.acts import partnerships, terms
from compacttui.papers.as_text import as_text
from compacttui.papers.registry import all_papers
from compacttui.questions.coverage import (
    ConstituenciesShown,
    CoverageRow,
    CoverageShown,
    constituencies,
    coverage,
    speaks_for,
)
from compacttui.questions.exceptions import exceptions
from compacttui.questions.showing import show
from compacttui.questions.view import View
from compacttui.records.groups import group_id
from compacttui.records.verify import verify
from compacttui.rules.coverage import DECIDING, LISTED, SOURCE, AtTier, voice
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import ConstituencyKind, EndedReason, Standing, Tier

CARERS = "People with carer responsibilities"


def row(view: View, group: str = CARERS) -> CoverageRow:
    return next(one for one in coverage(view) if one.group == group)


@pytest.fixture
def heard(office: Office) -> Office:
    """Carers have a filled seat on the strategic board, and a vacant one where a service is run."""
    desk = office.desk
    acts.change_constituency(desk, office.carers, groups=[group_id(desk.town, 14)])
    service = partnerships.register(desk, "Short Breaks Group", tier=Tier.SERVICE_DELIVERY)
    office.tenants = service
    office.tenants_seat = partnerships.create_seat(desk, service, "Carers' seat", office.carers)
    return office


def test_the_list_begins_with_the_groups_of_the_code_in_its_own_words() -> None:
    with (shipped.database_folder() / "reference" / "excluded_groups.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [one["label"] for one in rows] == list(LISTED)
    assert {one["source"] for one in rows} == {SOURCE}


def test_nothing_is_known_before_somebody_says_whom_seats_speak_for(
    office: Office, view_of: Callable[..., View]
) -> None:
    rows = coverage(view_of(office.desk))
    assert [one.group for one in rows] == list(LISTED)
    assert {(one.standing, one.stands) for one in rows} == {
        (Standing.NO_DATA, "not said whom seats speak for")
    }


def test_only_filled_seats_are_a_voice(heard: Office, view_of: Callable[..., View]) -> None:
    carers = row(view_of(heard.desk))
    assert (carers.strategic, carers.service_delivery, carers.network) == ("1 of 1", "0 of 1", "–")
    assert (carers.standing, carers.stands) == (Standing.SOON, "vacant: service delivery")
    hold(heard.desk, heard.tenants_seat, heard.tom)
    assert (row(view_of(heard.desk)).standing, row(view_of(heard.desk)).stands) == (Standing.DONE, "heard")
    women = row(view_of(heard.desk), "Women")
    assert (women.standing, women.stands) == (Standing.DECIDE, "no seat at a tier that decides")


def test_coverage_is_answered_for_any_day(
    heard: Office, at: Callable[..., None], view_of: Callable[..., View]
) -> None:
    at(heard.desk, date(2026, 6, 30))
    terms.end(heard.desk, heard.term, EndedReason.RESIGNED)
    at(heard.desk, date(2026, 9, 1))
    assert row(view_of(heard.desk)).strategic == "0 of 1"
    assert row(view_of(heard.desk, as_at=date(2026, 6, 30))).strategic == "1 of 1"


def test_a_17th_group_does_not_make_the_past_look_worse(
    heard: Office, at: Callable[..., None], view_of: Callable[..., View]
) -> None:
    at(heard.desk, date(2026, 7, 1))
    acts.add_group(heard.desk, "People leaving prison", source="Eastmere's own strategy")
    now, before = coverage(view_of(heard.desk)), coverage(view_of(heard.desk, as_at=date(2026, 6, 30)))
    assert (len(now), now[-1].group, now[-1].number) == (17, "People leaving prison", 17)
    assert len(before) == 16
    with pytest.raises(Refused, match="on the list already"):
        acts.add_group(heard.desk, "people leaving PRISON")
    assert verify(heard.desk.database, heard.desk.town).ok


def test_a_group_that_is_set_aside_is_no_data_from_then_on(
    heard: Office, at: Callable[..., None], view_of: Callable[..., View]
) -> None:
    women = group_id(heard.desk.town, 11)
    at(heard.desk, date(2026, 7, 1))
    acts.set_group_aside(heard.desk, women, "The women's network speaks to every board itself.")
    now = row(view_of(heard.desk), "Women")
    assert now.standing is Standing.NO_DATA
    assert now.stands == "set aside: The women's network speaks to every board itself."
    assert row(view_of(heard.desk, as_at=date(2026, 6, 30)), "Women").standing is Standing.DECIDE
    assert [one.group for one in coverage(view_of(heard.desk), CoverageShown.SET_ASIDE)] == ["Women"]
    assert "Women" not in [one.group for one in coverage(view_of(heard.desk), CoverageShown.UNHEARD)]
    with pytest.raises(Refused, match="set aside already"):
        acts.set_group_aside(heard.desk, women, "again")
    acts.take_group_up(heard.desk, women)
    assert row(view_of(heard.desk), "Women").standing is Standing.DECIDE


def test_a_group_can_have_the_name_that_people_use_here(heard: Office, view_of: Callable[..., View]) -> None:
    acts.rename_group(heard.desk, group_id(heard.desk.town, 14), "Carers")
    assert row(view_of(heard.desk), "Carers").strategic == "1 of 1"


def test_women_only_seat_questioned_is_never_a_defect_and_never_without_its_reason(
    heard: Office, view_of: Callable[..., View]
) -> None:
    desk = heard.desk
    with pytest.raises(Refused, match="never without its reason"):
        acts.change_constituency(desk, heard.carers, restricted_to="women")
    acts.change_constituency(
        desk, heard.carers, restricted_to="women", restricted_reason="So that women can speak of abuse."
    )
    (only,) = constituencies(view_of(desk), ConstituenciesShown.RESTRICTED)
    assert only.only == "women: So that women can speak of abuse."
    assert row(view_of(desk)).strategic == "1 of 1", "it counts like any other"
    assert next(iter(speaks_for(view_of(desk), constituency=heard.carers))).standing is None
    assert {one.check for one in exceptions(view_of(desk))} == {"no_open_process"}, (
        "how its holder came to it"
    )
    shown = show(view_of(desk), "seat", heard.carers_seat)
    line = next(one for one in shown.sections[0].lines if one.label == "Only")
    assert (line.value, line.note, line.standing) == (
        "women may stand",
        "So that women can speak of abuse.",
        None,
    )
    acts.change_constituency(desk, heard.carers, open_to_all=True)
    assert not constituencies(view_of(desk), ConstituenciesShown.RESTRICTED)


def test_who_speaks_for_them_is_found_by_group_place_or_name(
    heard: Office, view_of: Callable[..., View]
) -> None:
    desk = heard.desk
    acts.change_constituency(desk, _tenants(view_of(desk)), kind=ConstituencyKind.PLACE, area="Northgate")
    by_group = list(speaks_for(view_of(desk), words="carer resp"))
    assert [(one.holder, one.partnership) for one in by_group] == [
        ("Maria Okafor", "Health and Wellbeing Board"),
        ("vacant", "Short Breaks Group"),
    ]
    assert [one.seat for one in speaks_for(view_of(desk), words="northg")] == ["Tenants' seat"]
    assert [one.seat for one in speaks_for(view_of(desk), group=group_id(desk.town, 14))] == [
        "Carers' seat"
    ] * 2
    assert not list(speaks_for(view_of(desk), words="lighthouse keepers"))


def _tenants(view: View) -> str:
    return next(one.id for one in constituencies(view) if one.constituency == "Tenants")


def test_constituencies_say_of_what_they_are_and_what_is_not_said_yet(
    heard: Office, view_of: Callable[..., View]
) -> None:
    carers, tenants = constituencies(view_of(heard.desk))
    assert (carers.groups, carers.seats, carers.filled, carers.stands) == (CARERS, 2, 1, "2 seats, 1 vacant")
    assert tenants.groups == ""
    assert [one.constituency for one in constituencies(view_of(heard.desk), ConstituenciesShown.UNSAID)] == [
        "Tenants"
    ]


def test_a_group_shows_its_seats_by_tier(heard: Office, view_of: Callable[..., View]) -> None:
    shown = show(view_of(heard.desk), "group", group_id(heard.desk.town, 14))
    assert (shown.title, shown.stands) == (CARERS, "vacant: service delivery")
    told = {section.heading: [line.value for line in section.lines] for section in shown.sections}
    assert told["Strategic: who speaks for it"] == ["Maria Okafor"]
    assert told["Service delivery: who speaks for it"] == ["vacant"]
    assert told["Constituencies that include it"] == ["Carers"]


def test_the_paper_counts_groups_and_names_who_speaks(heard: Office, view_of: Callable[..., View]) -> None:
    text = as_text(all_papers()["coverage"](view_of(heard.desk)))
    assert "0 of 16 groups are heard at every tier that decides." in text
    assert "▲ vacant: service" in " ".join(text.split())
    assert "Maria Okafor" in text


def test_only_an_officer_says_whom_seats_speak_for(heard: Office, view_of: Callable[..., View]) -> None:
    assert all(
        act.roles == {Role.CVS_OFFICER}
        for act in (acts.change_constituency, acts.add_group, acts.set_group_aside, acts.take_group_up)
    )


COUNTS = st.dictionaries(
    st.sampled_from(Tier),
    st.tuples(st.integers(0, 3), st.integers(0, 3)).map(lambda two: AtTier(max(two), min(two))),
)


@given(COUNTS, st.sets(st.sampled_from(Tier)))
def test_invariant_15_a_group_is_heard_only_by_seats_that_somebody_holds(
    counts: Mapping[Tier, AtTier], there: set[Tier]
) -> None:
    standing, _ = voice(counts, there)
    wanted = [tier for tier in DECIDING if tier in there]
    filled = [tier for tier in wanted if tier in counts and counts[tier].filled]
    assert (standing is Standing.DONE) == (bool(wanted) and filled == wanted)
    assert (standing is Standing.NO_DATA) == (not wanted)
    emptied = {tier: AtTier(at.seats, 0) for tier, at in counts.items()}
    assert voice(emptied, there)[0] is not Standing.DONE
