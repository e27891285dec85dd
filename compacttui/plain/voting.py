"""Voting line by line: the code, the names, the marks, a last question. Nothing of it is kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from compacttui.plain.opening import listening
from compacttui.plain.said import sentences
from compacttui.plain.voice import Ended, Voice
from compacttui.rules.dates import long_day_and_time, plural
from compacttui.rules.polls import Marks, findings, read_marks
from compacttui.rules.refusal import Refused
from compacttui.rules.text import one_line

if TYPE_CHECKING:
    from compacttui.acts.polls.voting import BallotPaper, Booth

CAST = "Your vote is cast. Nobody can see how you voted. The code cannot be used again."
NOT_CAST = "Left. Nothing was cast, and nothing of it is kept."


def vote_plainly(booth: Booth, code: str = "") -> None:
    """Let somebody vote with a code, on standard input and output."""
    hold_vote(booth, Voice(listening(sys.stdin), sys.stdout), code)


def hold_vote(booth: Booth, voice: Voice, code: str = "") -> None:
    """Let somebody vote with a code.

    Args:
        booth: where they vote.
        voice: what is said and heard.
        code: their code, if they gave it already.
    """
    try:
        code, paper = _opened(booth, voice, code)
        _introduce(voice, paper)
        while True:
            marks = _marked(voice, paper)
            if _is_sure(voice, paper, marks):
                break
        from compacttui.acts.polls.voting import cast

        cast(booth, code, marks)
        voice.say(CAST)
    except Ended:
        voice.say(NOT_CAST)
    except Refused as refused:
        voice.say(f"Error: {refused.message}")
    finally:
        voice.flush()


def _opened(booth: Booth, voice: Voice, code: str) -> tuple[str, BallotPaper]:
    from compacttui.acts.polls.voting import look

    while True:
        code = code or _line(voice, "Type your ballot code: twelve letters. q leaves.")
        try:
            return code, look(booth, code)
        except Refused as refused:
            voice.say(f"Error: {refused.message}")
            code = ""


def _introduce(voice: Voice, paper: BallotPaper) -> None:
    voice.say(
        sentences(
            f"Ballot paper. {paper.contest}", f"for {paper.speaks_for}", f"selection {paper.reference}"
        ),
        sentences(f"The vote of {paper.voter}", f"{plural(paper.places, 'place')} to fill"),
        f"The poll closes on {long_day_and_time(paper.closes_at)}.",
    )
    for number, name in enumerate(paper.names, 1):
        aside = "stood aside, votes for them move on" if paper.style.is_ranked else "stood aside"
        is_first = (number - 1) % paper.style.boxes == 0
        statement = one_line(name.statement) if is_first else ""
        aside = aside if name.stood_aside else ""
        voice.say(f"{number}. {sentences(one_line(name.name), aside, statement)}")


def _marked(voice: Voice, paper: BallotPaper) -> Marks:
    """The paper as it was marked: numbers of names, in the order of choice."""
    voice.say(paper.style.meaning)
    how = (
        "Type the numbers of the names in the order of your choice, with blanks between: 3 1 2."
        if paper.style.is_ranked
        else "Type the numbers of the names that you mark, with blanks between."
    )
    while True:
        line = _line(
            voice, f"{how} “blank” casts a blank paper, “marks 2 1 - 3” gives a mark for each name, q leaves."
        )
        try:
            if line.casefold().startswith("marks "):
                return read_marks(line[len("marks ") :], len(paper.names), paper.style)
            return _chosen(line, paper)
        except Refused as refused:
            voice.say(f"Error: {refused.message}")


def _chosen(line: str, paper: BallotPaper) -> Marks:
    names = len(paper.names)
    if line.casefold() == "blank":
        return (0,) * names
    words = line.replace(",", " ").split()
    numbers = [int(word) for word in words if word.isascii() and word.isdigit() and 1 <= int(word) <= names]
    if not words or len(numbers) < len(words):
        raise Refused(f"Type numbers of names, from 1 to {names}.")
    if len(set(numbers)) < len(numbers):
        raise Refused("A name stands there twice.")
    marks = [0] * names
    for place, number in enumerate(numbers, 1):
        marks[number - 1] = place if paper.style.is_ranked else 1
    return tuple(marks)


def _is_sure(voice: Voice, paper: BallotPaper, marks: Marks) -> bool:
    chosen = sorted((mark, place) for place, mark in enumerate(marks) if mark)
    said = [f"{mark}. {one_line(paper.names[place].name)}" for mark, place in chosen]
    if not paper.style.is_ranked:
        said = [one_line(paper.names[place].name) for _, place in chosen]
    voice.say(sentences("Your paper", *(said or ["blank"])))
    for finding in findings(marks, paper.style, paper.places):
        voice.say(f"Look again: {finding}")
    return _line(voice, "A vote cannot be changed. Type y to cast it, Enter to mark it anew, q leaves.") in {
        "y",
        "yes",
    }


def _line(voice: Voice, prompt: str) -> str:
    line = voice.ask(prompt)
    if line.casefold() in {"q", "quit"}:
        raise Ended
    return line
