"""What can be done from here: every act that the hat which is on allows, those about the thing at hand first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from textual import on
from textual.message import Message

from compacttui.tui.frame import Opened
from compacttui.tui.place import Place, Wanted
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Bit, Tone
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading

if TYPE_CHECKING:
    from compacttui.acts.registry import Act
    from compacttui.questions.view import View
    from compacttui.rules.roles import Role


ANY: Final = "any"
"""What an act is done to that can be done to whatever is at hand."""


@dataclass(frozen=True, slots=True)
class Doable:
    """An act with what is known of its first field already."""

    act: Act[..., Any]
    about: str = ""
    """The id of the thing at hand, where the act is about that kind of thing."""

    @property
    def known(self) -> Mapping[str, str]:
        """What is known of the act's fields already: its first one is the thing at hand."""
        return {self.act.fields[0].name: self.about} if self.about and self.act.fields else {}


def allowed(role: Role) -> Sequence[Act[..., Any]]:
    """Every act that this hat allows, in the order of the line. Imports the acts: call it in a worker thread."""
    from compacttui.acts.registry import all_acts

    return [act for act in all_acts().values() if role in act.roles]


class Doings(Place[Doable]):
    """The acts to choose from."""

    NAME = "doings"
    TITLE = "What do you want to do?"
    CAN_FILTER = True
    IS_COUNTED = False
    HAS_DETAIL = False

    @dataclass
    class Picked(Message):
        """An act was chosen."""

        doable: Doable

    def __init__(self, role: Role, thing: str = "", kind: str = "") -> None:
        """Make the list.

        Args:
            role: the hat that is on.
            thing: the id of the thing at hand; none outside of one.
            kind: what kind of thing it is.
        """
        super().__init__()
        self._role, self._thing, self._kind = role, thing, kind

    def columns(self) -> Sequence[Column[Doable]]:
        """Say what is done, and what that means."""
        return (
            Column("", lambda row: Bit(row.act.title, Tone.STRONG), least=24, share=2),
            Column("", lambda row: row.act.help, least=30, share=4, tone=Tone.QUIET),
        )

    def manner(self) -> Manner[Doable]:
        """Let a sentence take two lines."""
        return Manner(key=lambda row: (row.act.name, row.about), most_lines=3)

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Doable | Heading]:
        """Gather the acts: those that can be done to the thing at hand, then all others.

        What cannot be done to it as it stands is not in the way; whoever looks for it by its name finds it. What is
        particular to how it stands comes first, and what can be done at most times last.
        """
        from compacttui.questions.offers import rules_now
        from compacttui.questions.things import kind_words

        words = wanted.words.casefold()
        rules = store.ask(rules_now)
        fitting = [
            act
            for act in allowed(self._role)
            if act.permitted(rules) and words in f"{act.title} {act.help}".casefold()
        ]
        about = [act for act in fitting if self._thing and act.on in {self._kind, ANY}]
        possible = self._possible(store, about)
        here = [Doable(act, self._thing) for act in sorted(possible, key=lambda act: act.nearness)]
        at_hand = {one.act.name for one in here}
        rest = [Doable(act) for act in fitting if act.name not in at_hand and (words or act not in about)]
        rows: list[Doable | Heading] = []
        if here:
            rows += [Heading(store.ask(_name_of, self._thing) or f"this {kind_words(self._kind)}"), *here]
        if rest:
            rows += [Heading("ANYTHING ELSE" if here else "EVERYTHING"), *rest]
        return rows

    def _possible(self, store: Store, about: Sequence[Act[..., Any]]) -> Sequence[Act[..., Any]]:
        from compacttui.questions.offers import Stands, stands_at

        stands = store.ask(stands_at, self._thing) if any(act.depends for act in about) else Stands()
        return [act for act in about if act.fits(stands.state, stands.way, is_own=stands.is_own)]

    @on(Lines.Chosen, "#list")
    def _take(self, chosen: Lines.Chosen) -> None:
        chosen.stop()
        if isinstance(chosen.row, Doable):
            self.post_message(self.Picked(chosen.row))

    def empty(self, wanted: Wanted) -> Empty:
        """Say why nothing can be done."""
        if wanted.words:
            return Empty(
                f"Nothing that you can do here is called “{wanted.words}”. Esc takes the filter off."
            )
        return Empty(f"As {self._role.words} you can read everything here and change nothing.")


def _name_of(view: View, thing: str) -> str:
    """What a thing is called on the view's day; nothing where it is not known."""
    from compacttui.questions.names import names_of

    with view.reading() as connection:
        return names_of(view, connection, (thing,)).get(thing, "")


class Doing(Opened[Doable]):
    """The screen on which an act is chosen; the program opens its form."""

    @on(Doings.Picked)
    def _begin(self, picked: Doings.Picked) -> None:
        picked.stop()
        self.dismiss(picked.doable)
