"""What the status bar says while nothing happens: where one is, the figures chosen, the keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from ui import report_state
from ui.shell.status_bar import Fact, StatusLine
from ui.widgets.key_hint import Hint

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from forms.cell import Cell
    from ui.grid.statistics import Statistics
    from ui.session import EditSession

_HELP: Final = Hint(("F1",), "Trợ giúp")
_HOME_HINTS: Final = (
    Hint(("←", "→"), "Chọn tháng", essential=True),
    Hint(("Enter",), "Mở"),
    _HELP,
)
_GRID_HINTS: Final = (
    _HELP,
    Hint(("F2",), "Sửa ô"),
    Hint(("F8",), "Lỗi kế tiếp", essential=True),
    Hint(("F4",), "Chi tiết"),
)
_CHECK_HINTS: Final = (
    Hint(("↑", "↓"), "Chọn"),
    Hint(("Enter",), "Đến ô"),
    Hint(("F2",), "Giải trình"),
    Hint(("F8",), "Lỗi kế tiếp", essential=True),
)
_SIGN_HINTS: Final = (
    Hint(("PgUp", "PgDn"), "Trang", essential=True),
    Hint(("Ctrl+P",), "In thử"),
    _HELP,
)
_SIGNED_HINTS: Final = (Hint(("Ctrl+Shift+C",), "Chép đường dẫn"), *_SIGN_HINTS)
_SETTINGS_HINTS: Final = (Hint(("Tab",), "Mục kế tiếp", essential=True), _HELP)


@runtime_checkable
class SaysItself(Protocol):
    """A page with a line of its own for the status bar."""

    @property
    def status(self) -> StatusLine:
        """Where one is on the page and its keys."""
        ...


def with_role(line: StatusLine, role: str) -> StatusLine:
    """The line with the role this computer is used in at its right end, before the zoom."""
    return replace(line, notes=(role, *line.notes))


def grid_line(
    session: EditSession, cell: Cell | None, facts: tuple[Fact, ...], zoom: int
) -> StatusLine:
    """Where the cursor is, the selection's figures, the keys, the zoom."""
    place = ""
    if cell is not None:
        column = session.desk.figures.form(cell.form).column_of[cell.column]
        place = f"Hàng {cell.row} · Cột {column.letter.partition('=')[0]}"
    return StatusLine(place, facts, _GRID_HINTS, (f"{zoom}%",))


def place_line(session: EditSession, key: str) -> StatusLine:
    """The line of a place of ``report_state`` that has none of its own."""
    lines = {
        report_state.HOME: _home_line,
        report_state.CHECK: _check_line,
        report_state.SIGN: _sign_line,
        report_state.SETTINGS: _settings_line,
    }
    return lines[key](session) if key in lines else StatusLine()


def statistics_facts(statistics: Statistics, show: Callable[[Decimal], str]) -> tuple[Fact, ...]:
    """The selection in figures; nothing for a single cell."""
    if statistics.cells < 2 or statistics.total is None:  # noqa: PLR2004 - one cell is no selection
        return ()
    figures = (
        ("Tổng", statistics.total),
        ("Trung bình", statistics.average),
        ("Nhỏ nhất", statistics.minimum),
        ("Lớn nhất", statistics.maximum),
    )
    shown = tuple(Fact(name, show(value)) for name, value in figures if value is not None)
    return (Fact(f"Chọn {statistics.cells} ô"), *shown)


def _home_line(session: EditSession) -> StatusLine:
    folder = str(session.workspace.paths.data)
    return StatusLine("", (Fact("Số liệu trên máy này ·", folder),), _HOME_HINTS)


def _check_line(session: EditSession) -> StatusLine:
    if not session.known:
        return StatusLine("", (Fact(_contents(session)),), _CHECK_HINTS)
    found = sum(not judged.finding.missing for judged in session.desk.judged)
    return StatusLine("", (Fact(f"{found} phát hiện · {_contents(session)}"),), _CHECK_HINTS)


def _sign_line(session: EditSession) -> StatusLine:
    if not session.locked:
        return StatusLine("", (Fact(_contents(session)),), _SIGN_HINTS)
    key = session.stored_report.key
    month = f"{key.period.month}/{key.period.year}"
    said = Fact(f"Số liệu tháng {month} đã khóa · bản {key.revision}")
    return StatusLine("", (said,), _SIGNED_HINTS)


def _settings_line(session: EditSession) -> StatusLine:
    store = str(session.workspace.paths.store)
    return StatusLine("", (Fact("Kho số liệu ·", store),), _SETTINGS_HINTS)


def _contents(session: EditSession) -> str:
    """What would be signed so far: ``"9 biểu · 212/218 ô · 6 kiến nghị"``."""
    from exports.identity import leaving

    report = session.desk.report
    begun = any(report.begun(code) for code in report.forms)
    forms = leaving(report) if begun else ()
    asked = sum(len(report.records(form.code)) for form in forms if form.code == _RECOMMENDATIONS)
    parts = [f"{len(forms)} biểu", report_state.filled_text(session)]
    parts += [f"{asked} kiến nghị"] if asked else []
    return " · ".join(part for part in parts if part)


#: Code of the form of recommendations.
_RECOMMENDATIONS: Final = "KN"
