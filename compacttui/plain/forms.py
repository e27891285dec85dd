"""Doing any act that is registered, field by field; what was typed is kept until it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from compacttui.acts.fields import FieldKind, FieldSpec
from compacttui.acts.meanwhile import ChangedMeanwhile, as_seen
from compacttui.exchange.values import read_all
from compacttui.plain.clashing import resolve
from compacttui.plain.fields import Back, Later, Said, Spot
from compacttui.plain.filling import Around, Filler, Raws, read_out
from compacttui.plain.raw import Raw, begins_with, given_of
from compacttui.plain.said import sentences
from compacttui.questions.offers import entries_now
from compacttui.rules.dates import day_and_time, london, plural
from compacttui.rules.meanwhile import SEEN
from compacttui.rules.patience import Wait, waiting
from compacttui.rules.refusal import Refused

if TYPE_CHECKING:
    from compacttui.acts.registry import Act
    from compacttui.plain.keeper import Keeper
    from compacttui.plain.voice import Voice


class ActForm:
    """One act, filled in by a person line by line.

    Attributes:
        raws: what stands in the fields.
    """

    def __init__(
        self, voice: Voice, keeper: Keeper, act: Act[..., Any], known: Mapping[str, str] | None = None
    ) -> None:
        """Make the form.

        Args:
            voice: what is said and heard.
            keeper: the records.
            act: what is done.
            known: what it is done to, as far as that is known: ids by field.
        """
        self.voice = voice
        self.keeper = keeper
        self.act = act
        self.known = dict(known or {})
        self.about = "/".join(self.known.values())
        self.filler = Filler(voice, keeper)
        self.raws: Raws = {spec.name: self._begins(spec) for spec in act.fields}
        self._began = dict(self.raws)
        self._since: int | None = None
        self._deed: Callable[..., object] | None = None

    def run(self) -> range | None:
        """Fill the form in and do the act; gives the numbers of the new entries, or nothing when it was left.

        Raises:
            Ended: there are no more lines; what was typed is kept.
        """
        self.act.allow(self.keeper.role)
        self._since = self.keeper.ask(entries_now)
        self.voice.say(sentences(self.act.title, self.act.help))
        self.voice.say(
            f"{plural(len(self.act.fields), 'field')}. ? helps at each, .later leaves and keeps what you typed."
        )
        try:
            self.offer_draft()
            if self.act.fields:
                self.filler.fill(self.act.fields, self.raws, self._around)
            return self._do()
        except Later:
            self.say_kept()
            return None

    def offer_draft(self) -> None:
        """Offer what was typed before and not sent."""
        kept = None if self.act.confidential else self.keeper.draft(self.act.name, self.about)
        if kept is None:
            return
        when = day_and_time(london(kept.saved_at), self.keeper.today)
        self.voice.say(f"You began this {when}, and did not send it.", "1. Carry on.", "2. Start afresh.")
        if self.filler.number("Type 1 or 2.", 2, least=1, enter=1) == 2:
            self.keeper.discard(self.act.name, self.about)
        else:
            values = dict(cast("Mapping[str, Raw]", kept.values))
            seen = values.pop(SEEN, None)
            if isinstance(seen, str) and seen.isdigit() and self._since is not None:
                self._since = min(self._since, int(seen))
            self.raws.update(values)
            self.voice.say(*read_out(self.act.fields, self.raws))

    def save(self) -> None:
        """Keep what stands in the form."""
        if self.raws == self._began or self.act.confidential:
            return
        try:
            self.keeper.save(self.act.name, self.about, {**self.raws, SEEN: str(self._since)})
        except Refused as refused:
            self.voice.say(f"Error, not saved: {refused.message}")

    def say_kept(self) -> None:
        """Say whether anything is kept."""
        if self.act.confidential:
            self.voice.say("Left. Nothing of what you typed is kept.")
            return
        kept = self.keeper.draft(self.act.name, self.about) is not None
        self.voice.say("Kept. Begin it again to carry on." if kept else "Left. Nothing was filled in.")

    @property
    def _around(self) -> Around:
        return Around("", self.about.partition("/")[0], "do it", self.save)

    def _begins(self, spec: FieldSpec) -> Raw:
        known = self.known.get(spec.name)
        if known is None:
            return begins_with(spec)
        if spec.kind is FieldKind.THING:
            return {"picked": [{"ref": known, "title": self.keeper.name_of(known), "note": ""}], "typed": ""}
        return known

    # Doing it

    def _do(self) -> range:
        """Do the act; what is refused is asked for again."""
        while True:
            try:
                if not self.act.final or self._is_sure():
                    return self._perform()
                self.filler.fill(self.act.fields, self.raws, self._around)
            except Refused as refused:
                self.put_right(refused)

    def _perform(self) -> range:
        given = {
            spec.name: value
            for spec in self.act.fields
            if (value := given_of(spec, self.raws.get(spec.name))) not in (None, "", [])
        }
        values = read_all(self.act.fields, given, self.keeper.around)
        deed = self._deed = self._deed or as_seen(self.act, self._since)
        results: list[object] = []
        with waiting(Wait(lambda: self.voice.say("Waiting: somebody else is saving just now."))):
            kept = self.keeper.finish(
                self.act.name, self.about, lambda desk: results.append(deed(desk, **values))
            )
        words = getattr(results[0], "said", "")
        if isinstance(words, str) and words:
            self.voice.say(words)
        return kept

    def _is_sure(self) -> bool:
        self.voice.say(*read_out(self.act.fields, self.raws))
        prompt = "This cannot be undone. Type y to do it, or Enter to go back to the fields."
        return self.voice.ask(prompt).casefold() in {"y", "yes"}

    def put_right(self, refused: Refused) -> None:
        """Say what was refused, and ask for the field that is meant; without one, offer all of them.

        Raises:
            Later: the person leaves.
            Ended: there are no more lines.
        """
        if isinstance(refused, ChangedMeanwhile) and refused.clashes:
            resolve(self, refused)
            return
        name, _, inside = (refused.field or "").partition(".")
        specs = self.act.fields
        spec = next((one for one in specs if one.name == name), None)
        if spec is None:
            self.voice.say(f"Error: {refused.message}")
            self.filler.fill(specs, self.raws, self._around)
            return
        number, _, _part = inside.partition(".")
        entry = f", entry {number}" if number.isdigit() else ""
        spot = Spot(f"Field {specs.index(spec) + 1} of {len(specs)}{entry}")
        self.voice.say(spot.error(refused.message))
        try:
            self.filler.one(specs, spec, self.raws, self._around)
        except (Back, Said):
            self.filler.fill(specs, self.raws, self._around)
