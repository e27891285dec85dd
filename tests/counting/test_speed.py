"""A million papers: how long a count takes, and how much memory, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

MILLION = """
import json, random, sys, time
from pathlib import Path
from compacttui.counting import Profile, PublishedOrder, count

chance = random.Random(2026)
popularity = [chance.random() ** 2 + 0.05 for _ in range(20)]
papers = {}
while len(papers) < 277_738:
    length = min(20, 1 + int(chance.expovariate(0.15)))
    order = sorted(range(20), key=lambda c: chance.random() ** (1 / popularity[c]), reverse=True)
    papers[tuple(order[:length])] = 1
first = next(iter(papers))
papers[first] += 1_000_000 - len(papers)
profile = Profile.of([f"C{n}" for n in range(20)], 9, papers.items())
del papers
order = PublishedOrder(range(20), "as printed")
took = []
for _ in range(3):
    began = time.perf_counter()
    sheet = count(profile, sys.argv[1], lots=order)
    took.append(time.perf_counter() - began)
# The peak of this process alone: what `getrusage` tells begins with the peak of the one that started it.
peak = next(int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(json.dumps({
    "papers": sheet.valid, "rankings": sheet.rankings, "stages": len(sheet.stages), "seconds": min(took),
    "megabytes": peak / 1024,
}))
"""


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory cannot be measured here")
@pytest.mark.parametrize("method", ["scottish-stv", "ers97", "meek-prf"])
def test_a_million_papers_are_counted_while_one_waits(
    capsys: pytest.CaptureFixture[str], method: str
) -> None:
    """About a second by Gregory's methods, some by Meek's; the time is printed, the memory is bounded."""
    done = subprocess.run([sys.executable, "-c", MILLION, method], capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    with capsys.disabled():
        print(f"\n  {method} {figures}")
    assert figures["papers"] == 1_000_000
    assert figures["rankings"] == 277_738
    assert figures["megabytes"] < 200
