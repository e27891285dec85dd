"""The sample town: whole, the same for the same seed, believable, and with its stories where people look for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, func, select

from compacttui.acts.sample import TODAY, Built, Size, build
from compacttui.acts.sample.dice import Dice
from compacttui.acts.sample.material import material
from compacttui.acts.sample.sizes import MEASURES
from compacttui.acts.sample.stretch import expected, stretched
from compacttui.questions.ledger.line import timeline
from compacttui.questions.registry import all_questions
from compacttui.questions.selections.protocol_check import protocol_check
from compacttui.questions.view import View
from compacttui.records import organisations, partnerships, people, schema, terms
from compacttui.records.columns import subject_tables
from compacttui.records.database import Database, url_of
from compacttui.records.log import event_table, head_table, personal_table
from compacttui.records.merkle import Frontier
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate, Period, to_utc
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook


@dataclass(frozen=True)
class Sample:
    """A sample town, opened.

    Attributes:
        built: what building it said.
        database: where it is.
        rules: the rules it was built under.
    """

    built: Built
    database: Database
    rules: RuleBook

    def seen_by(self, role: Role = Role.CVS_OFFICER) -> View:
        person = {
            Role.CVS_OFFICER: self.built.officer,
            Role.REPRESENTATIVE: self.built.representative,
            Role.AUDITOR: self.built.auditor,
        }[role]
        now = to_utc(TODAY, time(9))
        return View(self.database, self.built.towns[0], person, role, self.rules, now)

    def ask(self, question: str, role: Role = Role.CVS_OFFICER, **given: object) -> list[object]:
        answer = all_questions()[question](self.seen_by(role), **given)
        return list(getattr(answer, "rows", answer))

    def rows(self, table: Table) -> list[dict[str, object]]:
        """What stands in a table today."""
        with self.database.reading() as connection:
            known = select(table).where(table.c.superseded_seq.is_(None))
            return [dict(row) for row in connection.execute(known).mappings()]

    def kinds(self) -> dict[str, int]:
        """How many entries there are of each kind."""
        e = event_table.c
        with self.database.reading() as connection:
            return dict(connection.execute(select(e.kind, func.count()).group_by(e.kind)).all())


@pytest.fixture(scope="module")
def sample(sample_town: tuple[Path, Built], rules: RuleBook) -> Iterator[Sample]:
    place, built = sample_town
    database = schema.open_database(url_of(str(place)))
    yield Sample(built, database, rules)
    database.close()


def root(database: Database) -> str:
    """The root of the only ledger in a database."""
    with database.reading() as connection:
        head = connection.execute(select(head_table.c.size, head_table.c.frontier)).one()
    return Frontier.unpacked(head.size, head.frontier).root().hex()


def said(rows: list[object]) -> str:
    return "\n".join(str(row) for row in rows)


# --- whole, and the same again ----------------------------------------------------------------------------------


def test_the_history_is_whole_and_every_record_follows_from_it(sample: Sample):
    verdict = verify(sample.database, sample.built.towns[0])
    assert verdict.ok, verdict.findings
    assert verdict.entries == sample.built.entries


@pytest.mark.slow
def test_the_same_seed_gives_the_same_ledger_and_another_seed_another(
    sample: Sample, rules: RuleBook, tmp_path: Path
):
    roots = {}
    for seed in (1, 2):
        build(str(tmp_path / f"{seed}.db"), seed=seed, rules=rules)
        database = schema.open_database(url_of(str(tmp_path / f"{seed}.db")))
        roots[seed] = root(database)
        if seed != 1:
            town = next(iter(verify_all(database)))
            assert town.ok, town.findings
        database.close()
    assert roots[1] == root(sample.database)
    assert roots[2] != roots[1]


@pytest.mark.slow
@pytest.mark.postgres
def test_a_server_gets_the_same_ledger_as_a_file(sample: Sample, rules: RuleBook, server_database: str):
    built = build(server_database, seed=1, rules=rules)
    database = schema.open_database(url_of(server_database))
    assert built.towns == sample.built.towns
    assert root(database) == root(sample.database)
    assert all(verdict.ok for verdict in verify_all(database))
    database.close()


def verify_all(database: Database) -> list:
    with database.reading() as connection:
        logs = connection.execute(select(head_table.c.log)).scalars().all()
    return [verify(database, log) for log in logs]


def test_a_town_has_the_size_of_a_real_one(sample: Sample):
    measure = MEASURES[Size.TOWN]
    assert len(sample.rows(partnerships.partnership)) - renamed(sample) == measure.partnerships
    assert len({row["id"] for row in sample.rows(partnerships.seat)}) == measure.seats
    assert len({row["id"] for row in sample.rows(organisations.organisation)}) == measure.organisations
    assert len(sample.rows(partnerships.constituency)) == len(
        {voice for board in material().boards for voice in board.seats}
    )
    years = (TODAY - measure.began_on).days / 365
    assert 3 <= years < 3.1
    holders = {
        row["person"]
        for row in sample.rows(terms.term)
        if row["state"] == "active" and row["effective_to"] is None
    }
    assert 30 <= len(holders) <= 50


def renamed(sample: Sample) -> int:
    """Partnerships with a second name have two rows: one for each time."""
    return sum(1 for row in sample.rows(partnerships.partnership) if row["effective_to"] is not None)


def test_entries_come_in_the_order_of_their_moments(sample: Sample):
    with sample.database.reading() as connection:
        moments = connection.execute(select(event_table.c.at).order_by(event_table.c.seq)).scalars().all()
    assert moments == sorted(moments)
    assert moments[-1] < "2026-11-21T09:00:01Z"


def test_what_is_there_already_is_never_written_over(sample: Sample, rules: RuleBook, tmp_path: Path):
    mine = tmp_path / "mine.txt"
    mine.write_text("a letter")
    with pytest.raises(Refused, match="is there already"):
        build(str(mine), rules=rules)
    assert mine.read_text() == "a letter"


# --- the rules hold ---------------------------------------------------------------------------------------------


def test_one_person_holds_a_seat_at_a_time_and_every_term_has_its_route(sample: Sample):
    held: dict[object, list[Period]] = {}
    for row in sample.rows(terms.term):
        assert row["selection"] or row["route"]
        if row["state"] != "active" or row["basis"] != "substantive":
            continue
        start = PartialDate.from_iso(str(row["effective_from"])).earliest
        end = date.fromisoformat(str(row["effective_to"])) if row["effective_to"] else None
        held.setdefault(row["seat"], []).append(Period(start, end))
    assert len(held) == 40
    for periods in held.values():
        periods.sort(key=lambda period: period.start or date.min)
        for one, next_one in pairwise(periods):
            assert one.end is not None
            assert next_one.start is not None
            assert one.end <= next_one.start


def test_nobody_starts_a_term_before_it_was_won(sample: Sample):
    for row in sample.rows(terms.term):
        if row["gained_on"] and row["start_on"]:
            assert str(row["gained_on"]) <= str(row["start_on"])


def test_every_count_comes_out_the_same_again(sample: Sample):
    recounts = sample.ask("recount", Role.AUDITOR)
    assert len(recounts) >= 5
    assert all("equal" in row.outcome or "same" in row.outcome for row in recounts), recounts


def test_nobody_who_runs_a_selection_has_a_part_in_anything(sample: Sample):
    staff = {row["id"] for row in sample.rows(people.person) if "returning_officer" in str(row["roles"])}
    assert len(staff) == 1
    assert not staff & {row["person"] for row in sample.rows(people.affiliation)}


# --- believable -------------------------------------------------------------------------------------------------


def test_everything_that_could_be_taken_for_real_is_marked_as_an_example(sample: Sample):
    for table in (partnerships.town, partnerships.partnership, organisations.organisation, people.person):
        rows = sample.rows(table)
        assert rows
        assert all(row["example"] for row in rows), table.name


def test_nothing_in_it_can_be_dialled_posted_or_looked_up(sample: Sample):
    with sample.database.reading() as connection:
        p = personal_table.c
        words = connection.execute(select(p.value).where(p.field != "profile")).scalars().all()
    assert len(words) > 3500
    postcode = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
    number = re.compile(r"\d{5,}")
    for value in words:
        assert not postcode.search(value), value
        assert not number.search(value), value
        assert "@" not in value
        assert "{" not in value, value


def test_no_two_people_and_no_two_organisations_have_one_name(sample: Sample):
    for table in (people.person, organisations.organisation):
        names = {row["id"]: row["name"] for row in sample.rows(table)}
        assert len(set(names.values())) == len(names)


def test_reports_do_not_read_as_if_they_were_made_by_the_yard(sample: Sample):
    said_there = [
        row["said"] for row in sample.rows(subject_tables["report_item"]) if row["said"] is not None
    ]
    assert len(said_there) > 300
    assert len(set(said_there)) > 70


# --- the stories ------------------------------------------------------------------------------------------------


def test_the_officers_first_screen_has_a_few_things_of_each_kind(sample: Sample):
    rows = sample.ask("today")
    assert 8 <= len(rows) <= 16
    what = said(rows)
    for part in (
        "Harbour Youth Trust is on the agenda of Children's Board, Tue 24 November",
        "Report-back, Health and Wellbeing Board, Mon 26 October: Maria Okafor",
        "Nominations close: Housing Partnership",
        "Seat ends with no selection: Older people's seat, Community Safety Partnership",
        "Skills Board, Wed 2 December: nobody attending",
        "Seat vacant with no selection: Sensory impairment seat",
    ):
        assert part in what


def test_the_representatives_and_the_auditors_first_screens_have_something_on_them(sample: Sample):
    own = said(sample.ask("today", Role.REPRESENTATIVE))
    assert "Health and Wellbeing Board" in own
    assert "12 days late" in own
    exceptions = said(sample.ask("today", Role.AUDITOR))
    for part in ("breach", "declared late", "vacant", "late"):
        assert part in exceptions


def test_report_backs_are_late_one_once_and_one_twice(sample: Sample):
    late = sample.ask("overdue")
    assert sorted((row.partnership, row.days_late) for row in late) == [
        ("Health and Wellbeing Board", 12),
        ("Skills Board", 3),
        ("Skills Board", 31),
    ]
    assert len({row.holder for row in late}) == 2


def test_one_seat_ends_in_four_months_with_no_selection(sample: Sample):
    ending = sample.ask("ending")
    assert [(row.seat, row.partnership) for row in ending] == [
        ("Older people's seat", "Community Safety Partnership")
    ]
    assert ending[0].ends == PartialDate(2027, 3, 21)


def test_one_match_waits_for_next_week_and_no_other(sample: Sample):
    waiting = [row for row in sample.ask("matches") if row.is_open]
    assert [(row.person, row.organisation, row.met_on) for row in waiting] == [
        ("Nasreen Siddiqui", "Harbour Youth Trust", date(2026, 11, 24))
    ]


def test_selections_went_every_way_that_they_can_go(sample: Sample):
    kinds = sample.kinds()
    assert kinds["lot.drawn"] >= 1
    states = [row["state"] for row in sample.rows(subject_tables["selection"]) if row["effective_to"] is None]
    assert states.count("no_candidates") == 1
    assert states.count("noticed") == 2
    uncontested = [row for row in sample.rows(terms.term) if row["route"] == "uncontested"]
    assert uncontested
    assert any(
        row.next_on == date(2026, 11, 27) and row.partnership == "Housing Partnership"
        for row in sample.ask("selections")
    )
    polls = [row["poll_opens_at"] for row in sample.rows(subject_tables["selection"])]
    assert any(str(moment).startswith("2026-12-11") for moment in polls)


def test_one_group_has_no_voice_on_any_board(sample: Sample):
    from json import loads

    filled = {
        row["seat"]
        for row in sample.rows(terms.term)
        if row["state"] == "active" and row["effective_to"] is None
    }
    speaks_for = {row["id"]: row["constituency"] for row in sample.rows(partnerships.seat)}
    groups = {row["id"]: loads(str(row["groups"])) for row in sample.rows(partnerships.constituency)}
    heard = {group for seat in filled for group in groups[speaks_for[seat]]}
    assert set(range(1, 17)) - heard == {3}


def test_one_seat_is_for_women_with_the_reason_beside_it(sample: Sample):
    restricted = [row for row in sample.rows(partnerships.constituency) if row["restricted_to"]]
    assert len(restricted) == 1
    assert "violence at home" in str(restricted[0]["restricted_reason"])
    (seat,) = {
        row["id"] for row in sample.rows(partnerships.seat) if row["constituency"] == restricted[0]["id"]
    }
    names = {row["id"]: str(row["name"]) for row in sample.rows(people.person)}
    held_by = {names[str(row["person"])] for row in sample.rows(terms.term) if row["seat"] == seat}
    assert held_by == {"Pauline Ridgway", "Faduma Warsame"}
    assert {name.split()[0] for name in held_by} <= material().women


def test_a_vote_was_changed_with_an_objection_talked_over_and_requests_have_both_clocks(sample: Sample):
    (changed,) = sample.ask("alterations")
    assert (changed.agreed, changed.stands) == ("no objection stood", "carried out")
    assert changed.answers == "3 asked: 1 agrees, 1 objects, 1 without a view"
    asked = {row.subject: row for row in sample.ask("involvement")}
    assert [asked[subject].given.is_short for subject in sorted(asked)] == [True, False]
    assert not any(row.taken.is_late for row in asked.values())


def test_a_board_was_renamed_and_its_old_name_stays_on_old_dates(sample: Sample):
    named = {
        row["effective_from"]: row["name"]
        for row in sample.rows(partnerships.partnership)
        if "Safeguarding Children" in str(row["name"])
    }
    assert list(named.values()) == ["Safeguarding Children Board", "Safeguarding Children Partnership"]


def test_a_deputy_came_three_times_running(sample: Sample):
    attendance = sample.rows(subject_tables["attendance"])
    met_on = {row["id"]: row["held_on"] for row in sample.rows(subject_tables["meeting"])}
    by_seat: dict[object, list[tuple[object, object]]] = {}
    for row in attendance:
        if met_on.get(row["meeting"]) and row["attended_as"] == "rep":
            by_seat.setdefault(row["seat"], []).append((met_on[row["meeting"]], row["status"]))
    latest = [[status for _, status in sorted(rows)[-3:]] for rows in by_seat.values()]
    assert ["apologies_deputy_sent"] * 3 in latest


def test_somebody_left_early_and_the_gap_can_be_seen(sample: Sample):
    left = [row for row in sample.rows(terms.term) if row["ended_reason"] == "resigned"]
    assert len({row["id"] for row in left}) == 3
    assert "stood down" in said(sample.ask("vacant"))


def test_an_interest_was_declared_late(sample: Sample):
    late = [
        row
        for row in sample.rows(subject_tables["interest"])
        if str(row["declared_on"]) > str(row["declare_by"])
    ]
    assert len(late) == 1


def test_somebody_declared_days_after_the_meeting(sample: Sample):
    met_on = {
        row["id"]: str(row["held_on"]) for row in sample.rows(subject_tables["meeting"]) if row["held_on"]
    }
    late = [
        (met_on[row["meeting"]], row["told_on"])
        for row in sample.rows(subject_tables["declaration"])
        if not row["nil"] and str(row["told_on"]) > met_on[row["meeting"]]
    ]
    assert late == [("2026-02-13", "2026-02-18")]


def test_selections_are_run_as_the_rules_ask_and_what_was_set_aside_has_its_reason(sample: Sample):
    view = sample.seen_by(Role.AUDITOR)
    for selection in sample.rows(subject_tables["selection"]):
        steps = protocol_check(view, str(selection["id"]))
        assert not [row.step for row in steps if "late" in row.stands], selection["reference"]
        aside = [row for row in steps if row.is_aside]
        assert all(row.reason for row in aside), selection["reference"]
        assert len(aside) <= 1, selection["reference"]


def test_the_line_of_the_carers_seat_tells_it_all(sample: Sample):
    seat = next(
        row for row in sample.rows(partnerships.seat) if row["name"] == "Carers' seat" and row["number"] == 1
    )
    line = timeline(sample.seen_by(Role.AUDITOR), "seat", str(seat["id"]))
    told = [(row.true_on.iso, str(row)) for row in line]
    for day, words in (
        ("2023-11-14", "seat vacant"),
        ("2023-11-13", "role description agreed"),
        ("2023-11-13", "nominations close 15 Jan 2024"),
        ("2023-11-30", "Ruth Abernethy"),
        ("2023-12-04", "notice of selection given"),
        ("2024-01-17", "1 not valid"),
        ("2024-02-08", "votes counted"),
        ("2024-02-19", "Maria Okafor"),
        ("2024-03-01", "ends 28 February 2027"),
        ("2024-03-08", "4 days after becoming aware"),
        ("2024-03-14", "14:20"),
        ("2024-03-14", "14:41"),
        ("2024-03-27", "13 days after"),
        ("2024-03-27", "18 people"),
        ("2025-02-12", "nothing to declare"),
        ("2025-03-03", "not declared: a breach"),
        ("2026-06-11", "Health and Wellbeing Board"),
        ("2026-11-16", "notice of selection given"),
    ):
        assert any(on == day and words in row for on, row in told), (day, words)
    assert any(on == "2026-11-09" and "report" in row for on, row in told)


# --- as many entries as asked for ---------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_sample_has_exactly_as_many_entries_as_asked_for(rules: RuleBook, tmp_path: Path):
    place = tmp_path / "more.db"
    built = build(str(place), size="town", seed=3, rules=rules, events=6_500)
    assert built.entries == 6_500
    database = schema.open_database(url_of(str(place)))
    assert all(verdict.ok for verdict in verify_all(database))
    database.close()


def test_fewer_entries_than_a_town_has_are_refused_and_nothing_is_left_behind(
    rules: RuleBook, tmp_path: Path
):
    with pytest.raises(Refused, match="at least about"):
        build(str(tmp_path / "less.db"), rules=rules, events=100)
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("size", [Size.TOWN, Size.CITY])
@settings(max_examples=8)
@given(share=st.integers(min_value=11, max_value=300))
def test_the_place_grows_with_the_number_of_entries(size: Size, share: int):
    measure = MEASURES[size]
    events = expected(material(), measure) * share // 10
    larger = stretched(material(), measure, events)
    assert larger.seats >= measure.seats
    assert larger.organisations <= measure.organisations * 12
    assert expected(material(), larger) == pytest.approx(events * 0.945, rel=0.03)


@pytest.mark.long
def test_a_city_is_whole(rules: RuleBook, tmp_path: Path):
    place = tmp_path / "city.db"
    build(str(place), size=Size.CITY, seed=1, rules=rules)
    database = schema.open_database(url_of(str(place)))
    verdicts = verify_all(database)
    assert all(verdict.ok for verdict in verdicts)
    assert 80_000 < verdicts[0].entries < 160_000
    database.close()


# --- the dice ---------------------------------------------------------------------------------------------------


@given(seed=st.text(max_size=20), low=st.integers(-5, 5), more=st.integers(0, 50))
def test_dice_fall_within_their_range_and_the_same_way_again(seed: str, low: int, more: int):
    dice, again = Dice(seed), Dice(seed)
    for _ in range(20):
        drawn = dice.between(low, low + more)
        assert low <= drawn <= low + more
        assert drawn == again.between(low, low + more)


def test_dice_of_their_own_leave_the_others_as_they_were():
    alone, beside = Dice("a"), Dice("a")
    beside.named("story").below(6)
    assert alone.below(1000) == beside.below(1000)


def test_dice_fall_on_every_side():
    dice = Dice("six")
    fallen = [dice.below(6) for _ in range(600)]
    assert {fallen.count(side) > 60 for side in range(6)} == {True}
    assert dice.some_of(range(5), 9) != list(range(5)) or dice.some_of(range(5), 9) != list(range(5))
