"""Pages of the sample report, ready to be signed and not."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from exports.workspace import Workspace
from forms.common.paths import AppPaths
from tests.ui.pages.sign.seed import CLOCK, KeyFiles, Office, give_reasons, import_sample, make_keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> KeyFiles:
    return make_keys(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sample as imported, and with its two warnings explained."""
    imported = tmp_path_factory.mktemp("imported")
    explained = tmp_path_factory.mktemp("explained")
    import_sample(imported)
    shutil.copytree(imported, explained, dirs_exist_ok=True)
    give_reasons(explained)
    return imported, explained


@pytest.fixture
def ready(
    qtbot: QtBot, qapp: QApplication, stores: tuple[Path, Path], tmp_path: Path
) -> Iterator[Office]:
    """The page of a report that may be signed."""
    yield from _office(qtbot, stores[1], tmp_path)


@pytest.fixture
def unready(
    qtbot: QtBot, qapp: QApplication, stores: tuple[Path, Path], tmp_path: Path
) -> Iterator[Office]:
    """The page of a report with two warnings open."""
    yield from _office(qtbot, stores[0], tmp_path)


def _office(qtbot: QtBot, store: Path, folder: Path) -> Iterator[Office]:
    data = folder / store.name
    shutil.copytree(store, data)
    workspace = Workspace.open(AppPaths(data), CLOCK)
    office = Office(qtbot, workspace)
    yield office
    office.wait_idle()
    workspace.close()
