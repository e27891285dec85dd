"""The interface on a server that goes away: what was typed stays, a sentence says so, and on it goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenes.keyboard import Keyboard

from compacttui.acts import drafts
from compacttui.cli.session import Session, Settings
from compacttui.questions.registry import all_questions
from compacttui.tui.app import Compacttui
from server.conftest import Guarded
from server.test_connections import close_the_door

pytestmark = pytest.mark.postgres


@pytest.mark.slow
async def test_what_was_typed_while_the_server_was_away_is_sent_when_it_is_back(
    guarded: Guarded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("COMPACTTUI_NOW", raising=False)
    session = Session(Settings(db=guarded.place))
    app = Compacttui(session)
    async with app.run_test(size=(100, 30)):
        keyboard = Keyboard(app)
        await keyboard.until(lambda: app.role is not None, "the records")
        assert await keyboard.choose("organisation.register")
        form = await keyboard.fill_in({"name": "Harbour Youth Trust"})
        close_the_door(guarded, closed=True)
        try:
            keyboard.strike("f2")
            await keyboard.reads("Nothing was changed.")
            assert app.screen is form, "the form stays open"
            keyboard.type(" and Friends")
            await keyboard.until(lambda: list(tmp_path.rglob("drafts/*.json")), "a draft on this computer")
        finally:
            close_the_door(guarded, closed=False)
        keyboard.strike("f2")
        await keyboard.until(lambda: app.screen is not form, "it was sent")
        await app.workers.wait_for_complete()
        rows = list(all_questions()["organisations"](session.view()))
        assert [row.organisation for row in rows] == ["Harbour Youth Trust and Friends"]
        assert drafts.listed(session.desk()) == []
        assert not list(tmp_path.rglob("drafts/*.json"))
    session.close()
