"""The sample report, and its form of domestic trade as the grid gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exports.sample import PERIOD, PROVINCE
from tests.ui.windows import sample_workspace
from ui.form_source import FormSource
from ui.session import EditSession

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[EditSession]:
    workspace = sample_workspace(tmp_path_factory.mktemp("kho"))
    yield EditSession(workspace, workspace.province(PROVINCE, PERIOD), PERIOD)
    workspace.close()


@pytest.fixture
def trade(session: EditSession) -> FormSource:
    return FormSource(session, "CT03")
