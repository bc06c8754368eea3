"""What is left out of the tests on Windows, and whether somebody knows why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.packaging.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

suite = tool("suite")


@pytest.mark.parametrize("place", ["tests\\forms\\test_a.py:12: ", ""])
def test_reasons_are_counted_without_their_places(tmp_path: Path, place: str) -> None:
    report = tmp_path / "report.xml"
    report.write_text(
        "<testsuites><testsuite>"
        f'<testcase name="a"><skipped message="needs os.fork">{place}needs os.fork</skipped>'
        f'</testcase><testcase name="b"><skipped message="needs os.fork"/></testcase>'
        '<testcase name="c"/></testsuite></testsuites>',
        encoding="utf-8",
    )
    assert suite.skips(report) == {"needs os.fork": 2}


def test_a_module_skipped_as_a_whole_gives_its_reason(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    words = "('Z:\\tests\\test_layers.py', 17, 'Skipped: needs os.fork')"
    report.write_text(
        f'<testsuite><testcase><skipped message="collection skipped">{words}'
        "</skipped></testcase></testsuite>",
        encoding="utf-8",
    )
    assert suite.skips(report) == {"needs os.fork": 1}


def test_the_known_reasons_are_written_once() -> None:
    lines = suite._KNOWN.read_text(encoding="utf-8").splitlines()
    reasons = [line for line in lines if line and not line.startswith("#")]
    assert sorted(reasons) == sorted(suite.known_reasons())
