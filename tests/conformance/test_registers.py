"""Real registers taken in: as many come out as stand in the file, the same again, and none after undo."""

from __future__ import annotations

import json

import pytest
from kept import known_rows

from compacttui.acts.importing import undo
from compacttui.exchange.importing import Choices, carry_out, plan, read_book
from compacttui.exchange.importing.popolo import plan_popolo, read_popolo
from compacttui.exchange.popolo import as_popolo
from compacttui.questions.organisations import organisations
from compacttui.questions.popolo import who_sits
from compacttui.records.verify import verify
from compacttui.rules.importing import RowState
from compacttui.rules.text import one_line


def told(document):
    """What a Popolo document says, in no order."""
    return {
        "persons": sorted((one["id"], one_line(one["name"])) for one in document["persons"]),
        "organizations": sorted(
            (one["id"], one_line(one["name"]), one.get("classification", ""))
            for one in document["organizations"]
        ),
        "memberships": sorted(
            (one["person_id"], one["organization_id"], one["role"], one.get("on_behalf_of_id", ""))
            for one in document["memberships"]
        ),
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", ["TAS", "WA"])
def test_councillors_go_in_and_come_out_again(name, data, desk, view_of):
    file = data / "popolo" / f"{name}.json"
    given = json.loads(file.read_text(encoding="utf-8"))
    before = known_rows(desk)
    made = plan_popolo(view_of(desk), read_popolo(file))
    count = sum(len(given[part]) for part in ("persons", "organizations", "memberships"))
    assert made.counts == {RowState.NEW: count}
    carried = carry_out(desk, made)
    out = json.loads(as_popolo(who_sits(view_of(desk))))
    own = {"id": desk.person, "name": "Ama Larbi"}
    assert own in out["persons"]
    out["persons"].remove(own)
    assert told(out) == told(given)
    assert len(out["posts"]) == len(given["memberships"])
    assert not plan_popolo(view_of(desk), read_popolo(file)).has_work

    undo(desk, imported=carried.imported)
    assert {**known_rows(desk), "import_run": []} == before
    assert not verify(desk.database, desk.town).findings


@pytest.mark.slow
def test_what_went_out_of_one_town_goes_into_another_and_out_again_the_same(
    data, make_town, view_of, tmp_path
):
    one, other = make_town(), make_town()
    carry_out(one, plan_popolo(view_of(one), read_popolo(data / "popolo" / "TAS.json")))
    out = json.loads(as_popolo(who_sits(view_of(one))))
    out["persons"].remove({"id": one.person, "name": "Ama Larbi"})
    (tmp_path / "out.json").write_text(json.dumps(out), encoding="utf-8")
    carry_out(other, plan_popolo(view_of(other), read_popolo(tmp_path / "out.json")))
    again = json.loads(as_popolo(who_sits(view_of(other))))
    again["persons"].remove({"id": other.person, "name": "Ama Larbi"})
    assert again == out


@pytest.mark.slow
def test_a_register_of_charities_goes_in_whole(data, desk, view_of):
    book = read_book(data / "charities" / "greater_manchester_charities.csv")
    before = known_rows(desk)
    made = plan(view_of(desk), book, "organisations", Choices(settings={"membership": "associate"}))
    assert made.counts == {RowState.NEW: 736}
    carried = carry_out(desk, made)
    rows = list(organisations(view_of(desk)))
    assert len(rows) == 736
    assert {row.membership for row in rows} == {"associate member"}
    assert not plan(view_of(desk), book, "organisations").has_work
    undo(desk, imported=carried.imported)
    assert {**known_rows(desk), "import_run": []} == before
    assert not verify(desk.database, desk.town).findings
