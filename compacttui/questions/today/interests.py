"""What Today says of the register of interests: what to look at, and whose yearly word is due."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.questions.interests import InterestsShown, interest_returns, interests
from compacttui.questions.interests.register import count_of
from compacttui.questions.interests.returns import late_returns
from compacttui.questions.today.rows import Place, TodayRow, far, line
from compacttui.questions.view import View
from compacttui.rules.dates import plural
from compacttui.rules.words import Standing


def interests_to_look_at(view: View) -> Iterator[TodayRow]:
    """Tell the office of interests of which nothing is agreed, or not lately, and of yearly words that did not come."""
    waiting = count_of(view, InterestsShown.REVIEW)
    if waiting:
        yield line(
            "interests to review",
            Place.INTERESTS,
            f"{plural(waiting, 'interest')} to look at: what is done about a conflict?",
            on=view.day,
            asks="interests_to_review",
        )
    late = late_returns(view)
    if late:
        yield line(
            "interests to confirm",
            Place.INTERESTS,
            f"{plural(len(late), 'person has', 'people have')} not confirmed their interests this year",
            on=min(late),
            when=far(min(late), view.day),
            standing=Standing.LATE,
            asks="interest_returns",
        )


def my_interests(view: View) -> Iterator[TodayRow]:
    """Tell representatives that their yearly word on the register is due, with the act that says what is true."""
    for one in interest_returns(view):
        held = len(interests(view, person=view.person))
        say = f"{plural(held, 'interest')} on the register" if held else "nothing on the register"
        yield line(
            f"interests/{one.due_on.isoformat()}",
            Place.INTERESTS,
            f"Confirm your interests for the year: {say}. Is that right?",
            on=one.due_on,
            when=far(one.due_on, view.day),
            standing=one.standing,
            thing=view.person,
            act="interest.confirm" if held else "interest.confirm_none",
            given=(("person", view.person),),
        )
