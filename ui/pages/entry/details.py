"""What is known about the current cell: value, finding, explanation, 13 months, meaning, edits."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from forms.common.clock import VIETNAM
from ui.charts.widgets import bars13
from ui.explaining.panel import AnswerPanel
from ui.fonts import Text
from ui.glyphs import Glyph
from ui.pages.entry.cell_facts import CellFacts, EditLine, edits_of, facts_of, picture_of
from ui.pages.entry.fact_strip import FactStrip
from ui.shell.details import DetailsPane, DetailsTab
from ui.tones import Tone
from ui.widgets.chip import Chip
from ui.widgets.labels import Ink, Label, emphasised
from ui.widgets.message import MessageStrip
from validation.finding import Severity, Standing

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from forms.cell import Cell
    from ui.form_source import FormSource
    from ui.look import Look
    from validation.finding import Judged

_CHART_HEIGHT: Final = 96
#: How long the cursor rests on a cell before its edits are looked up, in milliseconds.
_REST: Final = 60
_ANSWERED: Final = {Standing.EXPLAINED: "Đã giải trình", Standing.STATED: "Đã cam đoan"}
_WORDS: Final = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo"}
_TONES: Final = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING}


class CellDetails(DetailsPane):
    """The pane beside the grid; Esc leads back to the same cell."""

    #: A sentence for the status bar.
    said = Signal(str)

    def __init__(self, look: Look, source: FormSource, parent: QWidget | None = None) -> None:
        self._source = source
        self._cell: Cell | None = None
        self._texts: dict[str, tuple[Label, Label]] = {}
        about, history = _column(), _column()
        tabs = (DetailsTab("Chi tiết ô", about.area), DetailsTab("Lịch sử sửa", history.area))
        super().__init__(look, tabs, parent)
        self._history = history.box
        self._history.setSpacing(2)
        self._make(look, about.inner)
        self._lay_out_about(about.box)
        #: Whether figures or edits changed that are still to be told.
        self._stale = self._untold = False
        self._changed = QTimer(self, singleShot=True, interval=0)
        self._changed.timeout.connect(self._catch_up)
        #: The journal is asked once the cursor rests: walking through cells must not wait for it.
        self._resting = QTimer(self, singleShot=True, interval=_REST)
        self._resting.timeout.connect(self._tell_edits)
        self._answer.follow(self)
        self._answer.left.connect(self.left)
        self._answer.said.connect(self.said)
        source.session.changed.connect(self._on_changed)

    @property
    def current(self) -> Cell | None:
        """The cell told about."""
        return self._cell

    def show_cell(self, cell: Cell | None) -> None:
        """Tell about another cell."""
        if cell != self._cell:
            self._forget_edits()
        self._cell = cell
        self._refresh()

    def explain(self) -> None:
        """Put the keyboard where the finding is explained, if there is one to explain."""
        self.show_tab(0)
        self._refresh()
        self._answer.explain()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()
        if self._untold:
            self._resting.start()

    def _on_changed(self, cells: frozenset[Cell]) -> None:
        """Tell anew once the key is dealt with; mostly it leads on to another cell by then."""
        if self._cell is not None and any(cell.row == self._cell.row for cell in cells):
            self._stale = True
            self._changed.start()

    def _catch_up(self) -> None:
        if self._stale and self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        facts = facts_of(self._source, self._cell)
        judged = self._source.session.judged(self._cell) if self._cell else None
        self._title.setText(facts.title)
        self._place.setText(facts.place)
        self._value.setText(facts.value)
        self._show_finding(judged)
        self._show_picture(facts)
        self._facts.show_facts(facts.figures)
        for name, text in (("meaning", facts.meaning), ("formula", facts.formula)):
            for label in self._texts[name]:
                label.setVisible(bool(text))
            self._texts[name][1].setText(text)
        self._untold = True
        self._resting.start()

    def _tell_edits(self) -> None:
        """Show what was typed into the cell before, while anybody can see it."""
        if not self.isVisible():
            return
        self._untold = False
        edits = edits_of(self._source, self._cell) if self._cell else ()
        for label in self._texts["latest"]:
            label.setVisible(bool(edits))
        self._texts["latest"][1].setText(_edit_text(edits[0]) if edits else "")
        self._show_history(edits)

    def _forget_edits(self) -> None:
        """What is told of one cell must not stand beside another."""
        for label in self._texts["latest"]:
            label.hide()
        self._clear_history()

    def _show_finding(self, judged: Judged | None) -> None:
        finding = judged.finding if judged else None
        shown = finding is not None and not finding.missing
        self._chip.setVisible(shown)
        self._message.setVisible(shown)
        self._answer.refresh()
        if judged is None or finding is None:
            return
        tone = _TONES[finding.severity] if judged.blocks else Tone.NOTE
        glyph = _glyph(finding.severity) if judged.blocks else Glyph.EXPLAINED
        word = _ANSWERED.get(judged.standing, _WORDS[finding.severity])
        self._chip.show_state(word, tone, glyph)
        text = finding.text[:1].upper() + finding.text[1:]
        if judged.standing is Standing.STALE:
            text = f"{text} Số đã đổi, xem lại giải trình."
        self._message.show_message(text, tone)

    def _show_picture(self, facts: CellFacts) -> None:
        has_picture = any(value is not None for value in facts.picture.values)
        self._picture.setVisible(has_picture)
        self._average.setText(facts.average)
        self._bars.show_data(facts.picture)

    def _clear_history(self) -> None:
        while (item := self._history.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()

    def _show_history(self, edits: tuple[EditLine, ...]) -> None:
        self._clear_history()
        if not edits:
            self._history.addWidget(Label("Ô này chưa được sửa lần nào.", ink=Ink.SECONDARY))
        for edit in edits:
            self._history.addWidget(Label(_moment(edit.at), Text.CAPTION, Ink.CAPTION))
            self._history.addWidget(Label(f"{edit.before} → {edit.after}", wrap=True))
        self._history.addStretch()

    def _make(self, look: Look, inner: QWidget) -> None:
        """Every part, born where it stands: what changes its parent is styled anew."""
        self._title = Label(role=Text.EMPHASIS, strong=True, wrap=True, parent=inner)
        self._place = Label(role=Text.CAPTION, ink=Ink.CAPTION, wrap=True, parent=inner)
        self._value = Label(role=Text.FOCUSED, strong=True, parent=inner)
        self._chip = Chip(look, "", parent=inner)
        self._message = MessageStrip(look, "", Tone.WARNING, parent=inner)
        self._answer = AnswerPanel(look, self._source.session, narrow=True, parent=inner)
        self._picture = QWidget(inner)
        self._average = Label(role=Text.CAPTION, ink=Ink.CAPTION, parent=self._picture)
        self._bars = bars13(look, picture_of(self._source, None), _CHART_HEIGHT)
        self._facts = FactStrip(inner)
        for name, title in (
            ("meaning", "Định nghĩa"),
            ("formula", "Công thức và nguồn"),
            ("latest", "Sửa gần nhất"),
        ):
            head = Label(title, Text.CAPTION, Ink.SECONDARY, strong=True, parent=inner)
            head.setContentsMargins(0, 10, 0, 0)
            text = Label(ink=Ink.SECONDARY, wrap=True, parent=inner)
            text.make_selectable()
            self._texts[name] = (head, text)

    def _lay_out_about(self, column: QVBoxLayout) -> None:
        column.addWidget(self._title)
        column.addWidget(self._place)
        column.addSpacing(6)
        value = QHBoxLayout()
        value.setSpacing(8)
        value.addWidget(self._value)
        value.addWidget(self._chip)
        value.addStretch()
        column.addLayout(value)
        column.addSpacing(6)
        column.addWidget(self._message)
        column.addWidget(self._answer)
        self._lay_out_picture()
        column.addWidget(self._picture)
        column.addSpacing(10)
        column.addWidget(self._facts)
        for head, text in self._texts.values():
            column.addWidget(head)
            column.addWidget(text)
        column.addStretch()

    def _lay_out_picture(self) -> None:
        title = "13 tháng gần nhất"
        column = QVBoxLayout(self._picture)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Label(title, Text.CAPTION, Ink.SECONDARY, strong=True, parent=self._picture))
        head.addStretch()
        head.addWidget(self._average)
        column.addLayout(head)
        column.addWidget(self._bars)


class _Column(NamedTuple):
    """What scrolls, what is scrolled, and its layout."""

    area: QScrollArea
    inner: QWidget
    box: QVBoxLayout


def _column() -> _Column:
    """An empty column that scrolls."""
    area = QScrollArea()
    inner = QWidget(area)
    inner.setProperty("surface", "page")
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    box = QVBoxLayout(inner)
    box.setContentsMargins(12, 10, 12, 12)
    box.setSpacing(0)
    return _Column(area, inner, box)


def _edit_text(edit: EditLine) -> str:
    return f"{_moment(edit.at)}: {edit.before} → {emphasised(edit.after)}"


def _moment(at: str) -> str:
    return datetime.fromisoformat(at).astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y")


def _glyph(severity: Severity) -> Glyph:
    return Glyph.ERROR if severity is Severity.ERROR else Glyph.WARNING
