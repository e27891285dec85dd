from __future__ import annotations

from pathlib import Path

import pytest

from compacttui.counting import LotSource, Profile, TieKind, count
from compacttui.counting.document import canonical, document
from compacttui.exchange.ballots.lots import read_lots, template
from compacttui.rules.refusal import BadInput

TIED = Profile.of(["Ada Lee", "Ben Okri", "Cleo"], 1, [((0,), 2), ((1,), 2), ((2,), 2)])


def lots(tmp_path: Path, text: str | bytes) -> LotSource:
    file = tmp_path / "lots.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_lots(file, TIED)


BY_HAND = """
# drawn in the hall
[[lot]]
stage = 2
kind = "exclusion"
tied = ["Ben Okri", "Ada Lee", "Cleo"]
chosen = "ben okri"
by = "slips drawn by the returning officer, seen by C. Moss"

[[lot]]
stage = 3
kind = "exclusion"
tied = ["Ada Lee", "Cleo"]
chosen = "Cleo"
by = "slips"
"""


def test_lots_drawn_by_hand(tmp_path: Path) -> None:
    sheet = count(TIED, "scottish-stv", lots=lots(tmp_path, BY_HAND))
    assert sheet.names(sheet.elected) == ["Ada Lee"]
    assert [(lot.stage, lot.kind, lot.chosen, lot.by) for lot in sheet.lots] == [
        (2, TieKind.EXCLUSION, 1, "slips drawn by the returning officer, seen by C. Moss"),
        (3, TieKind.EXCLUSION, 2, "slips"),
    ]


def test_a_published_order(tmp_path: Path) -> None:
    sheet = count(
        TIED, "scottish-stv", lots=lots(tmp_path, 'order = ["Cleo", "Ada Lee", "Ben Okri"]\nby = "notice"')
    )
    assert sheet.names(sheet.excluded) == ["Cleo", "Ada Lee"]
    assert sheet.lots[0].by == "published order; notice"


def test_a_seed(tmp_path: Path) -> None:
    sheet = count(TIED, "scottish-stv", lots=lots(tmp_path, '\ufeffseed = "4831 7720"\r\nby = "dice"\r\n'))
    assert sheet.is_finished
    assert sheet.lots[0].by == "seed 4831 7720; dice"


def test_lots_by_hand_come_before_an_order(tmp_path: Path) -> None:
    one = BY_HAND.split("[[lot]]\nstage = 3", maxsplit=1)[0]
    sheet = count(
        TIED, "scottish-stv", lots=lots(tmp_path, 'order = ["Ada Lee", "Cleo", "Ben Okri"]\n' + one)
    )
    assert sheet.names(sheet.excluded) == ["Ben Okri", "Ada Lee"]


def test_the_lots_of_an_earlier_count(tmp_path: Path) -> None:
    sheet = count(TIED, "scottish-stv", lots=lots(tmp_path, 'seed = "any"'))
    again = count(TIED, "scottish-stv", lots=lots(tmp_path, canonical(document(sheet, file="x"))))
    assert again == sheet


def test_the_lines_to_fill_in_are_lines_that_can_be_read(tmp_path: Path) -> None:
    stopped = count(TIED, "scottish-stv")
    assert stopped.lot_needed is not None
    filled = template(stopped, stopped.lot_needed).replace("the one it fell on", "Cleo")
    after = count(TIED, "scottish-stv", lots=lots(tmp_path, filled))
    assert [lot.chosen for lot in after.lots] == [2]
    assert after.lot_needed is not None
    assert after.lot_needed.stage == 3


LOT = '[[lot]]\nstage = 2\nkind = "exclusion"\ntied = ["Ada Lee", "Cleo"]\nchosen = "Cleo"\nby = "slips"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("order = [", "neither TOML nor the JSON"),
        ("{", "neither TOML nor the JSON"),
        ("{" + '"a":[' * 100_000, "neither TOML nor the JSON"),
        (b"\xff\xfe", "not UTF-8"),
        ("colour = 3", "“colour” means nothing here"),
        ('order = ["Cleo"]\nseed = "1"', "an order and a seed"),
        ('order = "Cleo"', "must list candidates"),
        ('order = ["Cleo", "cleo"]', "twice"),
        ('order = ["Zoe"]', "No candidate is called “Zoe”"),
        ("order = [1]", "No candidate is called “1”"),
        ("seed = 4831", "must be text in quotation marks"),
        ('seed = " "', "must be text"),
        ("by = 3", "must be text"),
        ("lot = 3", r"begins with a line \[\[lot\]\]"),
        ("lot = [3]", "Lot 1 needs stage"),
        (LOT.replace('by = "slips"\n', ""), "Lot 1 needs stage"),
        (LOT.replace("slips", " "), "who drew it"),
        (LOT.replace("stage = 2", "stage = 0"), "number from 1"),
        (LOT.replace("stage = 2", "stage = true"), "number from 1"),
        (LOT.replace("exclusion", "luck"), "one of: surplus, exclusion, election"),
        (LOT.replace('chosen = "Cleo"', 'chosen = "Ben Okri"'), "not among the tied"),
    ],
)
def test_a_file_that_is_no_file_of_lots_is_refused(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(BadInput, match=said) as refusal:
        lots(tmp_path, text)
    assert refusal.value.source == str(tmp_path / "lots.toml")


def test_a_file_of_lots_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No such file"):
        read_lots(tmp_path / "absent.toml", TIED)


def test_a_file_far_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compacttui.exchange.ballots.beside.SIZE_LIMIT", 10)
    with pytest.raises(BadInput, match="too large to be a file of lots"):
        lots(tmp_path, 'seed = "4831 7720"')
