"""Shows where a file lies: in the system's file manager, else as a path to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from ui.notify import ask

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.look import Look


def open_folder(look: Look, folder: Path, parent: QWidget | None = None) -> None:
    """Open a folder; where nothing opens it, say which one it is and offer to copy its path."""
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        return
    sentence = (
        f"Máy này không có chương trình mở được thư mục {folder}. "
        "Chép đường dẫn rồi dán vào chương trình quản lý tệp."
    )
    if ask(look, "Chưa mở được thư mục", sentence, "Chép đường dẫn", parent, refusal="Đóng"):
        QGuiApplication.clipboard().setText(str(folder))
