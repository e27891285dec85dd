"""The steps that the rules ask of a selection, as data: what each asks, and which entries show that it was done.

A step more is one entry more in `STEPS`; nothing else changes.
"""

from __future__ import annotations

from typing import Final

from compacttui.questions.selections.protocol_asked import (
    Order,
    Step,
    adverts,
    always,
    approval,
    by,
    by_panel,
    complaints,
    declared,
    kinds,
    notice,
    objections,
    settled,
    signed_as,
    where,
)

STEPS: Final[tuple[Step, ...]] = (
    Step(
        "Under the selection protocol in force",
        Order.BEFORE_NOTICE,
        always("prepared under the rules as they were adopted", "protocol"),
        kinds("selection.prepared", "selection.opened"),
        ("protocol",),
    ),
    Step(
        "Role description agreed",
        Order.BEFORE_NOTICE,
        always("agreed by both sides before it is approved", "role description"),
        kinds("selection.approved", "selection.opened"),
        ("role_description",),
    ),
    Step(
        "Returning officer named",
        Order.BEFORE_NOTICE,
        always("independent of candidates and of those behind them", "independence"),
        kinds("selection.prepared", "selection.opened", "selection.officers_named"),
    ),
    Step(
        "Community sector asked",
        Order.BEFORE_NOTICE,
        always("before the notice", "CI-VS-11"),
        kinds("selection.sector_asked"),
        ("community_asked",),
    ),
    Step("Advertised", Order.BEFORE_NOTICE, adverts, kinds("advert.placed"), ("adverts",)),
    Step(
        "Accessible formats ready",
        Order.BEFORE_NOTICE,
        always("on the day of the notice", "formats"),
        kinds("selection.formats_ready"),
        ("formats",),
    ),
    Step(
        "Approved",
        Order.BEFORE_NOTICE,
        approval,
        kinds("selection.approved"),
        ("second_person", "on_paper"),
    ),
    Step(
        "Notice of selection published",
        Order.BEFORE_NOTICE,
        notice,
        kinds("selection.opened", "selection.noticed"),
        ("notice_day",),
    ),
    Step(
        "Nominations opened again",
        Order.NOMINATIONS,
        where("nominations.extended", "once, with a notice of its own", "nominations.extension_days"),
        kinds("nominations.extended"),
    ),
    Step(
        "Statement of persons nominated published",
        Order.NOMINATIONS,
        by("publish_at", "once withdrawals are over", "withdrawal.workdays"),
        kinds("nominations.published"),
    ),
    Step(
        "Panel named",
        Order.NOMINATIONS,
        by_panel("before it draws up its shortlist"),
        kinds("selection.panel_named"),
    ),
    Step(
        "Panel drew up its shortlist",
        Order.COUNT,
        by_panel("from the valid nominations"),
        kinds("selection.shortlisted"),
    ),
    Step(
        "Panel held its interviews",
        Order.COUNT,
        by_panel("of those on the shortlist"),
        kinds("selection.interviewed"),
    ),
    Step("Panel decided", Order.COUNT, by_panel("with its reasons"), kinds("selection.panel_decided")),
    Step(
        "Voters asked for a yes or no",
        Order.POLL,
        where("selection.yes_no_asked", "where the rules ask for it", "uncontested.route"),
        kinds("selection.yes_no_asked"),
    ),
    Step(
        "Ballot codes issued",
        Order.POLL,
        where("poll.prepared", "before the poll opens", "poll", "poll_opens_at"),
        kinds("codes.issued"),
    ),
    Step(
        "Register of electors frozen",
        Order.POLL,
        by("poll_opens_at", "before the poll opens", "electorate", if_contested=True),
        kinds("register.frozen"),
    ),
    Step(
        "Notice of poll published",
        Order.POLL,
        by("poll_opens_at", "before the poll opens", "poll.opens_days", if_contested=True),
        kinds("poll.announced"),
        ("late_notice",),
    ),
    Step(
        "Ballot papers sealed",
        Order.COUNT,
        by("result_at", "after the poll has closed", "declaration.workdays", if_contested=True),
        kinds("ballots.received"),
    ),
    Step(
        "Votes counted",
        Order.COUNT,
        by("result_at", "from the sealed papers", "declaration.workdays", if_contested=True),
        kinds("count.completed"),
    ),
    Step(
        "Count signed by the returning officer",
        Order.COUNT,
        by("result_at", "after it was repeated", "declaration.workdays", if_contested=True),
        signed_as("returning_officer"),
    ),
    Step(
        "Count signed by a scrutineer",
        Order.COUNT,
        by("result_at", "after it was repeated", "declaration.workdays", if_contested=True),
        signed_as("scrutineer"),
        ("scrutineer_signs",),
    ),
    Step(
        "Objections to the count answered",
        Order.RESULT,
        objections,
        kinds("count.objection_answered"),
    ),
    Step(
        "Complaints decided",
        Order.RESULT,
        complaints,
        settled,
    ),
    Step(
        "Result declared",
        Order.RESULT,
        declared,
        kinds("result.declared"),
        ("complaints",),
    ),
)
"""Every step, in the order in which they are taken."""
