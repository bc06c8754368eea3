"""Qt's own menus and buttons speak Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)

from ui.qt_vietnamese import QtVietnamese

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def translated(qapp: QApplication) -> Iterator[None]:
    translator = QtVietnamese(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_field(kind: type[QLineEdit | QPlainTextEdit], qtbot: QtBot) -> None:
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert words == ["Hoàn tác", "Làm lại", "Cắt", "Chép", "Dán", "Xóa", "Chọn tất cả"]


def test_standard_buttons(qtbot: QtBot) -> None:
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Ok | kinds.Cancel | kinds.Close | kinds.Save)
    qtbot.addWidget(box)
    assert {button.text() for button in box.buttons()} == {"Đồng ý", "Hủy", "Đóng", "Ghi"}


def test_the_file_dialog_has_no_english_labels(qtbot: QtBot) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    shown = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    assert "Tên tệp:" in shown
    assert shown <= {"", "Thư mục:", "Tên tệp:", "Loại tệp:"}
    assert dialog.labelText(QFileDialog.DialogLabel.Reject) == "Hủy"


def test_what_has_no_vietnamese_word_is_not_lost(qapp: QApplication) -> None:
    """A bare space would stand where a window of Qt's own says something."""
    assert qapp.translate("QUndoStack", "Undo %1") == "Undo %1"
