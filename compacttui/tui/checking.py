"""Checking the whole history from the interface: progress while it runs, then what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compacttui.rules.dates import plural
from compacttui.rules.words import Standing
from compacttui.tui.place import AnyPlace, Place

if TYPE_CHECKING:
    from compacttui.acts.checks import Verdict
    from compacttui.tui.frame import Framed


def check(place: AnyPlace) -> None:
    """Check every entry and every table in a worker thread, and say what was found."""
    store, app, screen = place.store, place.app, _framed(place)
    screen.say("Checking the whole history …")

    def tell(done: int, of: int) -> None:
        app.call_from_thread(screen.say, f"Checking the whole history: {done:,} of {of:,} entries …")

    def run() -> None:
        from compacttui.acts.checks import check_history

        try:
            verdict = store.perform(check_history, tell)
        except Exception as error:  # whatever the records raise is said, and the program goes on
            place.post_message(Place.Troubled(error))
            return
        app.call_from_thread(screen.say, *said(verdict))
        app.call_from_thread(screen.tell_standing)

    place.run_worker(run, group="check", thread=True, exclusive=True, exit_on_error=False)


def said(verdict: Verdict) -> tuple[str, Standing]:
    """What a check found, in one or two sentences."""
    if verdict.ok:
        return (
            f"Checked: {plural(verdict.entries, 'entry', 'entries')}, every one as it was recorded.",
            Standing.DONE,
        )
    first, more = verdict.findings[0].sentence, len(verdict.findings) - 1
    rest = f" And {plural(more, 'further finding')}: “compacttui verify” lists them." if more else ""
    return f"{first}{rest}", Standing.LATE


def _framed(place: AnyPlace) -> Framed[object]:
    from compacttui.tui.frame import Framed

    screen = place.screen
    if not isinstance(screen, Framed):
        raise TypeError("a place stands in a frame")
    return screen
