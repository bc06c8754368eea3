"""The window stands before anything is loaded that its first page does not show (ADR 0020)."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.source import ROOT

_FIRST_PAGE = "ui.app, ui.main_window, ui.pages.home.page, exports.workspace, exports.year_overview"
#: Each costs what the whole window does, or belongs to a page or a question that comes later.
_LATER = (
    "cryptography",
    "exports.identity",
    "exports.signing",
    "forms.loader",
    "forms.program",
    "html",
    "lxml",
    "openpyxl",
    "pandas",
    "platformdirs",
    "pydantic",
    "tomllib",
    "ui.charts",
    "ui.grid",
    "ui.pages.entry",
    "ui.pages.sign",
    "validation.finding",
    "validation.ruleset",
)


#: Fields that stand ready were made by the standard library, with six or seven methods compiled.
_COMPILED = """
for name, module in sorted(sys.modules.items()):
    for each in list(vars(module).values()):
        if isinstance(each, type) and each.__module__ == name and name.split(".")[0] in {
            "exports", "forms", "ui", "validation"
        } and isinstance(vars(each).get("__dataclass_fields__"), dict):
            print(f"{name}.{each.__name__}")
"""


def _said(code: str) -> list[str]:
    code = f"import sys, {_FIRST_PAGE}\n{code}"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_the_first_page_loads_nothing_that_comes_later() -> None:
    loaded = set(_said("print(*sys.modules)"))
    assert not [name for name in _LATER if name in loaded]


def test_no_class_of_the_first_page_has_its_methods_compiled() -> None:
    assert _said(_COMPILED) == []
