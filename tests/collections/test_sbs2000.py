"""The rules for SBS2000 can be counted; the data set itself is not ours to ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.collections.sbs2000 import COUNTS, counted, main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

HEAD = "id;size;incl.prob;staff;turnover;other.rev;total.rev;staff.costs;total.costs;profit;vat"
#: A record of the cookbook's: costs and profit of one add up to the revenue, as rule 1 asks.
LINE = "RET02;sc3;0.14;9;1607;NA;1607;131;1544;63;NA"


def test_every_rule_is_counted() -> None:
    names = HEAD.replace(".", "_").split(";")
    ours = counted([dict(zip(names, LINE.split(";"), strict=True))])
    assert COUNTS.keys() <= ours.keys()
    assert ours["SB-01"] == (1, 0, 0)
    assert ours["SB-02"] == (0, 0, 1)
    assert ours["SB-09"] == (0, 1, 0)


def test_a_count_that_differs_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "SBS2000.csv"
    file.write_text(f"{HEAD}\n{LINE}\n", encoding="utf-8")
    assert main(str(file)) == 1
    assert "SB-01: (1, 0, 0), cookbook (39, 14, 7), DIFFERS" in capsys.readouterr().out
