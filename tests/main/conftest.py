"""A store with the shipped sample, and the front door on a copy of it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.main.door import Door, bare_surroundings, explain_all, seed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bare_surroundings(tmp_path_factory.mktemp("bare"))


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seed(tmp_path_factory.mktemp("seeded"))


@pytest.fixture
def data(seeded: Path, tmp_path: Path) -> Path:
    return shutil.copytree(seeded, tmp_path / "kho")


@pytest.fixture
def door(data: Path, surroundings: Path) -> Door:
    return Door(data, surroundings)


@pytest.fixture
def explained(door: Door) -> Door:
    explain_all(door.folder)
    return door


@pytest.fixture
def fresh(tmp_path: Path, surroundings: Path) -> Door:
    return Door(tmp_path / "chưa có", surroundings)
