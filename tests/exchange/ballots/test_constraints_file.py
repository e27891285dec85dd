from __future__ import annotations

from pathlib import Path

import pytest

from compacttui.counting import Category, Constraints, Group
from compacttui.exchange.ballots.constraints import read_constraints
from compacttui.rules.refusal import BadInput

NAMES = ["Ada Lee", "Ben Okri", "Cleo", "Dan"]

GOOD = """# agreed in March
[[category]]
name = "Gender"

[[category.group]]
name = "Women"
least = 1
most = 2
candidates = ["Cleo", "ada lee"]

[[category.group]]
name = "All others"
candidates = "others"
"""


def constraints(tmp_path: Path, text: str) -> Constraints:
    file = tmp_path / "places.toml"
    file.write_bytes(text.encode())
    return read_constraints(file, NAMES)


def test_groups_are_read_with_their_limits_and_everybody_else(tmp_path: Path) -> None:
    women, others = Group("Women", (0, 2), 1, 2), Group("All others", (1, 3))
    expected = Constraints((Category("Gender", (women, others)),))
    assert constraints(tmp_path, GOOD) == expected
    assert constraints(tmp_path, "\ufeff" + GOOD.replace("\n", "\r\n")) == expected


def test_several_categories(tmp_path: Path) -> None:
    area = GOOD.replace("Gender", "Area").replace("Women", "North").replace("All others", "South")
    found = constraints(tmp_path, GOOD + area)
    assert found.in_words() == (
        ("Gender", "Women 1 to 2, All others any number"),
        ("Area", "North 1 to 2, South any number"),
    )


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", None, r"no \[\[category\]\]"),
        ("[[category]\n", 1, "cannot be read as TOML"),
        ("colour = 3", None, "“colour” means nothing here; the words are category"),
        (GOOD.replace("least = 1", "leest = 1"), 5, "“leest” means nothing here"),
        (GOOD.replace("least = 1", "least = -1"), 5, "“least” must be a whole number from 0"),
        (GOOD.replace("least = 1", "least = true"), 5, "“least” must be a whole number from 0"),
        (GOOD.replace("least = 1", "least = 3"), None, "“Women” cannot have at least 3 and at most 2"),
        (GOOD.replace('"Cleo"', '"Zoe"'), 5, "No candidate is called “Zoe”"),
        (GOOD.replace('"Cleo"', '"Ada Lee"'), 5, "names someone twice"),
        (GOOD.replace('"others"', '"everyone"'), 11, "must list candidates by name"),
        (GOOD.replace('"others"', '["Dan"]'), None, "Ben Okri is in no group of “Gender”"),
        (GOOD.replace('["Cleo", "ada lee"]', '"others"'), 2, "Two groups of “Gender” are for all others"),
        (GOOD.replace('name = "All others"', 'name = " "'), 11, "A group needs a name"),
        (GOOD.replace('name = "Gender"', "name = 3"), 2, "A category needs a name"),
        (GOOD.replace("All others", "Women"), None, "Two groups of “Gender” are called “Women”"),
        ('[[category]]\nname = "Area"\n', 1, r"no \[\[category.group\]\]"),
    ],
)
def test_a_file_that_does_not_say_it_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int | None, said: str
) -> None:
    with pytest.raises(BadInput, match=said) as refusal:
        constraints(tmp_path, text)
    assert (refusal.value.source, refusal.value.line) == (str(tmp_path / "places.toml"), line)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read: No such file"):
        read_constraints(tmp_path / "none.toml", NAMES)
