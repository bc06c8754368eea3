"""Above and below the list: title, filters, column heads, legend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from ui.fonts import Text, text_font
from ui.glyphs import Glyph, paint_glyph
from ui.metrics import PAGE_HEADER, PANEL_PADDING
from ui.pages.check.columns import Columns
from ui.pages.check.outline import Shown
from ui.painting import fill
from ui.widgets.button import Button
from ui.widgets.labels import Ink, Label
from ui.widgets.painted import line_height, paint_text, text_width
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.look import Look

_FILTER_BAR: Final = 42
_SEARCH_WIDTH: Final = 170
#: Below this width the filter bar drops words.
_NARROW: Final = 690
_CAPTION_WIDTH: Final = 560
_HINT: Final = "Tự kiểm tra lại mỗi khi một ô thay đổi"
_LEGEND: Final = (
    (Glyph.ERROR, "Lỗi: phải sửa"),
    (Glyph.WARNING, "Cảnh báo: sửa hoặc giải trình"),
    (Glyph.EXPLAINED, "Đã giải trình, gửi kèm báo cáo"),
)


class TitleBar(QFrame):
    """The page's name, when it was last checked, and the way out to a file."""

    export_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = Label(role=Text.CAPTION, ink=Ink.CAPTION)
        export = Button(look, "Xuất danh sách", icon="arrow_export")
        export.clicked.connect(self.export_wanted)
        self.setProperty("surface", "bar-head")
        self.setFixedHeight(PAGE_HEADER)
        row = QHBoxLayout(self)
        row.setContentsMargins(PANEL_PADDING, 0, PANEL_PADDING, 0)
        row.setSpacing(10)
        row.addWidget(Label("Kiểm tra", Text.SECTION, strong=True))
        row.addWidget(self._caption)
        row.addStretch()
        row.addWidget(export)

    def show_time(self, text: str) -> None:
        """When the findings were last brought up to date."""
        self._caption.setText(f"{_HINT} · lần cuối {text}")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._caption.setVisible(self.width() >= _CAPTION_WIDTH)


class FilterBar(QFrame):
    """Which findings the list shows; fires ``changed`` when that is something else."""

    changed = Signal()
    next_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = SegmentedControl(
            look, "Loại phát hiện", _segments(0, 0, 0, 0), Shown.ALL.value
        )
        self.search = SearchField(look, "Lọc theo nội dung")
        self._next = Button(look, "Lỗi kế tiếp", icon="arrow_circle_right", key="F8")
        self._next.setAccessibleName("Lỗi kế tiếp")
        self.setProperty("surface", "page")
        self.setFixedHeight(_FILTER_BAR)
        row = QHBoxLayout(self)
        row.setContentsMargins(PANEL_PADDING, 0, PANEL_PADDING, 0)
        row.setSpacing(8)
        row.addWidget(self._choice)
        row.addStretch()
        row.addWidget(self.search)
        row.addWidget(self._next)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self._choice.chosen.connect(self.changed)
        self.search.textChanged.connect(self.changed)
        self._next.clicked.connect(self.next_wanted)

    @property
    def shown(self) -> Shown:
        """The kind of findings wanted."""
        return Shown(self._choice.current)

    def choose(self, shown: Shown) -> None:
        """Want another kind."""
        self._choice.choose(shown.value)
        self.changed.emit()

    def clear(self) -> None:
        """Want everything."""
        self._choice.choose(Shown.ALL.value)
        self.search.clear()
        self.changed.emit()

    def show_counts(self, errors: int, warnings: int, explained: int, stated: int) -> None:
        """How many findings there are."""
        segments = _segments(errors, warnings, explained, stated)
        self._choice.set_segments(segments, self._choice.current)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._next.setText("" if self.width() < _NARROW else "Lỗi kế tiếp")
        self._next.setToolTip("Lỗi kế tiếp (F8)")
        self._next.updateGeometry()


class ColumnHeads(QWidget):
    """The words above the columns of the list, whose rows may leave room for a scroll bar."""

    def __init__(self, look: Look, row_width: Callable[[], int], parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._row_width = row_width
        self.setFont(text_font(Text.CAPTION))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, line_height(self.font()) + 9)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        columns, rect = Columns(self._row_width()), self.rect()
        fill(painter, rect, tokens.head)
        for edge in (0, self.height() - 1):
            fill(painter, QRect(0, edge, self.width(), 1), tokens.line2)
        font, ink = self.font(), tokens.ink2
        paint_text(painter, columns.place(rect), "Vị trí", font, ink)
        paint_text(painter, columns.words(rect), "Nội dung", font, ink)
        if not columns.narrow:
            right = Qt.AlignmentFlag.AlignRight
            paint_text(painter, columns.figures(rect), "Số liệu liên quan", font, ink, right)
        painter.end()


class Legend(QWidget):
    """What the signs of the list mean."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFont(text_font(Text.CAPTION))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(". ".join(text for _, text in _LEGEND))
        look.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, line_height(self.font()) + 14)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        fill(painter, QRect(0, 0, self.width(), 1), tokens.line)
        left, height = PANEL_PADDING, self.height()
        for glyph, text in _LEGEND:
            paint_glyph(painter, QRect(left, 0, 12, height), glyph, tokens)
            width = text_width(self.font(), text)
            words = QRect(left + 17, 0, width, height)
            paint_text(painter, words, text, self.font(), tokens.ink3)
            left = words.right() + 1 + 14
        painter.end()


def _segments(errors: int, warnings: int, explained: int, stated: int) -> tuple[Segment, ...]:
    answered = f"Đã giải trình {explained}" + (f", cam đoan {stated}" if stated else "")
    return (
        Segment(Shown.ALL.value, f"Tất cả {errors + warnings + explained + stated}"),
        Segment(Shown.ERRORS.value, f"Lỗi {errors}", Glyph.ERROR),
        Segment(Shown.WARNINGS.value, f"Cảnh báo {warnings}", Glyph.WARNING),
        Segment(Shown.EXPLAINED.value, answered, Glyph.EXPLAINED),
    )
