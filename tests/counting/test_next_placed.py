from __future__ import annotations

from compacttui.counting import Profile, count
from compacttui.counting.next_placed import next_placed


def test_a_reserve_is_asked_in_order_of_votes_and_then_of_exclusion() -> None:
    papers = [((0,), 9), ((1, 2), 5), ((2,), 4), ((3, 2), 2), ((4,), 1)]
    sheet = count(Profile.of(["Ada", "Ben", "Cleo", "Dan", "Eve", "Nobody's"], 1, papers), "scottish-stv")
    assert sheet.names(sheet.elected) == ["Cleo"]
    assert [sheet.names(place) for place in next_placed(sheet)] == [["Ada"], ["Ben"], ["Dan"], ["Eve"]]


def test_who_has_equal_votes_stands_together_and_who_has_none_is_not_asked() -> None:
    papers = [((0,), 9), ((1,), 4), ((2,), 4), ((3,), 1)]
    sheet = count(Profile.of(["Ada", "Ben", "Cleo", "Dan", "Eve"], 1, papers), "fptp")
    assert [sheet.names(place) for place in next_placed(sheet)] == [["Ben", "Cleo"], ["Dan"]]
