"""Help at the term: every heading and label that is a term of art has one plain sentence, one key away."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from textual.app import App

import compacttui
from compacttui.acts.fields import FieldSpec
from compacttui.acts.registry import all_acts
from compacttui.questions.registry import all_questions
from compacttui.rules.glossary import GLOSSARY, explain
from compacttui.rules.text import folded
from compacttui.tui.help import Help
from compacttui.tui.opening import OFFERS
from tui.forms.stage import planning
from tui.stage import WIDE, reads, screen_text, until
from tui.town import Town

_WORDS = """
    a abolish about accept access add added after again agree agreed all allowed already also an and anew
    answer answers are area as aside asked asks at attended aware back be became because becomes before
    began begin belongs body brought by call called came cancel cancelled category cent change changed check
    checked chosen close closes come coming confirmed connected could consecutive date dates day days decided decision
    decline description discussed do does done draw due elected end ended ending ends enter entered
    example explanation extend fall far file files filled first for force former from full gaps give gone
    group guidance had happens has have heading held here holds how i import in is issue it item items keep kept kind know
    lapsed last late lead least leaving left like list longer look looked made many max may me means meeting
    meetings meets met mistake months more most much name named names nature need needs newest next no
    not note nothing notice now number of off offered officers on one online only open opens or
    organisation organisations other out outcome over owed paid paper papers past people per person persons place
    places plan postponed prepare prepared pronouns public publish published put raised read ready
    reason receive received record recorded records reference register registered rejected relationship replace
    report reported reporting reports result returned review reviewed right role roles room row rule
    rules run running said same say seated send sent serving set settle short sign signed since sits
    skills so somebody soon stand stands start starts status step still stood take taken that the their
    there they this tied time title to today too training two typed unchecked until up used valid version vote voter
    votes voting wanted was way weeks went were what when where which who whose why with words work
    would write written yes you your
ask confirm correct decide declined declines fill found grounds interviewed interviews let nobody opened reasons reply talk voters
ago another belong below everywhere includes include label listed often page representatives risk services source
three whom year years
accepted acknowledged against agrees answered being both carry changes circulated clocks continue detail down each fed
given go helped if into known lapse latest law long missed move new office part pass passed promised propose proposed
anybody backed coming goes can cannot choice comes did drawn entries even follows hold its limit matter mean month my never noted
otherwise politics related rest sat says served several someone them together whoever without yet
been destroy destroyed enough
answered decisions longest share taken times
everyone owes replied requires settled settlement signs table talked tell told took under wants whether wish withdrawn
"""
EVERYDAY = frozenset(_WORDS.split())
"""Words of headings and labels that nobody needs explained; a new label either keeps to them or is explained."""

_SAYS = {"fact", "Section", "Fact", "Heading", "Column", "Chip", "Line"}
_SOURCE = Path(compacttui.__file__).parent


def labels() -> Iterator[str]:
    """Every heading and label of the interface."""
    for act in all_acts().values():
        yield act.title
        for spec in act.fields:
            yield from _labels_of(spec)
    for question in all_questions().values():
        yield question.title
        yield from (column.heading for column in question.columns)
    yield from (offer.title for offer in OFFERS)
    for folder in ("questions/shown", "tui/places"):
        for file in sorted((_SOURCE / folder).glob("*.py")):
            yield from _said_in(file)


def _labels_of(spec: FieldSpec) -> Iterator[str]:
    yield spec.label
    for part in spec.parts:
        yield from _labels_of(part)


def _said_in(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) in _SAYS:
            for said in node.args[:2]:
                if isinstance(said, ast.Constant) and isinstance(said.value, str):
                    yield said.value


def not_explained(label: str, terms: list[str]) -> set[str]:
    """The words of a label that are neither everyday words nor part of a term with an entry."""
    words = re.findall(r"[a-z][a-z'’-]*", folded(label))
    rest = f" {' '.join(words)} "
    for term in terms:
        pattern = rf" {re.escape(term)}(s|es)?(?= )"
        rest = re.sub(pattern, " ", rest)
    return {word for word in rest.split() if word not in EVERYDAY}


def test_every_term_of_art_in_a_heading_or_label_has_an_entry():
    known = sorted(
        (folded(name) for term in GLOSSARY for name in (term.name, *term.also)), key=len, reverse=True
    )
    found = {label: words for label in set(labels()) if (words := not_explained(label, known))}
    assert not found, "explain these in rules/glossary, or say them in everyday words"


def test_no_everyday_word_is_a_term():
    assert not {word for word in EVERYDAY if explain(word)}


def read_in_one(app: App[object]) -> str:
    """What a person reads on the screen, its lines run together."""
    return " ".join(screen_text(app).replace("▌", " ").split())


async def test_f1_in_a_field_says_first_what_it_is_and_what_its_words_mean():
    async with planning() as (pilot, app, form, _):
        await until(pilot, lambda: app.focused)
        form.field("capacity").begin()
        await until(pilot, lambda: form.field("capacity").has_focus_within)
        await pilot.press("f1")
        await reads(pilot, "WHERE YOU ARE")
        says = read_in_one(app)
        here = says.index("WHERE YOU ARE")
        assert here < says.index("In what capacity.") < says.index("KEYS THAT WORK HERE")
        assert "As what somebody acts or is tied to an organisation" in says


async def test_the_line_under_the_cursor_is_explained_first_with_its_source():
    app = Town()
    async with app.run_test(size=WIDE) as pilot:
        await reads(pilot, "Report-back, Skills Board")
        await pilot.press("down", "question_mark")
        await reads(pilot, "WHERE YOU ARE")
        assert isinstance(app.screen, Help)
        says = read_in_one(app)
        assert "What a representative tells those the seat speaks for after a meeting." in says
        assert "Source: the Salford Compact" in says
