"""What is known about the current cell: value, finding, explanation, 13 months, meaning, edits."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from forms.common.clock import VIETNAM
from ui.charts.widgets import bars13
from ui.explaining.panel import AnswerPanel
from ui.fonts import Text
from ui.glyphs import Glyph
from ui.pages.entry.cell_facts import CellFacts, EditLine, facts_of, picture_of
from ui.pages.entry.fact_strip import FactStrip
from ui.shell.details import DetailsPane, DetailsTab
from ui.tones import Tone
from ui.widgets.chip import Chip
from ui.widgets.labels import Ink, Label, emphasised
from ui.widgets.message import MessageStrip
from validation.finding import Severity, Standing

if TYPE_CHECKING:
    from forms.cell import Cell
    from ui.form_source import FormSource
    from ui.look import Look
    from validation.finding import Judged

_CHART_HEIGHT: Final = 96
_LATEST_EDITS: Final = 1
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
        self._title = Label(role=Text.EMPHASIS, strong=True, wrap=True)
        self._place = Label(role=Text.CAPTION, ink=Ink.CAPTION, wrap=True)
        self._value = Label(role=Text.FOCUSED, strong=True)
        self._chip = Chip(look, "")
        self._message = MessageStrip(look, "", Tone.WARNING)
        self._answer = AnswerPanel(look, source.session, narrow=True)
        self._average = Label(role=Text.CAPTION, ink=Ink.CAPTION)
        self._bars = bars13(look, picture_of(source, None), _CHART_HEIGHT)
        self._facts = FactStrip()
        self._texts: dict[str, tuple[Label, Label]] = {}
        self._history = QVBoxLayout()
        self._picture = QWidget()
        super().__init__(
            look,
            (
                DetailsTab("Chi tiết ô", _scrolled(self._cell_column())),
                DetailsTab("Lịch sử sửa", _scrolled(self._history_column())),
            ),
            parent,
        )
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
        self._cell = cell
        self._refresh()

    def explain(self) -> None:
        """Put the keyboard where the finding is explained, if there is one to explain."""
        self.show_tab(0)
        self._answer.explain()

    def _on_changed(self, cells: frozenset[Cell]) -> None:
        if self._cell is not None and any(cell.row == self._cell.row for cell in cells):
            self._refresh()

    def _refresh(self) -> None:
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
        latest = facts.edits[:_LATEST_EDITS]
        for label in self._texts["latest"]:
            label.setVisible(bool(latest))
        self._texts["latest"][1].setText("\n".join(_edit_text(edit) for edit in latest))
        self._show_history(facts.edits)

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

    def _show_history(self, edits: tuple[EditLine, ...]) -> None:
        while (item := self._history.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if not edits:
            self._history.addWidget(Label("Ô này chưa được sửa lần nào.", ink=Ink.SECONDARY))
        for edit in edits:
            self._history.addWidget(Label(_moment(edit.at), Text.CAPTION, Ink.CAPTION))
            self._history.addWidget(Label(f"{edit.before} → {edit.after}", wrap=True))
        self._history.addStretch()

    def _cell_column(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(0)
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
        for name, title in (
            ("meaning", "Định nghĩa"),
            ("formula", "Công thức và nguồn"),
            ("latest", "Sửa gần nhất"),
        ):
            head = Label(title, Text.CAPTION, Ink.SECONDARY, strong=True)
            head.setContentsMargins(0, 10, 0, 0)
            text = Label(ink=Ink.SECONDARY, wrap=True)
            text.make_selectable()
            self._texts[name] = (head, text)
            column.addWidget(head)
            column.addWidget(text)
        column.addStretch()
        return inner

    def _lay_out_picture(self) -> None:
        column = QVBoxLayout(self._picture)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Label("13 tháng gần nhất", Text.CAPTION, Ink.SECONDARY, strong=True))
        head.addStretch()
        head.addWidget(self._average)
        column.addLayout(head)
        column.addWidget(self._bars)

    def _history_column(self) -> QWidget:
        inner = QWidget()
        self._history.setContentsMargins(12, 10, 12, 12)
        self._history.setSpacing(2)
        inner.setLayout(self._history)
        return inner


def _scrolled(inner: QWidget) -> QScrollArea:
    inner.setProperty("surface", "page")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


def _edit_text(edit: EditLine) -> str:
    return f"{_moment(edit.at)}: {edit.before} → {emphasised(edit.after)}"


def _moment(at: str) -> str:
    return datetime.fromisoformat(at).astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y")


def _glyph(severity: Severity) -> Glyph:
    return Glyph.ERROR if severity is Severity.ERROR else Glyph.WARNING
