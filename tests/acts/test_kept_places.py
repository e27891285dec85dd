"""Places of a selection kept for a group of candidates, from the notice to the declared result."""

from __future__ import annotations

import pytest
from contests import FPTP, Contest

from compacttui.acts import counts, selections
from compacttui.acts.desk import Desk
from compacttui.acts.selections import keeping
from compacttui.papers.as_text import as_text as page_text
from compacttui.papers.registry import all_papers
from compacttui.papers.result_sheet import as_text
from compacttui.questions.ledger import timeline
from compacttui.questions.selections import recounts, selection_detail
from compacttui.questions.showing import show
from compacttui.records.log import event_table
from compacttui.records.verify import verify
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.selections import Mark
from compacttui.rules.selections.kept_places import KeptPlaces, unfillable
from compacttui.rules.words import SelectionMethod

FOUR = ("Maria Okafor", "Tom Lindqvist", "Ana Brandt", "Femi Idowu")
SMALL = "Small organisations"


@pytest.fixture
def contest(desk: Desk) -> Contest:
    made = Contest.of(desk, seats=2, members=9)
    made.open()
    return made


def keep(contest: Contest, least: int = 1, most: int | None = None, group: str = SMALL) -> None:
    keeping.keep(contest.office, contest.selection, group, least, most, reason="as the forum decided")


def with_a_group(contest: Contest, *members: str) -> None:
    """Four stand, some of them for small organisations, which one place is kept for."""
    keep(contest)
    for name in FOUR:
        contest.nominate(name)
    contest.accept(*FOUR)
    keeping.name_group(
        contest.returning, contest.selection, SMALL.upper(), [contest.candidates[one] for one in members]
    )


def test_a_place_is_kept_from_the_notice_to_the_result(contest: Contest) -> None:
    """Maria and Tom have most votes; the second place is Femi's, who has more votes than Ana."""
    with_a_group(contest, "Ana Brandt", "Femi Idowu")
    contest.until_poll_closed()
    contest.seal(((0,), 4), ((1,), 2), ((2,), 1), ((3,), 2))
    counted = counts.run(contest.returning, contest.selection)
    assert counted.is_complete
    found = selection_detail(contest.view(), contest.selection)
    assert [(one.name, one.limits, one.candidates) for one in found.kept_places] == [
        (SMALL, "at least 1", ("Ana Brandt", "Femi Idowu"))
    ]
    shown = show(contest.view(), "selection", contest.selection)
    notes = [line.note for section in shown.sections for line in section.lines if line.label == "Places kept"]
    assert notes == ["at least 1 · Ana Brandt, Femi Idowu"]
    assert found.count is not None
    sheet = found.count.sheet
    assert sheet.names(sheet.elected) == ["Maria Okafor", "Femi Idowu"]
    told = " ".join(as_text(sheet).split())
    assert "Shared out by Places kept: " in told
    assert "Small organisations at least 1" in told
    contest.sign()
    contest.declare()
    declared = selection_detail(contest.view(), contest.selection)
    assert [one.name for one in declared.elected] == ["Maria Okafor", "Femi Idowu"]
    assert recounts(contest.view(), contest.selection)[0].is_equal
    assert verify(contest.office.database, contest.office.town).ok


@pytest.mark.slow
def test_the_name_of_a_group_is_nobodys_but_the_private_store_s(contest: Contest) -> None:
    with_a_group(contest, "Ana Brandt")
    contest.until_poll_closed()
    contest.seal(((0,), 4), ((1,), 2), ((2,), 1))
    counts.run(contest.returning, contest.selection)
    with contest.office.database.reading() as connection:
        bodies = [row.body for row in connection.execute(event_table.select())]
    assert not any(
        SMALL.encode() in (body if isinstance(body, bytes) else str(body).encode()) for body in bodies
    )


@pytest.mark.slow
def test_what_is_kept_can_be_read_in_the_line_of_the_seat(contest: Contest) -> None:
    with_a_group(contest, "Ana Brandt", "Femi Idowu")
    keep(contest, least=0)
    told = [(row.what, row.note) for row in timeline(contest.view(), "seat", contest.seats[0])]
    said = [note for what, note in told if what == "places kept for a group"]
    assert said
    assert said[0].startswith(f"{SMALL} · at least 1")
    assert [what for what, _ in told][-3:] == [
        "places kept for a group",
        "candidates of a group named",
        "other places kept for a group",
    ]


def test_a_place_kept_for_nobody_who_stands_stops_the_publication(contest: Contest) -> None:
    with_a_group(contest)
    contest.go_past(Mark.PUBLISHED)
    with pytest.raises(
        Refused, match="1 place is kept for “Small organisations”, and nobody stands for them"
    ):
        selections.publish(contest.returning, contest.selection)
    keep(contest, least=0)
    selections.publish(contest.returning, contest.selection)
    assert selection_detail(contest.view(), contest.selection).kept_places == ()


@pytest.mark.slow
def test_without_a_contest_the_place_stays_empty_and_is_given_to_no_other(contest: Contest) -> None:
    keep(contest)
    contest.nominate("Maria Okafor")
    contest.accept("Maria Okafor")
    contest.go_past(Mark.PUBLISHED)
    published = selections.publish(contest.returning, contest.selection)
    assert (published.candidates, published.places) == (1, 2)


@pytest.mark.slow
def test_two_who_are_not_of_the_group_are_one_too_many_for_the_one_place_left(contest: Contest) -> None:
    keep(contest)
    for name in FOUR[:2]:
        contest.nominate(name)
    contest.accept(*FOUR[:2])
    contest.go_past(Mark.PUBLISHED)
    with pytest.raises(Refused, match="1 place is kept"):
        selections.publish(contest.returning, contest.selection)


def test_who_stands_aside_later_may_leave_a_kept_place_to_nobody(contest: Contest) -> None:
    with_a_group(contest, "Ana Brandt")
    contest.until_published()
    selections.withdraw(contest.office, contest.candidates["Ana Brandt"])
    selections.freeze(contest.office, contest.selection)
    selections.announce_poll(contest.returning, contest.selection)
    contest.go_past(Mark.POLL_CLOSES)
    contest.seal(((0,), 4), ((1,), 2), ((3,), 1))
    with pytest.raises(Refused, match=r"nobody stands for them\. Keep fewer places\. Nothing was counted"):
        counts.run(contest.returning, contest.selection)
    with pytest.raises(Refused, match="fewer places can be kept from now on"):
        keep(contest, least=2)
    keep(contest, least=0)
    assert counts.run(contest.returning, contest.selection).is_complete


@pytest.mark.slow
def test_once_counted_nothing_is_kept_otherwise(contest: Contest) -> None:
    contest.until_poll_closed(*FOUR)
    contest.seal(((0,), 4), ((1,), 2))
    counts.run(contest.returning, contest.selection)
    with pytest.raises(Refused, match="too late to keep places"):
        keep(contest)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("least", "most", "said", "field"),
    [
        (-1, None, "below 0", "least"),
        (3, None, "3 places would be kept, and there are 2 to fill", "least"),
        (2, 1, "not below the least", "most"),
        (0, 0, "1 or more", "most"),
    ],
)
def test_numbers_that_cannot_be_kept_are_refused(
    contest: Contest, least: int, most: int | None, said: str, field: str
) -> None:
    with pytest.raises(Refused, match=said) as refused:
        keep(contest, least, most)
    assert refused.value.field == field


@pytest.mark.slow
def test_after_the_notice_a_reason_is_needed(contest: Contest) -> None:
    with pytest.raises(Refused, match="say why") as refused:
        keeping.keep(contest.office, contest.selection, SMALL, 1)
    assert refused.value.field == "reason"


@pytest.mark.slow
def test_a_count_that_cannot_keep_places_is_told_beforehand(desk: Desk) -> None:
    contest = Contest.of(desk, board="Transport Board")
    contest.open(method=SelectionMethod.AV)
    with pytest.raises(Refused, match="cannot keep places for a group"):
        keep(contest)


@pytest.mark.slow
def test_who_is_of_a_group_is_for_the_returning_officer_to_say(contest: Contest) -> None:
    keep(contest)
    keep(contest, group="Rural", least=1)
    one = contest.nominate("Maria Okafor")
    with pytest.raises(NotPermitted):
        keeping.name_group(contest.office, contest.selection, SMALL, [one])
    with pytest.raises(Refused, match=r"The groups are: .*“Rural”") as refused:
        keeping.name_group(contest.returning, contest.selection, "Urban", [one])
    assert refused.value.field == "group"
    keeping.name_group(contest.returning, contest.selection, SMALL, [one])
    with pytest.raises(Refused, match="of another group"):
        keeping.name_group(contest.returning, contest.selection, "rural", [one])


@pytest.mark.slow
def test_a_most_is_kept_too_and_by_votes_alone(desk: Desk) -> None:
    contest = Contest.of(desk, seats=2, members=9, board="Health Board")
    contest.open(method=FPTP)
    keep(contest, least=0, most=1, group="Providers")
    for name in FOUR:
        contest.nominate(name)
    contest.accept(*FOUR)
    keeping.name_group(
        contest.returning, contest.selection, "Providers", [contest.candidates[one] for one in FOUR[:2]]
    )
    contest.until_poll_closed()
    contest.seal(((0, 1), 5), ((0, 2), 1), ((1, 3), 2))
    counted = counts.run(contest.returning, contest.selection)
    names = {nomination: name for name, nomination in contest.candidates.items()}
    sheet = selection_detail(contest.view(), contest.selection).count
    assert sheet is not None
    assert sheet.sheet.method == "block"
    assert [names[one] for one in counted.elected] == ["Tom Lindqvist", "Femi Idowu"]
    assert counted.is_complete


def test_why_places_cannot_be_filled() -> None:
    small = KeptPlaces("kep-1", "Small", 1, None, ("a",))
    large = KeptPlaces("kep-2", "Large", 0, 1, ("b", "c"))
    assert unfillable([small, large], {"a", "b", "c", "d"}, 3) == ""
    three = KeptPlaces("kep-3", "Large", 0, 1, ("b", "c", "e"))
    assert "only 2 places could be filled of 3" in unfillable([three], {"b", "c", "d", "e"}, 3)
    assert "“Large” may have 1 place, and 2 stand for them" in unfillable([large], {"b", "c"}, 2)


@pytest.mark.slow
def test_the_notice_and_the_statement_say_which_places_are_kept_for_whom(contest: Contest) -> None:
    def said(paper: str) -> str:
        return " ".join(page_text(all_papers()[paper](contest.view(), contest.selection)).split())

    assert "Places kept" not in said("notice-of-selection")
    with_a_group(contest, "Ana Brandt")
    assert f"Places kept: for {SMALL}, at least 1" in said("notice-of-selection")
    contest.until_published()
    assert f"Places kept: for {SMALL}, at least 1: Ana Brandt" in said("persons-nominated")
