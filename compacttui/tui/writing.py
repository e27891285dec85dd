"""Writing a file from a place, in a worker thread: what came of it is said in the line of messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from compacttui.rules.refusal import Refused
from compacttui.rules.words import Standing
from compacttui.tui.frame import Framed
from compacttui.tui.place import AnyPlace


@dataclass(frozen=True, slots=True)
class Written:
    """What goes into a file.

    Attributes:
        pieces: what is in it, piece by piece.
        what: what it is, where the sentence about it says so: "3 meetings".
        besides: what is said after that it was written.
    """

    pieces: Iterable[str | bytes]
    what: str = ""
    besides: str = ""


def write_file(place: AnyPlace, file: Path, make: Callable[[], Written]) -> None:
    """Make the text and write it, and say on the place's screen that it is there, or why not.

    Args:
        place: where somebody asked for it.
        file: where it goes.
        make: makes the text; called in a worker thread.
    """

    def work() -> None:
        words, how = _write(file, make)
        place.app.call_from_thread(say_on, place, words, how)

    place.run_worker(work, group="write", thread=True, exit_on_error=False)


def _write(file: Path, make: Callable[[], Written]) -> tuple[str, Standing]:
    from compacttui.exchange.files import write_whole

    try:
        made = make()
        write_whole(file, made.pieces)
    except OSError as error:
        why = error.strerror or "the disk refused"
        return f"{file} could not be written: {why}. Choose another place.", Standing.LATE
    except Refused as refused:
        return refused.message, Standing.LATE
    begins = f"{made.what} written to" if made.what else "Written to"
    return " ".join(filter(None, (f"{begins} {file.absolute()}.", made.besides))), Standing.DONE


def say_on(place: AnyPlace, words: str, how: Standing | None = None) -> None:
    """Say something in the line of messages of the screen on which a place is."""
    if isinstance(place.screen, Framed):
        place.screen.say(words, how)
