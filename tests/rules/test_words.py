"""Closed words, roles and the glossary: everything that people read has words, and no value is lost."""

from __future__ import annotations

import ast
import copy
from pathlib import Path

import pytest

from compacttui.rules import words
from compacttui.rules.glossary import GLOSSARY, explain
from compacttui.rules.roles import Role
from compacttui.rules.word import Word
from compacttui.rules.words import (
    AttendanceStatus,
    BasisOfView,
    InterestCategory,
    Mitigation,
    ProcessState,
    SeatKind,
    SelectionMethod,
    Standing,
    TermKind,
)

FILES = sorted(path for path in Path(words.__file__).parent.glob("*.py") if path.stem != "__init__")
DEFINED = {
    node.name: path.stem
    for path in FILES
    for node in ast.parse(path.read_text(encoding="utf-8")).body
    if isinstance(node, ast.ClassDef)
}
VOCABULARIES = [getattr(words, name) for name in DEFINED] + [Role]


def test_every_vocabulary_can_be_had_from_the_one_place() -> None:
    for name, file in DEFINED.items():
        assert getattr(words, name).__module__.endswith(f".{file}")
    with pytest.raises(AttributeError):
        words.__getattr__("Nonsense")


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda each: each.__name__)
def test_every_word_is_said_in_words_that_people_read(vocabulary: type[Word]) -> None:
    said = [member.words for member in vocabulary]
    assert len(set(said)) == len(said), "two words of one vocabulary look alike"
    for member in vocabulary:
        assert "_" not in member.words
        assert member.words == member.words.strip()
        assert not member.meaning or member.meaning.endswith(".")
        assert vocabulary(member.value) is member
        assert vocabulary.read(member.words) is member
        assert vocabulary.read(f" {member.value.upper()} ") is member
        assert copy.deepcopy(member) is member


def test_an_unknown_word_is_refused_with_the_choices(refusal) -> None:
    refused = refusal(Standing.read, "fine", field="standing")
    assert (
        refused.message == "“fine” cannot be chosen here. Choose one of: late, soon, done, decide, no data."
    )
    assert refused.field == "standing"


def test_how_things_stand_is_symbol_and_word_never_colour_alone() -> None:
    assert [standing.said for standing in Standing] == ["■ late", "▲ soon", "● done", "◆ decide", "– no data"]


def test_each_role_says_what_it_may_and_what_it_leaves_to_others() -> None:
    for role in Role:
        assert role.may.endswith(".")
        assert role.may_not.endswith(".")
    assert Role.read("officer") is Role.CVS_OFFICER
    assert Role.AUDITOR.only_reads
    assert Role.SUPPORT_STAFF.is_staff


def test_only_those_who_speak_for_others_owe_report_backs() -> None:
    assert [kind.value for kind in SeatKind if kind.reports_back] == [
        "representative",
        "delegate",
        "advocate",
    ]


def test_each_interest_category_explains_itself_in_one_sentence() -> None:
    for category in InterestCategory:
        assert category.meaning.count(".") == 1


def test_a_route_without_a_vote_says_so_in_its_label() -> None:
    assert SelectionMethod.STV.route == "elected"
    for method in SelectionMethod:
        assert method.meaning.endswith(".")
        if method.route.startswith("elected"):
            assert method.has_a_poll or method is SelectionMethod.COUNTBACK
        if not method.is_open_process:
            assert not method.has_a_poll


def test_words_that_rules_look_at() -> None:
    assert {kind for kind in TermKind if kind.holds_the_seat} == {TermKind.SUBSTANTIVE, TermKind.INTERIM}
    assert AttendanceStatus.DEPUTY_SENT.covered
    assert not AttendanceStatus.DEPUTY_SENT.in_person
    assert not AttendanceStatus.CANCELLED.counts
    assert not BasisOfView.PERSONAL_VIEW.asked_others
    assert [each for each in Mitigation if each.leaves_the_room] == [Mitigation.LEAVE_FOR_ITEM]
    assert ProcessState.NOTICED.words == "nominations open"


def test_the_glossary_explains_each_term_once_in_one_sentence() -> None:
    names = [name.casefold() for term in GLOSSARY for name in (term.name, *term.also)]
    assert len(set(names)) == len(names)
    for term in GLOSSARY:
        assert term.meaning.endswith(".")
        assert len(term.meaning.split()) <= 25, f"too long for one breath: {term.name}"
        assert explain(term.name.upper()) is term
    assert explain("Spoilt Paper") is explain("rejected paper")
    assert explain("nonsense") is None
