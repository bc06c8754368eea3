"""Names that the installer shares with the program."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final

import pytest

from forms.common.paths import AppPaths
from forms.store.backup import SUFFIX
from forms.version import APP_NAME
from tests.packaging.tools import FOLDER, tool

NSIS: Final = Path("/usr/share/nsis")
SCRIPT: Final = (FOLDER / "installer.nsi").read_text(encoding="utf-8")
DEFINED: Final = dict(re.findall(r'^!define (\w+) "(.*)"$', SCRIPT, re.MULTILINE))


def test_it_names_the_program_as_the_program_does() -> None:
    assert DEFINED["NAME"] == APP_NAME


def test_the_data_it_leaves_alone_are_where_the_program_keeps_them() -> None:
    assert AppPaths.default().data.name == DEFINED["APP"]


def test_backups_are_associated() -> None:
    assert rf"Software\Classes\{SUFFIX}" in SCRIPT


def test_it_makes_the_executables_of_the_spec_its_own() -> None:
    spec = (FOLDER.parents[1] / "build.spec").read_text(encoding="utf-8")
    for name in ("WINDOW", "CONSOLE"):
        assert f'program("{DEFINED[name].removesuffix(".exe")}"' in spec


@pytest.mark.skipif(not NSIS.exists(), reason="nsis is not installed")
def test_its_texts_are_written_with_composed_letters(tmp_path: Path) -> None:
    tool("letters").compose(NSIS, tmp_path)
    for name in ("Vietnamese.nlf", "Vietnamese.nsh"):
        text = (tmp_path / name).read_text(encoding="utf-8-sig")
        assert unicodedata.is_normalized("NFC", text)
        assert "Việt" in text or "cài đặt" in text.lower()
