"""Bringing in a file from anywhere in the program, and taking it back with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compacttui.rules.refusal import Refused
from compacttui.tui.brought import Brought, undo
from compacttui.tui.forms.choose_file import ChooseFile
from compacttui.tui.forms.drafting import words_of

if TYPE_CHECKING:
    from compacttui.tui.app import Compacttui


def begin(app: Compacttui) -> None:
    """Ask which file, and go through the steps with it."""

    def came_back(brought: Brought | None) -> None:
        # Whoever left the program meanwhile hears nothing more.
        if brought is None or not app.screen.is_running:
            return
        app.learner.brought = brought
        app.look_again()
        app.tell_done(f"{brought.words} u undoes it.")

    app.push_screen(ChooseFile(), came_back)


def take_back(app: Compacttui) -> None:
    """Undo the file that was brought in last, in a worker thread."""
    brought, store = app.learner.brought, app.store
    if brought is None:
        return

    def undone(words: str) -> None:
        app.learner.brought = None
        app.look_again()
        app.tell_done(f"{words} i brings in a file again.")

    def run() -> None:
        try:
            words = undo(store, brought)
        except Exception as error:  # whatever the records raise: it is said, and the program goes on
            app.log.error(repr(error))
            app.call_from_thread(app.say, error if isinstance(error, Refused) else Refused(words_of(error)))
        else:
            app.call_from_thread(undone, words)

    app.run_worker(run, thread=True, group="undo", exclusive=True, exit_on_error=False)
