"""The papers of a selection: each from its time on and not before, and with what people need to know."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browser import look
from contests import Contest

from compacttui.acts import counts, people, selections
from compacttui.acts.desk import Desk
from compacttui.acts.selections import co_opting, confirming, panels, roles
from compacttui.papers.as_html import as_html
from compacttui.papers.as_text import as_text
from compacttui.papers.document import Blank, Boxes, Document, Section
from compacttui.papers.registry import all_papers, papers_about
from compacttui.papers.site import site
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark
from compacttui.rules.words import SelectionMethod

NAMES = ("Maria Okafor", "Tom Lindqvist", "Ada Brandt")


def made(contest: Contest, name: str) -> Document:
    """A paper, as the officer makes it."""
    return all_papers()[name](contest.view(), contest.selection)


def text(contest: Contest, name: str) -> str:
    """The same as text, on one line, so that where it is wrapped does not matter."""
    return " ".join(as_text(made(contest, name)).split())


def offered(contest: Contest, role: Role = Role.CVS_OFFICER) -> set[str]:
    """The papers that are put forward at the selection."""
    return {one.name for one in papers_about(contest.view(role), contest.selection)}


@pytest.fixture
def contest(desk: Desk) -> Contest:
    contest = Contest.of(desk, seats=2)
    contest.open(method=SelectionMethod.SCOTTISH_STV)
    return contest


def test_each_paper_is_offered_from_its_time_on_and_refused_before(contest: Contest) -> None:
    assert offered(contest) == {"notice-of-selection", "nomination-paper"}
    for name in ("persons-nominated", "notice-of-poll", "ballot-paper", "turnout", "failure-to-fill"):
        with pytest.raises(Refused):
            made(contest, name)
    contest.until_published(*NAMES)
    assert offered(contest) == {"notice-of-selection", "persons-nominated"}
    with pytest.raises(Refused, match="Nominations are not open now"):
        made(contest, "nomination-paper")
    selections.freeze(contest.office, contest.selection)
    selections.announce_poll(contest.returning, contest.selection)
    polled = {"notice-of-selection", "persons-nominated", "notice-of-poll", "ballot-paper"}
    assert offered(contest) == polled
    contest.go_past(Mark.POLL_CLOSES)
    assert offered(contest) == polled | {"turnout"}
    contest.seal(((0, 1), 2), ((1,), 2), ((2, 1), 1))
    counts.run(contest.returning, contest.selection)
    contest.sign()
    contest.declare()
    assert offered(contest) == polled | {"turnout", "result"}
    assert offered(contest, Role.PUBLIC) == offered(contest)


def test_the_notice_says_all_that_is_needed_to_stand_and_to_vote(contest: Contest) -> None:
    said = text(contest, "notice-of-selection")
    assert (
        "2 places at Housing Partnership are to be filled, to speak for Tenants, Housing Partnership." in said
    )
    assert "A candidate is proposed by 2 organisations on the register of electors" in said
    assert "Each organisation has one vote." in said
    assert "Returning officer: Ruth Adeyemi, Housing Partnership" in said
    assert "12 noon" in said
    assert "there is no poll, and they are elected unopposed" in said
    assert "Who votes how is not recorded anywhere." in said


@pytest.mark.slow
def test_the_notice_tells_what_the_role_asks_for(contest: Contest) -> None:
    roles.describe(
        contest.office,
        contest.seats[0],
        "To bring what tenants see to the board.",
        "Ten meetings a year.\nA report-back after each.",
        specification="Knows tenants of every landlord.",
        commitment="about two days a month",
    )
    said = text(contest, "notice-of-selection")
    assert "What it is for: To bring what tenants see to the board." in said
    assert "Who we look for: Knows tenants of every landlord." in said
    assert "Time it takes: about two days a month" in said
    assert "Term: 3 years" in said


def test_the_nomination_paper_is_a_form_with_room_for_each_backer(contest: Contest) -> None:
    document = made(contest, "nomination-paper")
    sections = {one.title: one for one in document.blocks if isinstance(one, Section)}
    assert [title for title in sections if title in {"Proposer", "Seconder"}] == ["Proposer", "Seconder"]
    for section in sections.values():
        assert any(isinstance(one, Blank) for one in section.blocks)
    assert "At most 200 words." in text(contest, "nomination-paper")


def test_the_statement_names_who_stands_and_says_what_follows(contest: Contest) -> None:
    contest.nominate("Maria Okafor", statement="I would listen first.")
    for name in NAMES[1:]:
        contest.nominate(name)
    late = contest.nominate("Wim Invalid")
    contest.accept(*NAMES)
    selections.rule_on(contest.returning, late, valid=False, reason="nobody seconds it")
    contest.go_past(Mark.PUBLISHED)
    selections.publish(contest.returning, contest.selection)
    said = text(contest, "persons-nominated")
    assert "3 persons stand for 2 places, A to Z" in said
    assert [name for name in sorted(NAMES) if name in said] == sorted(NAMES)
    assert "I would listen first." in said
    assert "1 more nomination came that does not stand" in said
    assert "nobody seconds it" not in said
    assert "Wim Invalid" not in said
    assert "There is a poll: it opens on" in said


@pytest.mark.parametrize(
    ("method", "instruction"),
    [
        (SelectionMethod.SCOTTISH_STV, "Put 1 in the box beside your first choice"),
        pytest.param(SelectionMethod.FPTP, "at most 2, as there are 2 places", marks=pytest.mark.slow),
        pytest.param(SelectionMethod.APPROVAL, "every person that you would accept", marks=pytest.mark.slow),
        pytest.param(SelectionMethod.SCHULZE, "Every two people are compared", marks=pytest.mark.slow),
    ],
)
def test_the_ballot_paper_fits_the_method(desk: Desk, method: SelectionMethod, instruction: str) -> None:
    contest = Contest.of(desk, seats=2)
    contest.open(method=method)
    contest.until_poll_closed(*NAMES)
    document = made(contest, "ballot-paper")
    (boxes,) = (one for one in document.blocks if isinstance(one, Boxes))
    assert [name for name, _ in boxes.entries] == sorted(NAMES)
    said = text(contest, "ballot-paper")
    assert instruction in said
    assert "If you make a mistake" in said
    assert "a paper that shows who the voter is counts for nobody" in said
    assert not document.source  # a day or a place of printing could tell papers apart
    assert instruction in text(contest, "notice-of-poll")


@pytest.mark.slow
def test_the_turnout_sheet_has_room_for_figures_until_there_are_any(contest: Contest) -> None:
    contest.until_poll_closed(*NAMES)
    assert "the figures are written in by hand" in text(contest, "turnout")
    contest.seal(((0, 1), 2), ((1,), 1))
    said = text(contest, "turnout")
    assert "Received: 3 of 6 votes, 50 per cent" in said
    assert "Signed Returning officer: ____" in said


def test_a_result_without_a_poll_bears_its_honest_label_and_places_left_empty_are_announced(
    contest: Contest,
) -> None:
    contest.until_published("Maria Okafor")
    contest.declare()
    assert {"declaration-without-poll", "failure-to-fill", "result"} <= offered(contest)
    said = text(contest, "declaration-without-poll")
    assert "No more people stood than there were places, so there was no poll." in said
    assert "elected unopposed" in said
    assert "Not filled: 1 place." in said
    empty = text(contest, "failure-to-fill")
    assert "1 place of 2 places at Housing Partnership" in empty
    assert "Only 1 person has a seat." in empty
    assert "Seats: Tenants' seat 2" in empty


def test_nobody_stands_and_that_is_announced(contest: Contest) -> None:
    contest.go_past(Mark.PUBLISHED)
    selections.publish(contest.returning, contest.selection)
    assert offered(contest) == {"notice-of-selection", "failure-to-fill"}
    said = text(contest, "failure-to-fill")
    assert "2 places of 2 places" in said
    assert "Nobody stood." in said


@pytest.mark.slow
def test_no_paper_says_more_to_those_who_run_it_than_to_everybody(contest: Contest) -> None:
    contest.until_poll_closed(*NAMES)
    contest.seal(((0, 1), 2), ((1,), 1))
    for one in all_papers().values():
        if one.takes == "selection" and one.name in offered(contest):
            for role in (Role.RETURNING_OFFICER, Role.AUDITOR, Role.PUBLIC):
                assert one(contest.view(role), contest.selection) == one(contest.view(), contest.selection)


def test_a_selection_that_is_not_public_has_no_papers(make_town: Callable[[], Desk]) -> None:
    contest = Contest.of(make_town())
    assert papers_about(contest.view(), "sel-aaaaaaaaaaaaaaaa") == ()


@pytest.mark.slow
def test_the_web_site_has_each_public_paper_in_its_time_and_at_the_end_only_how_it_ended(
    contest: Contest,
) -> None:
    def pages() -> set[str]:
        return {name.removesuffix("-2026-01.html") for name, _ in site(contest.view())} - {
            "who-sits-where.html",
            "index.html",
        }

    assert pages() == {"notice-of-selection"}  # a form is for those who ask for it
    contest.until_published("Maria Okafor")
    assert pages() == {"notice-of-selection", "persons-nominated"}
    contest.declare()
    assert pages() == {"declaration-without-poll", "failure-to-fill"}


@pytest.mark.slow
def test_voters_who_are_asked_yes_or_no_find_two_boxes_and_their_answers_are_published(desk: Desk) -> None:
    contest = Contest.of(desk)
    contest.open(method=SelectionMethod.CONFIRMATORY)
    contest.until_published("Maria Okafor")
    assert "the voters are asked to say yes or no to each" in text(contest, "persons-nominated")
    selections.freeze(contest.office, contest.selection)
    confirming.ask(contest.returning, contest.selection)
    boxes = [one for one in made(contest, "ballot-paper").blocks if isinstance(one, Boxes)]
    assert [(one.caption, [said for said, _ in one.entries]) for one in boxes] == [
        ("Maria Okafor:", ["Yes", "No"])
    ]
    contest.go_past(Mark.POLL_CLOSES)
    answers = [confirming.YesOrNo(contest.candidates["Maria Okafor"], 1, 3)]
    confirming.answered(contest.returning, contest.selection, answers, "Sam Petrov")
    counts.declare(contest.returning, contest.selection)
    assert "Maria Okafor 1 3" in text(contest, "result")
    assert "Nobody was chosen." in text(contest, "failure-to-fill")
    assert "declaration-without-poll" not in offered(contest)


@pytest.mark.slow
def test_a_panel_s_choice_and_a_co_option_are_called_what_they_are(make_town: Callable[[], Desk]) -> None:
    contest = Contest.of(make_town())
    contest.open(method=SelectionMethod.PANEL)
    contest.nominate("Maria Okafor")
    contest.accept()
    contest.go_past(Mark.PUBLISHED)
    panel = [people.register(contest.office, name) for name in ("Leila Haddad", "Omar Weiss")]
    chosen = [contest.candidates["Maria Okafor"]]
    panels.name(contest.office, contest.selection, panel)
    panels.shortlist(contest.returning, contest.selection, chosen, "she fits")
    panels.interview(contest.returning, contest.selection)
    panels.decide(contest.returning, contest.selection, "she knows the carers", chosen)
    counts.declare(contest.returning, contest.selection)
    said = text(contest, "declaration-without-poll")
    assert "A panel chose among those who applied. Nobody voted." in said
    assert "appointed by a panel" in said
    assert "On the panel: Leila Haddad, Omar Weiss" in said
    assert "she knows the carers" not in said
    assert "Elected" not in text(contest, "result")
    other = Contest.of(make_town())
    other.open()
    other.until_published()
    tom = people.register(other.office, "Tom Lindqvist")
    co_opting.co_opt(other.returning, other.selection, [co_opting.CoOpted(tom)], "the forum asked him")
    assert "Tom Lindqvist Tenants' seat 1, Housing Partnership co-opted, not elected" in text(
        other, "declaration-without-poll"
    )


@pytest.mark.slow
@pytest.mark.browser
def test_every_paper_is_open_to_everyone_in_a_browser_on_a_telephone_and_in_large_print(
    contest: Contest, tmp_path: Path
) -> None:
    documents = [made(contest, name) for name in sorted(offered(contest))]
    contest.until_poll_closed(*NAMES)
    documents += [made(contest, name) for name in sorted(offered(contest) - {"notice-of-selection"})]
    contest.seal(((0, 1), 2), ((1,), 2), ((2, 1), 1))
    counts.run(contest.returning, contest.selection)
    contest.sign()
    contest.declare()
    documents += [made(contest, "turnout"), made(contest, "result")]
    pages = [(as_html(one), 320) for one in documents]
    pages += [(as_html(one, large_print=True), 1280) for one in documents]
    for (_, width), found in zip(pages, look(pages, tmp_path), strict=True):
        assert (found.violations, found.unsure) == ([], [])
        assert found.wide <= width
