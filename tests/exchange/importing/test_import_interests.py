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
from compacttui.exchange.importing.recognising import likeliest_kind
from compacttui.questions.exceptions import exceptions
from compacttui.questions.interests import InterestsShown, interests
from compacttui.rules.dates import PartialDate
from compacttui.rules.words import InterestCategory

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
