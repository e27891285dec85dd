"""Attacks in every field of every act: what is kept is clean, what is refused is refused in clean words."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hostile.attacks import ATTACKS, control_characters
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from records import random_acts
from records.random_acts import given_to, roles_for, things_on_record
from sqlalchemy import select

from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.fields import FieldKind, FieldSpec, cleaned
from compacttui.acts.registry import all_acts
from compacttui.acts.sample import Built
from compacttui.cli.session import Session, Settings
from compacttui.exchange.values import Around, read
from compacttui.records import tables
from compacttui.records.verify import verify
from compacttui.rules.refusal import Refused, StoreTrouble
from compacttui.rules.text import clean

SHORT = tuple(words for words in ATTACKS.values() if len(words) < 200)
WORDED = frozenset({FieldKind.LINE, FieldKind.WORDS})


def specs_in(specs: Sequence[FieldSpec]) -> Iterator[FieldSpec]:
    """All fields, those inside groups included, each for one value."""
    for spec in specs:
        yield replace(spec, many=False)
        yield from specs_in(spec.parts)


EVERY = [(act.name, spec) for act in all_acts().values() for spec in specs_in(act.fields)]


def quiet(text: str) -> None:
    assert not control_characters(text.split("\n")), repr(text)


def test_every_text_of_every_act_comes_through_the_door() -> None:
    worded = [(name, spec) for name, spec in EVERY if spec.kind in WORDED]
    assert len(worded) > 100
    for _, spec in worded:
        for words in ATTACKS.values():
            try:
                kept = cleaned(spec, words)
            except Refused as refused:
                quiet(refused.message)
                continue
            assert kept is None or (isinstance(kept, str) and clean(kept) == kept)
            assert spec.kind is FieldKind.WORDS or "\n" not in str(kept)


def test_every_field_of_every_act_reads_it_or_refuses_it(desk: Desk) -> None:
    def find(kind: str, words: str) -> str:
        raise Refused(f"Nothing is called “{words}”.")

    around = Around(desk.today, find, lambda path: find("file", path))
    for _, spec in EVERY:
        for words in SHORT[::5]:
            try:
                read(spec, words, around, at=spec.name)
            except Refused as refused:
                quiet(clean(refused.message))


@contextmanager
def busy(sample: Path, place: Path) -> Iterator[Desk]:
    """A desk in a copy of the sample town, the day after its last; the same each time."""
    shutil.copy(sample, place)
    session = Session(Settings(db=str(place), now="2026-11-22T09:00", seed="attacks"))
    try:
        yield session.desk()
    finally:
        session.close()


def do_some(desk: Desk, data: st.DataObject, number: int) -> Iterator[str]:
    """Acts with attacks for words, whichever they are; gives the names of those that were done."""
    acts = list(all_acts().values())
    for _ in range(number):
        things = things_on_record(desk)
        act = data.draw(st.sampled_from(acts))
        clock = desk.clock
        assert isinstance(clock, FixedClock)
        clock.at += timedelta(minutes=data.draw(st.sampled_from([1, 60, 1_500])))
        acting = replace(
            desk,
            person=data.draw(st.sampled_from(things["per"])),
            role=data.draw(roles_for(act)),
            kept=range(0),
        )
        try:
            act(acting, **data.draw(given_to(act.fields, things, desk.today)))
        except StoreTrouble:
            raise
        except Refused as refused:
            quiet(clean(refused.message))
        else:
            yield act.name


def check_kept(desk: Desk) -> None:
    """Every text in every table is clean, and what was recorded is what the entries say."""
    with desk.database.reading() as connection:
        for table in tables.metadata.tables.values():
            if table.name.startswith("work_"):
                continue
            for row in connection.execute(select(table)).mappings():
                for column, value in row.items():
                    if isinstance(value, str):
                        assert clean(value) == value, (table.name, column, value)


@pytest.mark.slow
def test_much_is_done_with_attacks_for_words_and_all_of_it_is_kept_clean(
    sample_town: tuple[Path, Built], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(random_acts, "WORDS", SHORT)
    done: set[str] = set()

    @settings(
        max_examples=8,
        phases=[Phase.generate],
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def play(data: st.DataObject) -> None:
        with busy(sample_town[0], tmp_path / "town.sqlite") as desk:
            done.update(do_some(desk, data, 100))
            check_kept(desk)
            assert verify(desk.database, desk.town, deep=True).findings == ()

    play()
    assert len(done) >= 40, sorted(done)
