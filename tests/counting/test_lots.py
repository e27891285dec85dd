from __future__ import annotations

import hashlib

import pytest

from compacttui.counting import (
    FirstOf,
    Lot,
    LotNeeded,
    Profile,
    PublishedOrder,
    RecordedLots,
    SeededLots,
    TieKind,
    count,
    recount,
)


def tie(stage: int = 2, tied: tuple[int, ...] = (0, 1), kind: TieKind = TieKind.EXCLUSION) -> LotNeeded:
    return LotNeeded(stage, kind, tied, "rule 51(2)(b)")


ALL_EQUAL = Profile.of(["Ada", "Ben", "Cleo", "Dan"], 1, [((index,), 2) for index in range(4)])


def test_a_recorded_lot_stands_for_its_stage_its_kind_and_its_tied() -> None:
    lot = Lot(2, TieKind.EXCLUSION, (0, 1), 1, "slips, seen by C. Moss")
    lots = RecordedLots([lot])
    assert lots.draw(tie(), []) == lot
    assert lots.draw(tie(tied=(1, 0)), []) == lot
    assert lots.draw(tie(stage=3), []) is None
    assert lots.draw(tie(tied=(0, 1, 2)), []) is None
    assert lots.draw(tie(kind=TieKind.SURPLUS), []) is None


def test_a_published_order_falls_on_the_earliest_and_only_if_it_names_all() -> None:
    order = PublishedOrder([2, 0, 1], "notice of 3 March")
    assert order.draw(tie(tied=(0, 1, 2)), []) == Lot(2, TieKind.EXCLUSION, (0, 1, 2), 2, "notice of 3 March")
    assert order.draw(tie(tied=(0, 3)), []) is None


def test_a_seeded_draw_can_be_repeated_with_sha_256_and_nothing_else() -> None:
    sheet = count(ALL_EQUAL, "scottish-stv", lots=SeededLots("4831 7720", "dice"))
    assert len(sheet.lots) == 3
    for number, lot in enumerate(sheet.lots):
        drawn = int(hashlib.sha256(f"4831 7720,{number}".encode()).hexdigest(), 16)
        assert lot.chosen == lot.tied[drawn % len(lot.tied)]
        assert lot.by == "seed 4831 7720; dice"


def test_a_draw_that_would_favour_someone_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    class Fixed:
        """A hash that is the highest number there is, and then 1."""

        def __init__(self, text: bytes) -> None:
            self.text = text

        def digest(self) -> bytes:
            return (2**256 - 1 if self.text.endswith(b",0") else 1).to_bytes(32, "big")

    monkeypatch.setattr("compacttui.counting.lots.hashlib.sha256", Fixed)
    lots = SeededLots("s")
    first = lots.draw(tie(tied=(4, 5, 6)), [])
    assert first is not None
    assert first.chosen == 5  # not 4 + (2^256 - 1) % 3: draw 0 is passed over, draw 1 is 1


def test_what_was_recorded_stands_before_what_would_be_drawn() -> None:
    lot = Lot(2, TieKind.EXCLUSION, (0, 1), 0, "slips")
    lots = FirstOf(RecordedLots([lot]), PublishedOrder([1, 0, 2, 3], "order"))
    assert lots.draw(tie(), []) == lot
    after = lots.draw(tie(stage=4), [lot])
    assert after is not None
    assert after.by == "order"


def test_a_recount_with_the_same_ties_has_the_same_lots() -> None:
    sheet = count(ALL_EQUAL, "scottish-stv", lots=SeededLots("any seed"))
    assert recount(sheet, ALL_EQUAL) == sheet
    assert [lot.by for lot in sheet.lots] == ["seed any seed"] * 3


def test_an_order_in_the_ballot_file_is_used_and_named() -> None:
    profile = Profile.of(["Ada", "Ben"], 1, [((0,), 1), ((1,), 1)], ties=[1, 0])
    sheet = count(profile, "scottish-stv")
    assert sheet.names(sheet.elected) == ["Ada"]
    assert sheet.lots[0].by == "order of candidates given with the papers"


def test_a_lot_cannot_fall_on_someone_who_is_not_tied() -> None:
    class Cheat:
        def draw(self, needed: LotNeeded, _drawn: object, /) -> Lot:
            return Lot(needed.stage, needed.kind, needed.tied, 99, "a cheat")

    with pytest.raises(ValueError, match="fell on 99"):
        count(ALL_EQUAL, "scottish-stv", lots=Cheat())
