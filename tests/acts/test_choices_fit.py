"""Words that people choose among stand whole beside their boxes on a screen of 80 columns."""

from __future__ import annotations

from compacttui.acts.registry import all_acts

_ROOM = 47
"""Cells beside the name of a field and the box, on 80 columns."""


def test_no_choice_of_a_form_is_cut_off_on_a_narrow_screen() -> None:
    parts = [part for act in all_acts().values() for spec in act.fields for part in (spec, *spec.parts)]
    long = {words for spec in parts for _, words in spec.choices if len(words) > _ROOM}
    assert not long
