"""The strict writer of BLT: one way to say each thing, which every program reads alike."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.counting import Preference, Profile
from compacttui.exchange.ballots.reading import BLANK
from compacttui.rules.refusal import Refused
from compacttui.rules.text import clean


def write(profile: Profile) -> Iterator[str]:
    """The papers as the lines of a strict BLT file: quoted names, a final 0 on each paper, canonical order.

    Blank papers are written. Papers rejected for other reasons are not: the format has no place for a reason.

    Raises:
        Refused: a name or the title holds characters that no reader would take.
    """
    for text in (*profile.candidates, profile.title):
        if clean(text) != text or "\n" in text:
            message = (
                f"“{clean(text)}” holds characters that cannot be written to a ballot file; correct the name."
            )
            raise Refused(message)
    yield f"{len(profile.candidates)} {profile.places}\n"
    if profile.withdrawn:
        yield " ".join(f"-{index + 1}" for index in profile.withdrawn) + "\n"
    if profile.ties:
        yield f"[tie {' '.join(str(index + 1) for index in profile.ties)}]\n"
    for ranking, number in profile.rankings:
        yield f"{number} {' '.join(map(_written, ranking))} 0\n"
    if blank := dict(profile.rejected).get(BLANK):
        yield f"{blank} 0\n"
    yield "0\n"
    for text in (*profile.candidates, profile.title):
        doubled = text.replace('"', '""')
        yield f'"{doubled}"\n'


def _written(preference: Preference) -> str:
    if isinstance(preference, int):
        return str(preference + 1)
    return "=".join(str(index + 1) for index in preference)
