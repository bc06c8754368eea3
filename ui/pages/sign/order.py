"""Who signs in which order, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from forms.common.clock import VIETNAM
from ui.fonts import Text, strong_font, text_font
from ui.glyphs import Glyph, paint_glyph
from ui.pages.sign.gate_words import answered, prepared
from ui.pages.sign.wish import Standing
from ui.painting import Box, fill, paint_box
from ui.widgets.painted import line_height, paint_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from forms.store.packages import SignedFile
    from ui.look import Look
    from ui.pages.sign.outgoing import Outgoing
    from ui.pages.sign.work import FileTurn
    from ui.session import EditSession

_DISC: Final = 20
_LEFT: Final = 30
_GAP: Final = 4
#: Names of ``SignerRole`` as the store keeps them.
_PREPARER, _DIRECTOR, _OFFICE = "PREPARER", "DIRECTOR", "OFFICE"
#: Of a file: the step's title, what is waited for, what is still to come.
_STEPS: Final = {
    _PREPARER: ("Người lập biểu", "Đang chờ ký xác nhận số liệu", "Ký xác nhận số liệu"),
    _DIRECTOR: ("Giám đốc Sở", "Đang chờ ký số cá nhân", "Ký số cá nhân"),
    _OFFICE: (
        "Văn thư",
        "Ghi số, ngày văn bản và ký bằng chứng thư của Sở",
        "Ghi số, ngày văn bản và ký bằng chứng thư của Sở",
    ),
}


class StepState(Enum):
    """How far a step is; the value is what a screen reader says."""

    DONE = "xong"
    CURRENT = "đang chờ"
    AHEAD = "chưa tới"


@dataclass(frozen=True, slots=True)
class OrderStep:
    """One person's part."""

    title: str
    text: str
    state: StepState


def order_of(session: EditSession, first: str = _DIRECTOR) -> tuple[OrderStep, ...]:
    """The three steps as the store knows them; ``first`` signs first while nobody has."""
    packages = session.workspace.packages.of(session.stored_report)
    preparer, director, office = (
        _time_of(packages, role) for role in (_PREPARER, _DIRECTOR, _OFFICE)
    )
    gate = session.desk.gate
    confirms = first == _PREPARER and not packages
    ready = bool(packages) or (gate.open and not confirms)
    waits = "Đang chờ ký xác nhận số liệu" if confirms and gate.open else ""
    return (
        OrderStep(
            "Người lập biểu",
            preparer or waits or prepared(gate),
            _state(done=ready, reached=True),
        ),
        OrderStep(
            "Giám đốc Sở",
            director or "Đang chờ ký số cá nhân",
            _state(done=bool(director), reached=ready),
        ),
        OrderStep(
            "Văn thư",
            office or "Ghi số, ngày văn bản và ký bằng chứng thư của Sở",
            _state(done=bool(office), reached=bool(director)),
        ),
    )


def standing_of(session: EditSession, outgoing: Outgoing, pages: int) -> Standing:
    """How the report stands, drawn on so many pages."""
    return Standing(
        order_of(session, outgoing.first),
        outgoing.obstacle,
        pages,
        answered(session.desk.gate),
        outgoing.signed_file,
    )


def order_in(turn: FileTurn) -> tuple[OrderStep, ...]:
    """The steps of a file from anywhere: who signed it, who is next, who comes after."""
    from exports.signing.certificate import common_name, load_certificate

    signed = {role.name: load_certificate(der) for der, role in turn.signers}
    names = {role: common_name(one) for role, one in signed.items() if one is not None}
    steps = []
    for role in (each.name for each in turn.expected):
        title, waits, ahead = _STEPS[role]
        text = f"Đã ký: {names[role]}" if role in names else waits if role == turn.role else ahead
        steps.append(OrderStep(title, text, _state(done=role in names, reached=role == turn.role)))
    return tuple(steps)


class SigningOrder(QWidget):
    """The steps one below the other, joined by a line."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_steps(self, steps: tuple[OrderStep, ...]) -> None:
        """Show these steps instead."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for number, step in enumerate(steps, start=1):
            last = number == len(steps)
            self._column.addWidget(_StepRow(self._look, number, step, last=last))


class _StepRow(QWidget):
    """A disc with the step's number or a tick, its title and a line of text."""

    def __init__(self, look: Look, number: int, step: OrderStep, *, last: bool) -> None:
        super().__init__()
        self._look = look
        self._number = number
        self._step = step
        self._last = last
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        name = f"Bước {number}, {step.title}, {step.state.value}. {step.text}"
        self.setAccessibleName(name)
        self.setToolTip(step.text)
        look.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        words = line_height(strong_font(Text.BODY)) + line_height(text_font(Text.CAPTION))
        return QSize(240, words + (0 if self._last else 2 * _GAP))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        done = self._step.state is StepState.DONE
        self._paint_disc(painter)
        if not self._last:
            colour = tokens.okl if done else tokens.line2
            line = QRect(_DISC // 2, _DISC + 3, 2, self.height() - _DISC - 5)
            fill(painter, line, colour)
        title, words = strong_font(Text.BODY), text_font(Text.CAPTION)
        room = self.width() - _LEFT
        ahead = self._step.state is StepState.AHEAD
        place = QRect(_LEFT, 0, room, line_height(title))
        paint_text(painter, place, self._step.title, title, tokens.ink2 if ahead else tokens.ink)
        place = QRect(_LEFT, line_height(title), room, line_height(words))
        paint_text(painter, place, self._step.text, words, tokens.ink2)
        painter.end()

    def _paint_disc(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        place = QRect(1, 1, _DISC, _DISC)
        if self._step.state is StepState.DONE:
            paint_glyph(painter, place, Glyph.OK, tokens)
            return
        current = self._step.state is StepState.CURRENT
        box = Box(tokens.acc, tokens.acc, _DISC / 2) if current else Box("", tokens.ctl, _DISC / 2)
        paint_box(painter, place, box)
        ink = tokens.on_acc if current else tokens.ink2
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_text(painter, place, str(self._number), strong_font(Text.CAPTION), ink, centre)


def _time_of(packages: Iterable[SignedFile], role: str) -> str:
    """When somebody last signed in a role; empty when nobody did."""
    times = [datetime.fromisoformat(one.at) for one in packages if one.role == role]
    return f"Ký số {times[-1].astimezone(VIETNAM):%H:%M:%S, %d/%m/%Y}" if times else ""


def _state(*, done: bool, reached: bool) -> StepState:
    if done:
        return StepState.DONE
    return StepState.CURRENT if reached else StepState.AHEAD
