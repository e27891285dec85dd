"""Taking a file in is one act, and undoing it another: all of it or nothing, and never what others rest on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from kept import known_rows

from compacttui.acts import meetings, people
from compacttui.acts.importing import Planned, Step, carry_out, check_may_import, set_beginning, undo
from compacttui.acts.importing.carrying import Made
from compacttui.exchange import importing
from compacttui.exchange.importing import plan, read_book
from compacttui.questions.importing import imports
from compacttui.questions.ledger import entry, history
from compacttui.questions.partnerships import seats
from compacttui.questions.reports import overdue
from compacttui.questions.things import resolve
from compacttui.records.verify import verify
from compacttui.rules.importing import RowState
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role


@pytest.fixture
def imported(desk, view_of, tmp_path):
    """One seat and its holder, taken in from a file."""
    file = tmp_path / "seats.csv"
    file.write_text("Board,Seat,Rep,Since\nHealth Board,Carers' rep,Ben Cole,2024\n")
    return importing.carry_out(desk, plan(view_of(desk), read_book(file), "seats"))


def planned(desk, *steps, entries=None):
    """A plan with these steps."""
    return Planned(
        "seats", "seats.csv", "0" * 64, desk_size(desk) if entries is None else entries, steps, 1, 0, 0, 0
    )


def desk_size(desk):
    """How many entries the ledger has."""
    return verify(desk.database, desk.town, deep=False).entries


def test_a_file_is_taken_in_whole_or_not_at_all(desk):
    before = known_rows(desk)
    good = Step("person.register", {"name": "Ben Cole"}, 2, "1")
    bad = Step(
        "partnership.rename",
        {"partnership": "par-0000000000000000", "name": "X", "since": date(2026, 1, 1)},
        3,
    )
    with pytest.raises(Refused, match=r"Row 3: .* Nothing of the file was taken in"):
        carry_out(desk, planned(desk, good, bad))
    assert known_rows(desk) == before
    done = carry_out(
        desk, planned(desk, good, Step("person.rename", {"person": Made("1"), "name": "Ben B. Cole"}, 2))
    )
    assert done.entries == 3


def test_a_plan_that_is_out_of_date_is_made_anew(desk):
    step = Step("person.register", {"name": "Ben Cole"}, 2)
    old = planned(desk, step)
    people.register(desk, name="Ada Novak")
    with pytest.raises(Refused, match="since this plan was made"):
        carry_out(desk, old)
    carry_out(desk, planned(desk, step))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CVS_OFFICER])
def test_only_the_officer_takes_files_in(role, desk):
    with pytest.raises(NotPermitted):
        check_may_import(role)
    with pytest.raises(NotPermitted):
        carry_out(replace(desk, role=role), planned(desk, Step("person.register", {"name": "Ben"}, 2)))


def test_undo_tells_the_history_of_both(desk, view_of, imported):
    undo(desk, imported=imported.imported, reason="the wrong file")
    told = [(row.what, row.reason) for row in history(view_of(desk))]
    assert told[0] == ("import undone", "the wrong file")
    assert told[1][0] == "import carried out"
    assert [row.stands for row in imports(view_of(desk))] == ["undone"]
    opened = entry(view_of(desk), desk.kept.start)
    assert "Ben Cole" in {name for _, name in opened.about}
    with pytest.raises(Refused, match="undone already"):
        undo(desk, imported=imported.imported)


def test_what_others_rest_on_is_not_taken_back(desk, view_of, imported):
    before = known_rows(desk)
    board = resolve(view_of(desk), "partnership", "Health Board")
    meetings.schedule(desk, partnership=board, day=date(2026, 4, 1))
    with pytest.raises(Refused, match="1 later entry rests on what this import brought"):
        undo(desk, imported=imported.imported)
    assert known_rows(desk)["seat"] == before["seat"]


def test_what_an_import_changed_on_older_records_is_put_back(desk, view_of, imported, tmp_path):
    second = tmp_path / "more.csv"
    second.write_text("Name,Membership\nHarbour Youth Trust,full\n")
    first = importing.carry_out(desk, plan(view_of(desk), read_book(second), "organisations"))
    second.write_text("Name,Membership,Status\nHarbour Youth Trust,associate,lapsed\n")
    before = known_rows(desk)
    changed = plan(view_of(desk), read_book(second), "organisations")
    assert [row.state for row in changed.rows] == [RowState.CHANGED]
    carried = importing.carry_out(desk, changed)
    with pytest.raises(Refused, match="rests on"):
        undo(desk, imported=first.imported)
    undo(desk, imported=carried.imported)
    assert {**known_rows(desk), "import_run": []} == {**before, "import_run": []}
    assert not verify(desk.database, desk.town).findings


def test_nothing_is_expected_from_before_the_records_begin(desk, view_of, imported, at):
    board = resolve(view_of(desk), "partnership", "Health Board")
    meeting = meetings.schedule(desk, partnership=board, day=date(2026, 3, 2))
    at(desk, date(2026, 4, 20))
    meetings.hold(desk, meeting=meeting)
    assert len(overdue(view_of(desk))) == 1
    with pytest.raises(Refused, match="Say why"):
        set_beginning(desk, begin_on=date(2026, 4, 1))
    set_beginning(desk, begin_on=date(2026, 4, 1), reason="the new financial year")
    assert not overdue(view_of(desk))
    told = history(view_of(desk))[0]
    assert (told.what, told.note) == ("first day of the records set", "1 April 2026")
    with pytest.raises(Refused, match="already"):
        set_beginning(desk, begin_on=date(2026, 4, 1))
    with pytest.raises(Refused, match="more than a year ahead"):
        set_beginning(desk, begin_on=date(2029, 4, 1), reason="one day")


def test_who_came_before_the_records_began_is_recorded_so(desk, view_of, imported):
    (row,) = seats(view_of(desk))
    assert (row.holder, str(row.since), row.route) == ("Ben Cole", "2024", "not known how")
