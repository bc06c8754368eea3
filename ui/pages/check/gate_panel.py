"""The panel beside the list: what the signature waits for, and the button that leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.fonts import Text
from ui.glyphs import Glyph, paint_glyph
from ui.metrics import DETAILS, PANEL_PADDING
from ui.pages.check.requirements import Requirement, still_to_do
from ui.painting import Box, paint_box
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.frames import Divider
from ui.widgets.labels import Ink, Label
from ui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from ui.look import Look
    from ui.theme import Tokens

_SIGN: Final = 18
_GAP: Final = 10
_SEGMENT: Final = 6
_LOCKED: Final = "Báo cáo đã ký. Mở bản điều chỉnh nếu phải sửa số."


class GatePanel(QFrame):
    """Rebuilt from requirements."""

    sign_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = Label(role=Text.SECTION, strong=True, wrap=True)
        self._segments = _Segments(look)
        self._rows = QVBoxLayout()
        self._lines: list[_Row] = []
        self._sign = Button(look, "Chuyển sang ký", ButtonKind.PRIMARY, ButtonSize.MAIN)
        self._reason = Label(role=Text.CAPTION, ink=Ink.CAPTION, wrap=True)
        self.setProperty("surface", "details")
        self.setAccessibleName("Điều kiện để ký")
        self.setFixedWidth(DETAILS)
        self._sign.clicked.connect(self.sign_wanted)
        self._lay_out()

    def show_requirements(
        self, requirements: tuple[Requirement, ...], *, ready: bool, locked: bool
    ) -> None:
        """Show these; ``ready`` lets the button through."""
        todo = still_to_do(requirements)
        self._title.setText(_title(len(todo), ready=ready, locked=locked))
        self._segments.show_requirements(requirements)
        self._show_rows(requirements)
        self._sign.setEnabled(ready and not locked)
        self._reason.setText(_reason(todo, locked=locked))
        self._reason.setVisible(bool(self._reason.text()))
        self._sign.setAccessibleDescription(self._reason.text())

    def focus_button(self) -> None:
        """Give the keyboard to the way on."""
        self._sign.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._built_head())
        column.addWidget(Divider(Qt.Orientation.Horizontal))
        column.addWidget(self._built_list(), 1)
        column.addWidget(Divider(Qt.Orientation.Horizontal))
        foot = QVBoxLayout()
        foot.setContentsMargins(PANEL_PADDING, PANEL_PADDING, PANEL_PADDING, PANEL_PADDING)
        foot.setSpacing(6)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        foot.addWidget(self._sign)
        foot.addWidget(self._reason)
        column.addLayout(foot)

    def _built_head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(PANEL_PADDING, 12, PANEL_PADDING, PANEL_PADDING)
        head.setSpacing(0)
        head.addWidget(Label("Điều kiện để ký", Text.CAPTION, Ink.CAPTION))
        head.addSpacing(2)
        head.addWidget(self._title)
        head.addSpacing(8)
        head.addWidget(self._segments)
        return head

    def _built_list(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("surface", "page")
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        return area

    def _show_rows(self, requirements: tuple[Requirement, ...]) -> None:
        while len(self._lines) < len(requirements):
            line = _Row(self._look)
            self._lines.append(line)
            self._rows.addWidget(line)
        for line, requirement in zip(self._lines, requirements, strict=False):
            line.show_requirement(requirement)
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(requirements))


class _Row(QWidget):
    """One requirement: its sign, its words, its bar, and a line below."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._sign = _Sign(look)
        self._title = Label(strong=True, wrap=True)
        self._text = Label(role=Text.CAPTION, ink=Ink.CAPTION, wrap=True)
        self._bar = ProgressLine(look, "Tiến độ")
        words = QVBoxLayout()
        words.setSpacing(3)
        for widget in (self._title, self._text, self._bar):
            words.addWidget(widget)
        row = QHBoxLayout()
        row.setContentsMargins(PANEL_PADDING, 8, PANEL_PADDING, 8)
        row.setSpacing(_GAP)
        row.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Divider(Qt.Orientation.Horizontal))

    def show_requirement(self, requirement: Requirement) -> None:
        """Show another one, or the same with other counts."""
        self._sign.show_requirement(requirement)
        self._title.setText(requirement.title)
        self._text.setText(requirement.text)
        self._bar.setVisible(requirement.progress is not None)
        if requirement.progress:
            self._bar.show_progress(*requirement.progress)
        self.setAccessibleName(f"{requirement.title}. {requirement.text}")


class _Sign(QWidget):
    """The requirement's glyph, larger than in the list."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._glyph = Glyph.OK
        self._fraction = 0.0
        self.setFixedSize(_SIGN, _SIGN)
        look.changed.connect(self.update)

    def show_requirement(self, requirement: Requirement) -> None:
        """Take its glyph, and for a ring the part that is done."""
        self._glyph = requirement.glyph
        done, total = requirement.progress or (0, 1)
        self._fraction = done / total if total else 0.0
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_glyph(painter, self.rect(), self._glyph, self._look.tokens, self._fraction)
        painter.end()


class _Segments(QWidget):
    """One piece per requirement: full when met, hollow in high contrast when not."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._requirements: tuple[Requirement, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_requirements(self, requirements: tuple[Requirement, ...]) -> None:
        """The met ones are drawn first."""
        self._requirements = tuple(sorted(requirements, key=lambda line: not line.met))
        met = sum(line.met for line in requirements)
        self.setAccessibleName(f"Đạt {met} trên {len(requirements)} điều kiện")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, _SEGMENT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        count = max(1, len(self._requirements))
        step = (self.width() + 4) / count
        for number, line in enumerate(self._requirements):
            left = round(number * step)
            place = QRect(left, 0, round((number + 1) * step) - 4 - left, self.height())
            colour = _colour(line.glyph, tokens)
            hollow = tokens.high_contrast and not line.met
            paint_box(painter, place, Box("" if hollow else colour, colour, _SEGMENT / 2))
        painter.end()


def _colour(glyph: Glyph, tokens: Tokens) -> str:
    marks = {
        Glyph.OK: tokens.okl,
        Glyph.EXPLAINED: tokens.okl,
        Glyph.ERROR: tokens.errl,
        Glyph.WARNING: tokens.warnl,
    }
    return marks.get(glyph, tokens.acc)


def _title(todo: int, *, ready: bool, locked: bool) -> str:
    if locked:
        return "Báo cáo đã ký"
    return "Sẵn sàng ký" if ready else f"Chưa sẵn sàng ký: còn {todo} việc"


def _reason(todo: tuple[str, ...], *, locked: bool) -> str:
    if locked:
        return _LOCKED
    if not todo:
        return ""
    *first, last = todo
    return f"Mở khi {', '.join(first)} và {last}" if first else f"Mở khi {last}"
