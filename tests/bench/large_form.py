"""A form ten times the largest real one: its file with every row that has no parts multiplied."""

from __future__ import annotations

import re
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final

from exports.sample import PERIOD
from forms.catalogue import Catalogue
from forms.definition import FormKind

if TYPE_CHECKING:
    from pathlib import Path

    from forms.definition import Form

#: Eleven, because totals stay single: more than ten times as many cells in all.
_FACTOR: Final = 11
_TABLE: Final = re.compile(r"^(?=\[\[)", re.MULTILINE)


def size(form: Form) -> int:
    """Cells of a grid form."""
    return len(form.rows) * len(form.columns)


def largest(catalogue: Catalogue) -> Form:
    """The largest grid form in force."""
    grids = (form for form in catalogue.in_force(PERIOD) if form.kind is FormKind.GRID)
    return max(grids, key=size)


def enlarged(folder: Path) -> Catalogue:
    """The shipped definitions with the largest one multiplied, written into a folder."""
    form = largest(Catalogue.shipped())
    folder.mkdir(parents=True)
    with as_file(files("forms").joinpath("definitions")) as shipped:
        for file in shipped.glob("*.toml"):
            text = file.read_text("utf-8")
            if file.name.startswith(f"{form.code}."):
                text = _multiplied(text, form)
            folder.joinpath(file.name).write_text(text, "utf-8")
    return Catalogue(folder)


def _multiplied(text: str, form: Form) -> str:
    """Copies stand behind their row, under the same parent, so that sums grow as well."""
    parents = {row.parent for row in form.rows}
    blocks: list[str] = []
    for block in _TABLE.split(text):
        blocks.append(block)
        code = re.search(r'^code = "(.+)"$', block, re.MULTILINE)
        if block.startswith("[[row]]") and code and code[1] not in parents:
            blocks += (
                block.replace(code[0], f'code = "{code[1]}z{number}"')
                for number in range(1, _FACTOR)
            )
    return "".join(blocks)
