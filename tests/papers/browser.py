"""Pages in a real browser: what axe-core says of each, and how wide it is.

No driver: a copy of each page stands in a frame of the width that is asked for, a script in the copy sends what
it found to the page around, and the browser writes that page out.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_ANSWER = re.compile(r'<pre id="found">(.*?)</pre>', re.DOTALL)
_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_ASK = """
<script>
axe.run(document, {runOnly: {type: "tag", values: RULES}}).then(found => parent.postMessage([PLACE, {
  violations: found.violations.map(one => [one.id, one.help, one.nodes.map(node => node.html)]),
  unsure: found.incomplete.map(one => [one.id, one.nodes.map(node => node.html)]),
  passes: found.passes.map(one => one.id),
  wide: document.documentElement.scrollWidth,
  letters: parseFloat(getComputedStyle(document.querySelector("p")).fontSize),
}], "*"));
</script>
"""
_AROUND = """<!doctype html><pre id="found"></pre>
<script>
const answers = [];
addEventListener("message", told => {
  answers[told.data[0]] = told.data[1];
  if (answers.filter(Boolean).length == MANY) document.querySelector("pre").textContent = JSON.stringify(answers);
});
</script>
"""


@dataclass(frozen=True, slots=True)
class Looked:
    """What the browser found on one page.

    Attributes:
        violations: rules that the page breaks.
        unsure: rules of which axe-core cannot tell.
        passes: rules that were looked into and kept.
        wide: pixels that the page needs from side to side.
        letters: pixels of an ordinary letter's height.
    """

    violations: list[object]
    unsure: list[object]
    passes: list[str]
    wide: int
    letters: float


def needs_a_browser() -> str:
    """The browser to use; the test is skipped, saying so, where there is none."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this computer")
    return CHROMIUM


def run_browser(*arguments: str, folder: Path) -> str:
    """Run it once, with a profile of its own, and give what it wrote."""
    ended = subprocess.run(
        [needs_a_browser(), *_QUIET, f"--user-data-dir={folder / 'profile'}", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    return ended.stdout


def look(pages: Sequence[tuple[str, int]], folder: Path) -> list[Looked]:
    """Check pages, each at a width in pixels, with axe-core's rules of WCAG 2.2 AA and of good practice."""
    found = find_spec("axe_core_python")
    if found is None or found.origin is None:
        pytest.skip("the package axe-core-python is not installed")
    axe = Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    around = _AROUND.replace("MANY", str(len(pages)))
    for place, (page, width) in enumerate(pages):
        # The page forbids scripts; the copy that is looked at does not.
        open_page = _POLICY.sub("", page)
        ask = _ASK.replace("PLACE", str(place)).replace("RULES", json.dumps(_RULES))
        copy = folder / f"page-{place}.html"
        copy.write_text(open_page.replace("</body>", f"<script>{axe}</script>{ask}</body>"), encoding="utf-8")
        around += f'<iframe src="{copy.as_uri()}" style="width:{width}px;height:2000px;border:0"></iframe>'
    host = folder / "host.html"
    host.write_text(around, encoding="utf-8")
    written = run_browser("--virtual-time-budget=60000", "--dump-dom", host.as_uri(), folder=folder)
    answer = _ANSWER.search(written)
    assert answer is not None
    assert answer[1], "the browser did not answer for every page"
    return [Looked(**one) for one in json.loads(unescape(answer[1]))]
