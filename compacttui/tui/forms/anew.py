"""The form of an act that tells a thing anew: what stands on record of it stands in the fields."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from compacttui.rules.refusal import Refused
from compacttui.tui.forms.act import ActForm
from compacttui.tui.forms.fields import Raw


class AnewForm(ActForm):
    """Fills in an act whose fields say again what is on record, so that only what changes is typed."""

    async def prefill(self) -> None:
        """Put in what is on record; say so where it cannot be read."""
        await self.note_entries()
        thing = self._known.get(self.act.fields[0].name)
        try:
            kept = await asyncio.to_thread(self._read, str(thing))
        except Refused as refused:
            self.post_message(self.Failed(refused))
            return
        self._known = {**kept, **self._known}
        await super().prefill()

    def _read(self, thing: str) -> Mapping[str, Raw]:
        from compacttui.questions.anew import as_kept

        found: Mapping[str, Any] = self.store.ask(as_kept, self.act.name, thing)
        return found
