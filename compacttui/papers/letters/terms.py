"""Letters about terms of office: that one ends soon."""

from __future__ import annotations

from collections.abc import Sequence

from compacttui.papers.letters.registry import Letter, letter
from compacttui.questions.partnerships import to_fill
from compacttui.questions.view import View
from compacttui.rules.dates import long_day
from compacttui.rules.words import Standing


@letter("terms-ending", title="That a term of office ends soon")
def terms_ending(view: View) -> Sequence[Letter]:
    """To everybody whose term ends soon, where no selection has begun."""
    _, ending = to_fill(view)
    return [
        Letter(
            to=soon.holder,
            subject=f"Your seat on {soon.partnership}",
            paragraphs=(
                (
                    f"The last day of your term in {soon.seat}, {soon.partnership}, "
                    f"{'was' if soon.standing is Standing.LATE else 'is'} {long_day(soon.ends.latest)}. "
                    "Thank you for what you have done in it."
                ),
                (
                    "We are about to prepare the choice of who holds the seat next. Please let me know whether you "
                    "would stand again, and what whoever comes next should know."
                ),
            ),
        )
        for soon in ending
        if soon.holder
    ]
