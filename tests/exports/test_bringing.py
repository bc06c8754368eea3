"""Figures of earlier months: from CSV with many months, from our own workbooks, from backups."""

from __future__ import annotations

import shutil
from contextlib import closing
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from exports.bringing import Brought, Progress, bring, scratch
from exports.departure import Departure
from exports.sample import PERIOD, PROVINCE, load_sample
from exports.workspace import Workspace
from forms.cell import Cell
from forms.common.paths import AppPaths
from forms.common.period import Period
from forms.report import ReportState
from forms.store.backup import back_up
from tests.builders import CLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from forms.common.provinces import Province

FUEL = Cell("CT03", "1.8", "estimate")
HEAD = "period,form,row,column,value\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with closing(Workspace.open(AppPaths(tmp_path / "kho"), CLOCK)) as opened:
        yield opened


@pytest.fixture
def unit(workspace: Workspace) -> Province:
    return workspace.province(PROVINCE, PERIOD)


@pytest.fixture
def many_months(tmp_path: Path) -> Path:
    path = tmp_path / "nam-truoc.csv"
    path.write_bytes(files("exports").joinpath("samples", "nghe-an.csv").read_bytes())
    return path


def outcomes(workspace: Workspace, unit: Province, *paths: Path) -> list[Brought]:
    return [one for one in bring(workspace, unit, paths) if isinstance(one, Brought)]


def written(tmp_path: Path, text: str, name: str = "so.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_every_month_of_a_csv_arrives_as_if_entered_month_by_month(
    workspace: Workspace, unit: Province, many_months: Path, tmp_path: Path
) -> None:
    found = outcomes(workspace, unit, many_months)
    assert [one.period for one in found] == [PERIOD.plus(-back) for back in range(13, -1, -1)]
    assert not any(one.notes for one in found)
    with closing(Workspace.open(AppPaths(tmp_path / "mau"), CLOCK)) as other:
        assert sum(one.cells for one in found) == load_sample(other)
        for one in found:
            assert one.period is not None
            mine = workspace.find(unit, one.period).report.values
            assert mine == other.find(unit, one.period).report.values


def test_a_rehearsal_on_a_copy_says_the_same_and_leaves_the_store_alone(
    workspace: Workspace, unit: Province, many_months: Path
) -> None:
    with scratch(workspace) as copy:
        tried = outcomes(copy, unit, many_months)
    assert workspace.reports.all(unit.identity) == ()
    assert tried == outcomes(workspace, unit, many_months)


def test_what_is_here_already_stays(
    workspace: Workspace, unit: Province, many_months: Path, tmp_path: Path
) -> None:
    outcomes(workspace, unit, many_months)
    workspace.reports.set_state(workspace.stored(unit, PERIOD), ReportState.SIGNED)
    before = workspace.find(unit, PERIOD.plus(-1)).report.values
    lines = "".join(
        f"{period},CT03,1.8,estimate,999999\n{period},CT04,1,estimate,120\n"
        for period in ("2026-09", "10/2026")
    )
    september, october = outcomes(workspace, unit, written(tmp_path, HEAD + lines))
    assert september.cells == 1
    assert september.notes == ("Biểu CT03 đã có số trên máy nên giữ nguyên.",)
    after = dict(workspace.find(unit, PERIOD.plus(-1)).report.values)
    del after[Cell("CT04", "1", "estimate")]
    assert after == before
    assert october.refused
    assert october.notes == ("Báo cáo tháng 10 năm 2026 đã ký trên máy này nên giữ nguyên.",)


def test_a_month_with_a_wrong_line_is_refused_whole_and_named_by_its_line(
    workspace: Workspace, unit: Province, tmp_path: Path
) -> None:
    fine = "CT03,1.8,estimate,5\n"
    text = f"{HEAD}2025-01,{fine}2025-02,CT03,1.8,nowhere,5\n2025-02,{fine}"
    january, february = outcomes(workspace, unit, written(tmp_path, text))
    assert (january.cells, january.notes) == (1, ())
    assert february.refused
    assert february.notes[0].startswith("Dòng 3: Biểu CT03 không có cột “nowhere”.")
    assert workspace.reports.find(unit.identity, Period(2025, 2)) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("form,row,column,value\nCT03,1.8,estimate,5\n", "không có cột period"),
        (f"{HEAD}2025-13,CT03,1.8,estimate,5\n", "dòng 2: “2025-13” không phải là tháng"),
        (HEAD, "không có dòng số liệu nào"),
        (
            "period,province,form,row,column,value\n2025-01,1,CT03,1.8,estimate,5\n",
            "có số liệu của 01",
        ),
    ],
)
def test_a_file_nobody_can_use_is_said_and_the_next_one_read(
    workspace: Workspace, unit: Province, tmp_path: Path, text: str, said: str
) -> None:
    good = written(tmp_path, f"{HEAD}2025-01,CT03,1.8,estimate,5\n", "tot.csv")
    bad, fine = outcomes(workspace, unit, written(tmp_path, text), good)
    assert bad.period is None
    assert said in bad.notes[0]
    assert fine.cells == 1


def test_months_before_a_merger_belong_to_the_units_merged(
    workspace: Workspace, tmp_path: Path
) -> None:
    ninh_binh = workspace.province("37", PERIOD)
    line = "CT03,1.8,estimate,5\n"
    (refused,) = outcomes(workspace, ninh_binh, written(tmp_path, f"{HEAD}2025-03,{line}"))
    assert "Hà Nam" in refused.notes[0]
    months = f"2025-03,35,{line}2025-03,36,{line}2025-09,37,{line}"
    text = f"period,province,form,row,column,value\n{months}"
    found = outcomes(workspace, ninh_binh, written(tmp_path, text))
    assert [(one.unit, one.cells) for one in found] == [
        ("35", 1),
        ("36", 1),
        (ninh_binh.identity, 1),
    ]


def test_our_own_workbook_is_taken_with_the_versions_it_was_filled_in_with(
    workspace: Workspace, unit: Province, many_months: Path, tmp_path: Path
) -> None:
    with closing(Workspace.open(AppPaths(tmp_path / "khac"), CLOCK)) as other:
        outcomes(other, unit, many_months)
        september = PERIOD.plus(-1)
        file = tmp_path / "bc-9.xlsx"
        departure = Departure(other, unit, september, "00" * 8)
        file.write_bytes(departure.workbook(other.find(unit, september)))
        versions = other.stored(unit, september).forms
        (found,) = outcomes(workspace, unit, file)
        assert found.period == september
        assert found.cells
        assert dict(workspace.stored(unit, september).forms) == dict(versions)
        mine, theirs = workspace.find(unit, september), other.find(unit, september)
        assert mine.figures.value(FUEL) == theirs.figures.value(FUEL) is not None


def test_a_backup_among_the_files_is_restored(
    workspace: Workspace, unit: Province, many_months: Path, tmp_path: Path
) -> None:
    backup = tmp_path / "NgheAn.bcct"
    with closing(Workspace.open(AppPaths(tmp_path / "khac"), CLOCK)) as other:
        outcomes(other, unit, many_months)
        back_up(other.database, unit.identity, backup, CLOCK)
    found = outcomes(workspace, unit, backup)
    assert len(found) == 14
    assert all(one.restored for one in found)
    again = outcomes(workspace, unit, backup)
    assert not any(one.restored for one in again)


def test_stopping_leaves_whole_months_only(
    workspace: Workspace, unit: Province, many_months: Path, tmp_path: Path
) -> None:
    steps = bring(workspace, unit, (many_months,))
    seen = 0
    for step in steps:
        seen += isinstance(step, Brought)
        if seen == 3:
            break
    steps.close()  # type: ignore[attr-defined] # it is a generator
    kept = workspace.reports.all(unit.identity)
    assert len(kept) == 3
    shutil.copytree(tmp_path / "kho", tmp_path / "ban-sao")
    with closing(Workspace.open(AppPaths(tmp_path / "ban-sao"), CLOCK)) as copy:
        assert all(copy.reports.replays(stored) for stored in copy.reports.all(unit.identity))


def test_progress_counts_up_to_its_total(
    workspace: Workspace, unit: Province, many_months: Path
) -> None:
    told = [one for one in bring(workspace, unit, (many_months,)) if isinstance(one, Progress)]
    assert [one.done for one in told] == sorted(one.done for one in told)
    assert told[-1].done == told[-1].total == 15
    assert told[0].what == "nam-truoc.csv"
    assert told[1].what == PERIOD.plus(-13).title
