"""Whatever refers to a thing is found by an index, and no two indexes do one's work."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Column, Index, Table

from compacttui.records.columns import KNOWN, subject_tables
from compacttui.records.tables import metadata

_REFERENCES = [
    (table, column)
    for table in subject_tables.values()
    for column in table.columns
    if "refers_to" in column.info
]


def _names(index: Index) -> list[str]:
    return [column.name for column in index.columns]


def _finding(table: Table, column: Column[str]) -> Iterator[Index]:
    """The indexes that lead to all of today's rows that refer to a thing."""
    fitting = (None, KNOWN, f"{KNOWN} AND {column.name} IS NOT NULL")
    for index in table.indexes:
        if _names(index)[:2] == ["log", column.name] and index.info.get("where") in fitting:
            yield index


@pytest.mark.parametrize(("table", "column"), _REFERENCES, ids=str)
def test_what_refers_to_a_thing_is_found_by_an_index(table: Table, column: Column[str]) -> None:
    assert any(_finding(table, column))


def test_every_index_has_something_that_no_wider_one_has() -> None:
    # Of interests, today's are listed by theirs, and the wider one has all that were ever told.
    kept = {"ix_interest_person_now"}
    needless = {
        index.name
        for table in metadata.tables.values()
        for index in table.indexes
        for other in table.indexes - {index}
        if not index.unique
        and _names(other)[: len(index.columns)] == _names(index)
        and other.info.get("where") in (None, index.info.get("where"))
    }
    assert needless == kept
