"""A unit's backup comes back on another machine; work done meanwhile is never overwritten."""

from __future__ import annotations

import shutil
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from exports.sample import PERIOD, PROVINCE, load_sample
from exports.workspace import Workspace
from forms.cell import Cell
from forms.change import SetCells
from forms.common.errors import KnownError
from forms.common.paths import AppPaths
from forms.messages import FormsMessage
from forms.store.backup import Meeting, back_up, examine, restore
from tests.builders import CLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FUEL = Cell("CT03", "1.8", "estimate")


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kho")
    workspace = Workspace.open(AppPaths(folder), CLOCK)
    load_sample(workspace)
    workspace.close()
    return folder


@pytest.fixture
def office(seeded: Path, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(seeded, tmp_path / "co-quan")
    workspace = Workspace.open(AppPaths(tmp_path / "co-quan"), CLOCK)
    yield workspace
    workspace.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(AppPaths(tmp_path / "may-khac"), CLOCK)
    yield workspace
    workspace.close()


def backup_of(workspace: Workspace, folder: Path) -> Path:
    target = folder / "NgheAn.bcct"
    assert back_up(workspace.database, PROVINCE, target, CLOCK) == 14
    return target


def type_fuel(workspace: Workspace, amount: int) -> None:
    unit = workspace.province(PROVINCE, PERIOD)
    workspace.find(unit, PERIOD).apply(SetCells(((FUEL, Decimal(amount)),)))


def meetings(met: tuple[object, ...]) -> set[object]:
    return {getattr(one, "meeting", None) for one in met}


def test_everything_arrives_on_another_machine(
    office: Workspace, other: Workspace, tmp_path: Path
) -> None:
    file = backup_of(office, tmp_path)
    assert meetings(restore(other.database, file, CLOCK)) == {Meeting.NEW}
    unit = other.province(PROVINCE, PERIOD)
    stored = other.stored(unit, PERIOD)
    assert other.reports.replays(stored)
    mine = office.reports.open(office.stored(unit, PERIOD))
    assert dict(other.reports.open(stored).values) == dict(mine.values)


def test_restoring_twice_is_harmless(office: Workspace, other: Workspace, tmp_path: Path) -> None:
    file = backup_of(office, tmp_path)
    restore(other.database, file, CLOCK)
    assert meetings(restore(other.database, file, CLOCK)) == {Meeting.SAME}


def test_later_work_is_taken_and_earlier_is_not(
    office: Workspace, other: Workspace, tmp_path: Path
) -> None:
    early = backup_of(office, tmp_path)
    restore(other.database, early, CLOCK)
    type_fuel(office, 900000)
    late = backup_of(office, tmp_path / "sau")
    assert Meeting.LATER in meetings(restore(other.database, late, CLOCK))
    unit = other.province(PROVINCE, PERIOD)
    assert other.find(unit, PERIOD).figures.typed(FUEL) == Decimal(900000)
    assert Meeting.EARLIER in meetings(restore(other.database, early, CLOCK))
    assert other.find(unit, PERIOD).figures.typed(FUEL) == Decimal(900000)


def test_work_in_two_places_is_a_conflict_and_stays(
    office: Workspace, other: Workspace, tmp_path: Path
) -> None:
    restore(other.database, backup_of(office, tmp_path), CLOCK)
    type_fuel(office, 900000)
    type_fuel(other, 800000)
    met = restore(other.database, backup_of(office, tmp_path / "sau"), CLOCK)
    assert Meeting.CONFLICT in meetings(met)
    unit = other.province(PROVINCE, PERIOD)
    assert other.find(unit, PERIOD).figures.typed(FUEL) == Decimal(800000)


def test_examining_writes_nothing(office: Workspace, other: Workspace, tmp_path: Path) -> None:
    examine(other.database, backup_of(office, tmp_path), CLOCK)
    assert not other.reports.provinces()


def test_other_units_stay_at_home(office: Workspace, other: Workspace, tmp_path: Path) -> None:
    office.begin(office.province("38", PERIOD), PERIOD)
    restore(other.database, backup_of(office, tmp_path), CLOCK)
    assert other.reports.provinces() == (PROVINCE,)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"SQLite format 3\x00" + b"\xff" * 500])
def test_a_stranger_is_no_backup(other: Workspace, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "la.bcct"
    file.write_bytes(content)
    with pytest.raises(KnownError) as caught:
        examine(other.database, file, CLOCK)
    assert caught.value.message is FormsMessage.BACKUP_WRONG


def test_a_missing_file_is_named(other: Workspace, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        restore(other.database, tmp_path / "khong-co.bcct", CLOCK)
    assert caught.value.message is FormsMessage.BACKUP_MISSING
