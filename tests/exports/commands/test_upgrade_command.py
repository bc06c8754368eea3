"""A draft begun by an older definition is moved only when somebody says so."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from forms.cell import Cell
from forms.change import SetCells
from forms.common.period import Period
from forms.report import ReportKey

if TYPE_CHECKING:
    from tests.shell import Shell

MONTH = ("--province", "40", "--period", "2026-03")
CELL = Cell("CT01", "10", "on_year")


@pytest.fixture
def draft(shell: Shell) -> Shell:
    """A draft of March 2026 begun while only the older edition was there."""
    workspace = shell.workspace()
    key = ReportKey("40", Period(2026, 3))
    stored = workspace.reports.begin(key, {"CT01": "2020.1", "CT03": "2020.1"})
    unit = workspace.province("40", key.period)
    workspace.desk(unit, stored).apply(SetCells(((CELL, Decimal("5.2")),)))
    workspace.close()
    return shell


def version(shell: Shell) -> str:
    return str(shell.json("show", *MONTH)["forms"]["CT01"]["version"])


def test_a_rehearsal_shows_and_changes_nothing(draft: Shell) -> None:
    assert draft.run("upgrade", *MONTH, "--form", "CT01") == 0
    assert "VSIC2018:10  →  VSIC2025:10" in draft.out
    assert "từ bản 2020.1 sang bản 2026.1, 1 ô chuyển được, 0 ô" in draft.err
    assert version(draft) == "2020.1"


def test_a_commit_moves_and_the_journal_still_replays(draft: Shell) -> None:
    found = draft.json("upgrade", *MONTH, "--form", "CT01", "--commit")
    assert (found["from"], found["to"], found["committed"]) == ("2020.1", "2026.1", True)
    assert found["mapped"] == [{"cell": str(CELL), "value": "5.2", "from": [str(CELL)]}]
    assert version(draft) == "2026.1"
    checks = {each["what"]: each["ok"] for each in draft.json("doctor")}
    assert checks["Nhật ký ghi"]


def test_a_form_that_came_later_joins_the_draft(draft: Shell) -> None:
    assert draft.run("upgrade", *MONTH, "--form", "CT04", "--commit") == 0
    assert "CT04" in draft.json("show", *MONTH)["forms"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--form", "CT03"), "không có gì để chuyển"),
        (("--form", "CT98"), "CT98"),
        (("--form", "CT01", "--to", "1999.1"), "1999.1"),
        ((), "thiếu --form"),
    ],
)
def test_refusals(draft: Shell, words: tuple[str, ...], sentence: str) -> None:
    assert draft.run("upgrade", *MONTH, *words) == 2
    assert sentence in draft.err


def test_the_way_back_is_refused(draft: Shell) -> None:
    draft.run("upgrade", *MONTH, "--form", "CT01", "--commit")
    assert draft.run("upgrade", *MONTH, "--form", "CT01", "--to", "2020.1") == 2
    assert "cũ hơn" in draft.err


def test_a_month_without_report_is_refused(shell: Shell) -> None:
    assert shell.run("upgrade", *MONTH, "--form", "CT01") == 2
    assert "Chưa có số liệu" in shell.err
