"""The sections of a selection about how people are chosen without a contested poll, and what was said against it."""

from __future__ import annotations

from compacttui.questions.selections.ways import WayOf
from compacttui.questions.showing import Line, Section, fact, lines
from compacttui.questions.telling import noted


def way_section(way: WayOf) -> Section | None:
    """A panel, an agreement, a yes or no vote, a countback; nothing where there was none of them."""
    found = lines(
        fact("Nominations opened again", way.extended_on),
        *(fact("On the panel", one.name, one.id) for one in way.panel),
        fact("Shortlist", ", ".join(way.shortlisted)),
        fact("Interviews", way.interviewed_on),
        fact("Reasons", way.reasons),
        *(Line(one.name, f"{one.yes} yes, {one.no} no") for one in way.answers),
        *(fact("Filled by countback", one.name, one.id) for one in way.countbacks),
        *(fact("Countback at work for", one.name, one.id) for one in way.counting_back),
    )
    return Section("How people are chosen", found) if found else None


def complaints_section(way: WayOf) -> Section | None:
    """The complaints about a selection; how many more there are than the viewer may read."""
    if not way.complaints_heard:
        return None
    return Section(
        "Complaints",
        tuple(
            Line(f"Complaint {one.number}", one.by, one.id, one.standing, noted(one.stands, one.grounds))
            for one in way.complaints
        ),
        more=way.complaints_heard - len(way.complaints),
    )
