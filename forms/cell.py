"""The address of one value: form, row (or record) and column (or field)."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from typing_extensions import override

_ADDRESS: Final = r"([A-Z]{2}[0-9]{0,2})/([0-9A-Za-z.]+)/([a-z][a-z0-9_]*)"
_NAME: Final = r"([A-Z]{2}[0-9]{0,2})_([0-9A-Za-z.]+)_([a-z][a-z0-9_]*)"


class Cell(NamedTuple):
    """``Cell("CT03", "1.8", "estimate")``; a list form's row is its record's stable id."""

    form: str
    row: str
    column: str

    @override
    def __str__(self) -> str:
        """The form used on the command line and in files: ``"CT03/1.8/estimate"``."""
        return f"{self.form}/{self.row}/{self.column}"

    @property
    def name(self) -> str:
        """The defined name in the workbook: ``"CT03_1.8_estimate"``."""
        return f"{self.form}_{self.row}_{self.column}"

    @classmethod
    def parse(cls, text: str) -> Cell:
        """Read ``"CT03/1.8/estimate"``; ``ValueError`` for anything else."""
        return cls._matched(_ADDRESS, text)

    @classmethod
    def from_name(cls, name: str) -> Cell:
        """Read a defined name; ``ValueError`` for anything else."""
        return cls._matched(_NAME, name)

    @classmethod
    def _matched(cls, pattern: str, text: str) -> Cell:
        found = re.fullmatch(pattern, text)  # compiled when first asked for
        if not found:
            raise ValueError(text)
        return cls(found[1], found[2], found[3])
