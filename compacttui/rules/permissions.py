"""Who may do what: the one table of permissions. An act that is not in it cannot be registered.

Acts refuse by it, the interface offers by it, and a server's grants are made from it. What a role is for stands in
`rules.roles`; what somebody may do to a thing that is somebody else's is the act's own rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from compacttui.rules.roles import Role

OFFICE: Final = frozenset({Role.CVS_OFFICER})
SECRETARIAT: Final = OFFICE | {Role.PARTNERSHIP_CONTACT}
"""Whoever keeps a board's seats, meetings and papers."""
RETURNING: Final = frozenset({Role.RETURNING_OFFICER})
SCRUTINY: Final = frozenset({Role.SCRUTINEER})
THEMSELVES: Final = frozenset({Role.REPRESENTATIVE, Role.DEPUTY})
"""Whoever holds a seat, or stands in for its holder: each does it for themselves."""
MEMBERS: Final = frozenset({Role.ORG_CONTACT})
"""Who speaks for a member organisation."""
SUPPORT: Final = frozenset({Role.SUPPORT_STAFF})
AUDIT: Final = frozenset({Role.AUDITOR})
ADMINISTRATION: Final = frozenset({Role.ADMINISTRATOR})
EVERYBODY: Final = frozenset(Role) - {Role.PUBLIC}
"""Whoever has any role at all; the public only reads."""

MAY_IMPORT: Final = OFFICE
"""Who takes in a file of records."""
MAY_RESTORE: Final = OFFICE | ADMINISTRATION
"""Who puts a kept copy of the records back."""

PERMITTED: Final[Mapping[str, frozenset[Role]]] = MappingProxyType(
    {
        # partnerships
        "partnership.move": SECRETARIAT,
        "partnership.register": SECRETARIAT,
        "partnership.rename": SECRETARIAT,
        "partnership.end": SECRETARIAT,
        "seat.create": SECRETARIAT,
        "seat.abolish": SECRETARIAT,
        "seat.share": SECRETARIAT,
        "seat.rotate": SECRETARIAT,
        "seat.pass_on": SECRETARIAT,
        # alterations
        "alteration.carry_out": OFFICE,
        "alteration.consult": SECRETARIAT,
        "alteration.answer": SECRETARIAT | MEMBERS,
        "alteration.settle_objection": SECRETARIAT,
        "alteration.decide": SECRETARIAT,
        "alteration.withdraw": SECRETARIAT,
        "alteration.propose": SECRETARIAT,
        # constituencies
        "constituency.define": OFFICE,
        "constituency.change": OFFICE,
        "group.add": OFFICE,
        "group.rename": OFFICE,
        "group.set_aside": OFFICE,
        "group.take_up": OFFICE,
        # organisations
        "organisation.register": OFFICE,
        "organisation.rename": OFFICE,
        "organisation.change_membership": OFFICE,
        "organisation.name_contact": OFFICE,
        "organisation.connect": OFFICE,
        "constituency.add_members": OFFICE,
        "constituency.remove_member": OFFICE,
        # people
        "person.register": OFFICE,
        "person.rename": OFFICE,
        "person.give_roles": OFFICE | ADMINISTRATION,
        "affiliation.begin": OFFICE,
        "affiliation.end": OFFICE,
        # accounts
        "account.ask_for_passphrases": ADMINISTRATION,
        "account.ask_for_none": ADMINISTRATION,
        "account.give": ADMINISTRATION,
        "account.reset": ADMINISTRATION,
        "account.close": ADMINISTRATION,
        "account.make_recovery_code": ADMINISTRATION,
        "account.change_passphrase": EVERYBODY,
        # selections
        "candidates.talk": RETURNING,
        "candidates.agree": RETURNING,
        "selection.co_opt": RETURNING,
        "voters.ask": RETURNING,
        "voters.answered": RETURNING,
        "nominations.extend": RETURNING,
        "places.keep": OFFICE | RETURNING,
        "places.name_group": RETURNING,
        "nomination.receive": OFFICE | RETURNING,
        "nomination.put_right": OFFICE | RETURNING,
        "selection.name_officers": OFFICE,
        "selection.open": OFFICE,
        "panel.name": OFFICE | RETURNING,
        "panel.shortlist": RETURNING,
        "panel.interview": RETURNING,
        "panel.decide": RETURNING,
        "selection.prepare": OFFICE,
        "selection.approve": OFFICE | RETURNING,
        "selection.give_notice": OFFICE,
        "protocol.adopt": OFFICE,
        "nominations.publish": RETURNING,
        "poll.announce": RETURNING,
        "selection.cancel": OFFICE | RETURNING,
        "advert.record": OFFICE,
        "selection.ask_sector": OFFICE,
        "selection.ready_formats": OFFICE,
        "register.freeze": OFFICE | RETURNING,
        "selection.begin_again": OFFICE,
        "selection.replan": OFFICE | RETURNING,
        "request.receive": SECRETARIAT,
        "request.decline": OFFICE,
        "role.describe": SECRETARIAT,
        "role.agree": SECRETARIAT,
        "nomination.rule": RETURNING,
        "nomination.withdraw": OFFICE | RETURNING,
        # polls
        "poll.close": RETURNING,
        "codes.issue": RETURNING,
        "code.replace": RETURNING,
        "paper.enter": RETURNING,
        "poll.extend": RETURNING,
        "poll.prepare": RETURNING,
        "reminders.list": RETURNING,
        # counts
        "count.run": RETURNING,
        "count.draw_lot": RETURNING,
        "result.declare": RETURNING,
        "lots.settle": RETURNING,
        "ballots.receive": RETURNING,
        "count.object": RETURNING | SCRUTINY,
        "count.answer": RETURNING,
        "count.again": RETURNING,
        "count.sign": RETURNING | SCRUTINY,
        # complaints
        "result.challenge": OFFICE | RETURNING,
        "result.confirm": RETURNING,
        "result.void": RETURNING,
        "count.correct": RETURNING,
        "complaint.admit": RETURNING,
        "complaint.decide": RETURNING,
        "complaint.appeal": OFFICE | RETURNING,
        "complaint.decide_appeal": OFFICE,
        "complaint.carry_out": OFFICE | RETURNING,
        "nomination.question": RETURNING,
        "nomination.reply": OFFICE | RETURNING,
        "nomination.disqualify": RETURNING,
        "complaint.receive": OFFICE | RETURNING,
        # terms
        "term.ask": OFFICE,
        "term.reply": THEMSELVES | OFFICE,
        "term.settle": OFFICE,
        "term.note_leave": THEMSELVES | OFFICE | SUPPORT,
        "term.end_leave": THEMSELVES | OFFICE | SUPPORT,
        "term.accept": THEMSELVES | OFFICE,
        "term.begin": OFFICE,
        "term.state_mandate": THEMSELVES | OFFICE,
        "term.continue": OFFICE,
        "term.hand_over": THEMSELVES | OFFICE,
        "term.gain_otherwise": OFFICE,
        "recall.receive": OFFICE | RETURNING,
        "recall.sign": OFFICE | RETURNING,
        "recall.lapse": OFFICE | RETURNING,
        "recall.tell": OFFICE | RETURNING,
        "recall.reply": OFFICE | {Role.REPRESENTATIVE},
        "recall.decide": OFFICE | RETURNING,
        "term.note_induction": OFFICE,
        "term.end": OFFICE,
        # vacancies
        "reserve.decline": OFFICE,
        "vacancy.countback": RETURNING,
        "vacancy.drop_countback": RETURNING,
        # seats
        "seat.add": OFFICE,
        # interests
        "interest.confirm": THEMSELVES | OFFICE,
        "interest.confirm_none": THEMSELVES | OFFICE,
        "interest.declare": THEMSELVES | OFFICE,
        "interest.amend": THEMSELVES | OFFICE,
        "interest.review": OFFICE,
        "interest.close": THEMSELVES | OFFICE,
        "interest.void": THEMSELVES | OFFICE,
        # meetings
        "meeting.add_item": SECRETARIAT,
        "meeting.change_item": SECRETARIAT,
        "meeting.withdraw_item": SECRETARIAT,
        "attendance.record": THEMSELVES | SECRETARIAT,
        "meeting.change_room": SECRETARIAT,
        "meeting.not_held": SECRETARIAT,
        "meeting.enter": SECRETARIAT,
        "meeting.hold": SECRETARIAT,
        "meeting.correct_date": SECRETARIAT,
        "meeting.schedule": SECRETARIAT,
        "meeting.issue_papers": SECRETARIAT,
        "meeting.postpone": SECRETARIAT,
        "meeting.cancel": SECRETARIAT,
        "meeting.record_minutes": SECRETARIAT,
        "meeting.plan_series": SECRETARIAT,
        "meeting.cancel_rest": SECRETARIAT,
        # declarations
        "declaration.assess": SECRETARIAT,
        "declaration.leave": THEMSELVES | SECRETARIAT,
        "declaration.come_back": THEMSELVES | SECRETARIAT,
        "declaration.minute": SECRETARIAT,
        "declaration.withdraw": THEMSELVES | SECRETARIAT,
        "match.settle": OFFICE,
        "match.report": OFFICE,
        "match.answer_alike": OFFICE,
        "declaration.reply": THEMSELVES | SECRETARIAT,
        "declaration.make": THEMSELVES | SECRETARIAT,
        "declaration.nil": THEMSELVES | SECRETARIAT,
        # soundings
        "sounding.ask": THEMSELVES,
        "sounding.answer": THEMSELVES | OFFICE | MEMBERS,
        "sounding.close": THEMSELVES,
        "sounding.set_aside": THEMSELVES,
        # reports
        "report.chase": OFFICE,
        "action.agree": THEMSELVES,
        "action.settle": THEMSELVES,
        "report.amend": THEMSELVES,
        "report.mark": THEMSELVES | OFFICE,
        "report.check": OFFICE,
        "report.waive": OFFICE,
        "report.submit": THEMSELVES,
        "report.nothing": THEMSELVES,
        # remarks
        "remark.make": THEMSELVES | SECRETARIAT | MEMBERS,
        "remark.reply": THEMSELVES,
        # involvement
        "organisation.set_engagement": OFFICE | MEMBERS,
        "involvement.circulate": OFFICE,
        "involvement.take_back": OFFICE,
        "involvement.reply": OFFICE | MEMBERS,
        "involvement.receive": SECRETARIAT,
        "involvement.acknowledge": SECRETARIAT,
        "involvement.decline": OFFICE,
        "involvement.feed_back": SECRETARIAT,
        "involvement.close": SECRETARIAT,
        # audit_notes
        "note.write": AUDIT,
        "sample.draw": AUDIT,
        "note.settle": AUDIT,
        # mergers
        "person.merge": OFFICE,
        "person.unmerge": OFFICE,
        "organisation.merge": OFFICE,
        "organisation.unmerge": OFFICE,
        # keeping
        "person.erase": OFFICE,
        "interest.destroy": OFFICE,
        "ballots.destroy": OFFICE | RETURNING,
        "term.destroy": OFFICE,
        "keeping.destroy_due": OFFICE,
        # importing
        "records.set_beginning": OFFICE | ADMINISTRATION,
        "import.undo": OFFICE,
    }
)
"""Who may do each act, by its name."""
