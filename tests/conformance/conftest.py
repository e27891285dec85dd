"""What the conformance tests share: the folder of elections, and the table of what was compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from evidence import Compared

_ROWS: list[tuple[str, int, int, int]] = []


@pytest.fixture(scope="session")
def elections(data: Path) -> Path:
    """The folder of ballot files and expected results."""
    return data / "elections"


@pytest.fixture
def compared(request: pytest.FixtureRequest) -> Compared:
    """Note what was compared, for the table at the end; refuse any difference."""

    def note(evidence: str, contests: int, cells: int, differences: list[str]) -> None:
        request.node.user_properties.append(("compared", (evidence, contests, cells, len(differences))))
        assert cells > 0, "nothing was compared"
        assert differences == []

    return note


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Collect the rows, from other processes too."""
    if report.when == "call":
        _ROWS.extend(tuple(value) for name, value in report.user_properties if name == "compared")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table."""
    if not _ROWS:
        return
    terminalreporter.section("Counts compared with real results")
    terminalreporter.write_line(f"{'evidence':<62} {'contests':>8} {'figures':>8} {'differ':>7}")
    for evidence, contests, cells, differences in sorted(_ROWS):
        terminalreporter.write_line(f"{evidence:<62} {contests:>8,} {cells:>8,} {differences:>7,}")
