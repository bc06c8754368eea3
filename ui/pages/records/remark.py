"""What is wrong with a field, under it: the sign of its weight and one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.fonts import Text, text_font
from ui.glyphs import Glyph, paint_glyph
from ui.widgets.labels import Ink, Label
from ui.widgets.painted import line_height
from validation.finding import Severity, Standing

if TYPE_CHECKING:
    from ui.look import Look
    from validation.finding import Judged

_SIDE: Final = 12
_INKS: Final = {
    Glyph.ERROR: Ink.ERROR,
    Glyph.WARNING: Ink.WARNING,
    Glyph.EXPLAINED: Ink.NOTE,
    Glyph.PARTIAL: Ink.ACCENT,
}

_ANSWERED: Final = {Standing.EXPLAINED: "Đã giải trình", Standing.STATED: "Đã cam đoan"}


class Remark(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._glyph = Glyph.ERROR
        #: Made with the first thing to say: most fields never have any.
        self._label: Label | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        look.changed.connect(self.update)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence; blank while hidden."""
        return "" if self.isHidden() or self._label is None else self._label.text()

    def show_finding(self, judged: Judged | None, *, obvious: bool) -> None:
        """Say what was found; a blank that is ``obvious`` needs no words."""
        text = _words(judged) if judged and not obvious else ""
        self.setVisible(bool(text))
        if judged is None or not text:
            return
        self._glyph = _glyph(judged)
        self._label = self._label or self._made_label()
        self._label.setText(text)
        self._label.set_ink(_INKS[self._glyph])
        self.update()

    def _made_label(self) -> Label:
        label = Label(role=Text.CAPTION, wrap=True, parent=self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.make_selectable()
        label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from field to field
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE + 5, 0, 0, 0)
        row.addWidget(label)
        return label

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = (line_height(text_font(Text.CAPTION)) - _SIDE) // 2 + 1
        paint_glyph(painter, QRect(0, top, _SIDE, _SIDE), self._glyph, self._look.tokens)
        painter.end()


def _words(judged: Judged) -> str:
    """A demand by its name, which says when it arises; anything else with its figures."""
    if judged.standing in _ANSWERED:
        return f"{_ANSWERED[judged.standing]}: {judged.explanation}"
    finding = judged.finding
    text = f"{finding.title}." if finding.missing else finding.text
    stale = " Nội dung đã đổi, xem lại giải trình." if judged.standing is Standing.STALE else ""
    return f"{text[:1].upper()}{text[1:]}{stale}"


def _glyph(judged: Judged) -> Glyph:
    if not judged.blocks:
        return Glyph.EXPLAINED
    if judged.finding.severity is Severity.WARNING:
        return Glyph.WARNING
    return Glyph.PARTIAL if judged.finding.missing else Glyph.ERROR
