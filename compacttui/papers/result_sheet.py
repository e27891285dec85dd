"""The result sheet of a count for people, as aligned text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from compacttui import __version__
from compacttui.counting import Because, Sheet, Stage, StageKind
from compacttui.counting.explain import explain, explain_lot_needed
from compacttui.counting.phrases import listing
from compacttui.papers.pair_tables import pair_tables
from compacttui.papers.result_figures import batches, kept
from compacttui.papers.result_rows import Origin, lost_at, outcome, signed
from compacttui.rules.aligned import WIDTH, cut, indented, padded, width_of
from compacttui.rules.text import one_line
from compacttui.rules.words import RejectedBecause

_LABELS: Final = 14
_NAMES: Final = 24
_GAP: Final = 2
_BECAUSE: Final = {
    Because.QUOTA: "reached the quota",
    Because.ACTIVE_VOTE: "too few votes were left for others to pass",
    Because.REMAINING: "no more candidates than places were left",
    Because.MOST_VOTES: "most votes",
    Because.LOT: "by lot among equal votes",
    Because.RESERVED: "a place reserved for their group",
    Because.MAJORITY: "more votes than all others together",
    Because.CONFIRMED: "more Yes than No",
    Because.PREFERRED: "preferred by more voters, directly or by a chain",
}
_MARKS: Final = {"elected": "*", "confirmed": "*", "excluded": "x"}
_DONE: Final = {
    StageKind.FIRST: "First",
    StageKind.SURPLUS: "Surplus of",
    StageKind.EXCLUSION: "Exclusion of",
}


def as_text(sheet: Sheet, origin: Origin | None = None, width: int = WIDTH) -> str:
    """The whole sheet: header, result, votes stage by stage in blocks that fit, every stage in words, every lot.

    Args:
        sheet: the count.
        origin: where the papers came from.
        width: the most columns a line may take; at least 60.
    """
    page = _Page(sheet, max(width, 60))
    parts = [
        page.header(origin or Origin()),
        page.result(),
        *page.blocks(),
        *page.pairs(),
        *page.more_figures(),
        page.words(),
        page.footer(),
    ]
    return "\n\n".join("\n".join(line.rstrip() for line in part) for part in parts if part) + "\n"


class _Page:
    """One sheet on its way to text."""

    def __init__(self, sheet: Sheet, width: int) -> None:
        self.sheet = sheet
        self.width = width
        self.names = [one_line(name) for name in sheet.candidates]
        self.standing = [index for index in range(len(self.names)) if index not in sheet.withdrawn]
        self.is_yes_or_no = sheet.method == "yes-no"
        longest = max((width_of(self.names[index]) for index in self.standing), default=0)
        self.room = max(len("non-transferable"), min(_NAMES, longest))
        amounts = [amount for stage in sheet.stages for amount in (*stage.votes, stage.total)]
        self.total_room = max((len(sheet.votes_shown(amount)) for amount in amounts), default=1)
        changes = [
            change
            for stage in sheet.stages[1:]
            for change in (*sheet.changes(stage.number), lost_at(sheet, stage))
        ]
        self.change_room = max((len(sheet.votes_shown(abs(change))) for change in changes), default=1) + 1

    def header(self, origin: Origin) -> list[str]:
        sheet, method = self.sheet, self.sheet.counted_by()
        rejected = sum(number for _, number in sheet.rejected)
        reasons = ", ".join(
            f"{number:,} {one_line(RejectedBecause.in_words(reason))}" for reason, number in sheet.rejected
        )
        papers = f"{sheet.received:,} received, {rejected:,} rejected{f' ({reasons})' if reasons else ''}, "
        facts = [
            ("Method", f"{method.title}: {method.source}"),
            ("Arithmetic", method.arithmetic),
            *((name.capitalize(), way) for name, way in sheet.options),
            ("Places", f"{sheet.places:,}"),
            *(
                ("Shared out by", one_line(f"{name}: {limits}"))
                for name, limits in (sheet.constraints.in_words() if sheet.constraints else ())
            ),
            ("Candidates", f"{self._who_stand():,}"),
            *self._countback(),
            ("Papers", f"{papers}{sheet.valid:,} valid"),
            ("Rankings", f"{sheet.rankings:,} different"),
            ("Quota", sheet.quota_shown(sheet.quota)),
            ("Ballot file", one_line(origin.file)),
            ("Its SHA-256", origin.sha256),
            ("Papers SHA-256", sheet.profile_sha256),
            ("Counted by", f"compacttui {__version__}"),
        ]
        title = one_line(sheet.title) or "Untitled contest"
        lines = [line for label, fact in facts if fact for line in self._fact(label, fact)]
        kind = "Countback" if sheet.countback else "Result sheet"
        return [*self._wrapped(f"{kind}: {title}"), "", *lines]

    def _who_stand(self) -> int:
        """How many stand; where the answer is yes or no, the second half of the names are the No to each."""
        last = len(self.names) // 2 if self.is_yes_or_no else len(self.names)
        return sum(1 for index in self.standing if index < last)

    def _countback(self) -> Iterator[tuple[str, str]]:
        """Who withdrew, and in a countback who left, who would not serve and who sits."""
        made = self.sheet.countback
        others = {*made.vacating, *made.declining} if made else set()
        groups = [("Withdrawn", [index for index in self.sheet.withdrawn if index not in others])]
        if made:
            groups += [
                ("Left", list(made.vacating)),
                ("Not serving", list(made.declining)),
                ("Still sit", list(made.sitting)),
            ]
        for label, some in groups:
            yield label, ", ".join(self.names[index] for index in some)

    def result(self) -> list[str]:
        sheet = self.sheet
        lines = []
        if sheet.lot_needed:
            lines += [
                "NOT FINISHED",
                *self._wrapped(one_line(explain_lot_needed(sheet, sheet.lot_needed))),
                "",
            ]
        if sheet.fills is not None:
            lines += [*self._wrapped(f"Fills the vacant place: {self.names[sheet.fills]}"), ""]
        if self.is_yes_or_no:
            lines.append("Confirmed" if sheet.elected else "Nobody is confirmed.")
        else:
            lines.append("Elected, in order" if sheet.elected else "Nobody is elected.")
        turn = 0
        for stage in sheet.stages:
            for one in stage.elected:
                turn += 1
                words = f"{self.names[one.candidate]}: stage {stage.number}, {_BECAUSE[one.because]}"
                lines += self._wrapped(words, first=f"{turn:>3}  ", rest="     ")
        return lines

    def blocks(self) -> Iterator[list[str]]:
        """The votes, as many stages side by side as fit."""
        stages = list(self.sheet.stages)
        while stages:
            taken = [stages.pop(0)]
            while stages and self.room + sum(map(self._wide, (*taken, stages[0]))) <= self.width:
                taken.append(stages.pop(0))
            yield self._block(taken)

    def pairs(self) -> Iterator[list[str]]:
        """How candidates compare two by two, where the method does that."""
        for stage in self.sheet.stages:
            if stage.pairs:
                yield from pair_tables(stage.pairs, self.names, self.width, self.room)

    def more_figures(self) -> Iterator[list[str]]:
        """What is kept of each paper, and how votes stood after each batch, where the method has that."""
        names = [cut(name, self.room) for name in self.names]
        yield from kept(self.sheet, names, self.room, self.width)
        yield from batches(self.sheet, names, self.room, self.width)

    def words(self) -> list[str]:
        lines = ["Stage by stage"]
        for stage in self.sheet.stages:
            words = one_line(explain(self.sheet, stage.number))
            lines += self._wrapped(words, first=f"{stage.number:>3}  ", rest="     ")
        return lines

    def footer(self) -> list[str]:
        sheet = self.sheet
        lines = []
        if sheet.excluded:
            lines += self._fact(
                "Excluded", ", ".join(self.names[index] for index in sheet.excluded) + " (in order)"
            )
        for lot in sheet.lots:
            tied = listing([self.names[index] for index in lot.tied])
            drawn = (
                f"stage {lot.stage}, {lot.kind}, between {tied}: {self.names[lot.chosen]}. {one_line(lot.by)}"
            )
            lines += self._fact("Lot", drawn)
        if any(width_of(self.names[index]) > self.room for index in self.standing):
            lines += self._fact("Names in full", "; ".join(self.names[index] for index in self.standing))
        return lines

    def _block(self, stages: Sequence[Stage]) -> list[str]:
        sheet = self.sheet
        lines = [
            self._row("", [f"Stage {stage.number}" for stage in stages], stages),
            self._row("", [_DONE[stage.kind] for stage in stages], stages),
            self._row(
                "",
                [", ".join(self.names[index] for index in stage.who) or "votes" for stage in stages],
                stages,
            ),
        ]
        both = [(stage, sheet.changes(stage.number)) for stage in stages]
        for index in self.standing:
            cells = [self._cell(stage, changes[index], stage.votes[index], index) for stage, changes in both]
            lines.append(self._row(self.names[index], cells, stages))
        lost = [self._cell(stage, lost_at(sheet, stage), stage.non_transferable) for stage in stages]
        lines.append(self._row("non-transferable", lost, stages))
        lines.append(self._row("total", [self._cell(stage, 0, stage.total) for stage in stages], stages))
        lines += self._thresholds(stages)
        outcomes = {outcome(stage, index) for stage in stages for index in self.standing} - {""}
        legend = sorted(f"{_MARKS[each]} {each}" for each in outcomes)
        return lines + ([", ".join(legend)] if legend else [])

    def _thresholds(self, stages: Sequence[Stage]) -> Iterator[str]:
        """The quota, where it changes, and the votes that are enough, where these can be fewer."""
        sheet = self.sheet
        if len({stage.quota for stage in sheet.stages}) > 1:
            yield self._row("quota", [f"{sheet.quota_shown(stage.quota)} " for stage in stages], stages)
        if any(stage.required is not None for stage in sheet.stages):
            needed = (stage.required for stage in stages)
            cells = ["" if votes is None else f"{sheet.votes_shown(votes)} " for votes in needed]
            yield self._row("enough from now", cells, stages)

    def _cell(self, stage: Stage, change: int, votes: int, index: int | None = None) -> str:
        mark = _MARKS.get("" if index is None else outcome(stage, index), " ")
        total = f"{self.sheet.votes_shown(votes):>{self.total_room}}{mark}"
        if stage.number == 1:
            return total
        return f"{signed(self.sheet, change):>{self.change_room}} {total}"

    def _wide(self, stage: Stage) -> int:
        figures = self.total_room + 1 + (0 if stage.number == 1 else self.change_room + 1)
        return _GAP + max(figures, len(_DONE[stage.kind]), len(f"Stage {stage.number}"))

    def _row(self, label: str, cells: Sequence[str], stages: Sequence[Stage]) -> str:
        line = padded(cut(label, self.room), self.room)
        for cell, stage in zip(cells, stages, strict=True):
            room = self._wide(stage) - _GAP
            line += " " * _GAP + padded(cut(cell, room), room, right=True)
        return line

    def _fact(self, label: str, fact: str) -> list[str]:
        return self._wrapped(fact, first=f"{label:<{_LABELS}}  ", rest=" " * (_LABELS + 2))

    def _wrapped(self, text: str, first: str = "", rest: str = "") -> list[str]:
        return indented(text, self.width, first, rest)
