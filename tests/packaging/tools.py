"""The scripts of ``packaging/windows``, which are no package, as modules."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parents[2] / "packaging" / "windows"


def tool(name: str) -> Any:
    """A script as a module; it finds its neighbours as when it is run."""
    if str(FOLDER) not in sys.path:
        sys.path.append(str(FOLDER))
    return importlib.import_module(name)
