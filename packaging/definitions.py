"""Writes the compiled files of the shipped definitions anew: ``make definitions``.

A definition that the linter finds fault with stops it, and so does one whose compiled form would
differ from the one read from its TOML.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from forms import compiled  # noqa: E402 - the program's packages stand beside this folder
from forms.catalogue import COMPILED, DEFINITIONS, Catalogue  # noqa: E402
from forms.loader import canonical, load, parsed  # noqa: E402
from validation.lint import lint  # noqa: E402


def main() -> int:
    """Compile every definition; the exit code is 1 when one of them is not sound."""
    shipped = Catalogue(DEFINITIONS)
    others = {code: shipped.versions(code)[-1] for code in shipped.codes}
    for old in COMPILED.glob("*.json"):
        old.unlink()
    for file in sorted(DEFINITIONS.glob("*.toml")):
        text = file.read_text("utf-8-sig")
        if problems := lint(text, file.name, others):
            print(*problems, sep="\n")
            return 1
        target = COMPILED / f"{file.stem}.json"
        target.write_bytes(
            compiled.written(file.read_bytes(), canonical(parsed(text, file.name)[0]))
        )
        if compiled.read(file, target) != load(text, file.name):
            print(f"{file.name}: ghi số và ngày trong quy tắc dưới dạng chữ")
            return 1
    return 0


sys.exit(main())
