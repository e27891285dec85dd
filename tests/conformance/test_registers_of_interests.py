"""A real register of interests taken in twice, two weeks apart: what is new, what changed, and nothing the second time."""

from __future__ import annotations

import pytest
from kept import known_rows

from compacttui.acts.importing import undo
from compacttui.exchange.importing import carry_out, plan, read_book
from compacttui.questions.interests import InterestsShown, interests
from compacttui.records.verify import verify
from compacttui.rules.importing import RowState


@pytest.mark.slow
def test_the_second_snapshot_brings_nine_entries_and_changes_two(data, desk, view_of):
    first, second = (read_book(data / "interests" / f"category_8_{day}.csv") for day in ("250630", "250714"))
    made = plan(view_of(desk), first, "interests")
    assert made.counts == {RowState.NEW: 988}
    carry_out(desk, made)
    before = known_rows(desk)

    made = plan(view_of(desk), second, "interests")
    assert {state: made.counts[state] for state in (RowState.NEW, RowState.CHANGED, RowState.SAME)} == {
        RowState.NEW: 9,
        RowState.CHANGED: 2,
        RowState.SAME: 986,
    }
    assert not made.held_up_by
    carried = carry_out(desk, made)
    again = plan(view_of(desk), second, "interests")
    assert again.counts == {RowState.SAME: 997}
    assert not again.has_work

    rows = list(interests(view_of(desk), shown=InterestsShown.ALL))
    assert len(rows) == 997
    assert len({row.person for row in rows}) == 417
    # Another register's days are told as they are, and nobody is late by rules that were not theirs.
    assert {row.days_late for row in rows} == {0}
    undo(desk, imported=carried.imported)
    assert {name: rows for name, rows in known_rows(desk).items() if name != "import_run"} == {
        name: rows for name, rows in before.items() if name != "import_run"
    }
    assert not verify(desk.database, desk.town).findings
