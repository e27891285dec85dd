"""Who comes next after those elected: the order in which a reserve is asked."""

from __future__ import annotations

from compacttui.counting.sheet import Sheet


def next_placed(sheet: Sheet) -> tuple[tuple[int, ...], ...]:
    """Those not elected who had any vote, in the order in which they would be asked; who stand together are tied.

    Whoever was still in the count when it ended comes first, by votes; then the excluded, the last one first
    (Newland and Britton, ERS97, 7.2: the last one formally excluded).
    """
    elected = set(sheet.elected)
    had_votes = {index for stage in sheet.stages for index, votes in enumerate(stage.votes) if votes}
    left = had_votes - elected - set(sheet.excluded) - set(sheet.withdrawn)
    votes = sheet.stages[-1].votes
    places = [
        tuple(index for index in sorted(left) if votes[index] == number)
        for number in sorted({votes[index] for index in left}, reverse=True)
    ]
    return (*places, *((index,) for index in reversed(sheet.excluded) if index in had_votes))
