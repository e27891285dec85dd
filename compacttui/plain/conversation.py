"""The conversation: a line is heard, something is read out, until the person leaves or the lines end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from compacttui.plain.forms import ActForm
from compacttui.plain.keeper import Keeper
from compacttui.plain.numbers import Item, Numbers
from compacttui.plain.pages import WITH_A_LINE, Answer, Line, Page, Record, Today, Told
from compacttui.plain.said import sentences, told_once
from compacttui.plain.voice import Ended, Voice
from compacttui.questions.anew import ANEW
from compacttui.rules.dates import long_day
from compacttui.rules.refusal import Refused
from compacttui.rules.text import folded, one_line, shortened

if TYPE_CHECKING:
    from compacttui.acts.registry import Act

READ_AT_ONCE: Final = 20
"""Items that are read out before `m` is asked for."""


class Conversation:
    """One person's way through the records, page after page.

    Attributes:
        voice: what is said and heard.
        keeper: the records.
        pages: the pages that are open, the last on top.
        numbers: what has which number.
    """

    def __init__(self, voice: Voice, keeper: Keeper) -> None:
        self.voice = voice
        self.keeper = keeper
        self.pages: list[Page] = []
        self.numbers = Numbers()
        self._leaving = False

    @property
    def page(self) -> Page:
        """The page that was read out last."""
        return self.pages[-1]

    def run(self) -> None:
        """Begin with Today, and go on until the person leaves or there are no more lines.

        Raises:
            Refused: whoever asks has no such role, or the records cannot be read; nothing was begun.
        """
        self._begin()
        try:
            while not self._leaving:
                self._hear()
        except Ended:
            self.voice.say("The input has ended.")
        except KeyboardInterrupt:
            self.voice.say("", "Stopped.")
            raise
        finally:
            self._say_kept()
            self.voice.flush()

    def _begin(self) -> None:
        from compacttui.questions.bearings import bearings

        where = self.keeper.ask(bearings)
        hats = " Type hat for your other roles." if where.has_several_roles else ""
        self.voice.say(f"compacttui, plain. {one_line(where.town)}. You are here as {where.role}.{hats}")
        compared = self.keeper.watch.compared()
        if compared is not None and compared.sentence:
            self.voice.say(f"Warning. {compared.sentence} If you do, type: accept {compared.how}.")
        self.turn_to(Today(self.keeper, self))

    def _say_kept(self) -> None:
        try:
            kept = len(self.keeper.drafts())
        except Refused:
            return
        if kept:
            what = "One form is" if kept == 1 else f"{kept} forms are"
            self.voice.say(f"{what} not finished; what you typed is kept, and offered next time.")
        self.voice.say("Left. Everything that was done is on record.")

    # Hearing

    def _hear(self) -> None:
        from compacttui.plain.commands import understand

        try:
            line = self.voice.ask(self.page.hint())
        except Refused as refused:
            self.voice.say(f"Error: {refused.message}")
            return
        self._answer(lambda: understand(self, line))

    def _answer(self, what: Callable[[], None]) -> None:
        """Do something; what is refused is said, and the conversation goes on."""
        try:
            what()
        except Refused as refused:
            self.voice.say(f"Error: {refused.message}")
        except BrokenPipeError:
            raise  # nobody listens any more
        except OSError as error:
            from compacttui.exchange.files import said_of

            self.voice.say(f"Error: {said_of(error)}.")

    def leave(self) -> None:
        """End the conversation after this line."""
        self._leaving = True

    # Reading out

    def turn_to(self, page: Page) -> None:
        """Read out another page, from which one can come back."""
        self._read(page)
        self.pages.append(page)

    def instead(self, page: Page) -> None:
        """Read out a page in place of this one: the same list, narrowed."""
        self._read(page)
        self.pages[-1:] = [page]

    def back(self) -> None:
        """Go back to the page before."""
        if len(self.pages) > 1:
            self.pages.pop()
        self.again()

    def again(self) -> None:
        """Read this page out again, from its beginning."""
        self._read(self.page)

    def home(self) -> None:
        """Go back to Today, leaving whatever is open."""
        self.pages = []
        self.turn_to(Today(self.keeper, self))

    def _read(self, page: Page) -> None:
        rows = page.rows()
        page.read_to = 0
        self.voice.say("", f"{page.heading()}{self._as_at()}")
        if not len(rows):
            self.voice.say(page.empty())
        self._read_on(page, rows)

    def _as_at(self) -> str:
        """The day that is looked at, where it is another; nothing else says that a list is of the past."""
        days = self.keeper.view.as_at, self.keeper.view.known_on
        said = (
            f" {how} {long_day(day)}." for how, day in zip(("As at", "As known on"), days, strict=True) if day
        )
        return "".join(said)

    def more(self) -> None:
        """Read on where reading stopped."""
        rows = self.page.rows()
        if self.page.read_to >= len(rows):
            self.voice.say("That was all.")
        self._read_on(self.page, rows)

    def _read_on(self, page: Page, rows: Sequence[Any]) -> None:
        begun = page.read_to
        for row in rows[begun : begun + READ_AT_ONCE]:
            self.say_item(page.item(row))
            page.read_to += 1
        if page.read_to < len(rows):
            self.voice.say(f"{page.read_to:,} of {len(rows):,}. Type m for more.")

    def say_item(self, item: Item) -> None:
        """Say one item, with its number where it has one."""
        numbered = item.key is not None and item.opens is not None
        self.voice.say(f"{self.numbers.of(item)}. {item.words}" if numbered else item.words)

    # Opening and doing

    def open(self, ref: str) -> None:
        """Open a thing: its line where it has one, else its record."""
        from compacttui.questions.things import kind_of

        kind = kind_of(ref)
        self.turn_to((Line if kind in WITH_A_LINE else Record)(self.keeper, self, kind, ref))

    def ask(self, question: str) -> None:
        """Read out the answer to a saved question."""
        from compacttui.questions.registry import all_questions

        if question == "today":
            self.home()
        else:
            self.turn_to(Answer(self.keeper, self, all_questions()[question]))

    def begin(self, act: str, given: Mapping[str, str]) -> None:
        """Fill in an act, do it, and say what was recorded."""
        from compacttui.acts.registry import all_acts

        done = self._form(all_acts()[act], given).run()
        if done is not None:
            self._say_done(done)

    def _form(self, act: Act[..., Any], given: Mapping[str, str]) -> ActForm:
        if act.name == "report.submit" and "meeting" in given:
            from compacttui.plain.report_back import ReportBack

            return ReportBack(self.voice, self.keeper, act, given)
        if act.name == "report.amend" and "report" in given:
            from compacttui.plain.amend_report import AmendReport

            return AmendReport(self.voice, self.keeper, act, given)
        if act.name == "report.chase" and "reports" in given:
            from compacttui.plain.letters import Reminded

            return Reminded(self.voice, self.keeper, act, given)
        if act.name in ANEW and act.fields[0].name in given:
            from compacttui.plain.anew import AnewForm

            return AnewForm(self.voice, self.keeper, act, given)
        return ActForm(self.voice, self.keeper, act, given)

    def _say_done(self, done: range) -> None:
        from compacttui.plain.pages import History

        self.voice.say("Done." if done else "Nothing was recorded.")
        for row in reversed(History(self.keeper, self).rows()[: len(done)]):
            words = sentences("recorded", row.what, *told_once(row.about, row.note))
            if not row.thing:
                self.voice.say(words)
                continue
            self.say_item(Item(words, ("thing", row.thing), self._opener(row.thing)))

    def _opener(self, ref: str) -> Callable[[], None]:
        return lambda: self.open(ref)

    def take_in(self, file: str = "") -> None:
        """Take in a file, and say how that is undone."""
        from compacttui.acts.registry import all_acts
        from compacttui.plain.importing import Importing

        carried = Importing(self.voice, self.keeper).run(file)
        if carried is not None and carried.imported:
            self.say_item(self._doing(all_acts()["import.undo"], carried.imported))

    def find(self, words: str) -> None:
        """Read out whatever answers to some words."""
        found = self.keeper.search(words)
        items = [
            Item(
                sentences(f"{one.kind}: {one_line(one.name)}", one_line(one.note)),
                ("thing", one.id),
                self._opener(one.id),
            )
            for one in found
        ]
        heading = f"Found for “{shortened(words, 60)}”: {len(items)}."
        self.turn_to(Told(self.keeper, self, heading, *items))

    def doings(self, words: str = "") -> Sequence[Item]:
        """What can be done here: acts about the thing at hand first, then all others, with these words."""
        from compacttui.acts.registry import all_acts
        from compacttui.questions.offers import Stands, rules_now, stands_at
        from compacttui.questions.things import kind_of

        thing = self.page.thing
        kind = kind_of(thing) if thing else ""
        rules, role = self.keeper.ask(rules_now), self.keeper.role
        allowed = [act for act in all_acts().values() if role in act.roles and act.permitted(rules)]
        fitting = _fitting(allowed, words) if words else allowed
        about = [act for act in fitting if thing and act.on in {kind, "any"} and act.fields]
        stands = self.keeper.ask(stands_at, thing) if any(act.depends for act in about) else Stands()
        here = [act for act in about if act.fits(stands.state, stands.way, is_own=stands.is_own)]
        if not words:
            here.sort(key=lambda act: act.nearness)
        rest = [act for act in fitting if act not in here and (words or act not in about)]
        return [*(self._doing(act, thing) for act in here), *(self._doing(act) for act in rest)]

    def _doing(self, act: Act[..., Any], thing: str = "") -> Item:
        given = {act.fields[0].name: thing} if thing else {}
        words = sentences(act.title, act.help)
        return Item(words, ("act", act.name, thing), lambda: self.begin(act.name, given))


def _fitting(acts: Sequence[Act[..., Any]], words: str) -> Sequence[Act[..., Any]]:
    """The acts with these words; those that have them in their title come first."""
    wanted = folded(words)
    found = [act for act in acts if wanted in folded(f"{act.title} {act.help}")]
    return sorted(found, key=lambda act: wanted not in folded(act.title))
