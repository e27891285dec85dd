"""What a name in a file may mean: shortened, slipped, or what a body was called before; a person decides."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from compacttui.acts import organisations
from compacttui.acts.desk import Desk
from compacttui.exchange.importing import Choices, carry_out, plan, read_book
from compacttui.rules.dates import PartialDate


@pytest.mark.parametrize(
    "written",
    ["Eastmere Boys Brigade", "Estmere Boys' Brigade", "E/mere Boys Brigade Ltd", "Harbour Yth Trust"],
)
def test_a_former_name_is_asked_about_like_the_name_of_today(
    desk: Desk, view_of, tmp_path: Path, written: str
) -> None:
    trust = organisations.register(desk, "Eastmere Boys' Brigade CIC", since=PartialDate(2010))
    organisations.rename(desk, trust, "Harbour Youth Trust", date(2024, 4, 1))
    file = tmp_path / "people.csv"
    file.write_text(f"Name,Organisation\nMaria Okafor,{written}\n", encoding="utf-8")
    (asked,) = plan(view_of(desk), read_book(file), "people").asked
    assert asked.asks == f"Is “{written}” one of the organisations that are known already?"
    assert asked.options[0].words == "it is Harbour Youth Trust"
    made = plan(view_of(desk), read_book(file), "people", Choices(answers={asked.key: "1"}))
    assert {step.act for step in made.planned.steps} == {"person.register", "affiliation.begin"}
    carry_out(desk, made)
