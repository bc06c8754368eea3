"""What a pasted block leaves open: one line per kind of doubt, answered for all its cells."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.entry.paste.plan import BLANK, OPEN
from ui.widgets.button import ButtonSize
from ui.widgets.labels import Label
from ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from ui.look import Look
    from ui.pages.entry.paste.plan import PastePlan, Question
    from validation.paste_messages import PasteMessage

#: Longer meanings are cut in the button; the sentence above holds them whole.
_SHOWN: Final = 24


class Questions(QWidget):
    """Sentences with the meanings to choose from."""

    #: The kind of question (``PasteMessage``) and which meaning, an index, ``OPEN`` or ``BLANK``.
    answered = Signal(object, int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._kinds: tuple[PasteMessage, ...] = ()

    def show_plan(self, plan: PastePlan) -> None:
        """Ask what this plan leaves open; lines stay while the questions are the same."""
        kinds = tuple(question.kind for question in plan.questions)
        if kinds == self._kinds:
            return
        self._kinds = kinds
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for question in plan.questions:
            self._column.addWidget(self._line(plan, question))
        self.setVisible(bool(kinds))

    def _line(self, plan: PastePlan, question: Question) -> QWidget:
        more = f" Áp dụng cho {question.count} ô như vậy." if question.count > 1 else ""
        answer = plan.options.answers.get(question.kind, OPEN)
        control = SegmentedControl(
            self._look,
            question.cell.note,
            tuple(_segments(plan, question)),
            str(answer),
            ButtonSize.SMALL,
        )
        control.chosen.connect(partial(self._tell, question.kind))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Label(f"{question.cell.note}{more}", wrap=True), 1)
        row.addWidget(control)
        return line

    def _tell(self, kind: PasteMessage, key: str) -> None:
        self.answered.emit(kind, int(key))


def _segments(plan: PastePlan, question: Question) -> list[Segment]:
    position = question.cell.position
    target = plan.source.cell_at(*position) if position else None
    texts = [plan.source.text_of(target, value) for value in question.cell.choices if target]
    shown = [text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…" for text in texts]
    segments = [Segment(str(number), text) for number, text in enumerate(shown)]
    return [*segments, Segment(str(OPEN), "Giữ nguyên"), Segment(str(BLANK), "Để trống")]
