"""The steps of the story done by the acts themselves: no command, no screen."""

from __future__ import annotations

from scenes.story import SEED, Step

from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.registry import all_acts
from compacttui.cli.session import Session, Settings
from compacttui.exchange.ballots import read
from compacttui.exchange.values import Around, read_all
from compacttui.rules.dates import london_day
from compacttui.rules.refusal import Refused


def session_on(place: str, at: str) -> Session:
    """The records at a place, with the clock and the seed of the story."""
    return Session(Settings(db=place, now=at.replace(" ", "T"), seed=SEED))


def perform(session: Session, step: Step) -> Desk:
    """Do one step; what a rule must not allow is refused, and leaves nothing."""
    clock = session.clock
    assert isinstance(clock, FixedClock)
    clock.at = step.moment
    person = session.find("person", step.who)
    desk = Desk(session.database, session.town.id, person, step.role, session.rules, clock, session.chance)
    act = all_acts()[step.act]
    said = ""
    try:
        act.allow(step.role)
        around = Around(london_day(step.moment), session.find, lambda path: read(path).profile)
        act(desk, **read_all(act.fields, step.given, around))
    except Refused as refused:
        said = refused.message
    assert bool(said) == bool(step.refused), (step, said)
    assert step.refused in said, (step, said)
    return desk
