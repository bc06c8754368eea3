"""The contracts in pyproject.toml hold, and they can really be broken."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.architecture.source import PACKAGES, ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("importlinter", reason="import-linter is not installed")

_LINT = (
    "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
)


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _LINT],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_the_project_keeps_every_contract() -> None:
    result = _lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("package", "statement", "contract"),
    [
        ("forms", "import validation", "Imports run one way"),
        ("validation", "import exports", "Imports run one way"),
        ("exports", "import ui", "Imports run one way"),
        ("exports", "import PySide6.QtCore", "Qt stays in ui"),
        ("forms", "import pandas", "Forms and validation know neither"),
        ("validation", "import openpyxl", "Forms and validation know neither"),
        ("ui", "import socket", "No socket"),
        ("exports", "import urllib3", "No socket"),
    ],
)
def test_a_forbidden_import_breaks_its_contract(
    tmp_path: Path, package: str, statement: str, contract: str
) -> None:
    for name in PACKAGES:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    (tmp_path / package / "slip.py").write_text(statement, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())

    result = _lint_imports(tmp_path)

    assert result.returncode != 0
    broken = [line for line in result.stdout.splitlines() if line.endswith("BROKEN")]
    assert [line for line in broken if line.startswith(contract)], result.stdout + result.stderr
