"""Names that the installer shares with the program."""

from __future__ import annotations

import re

from forms.common.paths import AppPaths
from forms.store.backup import SUFFIX
from forms.version import APP_NAME
from tests.packaging.tools import FOLDER

SCRIPT = (FOLDER / "installer.nsi").read_text(encoding="utf-8")
DEFINED = dict(re.findall(r'^!define (\w+) "(.*)"$', SCRIPT, re.MULTILINE))


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
