"""A register of interests that was kept in a spreadsheet: taken in with its days, and again as often as one likes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from compacttui.acts import interests as acts
from compacttui.acts import organisations, people
from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.importing import undo
from compacttui.exchange.importing import Choices, Plan, carry_out, plan, read_book
from compacttui.exchange.importing.interest_columns import category_meant, is_indirect, kind_meant
from compacttui.exchange.importing.recognising import likeliest_kind
from compacttui.questions.exceptions import exceptions
from compacttui.questions.interests import InterestsShown, interests
from compacttui.rules.dates import PartialDate
from compacttui.rules.words import InterestCategory, InterestKind

HEAD = "Ref,Name,Type of interest,Role,Description,Organisation,Direct or indirect,From,To,Date declared"
ROWS = (
    "1,Maria Okafor,Non-financial professional,Trustee,Chair of trustees,Harbour Youth Trust,Direct,2021,,5/3/2024",
    "2,Maria Okafor,Financial,Employee,Part-time bookkeeper,Copper Kettle CIC,Direct,March 2023,,5/3/2024",
    "3,Tom Lindqvist,Family,,Works at the trust,Harbour Youth Trust,Indirect,2020,1/2/2025,6/3/2024",
    "4,Tom Lindqvist,Miscellaneous,,Keeps the bees of the town hall,,,,,7/3/2024",
)


@pytest.fixture
def planned(desk: Desk, view_of, tmp_path: Path):
    def made(*rows: str, head: str = HEAD, **settings: str) -> Plan:
        file = tmp_path / "register.csv"
        file.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        return plan(view_of(desk), read_book(file), "interests", Choices(settings=settings))

    return made


def does(made: Plan) -> list[str]:
    return [row.state.value for row in made.rows]


def test_entries_come_in_with_their_own_days_and_in_our_words(desk: Desk, view_of, planned) -> None:
    trust = organisations.register(desk, "Harbour Youth Trust")
    made = planned(*ROWS)
    assert does(made) == ["new"] * 4
    carry_out(desk, made)
    rows = {row.held_in: row for row in interests(view_of(desk), shown=InterestsShown.ALL)}
    kettle = rows["Copper Kettle CIC"]
    assert (kettle.person, kettle.category, kettle.kind) == ("Maria Okafor", "financial", "paid work")
    assert (kettle.since, f"{kettle.declared_on:%d %B %Y}") == (PartialDate(2023, 3), "05 March 2024")
    assert [row.kind for row in interests(view_of(desk), organisation=trust)] == ["trustee"]
    bees = rows["Keeps the bees of the town hall"]
    assert (bees.category, bees.since) == ("non-financial personal", PartialDate(2024, 3, 7))
    # What was declared before these records began is neither late nor an exception.
    assert {row.days_late for row in rows.values()} == {0}
    assert list(exceptions(view_of(desk))) == []
    past = [row.stands for row in interests(view_of(desk), shown=InterestsShown.PAST)]
    assert past == ["closed"]


def test_a_second_look_changes_nothing_and_a_changed_file_only_what_changed(
    desk: Desk, view_of, planned
) -> None:
    carry_out(desk, planned(*ROWS))
    assert does(planned(*ROWS)) == ["same"] * 4
    later = (
        ROWS[0].replace(",,5/3/2024", ",1/2/2026,5/3/2024"),
        ROWS[1].replace("Part-time bookkeeper", "Bookkeeper"),
        *ROWS[2:],
        "5,Ada Brandt,Financial,Director,Director,Granite Mill Ltd,Direct,2022,,1/2/2026",
    )
    made = planned(*later)
    assert does(made) == ["changed", "changed", "same", "same", "new"]
    assert [row.why for row in made.rows[:2]] == ["over", "told anew: what it is"]
    carried = carry_out(desk, made)
    assert does(planned(*later)) == ["same"] * 5
    undo(desk, imported=carried.imported)
    assert does(planned(*ROWS)) == ["same"] * 4


def test_what_is_closed_here_is_not_altered_by_a_file(desk: Desk, view_of, planned) -> None:
    carry_out(desk, planned(ROWS[1]))
    (row,) = interests(view_of(desk))
    acts.close(desk, row.id, PartialDate(2026, 2))
    made = planned(ROWS[1].replace("bookkeeper", "accountant"))
    assert does(made) == ["left_out"]
    assert made.rows[0].why == "closed here: such an entry is never altered"


def test_a_file_without_numbers_is_known_again_by_its_words(desk: Desk, view_of, planned) -> None:
    head = "Name,Interest,Date declared"
    rows = ("Maria Okafor,Trustee of Harbour Youth Trust,5/3/2024", "Maria Okafor,A grant for bees,5/3/2024")
    carry_out(desk, planned(*rows, head=head))
    assert does(planned(*rows, head=head)) == ["same", "same"]
    assert does(planned(rows[0], rows[0], head=head)) == ["same", "left_out"]
    assert {row.kind for row in interests(view_of(desk))} == {"trustee", "contract or grant with a partner"}


def test_a_file_without_numbers_is_known_again_by_the_organisation_on_record(desk: Desk, planned) -> None:
    head = "Name,Interest,Organisation,Date declared"
    rows = (
        "Maria Okafor,Chair,Harbour Youth Trust,5/3/2024",
        "Maria Okafor,Bookkeeper,Copper Kettle CIC,5/3/2024",
    )
    organisations.register(desk, "Harbour Youth Trust")
    carry_out(desk, planned(*rows, head=head))
    assert does(planned(*rows, head=head)) == ["same", "same"]
    # The other one comes on record later: the entry is led to it, and is no second one.
    organisations.register(desk, "Copper Kettle CIC")
    made = planned(*rows, head=head)
    assert [row.why for row in made.rows] == ["as on record", "told anew: in whom"]


def test_what_a_file_does_not_say_is_not_taken_from_the_register(desk: Desk, view_of, planned) -> None:
    carry_out(desk, planned(ROWS[0]))
    head = "Ref,Name,Description,From"
    assert does(planned("1,Maria Okafor,Chair of trustees,", head=head)) == ["same"]
    carry_out(desk, planned("1,Maria Okafor,Chair of the board,2020", head=head))
    (row,) = interests(view_of(desk))
    assert (row.held_in, row.told, row.since) == (
        "Harbour Youth Trust",
        "Chair of the board",
        PartialDate(2020),
    )


def test_a_row_that_comes_to_nothing_takes_nothing_from_earlier_ones(
    desk: Desk, planned, view_of, tmp_path: Path
) -> None:
    for _ in range(2):
        people.register(desk, "Ada Brandt")
    rows = tuple(f"Ada Brandt,{said}" for said in ("Trustee,", "Patron,No", "Governor,"))
    head = "Name,Interest,Publish"
    (asked,) = planned(*rows, head=head).asked
    answered = plan(
        view_of(desk), read_book(tmp_path / "register.csv"), "interests", Choices(answers={asked.key: "new"})
    )
    assert does(answered) == ["new", "error", "new"]
    assert [step.act for step in answered.planned.steps].count("person.register") == 1


def test_what_the_records_would_not_take_is_found_out_before(planned) -> None:
    head = "Ref,Name,Interest,From,To,Publish"
    made = planned("1,Maria Okafor,Trustee,2020,,No", "2,Maria Okafor,Patron,2020,2019,", head=head)
    assert does(made) == ["error", "error"]
    assert [row.why.partition(".")[0] for row in made.rows] == [
        "Say why not all of it is published",
        "Column E: The interest ends before it begins",
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Non-financial personal interest", InterestCategory.NON_FINANCIAL_PERSONAL),
        ("Non-Financial Professional Interests", InterestCategory.NON_FINANCIAL_PROFESSIONAL),
        ("Disclosable pecuniary interest", InterestCategory.FINANCIAL),
        ("Non-pecuniary interest", None),
        ("Indirect interests", InterestCategory.INDIRECT),
    ],
)
def test_a_category_is_never_taken_for_what_it_says_it_is_not(
    written: str, meant: InterestCategory | None
) -> None:
    assert category_meant(written, "") is meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("GP partner at Harbour Practice", InterestKind.OWNERSHIP),
        ("Partner in a firm of solicitors", InterestKind.OWNERSHIP),
        ("Partner works for the trust", InterestKind.FAMILY),
        ("My husband is a director", InterestKind.FAMILY),
    ],
)
def test_a_partner_in_a_firm_is_nobodys_family(written: str, meant: InterestKind) -> None:
    assert kind_meant("", written) is meant


@pytest.mark.parametrize(
    ("written", "held"), [("Indirect (spouse)", True), ("Yes", True), ("Direct", False), ("", False)]
)
def test_an_interest_held_by_somebody_close_is_said_in_many_ways(written: str, held: bool) -> None:
    assert is_indirect(written) is held


def test_the_other_registers_number_tells_two_of_one_name_apart(desk: Desk, view_of, planned) -> None:
    head = "Member ID,Name,Interest"
    rows = ("71,Jo Larbi,Trustee of a school", "72,Jo Larbi,Patron of a choir", "71,Jo Larbi,Governor")
    made = planned(*rows, head=head)
    assert not made.asked
    carry_out(desk, made)
    assert len({row.person_id for row in interests(view_of(desk))}) == 2
    people.register(desk, "Ada Brandt")
    # Of somebody on record without a number, who else it is cannot be known from the file.
    made = planned("73,Ada Brant,Trustee", head=head)
    assert does(made) == ["unclear"]


def test_what_cannot_be_read_is_named_by_its_column(planned) -> None:
    made = planned(
        "1,,Financial,,Something,,,,,1/2/2024", "2,Maria Okafor,Financial,,Something,,,31 June 2020,,1/2/2024"
    )
    assert does(made) == ["error", "error"]
    assert [row.why.partition(":")[0] for row in made.rows] == ["Column B", "Column H"]


def test_rows_of_no_category_of_ours_are_what_the_officer_says(desk: Desk, view_of, planned) -> None:
    made = planned(ROWS[3])
    assert any("“Miscellaneous” is no category here" in note for note in made.notes)
    carry_out(desk, planned(ROWS[3], category=InterestCategory.LOYALTY.value))
    assert [row.category for row in interests(view_of(desk))] == ["loyalty"]


def test_what_was_declared_on_paper_since_the_records_began_is_an_exception(
    desk: Desk, view_of, planned
) -> None:
    assert isinstance(desk.clock, FixedClock)
    desk.clock.at = datetime(2026, 4, 20, 9, tzinfo=UTC)
    carry_out(desk, planned(ROWS[0].replace("5/3/2024", "1/4/2026")))
    assert [row.check for row in exceptions(view_of(desk))] == ["entered_later"]


def test_the_headings_tell_a_register_of_interests_from_a_list_of_people(
    desk: Desk, view_of, tmp_path: Path
) -> None:
    for head, kind in ((HEAD, "interests"), ("Name,Organisation,Role,Since", "people")):
        file = tmp_path / "any.csv"
        file.write_text(f"{head}\n{ROWS[0]}\n", encoding="utf-8")
        assert likeliest_kind(view_of(desk), read_book(file)) == kind
