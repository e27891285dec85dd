"""An answer as a spreadsheet: read back as people see it, by both libraries that files are brought in with."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hostile.attacks import ATTACKS
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from compacttui.exchange import workbook
from compacttui.exchange.workbook import as_workbook
from compacttui.questions.registry import column, columns_of
from compacttui.rules.csv_text import cell_words
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.words import Standing

TODAY = date(2026, 11, 21)


@dataclass(frozen=True, slots=True)
class Row:
    """One of everything that a row may hold, and an id that nobody is shown."""

    id: str
    name: str = column("Name")
    day: date | None = column("Since", default=None)
    at: datetime | None = column("At", default=None)
    about: PartialDate | None = column("About", default=None)
    count: int = column("Count", numeric=True, default=0)
    share: Decimal | None = column("Share", numeric=True, default=None)
    is_public: bool = column("Public", default=False)
    standing: Standing | None = column("Stands", default=None)
    several: tuple[str, ...] = column("Several", default=())


COLUMNS = columns_of(Row)


def sheet_of(*rows: Row, title: str = "Who sits where") -> Worksheet:
    sheet = load_workbook(io.BytesIO(as_workbook(rows, COLUMNS, title=title, today=TODAY))).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_days_are_days_numbers_numbers_and_nothing_is_in_code() -> None:
    full = Row(
        *(
            "sea-1",
            "Ama Larbi",
            date(2026, 3, 5),
            datetime(2026, 7, 1, 11, 20, tzinfo=UTC),
            PartialDate(2024, 5),
        ),
        *(1234, Decimal("0.5"), True, Standing.LATE, ("one", "two")),
    )
    heading, said, nothing = sheet_of(full, Row("sea-2", "Ben")).iter_rows(values_only=True)
    assert heading == tuple(one.heading for one in COLUMNS)
    assert said == (
        *("Ama Larbi", datetime(2026, 3, 5), datetime(2026, 7, 1, 12, 20), "May 2024", 1234, 0.5, "yes"),
        *(Standing.LATE.said, "one, two"),
    )
    assert nothing == ("Ben", None, None, None, 0, None, "no", None, None)


def test_a_day_that_is_known_in_full_is_a_day_and_one_before_spreadsheets_is_text() -> None:
    _, full, early = sheet_of(
        Row("1", "a", about=PartialDate(2024, 5, 9)), Row("2", "b", day=date(1876, 2, 3))
    ).iter_rows(values_only=True)
    assert full[3] == datetime(2024, 5, 9)
    assert early[1] == "Thu 3 February 1876"


def test_headings_stay_in_sight_and_are_bold_and_columns_are_wide_enough_and_no_wider() -> None:
    sheet = sheet_of(Row("1", "a" * 30), Row("2", "b" * 300))
    assert sheet.freeze_panes == "A2"
    assert all(cell.font.b for cell in sheet[1])
    assert not sheet["A2"].font.b
    assert sheet.column_dimensions["A"].width == pytest.approx(50, abs=1)
    assert sheet["A3"].alignment.wrap_text


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_whatever_people_wrote_is_text(attack: str) -> None:
    made = as_workbook([Row("1", attack)], COLUMNS, title=attack, today=TODAY)
    cell = load_workbook(io.BytesIO(made)).active["A2"]  # type: ignore[index]
    assert cell.data_type == ("s" if cell_words(attack) else "n"), (
        "an empty cell is a number that is not there"
    )
    assert (cell.value or "") == cell_words(attack)[:32_767]
    assert cell.hyperlink is None
    ((_, (read, *_)),) = [
        tuple(CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_index(0).to_python())
    ]
    assert isinstance(read, str)


@pytest.mark.parametrize("words", ["=1+1", "+44 20 7946 0000", "-5", "@SUM(A1)", '=HYPERLINK("x")', " =1+1"])
def test_what_begins_like_a_formula_stays_text_for_whoever_edits_it(words: str) -> None:
    cell = sheet_of(Row("1", words))["A2"]
    assert (cell.value, cell.data_type) == (words, "s")
    assert bool(cell.quotePrefix) is (words != "-5"), "a plain number may be one"


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    rows: Sequence[Row] = [Row(str(number), "a") for number in range(3)]
    with pytest.raises(Refused, match=r"A sheet holds 2 rows, .* \.csv"):
        as_workbook(rows, COLUMNS, title="a", today=TODAY)


def test_the_same_answer_on_the_same_day_is_the_same_file() -> None:
    made = [as_workbook([Row("1", "a")], COLUMNS, title="a", today=TODAY) for _ in range(2)]
    assert made[0] == made[1]
