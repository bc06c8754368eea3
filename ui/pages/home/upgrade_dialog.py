"""Moving the open month to newer versions of its forms, after showing what finds no place."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from forms.common.errors import KnownError
from forms.common.numbers import format_number
from forms.store.upgrades import carry_out, planned
from ui.fonts import Text
from ui.glyphs import Glyph
from ui.tones import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.labels import Ink, Label
from ui.widgets.message import MessageStrip
from ui.widgets.plain_table import Heading, PlainTable, TableRow
from validation.entry import entry_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from exports.workspace import Workspace
    from forms.common.amount import Value
    from forms.definition import Form
    from forms.store.reports import StoredReport
    from forms.upgrade import Upgrade
    from ui.look import Look

_SIZE: Final = (760, 480)
_HEADINGS: Final = (
    Heading("Biểu"),
    Heading("Từ bản"),
    Heading("Sang bản"),
    Heading("Ô chuyển", right=True),
    Heading("Ô không còn chỗ", right=True),
    Heading("Ô mới phải nhập", right=True),
)
_LOST_HEADINGS: Final = (Heading("Ô không còn chỗ"), Heading("Giá trị", stretch=True))
_WIDE: Final = Heading("", stretch=True)
_LOST_HEIGHT: Final = 130


class UpgradeDialog(QDialog):
    """Nothing changes before the button; ``accepted`` fires when everything was moved."""

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        stored: StoredReport,
        forms: tuple[Form, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._stored = stored
        self._plans = tuple(planned(workspace.reports, stored, form) for form in forms)
        self.table = PlainTable(look, "Biểu có bản mẫu mới", (*_HEADINGS, _WIDE))
        self.lost = PlainTable(look, "Ô không còn chỗ trong bản mới", _LOST_HEADINGS)
        self._said = MessageStrip(look, _told(self._plans), _tone(self._plans))
        self.act = Button(look, f"Chuyển {len(forms)} biểu", ButtonKind.PRIMARY)
        self.cancel = Button(look, "Để sau", key="Esc")
        self.setWindowTitle("Biểu có bản mẫu mới")
        self.setProperty("surface", "page")
        self.resize(*_SIZE)
        self._lay_out()
        self.table.show_rows(tuple(map(_row, self._plans)))
        self.lost.show_rows(tuple(_lost(self._plans)))
        self.act.clicked.connect(self._carry_out)
        self.cancel.clicked.connect(self.reject)

    def _carry_out(self) -> None:
        reports, stored = self._workspace.reports, self._stored
        try:
            for plan in self._plans:
                carry_out(reports, stored, plan)
                stored = reports.revision(stored.key) or stored
        except KnownError as error:
            self._said.show_message(error.sentence, Tone.ERROR)
            return
        self._workspace.archive.forget()
        self.accept()

    def _lay_out(self) -> None:
        period = self._stored.key.period
        month = f"tháng {period.month}/{period.year}"
        told = (
            f"Báo cáo {month} đang theo bản mẫu cũ. Chuyển thì số đã nhập sang chỗ tương ứng; "
            "việc chuyển được ghi vào nhật ký."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(Label("Biểu có bản mẫu mới", Text.PAGE_TITLE, strong=True))
        column.addWidget(Label(told, ink=Ink.SECONDARY, wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(self._said)
        self.lost.setFixedHeight(_LOST_HEIGHT)
        self.lost.setVisible(any(plan.left_over for plan in self._plans))
        column.addWidget(self.lost)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.act)
        column.addLayout(row)
        self.act.setAutoDefault(False)
        self.cancel.setDefault(True)
        self.table.setFocus()


def _row(plan: Upgrade) -> TableRow:
    counts = (len(plan.mapped), len(plan.left_over), len(plan.required))
    glyph = Glyph.WARNING if plan.left_over else Glyph.OK
    new = plan.new
    name = f"{new.number}. {new.short_title}" if new.number.isdigit() else new.short_title
    texts = (name, plan.old.version if plan.old else "chưa có", new.version, *map(str, counts), "")
    return TableRow(texts, glyph, glyph_column=0)


def _lost(plans: tuple[Upgrade, ...]) -> Iterator[TableRow]:
    for plan in plans:
        for each in plan.left_over:
            yield TableRow((f"{each.cell.form}, mục {each.cell.row}", _shown(each.value)))


def _shown(value: Value) -> str:
    return format_number(value) if isinstance(value, Decimal) else entry_text(value)


def _told(plans: tuple[Upgrade, ...]) -> str:
    lost = sum(len(plan.left_over) for plan in plans)
    if lost:
        return (
            f"{lost} ô không còn chỗ trong bản mới. Ghi lại các giá trị dưới đây trước khi chuyển."
        )
    return "Mọi ô đã nhập đều có chỗ trong bản mới."


def _tone(plans: tuple[Upgrade, ...]) -> Tone:
    return Tone.WARNING if any(plan.left_over for plan in plans) else Tone.OK
