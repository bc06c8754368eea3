"""The Ministry and a department, each with a machine; the stores of the signing page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exports.workspace import Workspace
from forms.common.paths import AppPaths
from tests.ui.pages.sign.conftest import keys, ready, stores, unready
from tests.ui.pages.sign.seed import CLOCK
from tests.ui.trust.people import Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

__all__ = ["keys", "ready", "stores", "unready"]


@pytest.fixture
def ministry(qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    workspace = Workspace.open(AppPaths(tmp_path / "bo"), CLOCK)
    yield Person(qtbot, workspace)
    workspace.close()


@pytest.fixture
def department(qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    workspace = Workspace.open(AppPaths(tmp_path / "so"), CLOCK)
    yield Person(qtbot, workspace)
    workspace.close()
