"""The dialog before a doubtful paste: what stands in Excel, what will be written, what is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.fonts import Text
from ui.pages.entry.paste import words
from ui.pages.entry.paste.plan import Unread, Verdict
from ui.pages.entry.paste.planner import make_plan
from ui.pages.entry.paste.preview import PreviewSource
from ui.pages.entry.paste.questions import Questions
from ui.pages.entry.paste.table import PasteTable
from ui.tones import Tone
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.choices import CheckBox, ComboBox
from ui.widgets.key_hint import Hint, KeyHint
from ui.widgets.labels import Ink, Label
from ui.widgets.message import MessageStrip
from ui.widgets.segmented import Segment, SegmentedControl
from validation.paste_numbers import DecimalMark

if TYPE_CHECKING:
    from ui.grid.transfer import PasteRequest
    from ui.look import Look
    from ui.pages.entry.paste.plan import PastePlan
    from validation.paste_messages import PasteMessage

_WIDTH: Final = 752
_SIDE: Final = 20
#: So many rows are seen at once.
_MANY: Final = 8
_MARKS: Final = {mark.name: mark for mark in DecimalMark}
_UNKNOWN: Final = "UNKNOWN"
_FATES: Final = (
    Segment(Unread.KEEP.name, "Giữ nguyên"),
    Segment(Unread.BLANK.name, "Để trống"),
)


class PasteDialog(QDialog):
    """Decides nothing itself: every choice makes the plan anew, and the plan is shown."""

    #: ``PastePlan`` to be carried out.
    confirmed = Signal(object)

    def __init__(
        self, look: Look, request: PasteRequest, plan: PastePlan, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._form = plan.source
        self._request = request
        self._options = plan.options
        self.plan = plan
        self._segments = _segments(self.plan)
        self._preview = PreviewSource(self.plan, troubled=False)
        self._title = Label(role=Text.SECTION, strong=True, wrap=True)
        self._notation = Label(ink=Ink.SECONDARY, wrap=True)
        self._mark = SegmentedControl(look, "Dấu thập phân", self._segments, _mark(self.plan))
        self._unit = ComboBox(look, "Đơn vị", tuple(unit.title for unit in self.plan.units))
        self._by_name = CheckBox(look, "Ghép theo tên chỉ tiêu")
        self._troubled = CheckBox(look, "Chỉ dòng cần xem")
        self.table = PasteTable(look, self._preview)
        self._summary = Label(role=Text.CAPTION, ink=Ink.CAPTION)
        self._questions = Questions(look)
        self._doubt = MessageStrip(look, "", Tone.WARNING)
        self._trouble = MessageStrip(look, "", Tone.ERROR)
        self._unread = SegmentedControl(
            look, "Ô không đọc được", _FATES, Unread.KEEP.name, ButtonSize.SMALL
        )
        self._unread_row = QWidget()
        self._paste = Button(look, "Dán", ButtonKind.PRIMARY, key="Enter")
        self._cancel = Button(look, "Hủy", key="Esc")
        self._nothing = Label("Không có ô nào để dán.", ink=Ink.SECONDARY)
        self._lay_out()
        self._connect()
        self._show()
        self.table.setFocus()

    def _lay_out(self) -> None:
        self.setWindowTitle("Dán từ Excel")
        self.setModal(True)
        self.setProperty("surface", "page")
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QVBoxLayout()
        body.setContentsMargins(_SIDE, 16, _SIDE, 14)
        body.setSpacing(10)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._title)
        head.addWidget(self._notation)
        body.addLayout(head)
        body.addLayout(self._choices())
        body.addWidget(self._framed_table())
        body.addLayout(_row(self._summary, None, self._troubled))
        body.addWidget(self._questions)
        body.addWidget(self._doubt)
        body.addWidget(self._trouble)
        fates = _row(Label("Ô không đọc được", ink=Ink.SECONDARY), self._unread, None)
        fates.setContentsMargins(0, 0, 0, 0)
        self._unread_row.setLayout(fates)
        body.addWidget(self._unread_row)
        column.addLayout(body)
        column.addWidget(self._foot())

    def _choices(self) -> QHBoxLayout:
        unit = Label("Đơn vị", ink=Ink.SECONDARY)
        mark = Label("Dấu thập phân", ink=Ink.SECONDARY)
        wanted: tuple[tuple[QWidget, bool], ...] = (
            (unit, bool(self.plan.units)),
            (self._unit, bool(self.plan.units)),
            (mark, bool(self.plan.number_units)),
            (self._mark, bool(self.plan.number_units)),
            (self._by_name, self.plan.matching is not None),
        )
        for widget, shown in wanted:  # shown without a parent it would be a window for a moment
            if not shown:
                widget.hide()
        own = self.plan.unit or self.plan.own_unit
        if own is not None:
            self._unit.setCurrentText(own.title)
        self._by_name.setChecked(self.plan.by_name)
        return _row(mark, self._mark, 12, unit, self._unit, None, self._by_name)

    def _framed_table(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("surface", "card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.table)
        return frame

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("surface", "bar-bottom")
        hint = KeyHint(self._look, Hint(("Ctrl+Z",), "hoàn tác toàn bộ sau khi dán"))
        row = _row(hint, None, self._nothing, self._cancel, self._paste)
        row.setContentsMargins(_SIDE, 12, _SIDE, 12)
        foot.setLayout(row)
        self._paste.setDefault(True)
        self._cancel.setAutoDefault(False)
        return foot

    def _connect(self) -> None:
        self._mark.chosen.connect(lambda key: self._choose(mark=_MARKS.get(key)))
        self._unit.currentIndexChanged.connect(
            lambda index: self._choose(unit=self.plan.units[index])
        )
        self._by_name.toggled.connect(lambda on: self._choose(by_name=on))
        self._troubled.toggled.connect(lambda _: self._show())
        self._questions.answered.connect(self._answer)
        self._unread.chosen.connect(lambda key: self._choose(unread=Unread[key]))
        self._paste.clicked.connect(self._confirm)
        self._cancel.clicked.connect(self.reject)

    def _choose(self, **changes: object) -> None:
        self._options = replace(self._options, **changes)  # type: ignore[arg-type]
        self.plan = make_plan(self._form, self._request.block, self._request.area, self._options)
        self._show()

    def _answer(self, kind: PasteMessage, meaning: int) -> None:
        self._choose(answers={**self._options.answers, kind: meaning})

    def _show(self) -> None:
        plan = self.plan
        self._preview.show_plan(plan, troubled=self._troubled.isChecked())
        self._title.setText(words.title(plan))
        self._notation.setText(words.notation(plan))
        self._notation.setVisible(bool(plan.number_units))
        self._mark.choose(_mark(plan))
        self._summary.setText(words.summary(plan))
        self._questions.show_plan(plan)
        trouble, doubt = words.trouble(plan), words.doubt(plan)
        self._troubled.setVisible(plan.doubtful and len(plan.rows) > _MANY)
        for strip, text, tone in (
            (self._trouble, trouble, Tone.ERROR),
            (self._doubt, doubt, Tone.WARNING),
        ):
            strip.setVisible(bool(text))
            strip.show_message(text, tone)
        self._unread_row.setVisible(bool(plan.counts[Verdict.WRONG]))
        self._paste.setText(f"Dán {words.counted(plan.written)} ô")
        self._paste.setEnabled(bool(plan.entries))
        self._paste.updateGeometry()
        self._nothing.setVisible(not plan.entries)
        self._fit()

    def _fit(self) -> None:
        """As high as what is shown needs at this width."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(_WIDTH))

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit(self.plan)


def _row(*parts: QWidget | int | None) -> QHBoxLayout:
    """Widgets side by side; a number is a gap, None takes the spare room."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch()
        elif isinstance(part, int):
            row.addSpacing(part)
        else:
            row.addWidget(part, alignment=Qt.AlignmentFlag.AlignVCenter)
    return row


def _segments(plan: PastePlan) -> tuple[Segment, ...]:
    known = (Segment("DOT", "Dấu chấm"), Segment("COMMA", "Dấu phẩy"))
    return (*known, Segment(_UNKNOWN, "Chưa rõ")) if plan.mark_asked else known


def _mark(plan: PastePlan) -> str:
    if plan.mark_asked:
        return _UNKNOWN
    return plan.mark.name if plan.mark else DecimalMark.COMMA.name
