"""Runs the tests with the Windows interpreter, accounts for skips: ``suite.py WORK [ARG...]``.

Further arguments go to pytest. A skip for a reason that is not in ``skips.txt`` ends with code 1 as
a failure does, so that no test falls silent on Windows unnoticed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Final

from lxml import etree
from wine import outside, windows

_ROOT: Final = Path(__file__).resolve().parents[2]
_KNOWN: Final = Path(__file__).with_name("skips.txt")
#: Where pytest puts the reason: after the place.
_PLACE: Final = re.compile(r"^.*?\.py:\d+: ")
#: The same of a module that is skipped as a whole, a tuple of Python's.
_MODULE: Final = re.compile(r"^\('.*\.py', \d+, 'Skipped: (.*)'\)$")
#: A test that hangs ends the whole process on Windows, so it gets more time than elsewhere.
_OPTIONS: Final = (
    "-X", "utf8", "-B", "-m", "pytest", "-p", "no:cacheprovider", "-o", "timeout=600", "-q",
)  # fmt: skip


def skips(report: Path) -> Counter[str]:
    """How often each reason was given, from pytest's report in JUnit's form."""
    found = etree.parse(str(report)).iter("skipped")
    texts = (str(one.text or one.get("message")) for one in found)
    return Counter(_MODULE.sub(r"\1", _PLACE.sub("", text)) for text in texts)


def known_reasons() -> frozenset[str]:
    """The reasons that were looked at."""
    lines = _KNOWN.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line and not line.startswith("#"))


def main(work: Path, words: list[str]) -> int:
    """Run, print, compare."""
    folder = work / "tests"
    folder.mkdir(exist_ok=True)
    report = folder / "report.xml"
    with windows(work) as machine:
        command = [
            work / "testing" / "python.exe",
            *_OPTIONS,
            f"--junitxml={outside(report)}",
            *words,
        ]
        code = machine.stream(*command, log=folder / "log.txt", folder=_ROOT)
    if not report.exists():
        print("pytest dừng giữa chừng, xem log.txt.", file=sys.stderr)
        return 1
    found = skips(report)
    print(f"Bỏ qua {found.total()} bài thử:")
    for reason, count in found.most_common():
        print(f"  {count:>4}  {reason}")
    new = found.keys() - known_reasons()
    for reason in sorted(new):
        print(f"Lý do bỏ qua chưa có trong skips.txt: {reason}", file=sys.stderr)
    return 1 if code or new else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute(), sys.argv[2:]))
