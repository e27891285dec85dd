"""The papers, the count and its sheet, with the candidates' names put back; and the count made once more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from compacttui.counting import Sheet
from compacttui.counting.document import read_document
from compacttui.questions.names import NAME_ERASED, UNKNOWN, Names
from compacttui.questions.selections.candidates import ballot_name
from compacttui.questions.selections.countbacks import CountbackOf
from compacttui.questions.selections.sight import sees_all, sees_count
from compacttui.questions.view import View
from compacttui.records.events import ERASED
from compacttui.records.selections import (
    ballots,
    count,
    kept_places,
    lot,
    nomination,
    signature,
)
from compacttui.rules.polls.marks import no_to
from compacttui.rules.roles import Role
from compacttui.rules.words import ProcessState, RejectedBecause


@dataclass(frozen=True, slots=True)
class PapersOf:
    """The papers of a closed poll, in numbers.

    Attributes:
        received: how many papers, rejected ones included.
        valid: how many counted.
        rejected: (reason in words, number).
        electors: how many votes there could have been.
        rankings: how many different rankings the valid papers have.
        profile_sha256: their seal.
        file_sha256: the fingerprint of the file they came in; empty where there was none.
    """

    received: int
    valid: int
    rejected: tuple[tuple[str, int], ...]
    electors: int
    rankings: int
    profile_sha256: str
    file_sha256: str

    @property
    def turnout_percent(self) -> int:
        """Papers for each hundred votes there could have been, rounded down."""
        return self.received * 100 // self.electors if self.electors else 0


@dataclass(frozen=True, slots=True)
class SignatureOf:
    """A signature under a count.

    Attributes:
        office: in which office: "returning officer".
        name: who signed.
        person: their id; empty for a signature on paper.
        on: the day.
        on_paper: it was given on paper, which stands in the list of exceptions.
    """

    office: str
    name: str
    person: str
    on: date
    on_paper: bool


@dataclass(frozen=True, slots=True)
class LotOf:
    """A lot that was drawn.

    Attributes:
        stage: the stage that waited for it.
        tied: the names of those among whom it was drawn.
        chosen: on whom it fell.
        drawn_by: who drew it.
        witness: who saw it; empty for those who may not read it.
    """

    stage: int
    tied: tuple[str, ...]
    chosen: str
    drawn_by: str
    witness: str


@dataclass(frozen=True, slots=True)
class CountOf:
    """A count.

    Attributes:
        id: its id.
        state: tie_pending, complete or signed.
        sheet: the whole result sheet, with names.
        nominations: the ids of the nominations, in the sheet's order of candidates; empty for a No to one of them.
        signatures: who signed it.
        lots: the lots it needed.
    """

    id: str
    state: str
    sheet: Sheet
    nominations: tuple[str, ...]
    signatures: tuple[SignatureOf, ...]
    lots: tuple[LotOf, ...]


def papers_of(view: View, connection: Connection, process: Row[Any]) -> PapersOf | None:
    """The papers of a selection in numbers, or nothing while there are none."""
    b = ballots.c
    row = connection.execute(select(ballots).where(view.true(ballots), b.selection == process.id)).first()
    if row is None:
        return None
    return PapersOf(
        received=row.received,
        valid=row.valid,
        rejected=tuple(
            (RejectedBecause.in_words(one["because"]), one["papers"]) for one in json.loads(row.rejected)
        ),
        electors=process.electors or 0,
        rankings=row.rankings,
        profile_sha256=row.profile_sha256,
        file_sha256=row.file_sha256 or "",
    )


def count_of(
    view: View, connection: Connection, process: Row[Any], back: CountbackOf | None = None
) -> CountOf | None:
    """The count of a selection, or nothing while there is none, or none that the viewer may read yet.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        process: the selection's row.
        back: of which countback in it; the count of the election itself if left empty.
    """
    c = count.c
    which = c.countback == (back.id if back else None)
    row = connection.execute(select(count).where(view.true(count), c.selection == process.id, which)).first()
    sees = back.may_be_read(view) if back else sees_count(view, ProcessState.of(process.state))
    if row is None or not sees:
        return None
    names = names_on_ballot(view, connection, process.id)
    kept = read_document(row.sheet)
    against = {no_to(one) for one in kept.candidates}
    sheet = named(kept, names, process.reference)
    return CountOf(
        id=row.id,
        state=row.state,
        sheet=sheet,
        nominations=tuple("" if one in against else one for one in kept.candidates),
        signatures=tuple(_signatures(view, connection, row.id)),
        lots=tuple(_lots(view, connection, process.id, names, back.id if back else None)),
    )


def names_on_ballot(view: View, connection: Connection, of: str) -> dict[str, str]:
    """The names on a ballot paper by nomination, what a No to each is called, and the groups that places are kept for."""
    n, k = nomination.c, kept_places.c
    query = select(n.id, n.name_on_ballot).where(view.true(nomination), n.selection == of)
    groups = select(k.id, k.name).where(view.true(kept_places), k.selection == of)
    standing = {row.id: ballot_name(row) for row in connection.execute(query)}
    return {
        **standing,
        **{no_to(one): no_to(name) for one, name in standing.items()},
        **{row.id: row.name for row in connection.execute(groups)},
    }


def named(sheet: Sheet, names: dict[str, str], title: str) -> Sheet:
    """A sheet with names in place of the ids of nominations; two that cannot be told apart get their number."""
    wanted = [names.get(one, UNKNOWN) for one in sheet.candidates]
    return sheet.renamed(
        [
            name if wanted.count(name) == 1 else f"{name}, candidate {number}"
            for number, name in enumerate(wanted, 1)
        ],
        title,
        names,
    )


def _signatures(view: View, connection: Connection, of: str) -> Iterator[SignatureOf]:
    s = signature.c
    query = select(signature).where(view.true(signature), s.count == of).order_by(s.recorded_seq)
    found = connection.execute(query).all()
    names = Names(view)
    names.read(connection, [row.person for row in found])
    for row in found:
        on_paper = NAME_ERASED if row.name == ERASED else row.name
        yield SignatureOf(
            office=Role.of(row.capacity).words,
            name=(on_paper if row.on_paper else names.of(row.person)) or UNKNOWN,
            person=row.person or "",
            on=date.fromisoformat(row.signed_on),
            on_paper=bool(row.on_paper),
        )


def _lots(
    view: View, connection: Connection, of: str, names: dict[str, str], back: str | None
) -> Iterator[LotOf]:
    query = (
        select(lot)
        .where(view.true(lot), lot.c.selection == of, lot.c.countback == back)
        .order_by(lot.c.recorded_seq)
    )
    found = connection.execute(query).all()
    people = Names(view)
    people.read(connection, [row.drawn_by for row in found])
    for row in found:
        witness = NAME_ERASED if row.witness == ERASED else row.witness
        yield LotOf(
            stage=row.stage,
            tied=tuple(names.get(one, UNKNOWN) for one in json.loads(row.tied)),
            chosen=names.get(row.chosen, UNKNOWN),
            drawn_by=people.of(row.drawn_by) or UNKNOWN,
            witness=witness if sees_all(view) else "",
        )
