"""Whatever stands in a file of any format: a profile comes out of it, or a plain refusal with a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_abif import HEAD as ABIF
from test_blt import outcome
from test_cast_records import XML, ballot, records
from test_debian import HEAD as DEBIAN
from test_preflib import HEAD as PREFLIB
from test_preflib import OLD

from compacttui.exchange.ballots import Gap, Reading
from compacttui.rules.text import clean

SAMPLES = {
    "abif": ABIF + "12:AL>BO\n3:BO=AL>CD\n",
    "preflib": PREFLIB + "12: 2,1\n3: {1,3},2\n",
    "old preflib": OLD + "12,2,1\n3,{1,3},2\n",
    "debian": DEBIAN + "V: 21-\nV: 1-1\n",
    "scottish": '2,1,\n5,1,2,\n"Candidate 1","Ada","Gr",\n"Candidate 2","Ben","Gr",\n"Ward",\n',
    "ranks": 'Voter,Ada,"Ben ""B"" Okri"\n1,1,2\n2,,x\n',
    "names": "First preference,Second preference\nAda,Ben\nBen,\n",
    "json": records(ballot(("ada", 1), ("ben", 2))),
    "xml": XML,
}
SIGNS = [
    b"",
    b"0",
    b"-",
    b'"',
    b"\n",
    b",",
    b"=",
    b"#",
    b"{",
    b"}",
    b"[",
    b">",
    b":",
    b"\xff",
    b"\x00",
    b"\x1b",
]


@pytest.mark.parametrize("content", [b"PK", b"PK\x03\x04", b"PK,First preference\nAda,Ben\n"])
def test_what_only_begins_as_a_workbook_is_refused_with_a_line(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "any"
    file.write_bytes(content)
    _, refusal = outcome(file, Reading())
    assert refusal is not None
    assert refusal.line == 1


@pytest.mark.parametrize("name", SAMPLES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(name: str, tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(SAMPLES[name].encode())
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(content)))
        until = data.draw(st.integers(at, min(len(content), at + 6)))
        content[at:until] = data.draw(st.one_of(st.sampled_from(SIGNS), st.binary(max_size=4)))
    file = tmp_path / "any"
    file.write_bytes(bytes(content))
    profile, refusal = outcome(
        file, data.draw(st.sampled_from([Reading(), Reading(gap=Gap.CUT, cut_equals=True)]))
    )
    if refusal is not None:
        assert refusal.line is not None
        assert clean(refusal.message) == refusal.message
    else:
        assert profile is not None
        assert profile.received >= profile.valid
        assert all(clean(one) == one for one in profile.candidates)
