"""What the palette offers besides keys: every place, act, question and paper, the looks, and the other hats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from compacttui.rules.roles import Role
from compacttui.tui.doing import allowed
from compacttui.tui.opening import OFFERS
from compacttui.tui.store import Entry
from compacttui.tui.themes import Look

if TYPE_CHECKING:
    from compacttui.tui.app import Compacttui


def catalogue(app: Compacttui) -> Sequence[Entry]:
    """Gather it all. Imports every act, question and paper: call it in a worker thread."""
    return [
        *_places(app),
        *_acts(app),
        *_questions(app),
        *_papers(app),
        *_letters(app),
        *_evidence(app),
        *_looks(app),
        *_hats(app),
        *_lock(app),
    ]


def _places(app: Compacttui) -> Iterator[Entry]:
    for number, offer in enumerate(OFFERS, 1):
        yield Entry(
            f"Go to {offer.title}", f"The place with the number {number}.", partial(app.go, offer.name)
        )


def _acts(app: Compacttui) -> Iterator[Entry]:
    from compacttui.questions.offers import rules_now

    rules = app.store.ask(rules_now)
    for act in (one for one in allowed(app.store.role) if one.permitted(rules)):
        yield Entry(act.title, act.help, partial(app.fill_in, act))


def _questions(app: Compacttui) -> Iterator[Entry]:
    from compacttui.questions.asked import offered_to

    for question in offered_to(app.store.role):
        yield Entry(f"Ask: {question.title}", question.help, partial(app.answer, question))


def _papers(app: Compacttui) -> Iterator[Entry]:
    from compacttui.papers.registry import all_papers
    from compacttui.tui.papers import read_paper

    for paper in all_papers().values():
        if not paper.needs:
            yield Entry(f"Print: {paper.title}", paper.help, partial(read_paper, app, paper))


def _letters(app: Compacttui) -> Iterator[Entry]:
    from compacttui.papers.letters import all_letters
    from compacttui.tui.places.letters import read_letters

    if app.store.role is Role.CVS_OFFICER:
        for kind in all_letters().values():
            yield Entry(f"Letters: {kind.title}", kind.help, partial(read_letters, app, kind))


def _evidence(app: Compacttui) -> Iterator[Entry]:
    from compacttui.tui.evidence import accept, pack_period, read_checkpoint

    yield Entry(
        "Checkpoint", "What the history is now, to be kept elsewhere, signed.", partial(read_checkpoint, app)
    )
    yield Entry(
        "Evidence pack of a period", "A folder that opens without the program.", partial(pack_period, app)
    )
    compared = app.store.watch.compared()
    if compared is not None and not compared.is_well:
        yield Entry(
            "Accept these records",
            "They are not those that you saw; say that you know why.",
            partial(accept, app),
        )


def _looks(app: Compacttui) -> Iterator[Entry]:
    for look in Look:
        if look is not Look.MONOCHROME:  # it takes the terminal's own colours, from the start on
            yield Entry(f"Look: {look.value}", "Change the colours for now.", partial(app.put_on, look))


def _hats(app: Compacttui) -> Iterator[Entry]:
    for role in app.store.hats:
        if role is not app.store.role:
            yield Entry(f"Act as {role.words}", role.may, partial(app.wear_hat, role))


def _lock(app: Compacttui) -> Iterator[Entry]:
    if app.guard.can_lock:
        yield Entry("Lock the screen", "Only your passphrase leads back; what is open stays.", app.guard.lock)
