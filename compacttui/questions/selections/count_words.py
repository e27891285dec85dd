"""A count told in sentences, from its first stage to its signatures: for every screen and voice that reads it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compacttui.counting import Sheet, Stage
from compacttui.counting.explain import explain, explain_lot_needed
from compacttui.counting.phrases import listing
from compacttui.questions.selections.count_room import CountRoom
from compacttui.questions.selections.stages import has_preferences
from compacttui.questions.telling import noted
from compacttui.rules.dates import long_day, plural
from compacttui.rules.words import Standing


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something that is said of a count.

    Attributes:
        head: what it is about, in a word or two: “Stage 4”, “Signed”.
        words: what is said.
        stage: the stage it belongs to; 0 for none.
        standing: whether somebody has to act on it.
    """

    head: str
    words: str
    stage: int = 0
    standing: Standing | None = None


def sentences_of(room: CountRoom) -> Iterator[Sentence]:
    """Everything there is to say of a count, in order.

    Args:
        room: the count as the viewer may see it.
    """
    if room.count is None:
        return
    sheet = room.count.sheet
    yield Sentence("Counted by", f"{sheet.counted_by().title}: {sheet.counted_by().arithmetic}.")
    if room.lots_fall:
        yield Sentence("Lots fall", f"{room.lots_fall}.")
    for stage in sheet.stages:
        yield Sentence(f"Stage {stage.number}", explain(sheet, stage.number), stage.number)
    if sheet.lot_needed is not None:
        words = explain_lot_needed(sheet, sheet.lot_needed)
        yield Sentence("Lot needed", words, len(sheet.stages), Standing.DECIDE)
    for drawn in room.count.lots:
        words = noted(
            f"{drawn.chosen}, among {', '.join(drawn.tied)}",
            f"drawn by {drawn.drawn_by}",
            f"seen by {drawn.witness}" if drawn.witness else "",
        )
        yield Sentence("Lot", f"{words}.", drawn.stage)
    yield from _looked_at(room)


def _looked_at(room: CountRoom) -> Iterator[Sentence]:
    for repeat in room.repeats:
        came = "the same to the last byte" if repeat.is_equal else f"not the same. {repeat.difference}"
        standing = Standing.DONE if repeat.is_equal else Standing.LATE
        words = f"On {long_day(repeat.on)}, because {repeat.asked_by} asked: {came}"
        yield Sentence("Again", f"{words.rstrip('.')}.", standing=standing)
    for one in room.objections:
        on_paper = ", on paper" if one.on_paper else ""
        said = f": {one.said}" if one.said else ""
        waits = one.answered_on is None
        yield Sentence(
            "Objection",
            f"{one.by}{on_paper}, {long_day(one.on)}{said}",
            standing=Standing.DECIDE if waits else Standing.DONE,
        )
        if one.answered_on is not None:
            answer = f": {one.answer}" if one.answer else ""
            yield Sentence("Answer", f"{one.answered_by}, {long_day(one.answered_on)}{answer}")
    for signed in room.count.signatures if room.count else ():
        on_paper = "on paper, an exception" if signed.on_paper else ""
        words = noted(f"{signed.name}, {signed.office}", long_day(signed.on), on_paper)
        yield Sentence("Signed", f"{words}.", standing=Standing.DONE)


def came_to(sheet: Sheet, stage: Stage, candidate: int) -> str:
    """What came to a candidate at a stage, or went: from whom, how many papers, at which value.

    Args:
        sheet: the count.
        stage: which stage.
        candidate: the candidate's index.
    """
    if stage.number == 1:
        return "first preferences" if has_preferences(sheet) else "votes"
    if candidate in stage.who:
        return "excluded, and the papers went on" if candidate in stage.excluded else "the surplus went on"
    whom = " and ".join(sheet.names(stage.who))
    came = [move for move in stage.moves if move.to == candidate]
    if not came:
        return ""
    parts = ", ".join(f"{plural(move.papers, 'paper')} at {sheet.votes_shown(move.value)}" for move in came)
    return f"{parts}, from {whom}"


def flow(sheet: Sheet, number: int) -> str:
    """Where the votes of a stage came from and went, most first, with papers and values; empty where nothing moved.

    Where candidates keep a part of each paper, it says which part; where papers moved value by value, in which order.

    Args:
        sheet: the count.
        number: the stage, from 1.
    """
    stage = sheet.stages[number - 1]
    return " ".join((*_moved(sheet, stage), *_in_turn(sheet, stage), *_kept(sheet, stage)))


def _moved(sheet: Sheet, stage: Stage) -> Iterator[str]:
    if not stage.who or not stage.moves:
        return
    parts = []
    for to in dict.fromkeys(move.to for move in stage.moves):
        moves = [move for move in stage.moves if move.to == to]
        worth = sum(move.papers * move.value for move in moves)
        papers = plural(sum(move.papers for move in moves), "paper")
        parts.append((to is not None, worth, f"{sheet.votes_shown(worth)} to {_name(sheet, to)} ({papers})"))
    parts.sort(key=lambda part: part[:2], reverse=True)
    yield f"From {listing(sheet.names(stage.who))}: {', '.join(words for *_, words in parts)}."


def _in_turn(sheet: Sheet, stage: Stage) -> Iterator[str]:
    if len(stage.batches) > 1:
        batches = (
            f"{plural(batch.papers, 'paper')} at {sheet.votes_shown(batch.value)}" for batch in stage.batches
        )
        yield f"One value after the other: {', then '.join(batches)}."


def _kept(sheet: Sheet, stage: Stage) -> Iterator[str]:
    whole = 10 ** sheet.counted_by().digits
    kept = [
        f"{sheet.candidates[index]} {sheet.votes_shown(keep)}"
        for index, keep in enumerate(stage.keep)
        if 0 < keep < whole
    ]
    if kept:
        times = f", worked out in {plural(stage.rounds, 'round')}" if stage.rounds else ""
        yield f"Of each paper they keep{times}: {', '.join(kept)}."


def _name(sheet: Sheet, index: int | None) -> str:
    return "nobody" if index is None else sheet.candidates[index]
