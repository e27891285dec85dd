"""The history on three lines: shown as it would be kept elsewhere, with those that were made earlier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from compacttui.rules.dates import plural
from compacttui.rules.text import one_line
from compacttui.rules.words import Standing
from compacttui.tui.commands import bind, command
from compacttui.tui.place import Place, Wanted
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Bit, Tone, status
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import BLANK, Detail, Fact, Part, paragraphs, title
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.pages import Heading, Passage

if TYPE_CHECKING:
    from compacttui.questions.evidence import Earlier
    from compacttui.tui.app import Compacttui
    from compacttui.tui.forms.signing import CheckpointWish

KEEP = command(
    "checkpoint.keep",
    "write to a file",
    "w",
    "keep",
    "Write it to a file, signed or countersigned with a key of yours.",
    area="Checkpoint",
    rank=11,
)

_WHY = (
    "Keep a copy where nobody who looks after these records can reach it: with the auditor, with another body. Held "
    "against the records later (“compacttui verify --checkpoint FILE”), it shows whether anything before it was changed "
    "or taken away."
)


class CheckpointRead(Place[Part]):
    """What the history is now."""

    NAME = "checkpoint"
    TITLE = "Checkpoint"
    IS_COUNTED = False
    HAS_DETAIL = False
    BINDINGS = bind(KEEP)

    def make_list(self) -> Lines[Part]:
        """Make a list of lines to read."""
        return Detail(called="list")

    def columns(self) -> Sequence[Column[Part]]:
        """Leave the columns to the list of lines."""
        return ()

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Part | Heading]:  # noqa: ARG002 - nothing is filtered
        """Ask what the history is, what this computer saw of it, and what was kept earlier."""
        from compacttui.questions.evidence import earlier_checkpoints, present_checkpoint

        now = store.ask(present_checkpoint)
        earlier = store.ask(earlier_checkpoints, now.size)
        parts: list[Part | Heading] = [
            title(f"The history is {plural(now.size, 'entry', 'entries')} long"),
            BLANK,
        ]
        parts += [Passage(Bit(one_line(line))) for line in now.text.splitlines()]
        parts += [BLANK, *paragraphs(_WHY), Heading("What you looked at before"), *self._seen()]
        if earlier:
            parts += [Heading("Checkpoints before this"), *(_told(one) for one in reversed(earlier))]
        return parts

    def _seen(self) -> Iterator[Part]:
        compared = cast("Compacttui", self.app).store.watch.compared()
        if compared is None:
            yield Passage(Bit("This computer is told to remember nothing.", Tone.QUIET))
        elif compared.sentence:
            yield Passage(status(Standing.LATE, compared.sentence))
        else:
            seen = plural(compared.seen, "entry", "entries")
            yield Passage(
                Bit(
                    f"This computer saw {seen}, and they are all here as they were."
                    if compared.seen
                    else "Nothing: this computer sees these records for the first time."
                )
            )

    def action_keep(self) -> None:
        """Ask where, and with which key, and write it there."""
        from compacttui.tui.evidence import write_checkpoint
        from compacttui.tui.forms.signing import KeepCheckpoint

        def write(wish: CheckpointWish | None) -> None:
            if wish is not None:
                write_checkpoint(cast("Compacttui", self.app), wish)

        name = f"checkpoint-{self.store.today.isoformat()}.txt"
        self.app.push_screen(KeepCheckpoint(name), write)


def _told(one: Earlier) -> Part:
    names = ", ".join(one_line(signature.name) for signature in one.note.signatures)
    signed = f"signed by {names}" if names else "not signed"
    return Fact(plural(one.checkpoint.size, "entry", "entries"), signed)
