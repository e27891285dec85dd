"""Forms that were begun and not sent, as lines of Today: whoever comes back is offered them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from compacttui.tui.duties import Duty

if TYPE_CHECKING:
    from compacttui.acts.desk import Desk
    from compacttui.acts.drafts import Draft
    from compacttui.acts.registry import Act
    from compacttui.questions.view import View

SECTION = "begun, not sent"


def with_unfinished(duties: Sequence[Duty], desk: Desk, view: View) -> Sequence[Duty]:
    """The lines of Today, with what the person began and did not send after those that need them."""
    begun = _unfinished(desk, view)
    at = next((number for number, duty in enumerate(duties) if not duty.needs_you), len(duties))
    return [*duties[:at], *begun, *duties[at:]]


def _unfinished(desk: Desk, view: View) -> list[Duty]:
    from compacttui.acts import drafts

    kept = drafts.listed(desk)
    if not kept:
        return []
    from compacttui.acts.registry import all_acts
    from compacttui.questions.names import names_of

    acts = all_acts()
    mine = [one for one in kept if one.form in acts and desk.role in acts[one.form].roles]
    with view.reading() as connection:
        names = names_of(view, connection, [ref for one in mine for ref in _refs(one.about)])
    return [_line(one, acts[one.form], names.get(next(iter(_refs(one.about)), ""), ""), view) for one in mine]


def _line(kept: Draft, act: Act[..., Any], name: str, view: View) -> Duty:
    from compacttui.rules.dates import at_time, in_days, london

    refs, saved = _refs(kept.about), london(kept.saved_at)
    is_today = saved.date() == view.today
    return Duty(
        section=SECTION,
        key=f"draft/{kept.form}/{kept.about}",
        standing=None,
        what=f"{act.title}: {name}" if name else act.title,
        when=f"saved {at_time(saved)}" if is_today else in_days(saved.date(), view.today),
        thing=refs[0] if refs else "",
        asks="",
        act=kept.form,
        given=tuple(_given(act, refs)),
        place="today",
        needs_you=False,
    )


def _given(act: Act[..., Any], refs: Sequence[str]) -> Iterable[tuple[str, str]]:
    """The fields of the act that a draft's things stand in, as the form began with them."""
    from compacttui.questions.things import kind_of

    free = [spec for spec in act.fields if spec.thing and not spec.many]
    for ref in refs:
        spec = next((one for one in free if one.thing == kind_of(ref)), None)
        if spec is not None:
            free.remove(spec)
            yield spec.name, ref


def _refs(about: str) -> list[str]:
    return [ref for ref in about.split("/") if ref]
