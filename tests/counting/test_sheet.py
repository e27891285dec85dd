from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from small_elections import profiles

from compacttui.counting import (
    CannotCount,
    CountFault,
    Profile,
    PublishedOrder,
    Stage,
    StageKind,
    all_methods,
    count,
    find,
    recount,
)
from compacttui.counting import registry as registered
from compacttui.counting.document import canonical, document, read_document
from compacttui.counting.exact import read_exact, shown

THREE = Profile.of(["Ada", "Ben", "Cleo"], 1, [((0,), 5), ((1, 0), 4), ((2, 1), 3)], title="Chair")


@pytest.mark.parametrize("method", ["fptp", "scottish-stv", "ers97", "meek-prf"])
@given(profile=profiles(with_withdrawn=True))
def test_a_sheet_comes_back_from_json_the_same_and_counts_again_the_same(
    method: str, profile: Profile
) -> None:
    for lots in (None, PublishedOrder(range(len(profile.candidates)), "ballot paper order")):
        sheet = count(profile, method, lots=lots)
        text = canonical(document(sheet, file="x.blt", file_sha256="00"))
        back = read_document(text)
        assert back == sheet
        if back.is_finished:
            assert recount(back, profile) == sheet
        assert canonical(document(back, file="x.blt", file_sha256="00")) == text


def test_the_document_has_the_keys_that_scripts_rely_on() -> None:
    whole = json.loads(canonical(document(count(THREE, "scottish-stv"), file="chair.blt", file_sha256="ab")))
    assert {
        "file", "method", "title", "places", "candidates", "withdrawn", "papers", "quota", "elected", "stages", "lots",
        "options", "file_sha256", "profile_sha256",
    } == whole.keys()  # fmt: skip
    assert whole["papers"] == {"received": 12, "rejected": {"blank": 0}, "valid": 12, "rankings": 3}
    assert whole["quota"] == "7"
    assert whole["elected"] == ["Ada"] or whole["elected"] == ["Ben"]
    last = whole["stages"][1]
    assert (last["number"], last["kind"], last["who"]) == (2, "exclusion", ["Cleo"])
    assert last["votes"] == {"Ada": "5.00000", "Ben": "7.00000", "Cleo": "0.00000"}
    assert (last["non_transferable"], last["quota"], last["transfer_values"]) == ("0.00000", "7", ["1.00000"])
    assert (last["elected"], last["excluded"]) == (["Ben"], ["Cleo"])


def test_a_count_that_needs_a_lot_says_so_in_its_document() -> None:
    tied = Profile.of(["Ada", "Ben"], 1, [((0,), 1), ((1,), 1)])
    whole = document(count(tied, "scottish-stv"))
    assert whole["lot_needed"] == {
        "stage": 2, "kind": "exclusion", "tied": ["Ada", "Ben"], "clause": "rule 51(2)(b)", "so_far": False,
    }  # fmt: skip
    assert whole["elected"] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"method": "scottish-stv"}',
        '{"method": "cake"}',
        "3",
        '{"method": ["fptp"], "candidates": 1}',
    ],
)
def test_something_else_is_no_result_sheet(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a result sheet|no counting method|Expecting value"):
        read_document(text)


def test_a_sheet_can_be_shown_under_other_names() -> None:
    sheet = count(THREE, "scottish-stv").renamed(["Ada", "a former candidate", "Cleo"], "Chair 2026")
    assert sheet.names(sheet.elected) == ["a former candidate"]
    assert recount(sheet, THREE) == sheet
    with pytest.raises(ValueError, match="different names"):
        sheet.renamed(["Ada", "Ada", "Cleo"], "")


def test_places_can_be_given_for_one_count() -> None:
    assert count(THREE, "scottish-stv", places=2).names(count(THREE, "scottish-stv", places=2).elected) == [
        "Ada",
        "Ben",
    ]


def test_an_unknown_method_or_option_is_refused_by_name() -> None:
    with pytest.raises(CannotCount, match=r"no counting method “cake”; there are: approval, .*scottish-stv"):
        count(THREE, "cake")
    with pytest.raises(CannotCount, match="no option “quota”; it has: ties"):
        count(THREE, "scottish-stv", options={"quota": "hare"})
    with pytest.raises(CannotCount, match="can be: backwards, narrowing"):
        count(THREE, "scottish-stv", options={"ties": "coin"})


@pytest.mark.parametrize("name", list(all_methods()))
def test_every_method_says_where_it_comes_from(name: str) -> None:
    method = find(name)
    assert method.title
    assert method.source
    assert method.arithmetic
    assert method.run.__doc__


def test_a_name_is_given_to_one_method_only() -> None:
    with pytest.raises(ValueError, match="two counting methods called fptp"):
        registered.method("fptp", title="", source="", arithmetic="")(find("fptp").run)


def test_a_method_that_loses_votes_is_stopped() -> None:
    def leaking(_profile: Profile, _options: object) -> Iterator[Stage]:
        yield Stage(1, StageKind.FIRST, (), "", (1, 1, 1), 0, 0, None)

    from dataclasses import replace

    method = replace(find("fptp"), run=leaking)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("compacttui.counting.sheet.find", lambda _name: method)
        with pytest.raises(CountFault, match="3 votes of 12"):
            count(Profile.of(["A", "B", "C"], 1, [((0,), 12)]), "fptp")


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (18913482, 5, "189.13482"),
        (0, 5, "0.00000"),
        (-5, 2, "-0.05"),
        (7, 0, "7"),
        (-1200000, 5, "-12.00000"),
    ],
)
def test_exact_quantities_are_written_and_read_back(value: int, digits: int, text: str) -> None:
    assert shown(value, digits) == text
    assert read_exact(text, digits) == value


@pytest.mark.parametrize(
    "text", ["1.5", "1", "", "1.00000.", "x.00000", "1e5", "٣.00000", "1.000000", "--1.00000"]
)
def test_a_quantity_with_other_decimals_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="decimal places"):
        read_exact(text, 5)
