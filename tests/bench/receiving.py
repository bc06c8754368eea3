"""Verifying a signed file, rules included, against openpyxl reading the same file's cells."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from openpyxl import load_workbook

from exports.signing.policy import VerifyPolicy
from exports.verification import verify_file
from tests.bench.leaving import signing
from tests.bench.measure import Line, alternated
from tests.bench.store import CLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.workspace import Workspace

_ROUNDS: Final = 15


def lines(workspace: Workspace) -> Iterator[Line]:
    """The verdict on the last month's file, signed once."""
    data = signing(workspace)()
    policy = VerifyPolicy(CLOCK.now())

    def verified() -> object:
        return verify_file(
            data, policy, workspace.catalogue, workspace.rulebook, workspace.provinces
        )

    mine, other = alternated((verified, lambda: _read(data)), _ROUNDS)
    yield Line("Xác minh một tệp, gồm cả quy tắc", mine, other, "openpyxl chỉ đọc tệp ấy", bar=3)


def _read(data: bytes) -> int:
    """Every value of a workbook in openpyxl's read-only mode; how many there are."""
    book = load_workbook(BytesIO(data), read_only=True)
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    count = sum(value is not None for row in rows for value in row)
    book.close()
    return count
