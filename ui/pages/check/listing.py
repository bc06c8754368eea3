"""The list of findings as a file the clerk chooses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog

from forms.common.errors import KnownError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session import EditSession

_TITLE: Final = "Xuất danh sách kiểm tra"
_KINDS: Final = "Sổ tính Excel (*.xlsx);;Trang web (*.html)"


def save_findings(parent: QWidget, session: EditSession) -> str:
    """Ask for a file and write the findings into it; what to say, nothing when given up."""
    name = f"Kiem-tra_{session.period}.xlsx"
    chosen, _ = QFileDialog.getSaveFileName(parent, _TITLE, str(Path.home() / name), _KINDS)
    return write_findings(Path(chosen), session) if chosen else ""


def write_findings(path: Path, session: EditSession) -> str:
    """Write the findings; the sentence that says how it went."""
    from exports.check_report import write_check_report
    from exports.check_summary import report_of

    unit = session.unit.full_name(session.period.first_day)
    report = report_of(session.desk, unit, session.workspace.clock)
    try:
        write_check_report(path, report)
    except KnownError as error:
        return error.sentence
    return f"Đã ghi danh sách kiểm tra vào {path}."
