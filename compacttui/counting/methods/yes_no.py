"""Yes or no vote: each candidate is confirmed who has more Yes than No.

For a confirmatory poll, where nobody opposes. The profile has the candidates first and then, in the same order, a No
for each of them: ``Profile.of(["Ada", "Ben", "No to Ada", "No to Ben"], 2, [((0, 3), 9)])`` is nine papers that say
yes to Ada and no to Ben. A list that is voted on as a whole is one candidate and one No. A paper that says both to one
question says nothing about it, and holds for the others; equal numbers confirm nobody, and no lot is drawn.
"""

from __future__ import annotations

from collections import Counter

from compacttui.counting.errors import CannotCount
from compacttui.counting.marks import UNCERTAIN, Marks, marked, marks_made, one_stage, votes_of, with_papers
from compacttui.counting.profile import Profile
from compacttui.counting.registry import Options, method
from compacttui.counting.stages import Because, Count, Elected


def clear_answers(profile: Profile) -> Profile:
    """Leave out the answers that contradict themselves, and reject the papers on which no other is left.

    Raises:
        CannotCount: there is no No for each candidate, or there are more candidates than places.
    """
    questions, over = divmod(len(profile.candidates), 2)
    if over:
        raise CannotCount(
            "A yes or no vote needs a No for every candidate, listed after them in their order."
        )
    standing = sum(1 for index in profile.standing if index < questions)
    if standing > profile.places:
        message = (
            f"A yes or no vote cannot choose among {standing} candidates for {profile.places} places; "
            "choose a method that can."
        )
        raise CannotCount(message)
    rejected: Counter[str] = Counter(dict(profile.rejected))
    kept: list[tuple[Marks, int]] = []
    for ranking, number in profile.rankings:
        marks = marked(ranking)
        asked = Counter(mark % questions for mark in marks)
        clear = tuple(mark for mark in marks if asked[mark % questions] == 1)
        if clear:
            kept.append((clear, number))
        else:
            rejected[UNCERTAIN] += number
    return with_papers(profile, kept, rejected)


@method(
    "yes-no",
    title="Yes or no vote",
    source="more Yes than No",
    arithmetic="whole votes",
    admit=clear_answers,
    votes=marks_made,
)
def yes_no(profile: Profile, _options: Options) -> Count:
    """Yield the one stage of a count of answers."""
    votes = votes_of(profile)
    questions = len(profile.candidates) // 2
    confirmed = [
        Elected(index, Because.CONFIRMED)
        for index in profile.standing
        if index < questions and votes[index] > votes[index + questions]
    ]
    yield one_stage(votes, confirmed)
