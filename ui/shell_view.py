"""What the frame round the pages shows of the open report: unit, month, steps, sidebar, title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from forms.report import ReportState
from ui import report_state
from ui.preferences import ROLE
from ui.shell.top_bar import UnitName

if TYPE_CHECKING:
    from ui.session import EditSession
    from ui.shell.frame import ShellFrame

STEP_OF: Final = {report_state.CHECK: 2, report_state.SIGN: 3, report_state.PACKAGES: 4}
_TITLES: Final = {
    report_state.HOME: "Tổng quan",
    report_state.CHECK: "Kiểm tra",
    report_state.SIGN: "Xem trước và ký",
    report_state.PACKAGES: "Gói đã nộp",
    report_state.SETTINGS: "Cài đặt",
}


class ShellView:
    """Follows one session at a time."""

    def __init__(self, shell: ShellFrame, session: EditSession) -> None:
        self._shell = shell
        self._session = session
        self._packages = 0
        #: Whose work is done on this computer, in words.
        self.role = ""

    def follow(self, session: EditSession) -> None:
        """Show another session, or the same one after its report moved on."""
        self._session = session
        reports = session.workspace.reports.all(session.unit.identity)
        self._packages = sum(each.state is not ReportState.DRAFT for each in reports)
        self.role = ROLE.words(session.workspace.settings)
        bar = self._shell.top_bar
        bar.set_unit(UnitName(self._unit, "Sở Công Thương"))
        bar.set_period(report_state.period_state(session))

    def refresh(self, key: str) -> None:
        """Show what is left in each place, with the one of ``key`` open."""
        session, shell = self._session, self._shell
        shell.sidebar.set_entries(report_state.nav_rows(session, self._packages), report_state.FOOT)
        shell.sidebar.set_current(key)
        shell.top_bar.set_steps(report_state.steps(session, STEP_OF.get(key, 1)))

    def title(self, key: str) -> str:
        """``"Báo cáo Công Thương – Biểu 03, tháng 10/2026, Tỉnh Nghệ An"``."""
        period = self._session.period
        month = f"tháng {period.month}/{period.year}"
        return f"Báo cáo Công Thương – {self._page(key)}, {month}, {self._unit}"

    def _page(self, key: str) -> str:
        form = self._session.desk.report.forms.get(key)
        if form is None:
            return _TITLES[key]
        return f"Biểu {form.number}" if form.number.isdigit() else form.short_title

    @property
    def _unit(self) -> str:
        return self._session.unit.full_name(self._session.period.first_day)
