"""A list of many recommendations: a record comes, is rewritten, goes, with all rules following."""

from __future__ import annotations

from itertools import count
from random import Random
from typing import TYPE_CHECKING, Final

from exports.sample import PERIOD
from forms.calculation import NoHistory
from forms.cell import Cell
from forms.change import InsertRecord, RemoveRecord, SetCells
from forms.figures import Figures
from forms.report import Report, ReportKey
from tests.bench.measure import Line, sampled
from validation.engine import Inspection
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.workspace import Workspace

_RECORDS: Final = 500
_ROUNDS: Final = 100
#: Milliseconds at the 99th percentile.
_MOST: Final = 16
_TEXT: Final = (
    "cụm công nghiệp tỉnh miền núi chủ đầu tư hạ tầng nguồn vốn ngân sách hỗ trợ sửa đổi nghị định "
    "doanh nghiệp xuất khẩu lưới điện giá bán than thép xi măng chợ siêu thị xăng dầu thuế phí quy "
    "hoạch đất đai môi trường nước thải lao động cảng biên giới cửa khẩu khuyến công thương mại"
)


class _Clerk:
    """A report with the list in it, and somebody who works on its records."""

    def __init__(self, workspace: Workspace) -> None:
        form = workspace.catalogue.form("KN", PERIOD)
        report = Report(ReportKey("40", PERIOD), {form.code: form})
        self._figures = Figures(report, workspace.catalogue, NoHistory())
        self._forms = [form]
        self._random = Random(1)  # noqa: S311 - words of a made-up list
        self._words = _TEXT.split()
        self._numbers = count()
        for _ in range(_RECORDS):
            self._figures.apply(self._new())
        self.inspection = self.opened()

    def opened(self) -> Inspection:
        """All checks of all records, from nothing."""
        inspection = Inspection(Rulebook(), self._forms, self._figures)
        inspection.run()
        return inspection

    def add_and_remove(self) -> None:
        """A record at the end, and one gone from the middle: two changes."""
        self._apply(self._new())
        self._apply(RemoveRecord("KN", self._figures.records("KN")[_RECORDS // 2]))

    def rewrite(self) -> None:
        """A proposal written anew."""
        record = self._random.choice(self._figures.records("KN"))
        self._apply(SetCells(((Cell("KN", record, "proposal"), self._text(30)),)))

    def _apply(self, change: InsertRecord | RemoveRecord | SetCells) -> None:
        _, cells = self._figures.apply(change)
        self.inspection.refresh(cells)

    def _new(self) -> InsertRecord:
        record = f"r{next(self._numbers)}"
        texts = {"code": record, "title": self._text(12), "proposal": self._text(30)}
        cells = tuple((Cell("KN", record, column), text) for column, text in texts.items())
        return InsertRecord("KN", record, len(self._figures.records("KN")), cells)

    def _text(self, words: int) -> str:
        return " ".join(
            f"{self._random.choice(self._words)}{self._random.randrange(9)}" for _ in range(words)
        )


def lines(workspace: Workspace) -> Iterator[Line]:
    """One change of a long list, and the list opened for comparison."""
    clerk = _Clerk(workspace)
    what = f"{_RECORDS} kiến nghị"
    yield Line(f"{what}: thêm một, xóa một", sampled(clerk.add_and_remove, _ROUNDS), ceiling=_MOST)
    yield Line(f"{what}: viết lại một", sampled(clerk.rewrite, _ROUNDS), ceiling=_MOST)
    yield Line(f"{what}: mở danh sách", sampled(clerk.opened, 3))
