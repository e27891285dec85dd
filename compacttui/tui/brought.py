"""What was brought in from a file last, and the two keys for it: bring one in, take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compacttui.tui.commands import EVERYWHERE, command
from compacttui.tui.widgets.footer import QUIET

if TYPE_CHECKING:
    from compacttui.tui.store import Store

BRING_IN = command(
    "import.begin",
    "bring in a spreadsheet",
    "i",
    "bring_in",
    "Bring in a spreadsheet: seats, people, organisations or meetings.",
    area=EVERYWHERE,
    rank=QUIET + 5,
)
UNDO = command(
    "import.undo",
    "undo import",
    "u",
    "undo_import",
    "Put everything back as it stood before the file that was just brought in.",
    area=EVERYWHERE,
    rank=5,
)


class Brought(NamedTuple):
    """A file that was taken in.

    Attributes:
        imported: the import's id, to undo it by.
        file: the file's name.
        words: what came of it, in words.
    """

    imported: str
    file: str
    words: str


def undo(store: Store, brought: Brought) -> str:
    """Put everything back as it stood before an import; returns a sentence about it.

    Raises:
        Refused: something that was recorded since rests on it.
    """
    from compacttui.acts.importing import undo as undo_import

    store.perform(undo_import, brought.imported)
    return (
        f"Undone: everything stands as it did before {brought.file} was brought in. The history keeps both."
    )


def too_late_for(store: Store, brought: Brought | None) -> Brought | None:
    """The import itself, where it can be taken back no longer: something rests on it, or it was undone elsewhere."""
    if brought is None:
        return None
    from compacttui.questions.importing import import_to_take_back

    last = store.ask(import_to_take_back)
    return None if last is not None and last.id == brought.imported else brought
