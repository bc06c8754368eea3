"""A province's recommendations as a clerk would write them: this month's and March's.

Everything is made up for the tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exports.workspace import Workspace
from forms.cell import Cell
from forms.change import InsertRecord
from forms.common.paths import AppPaths
from forms.common.period import Period
from ui.session import EditSession
from validation.entry import read_entry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from forms.common.clock import Clock

MARCH: Final = Period(2026, 3)
LAST: Final = Period(2026, 10)
PROVINCE: Final = "40"

_PROPOSAL: Final = (
    "Bổ sung mức hỗ trợ từ ngân sách trung ương tối thiểu 30% chi phí hạ tầng kỹ thuật cho cụm "
    "công nghiệp tại xã đặc biệt khó khăn; cho phép lồng ghép với vốn khuyến công quốc gia."
)
_ASKED: Final = {
    "code": "40-2026-01",
    "title": "Sửa quy định suất hỗ trợ đầu tư hạ tầng kỹ thuật cụm công nghiệp",
    "field": "cluster",
    "kind": "law",
    "document": "Nghị định 32/2024/NĐ-CP",
    "article": "khoản 2 Điều 25",
    "obstacle": (
        "Ba cụm công nghiệp tại các xã miền núi đã có quyết định thành lập nhưng chưa kêu gọi được "
        "chủ đầu tư hạ tầng do suất đầu tư cao, nguồn thu thấp. Mức hỗ trợ hiện hành chỉ đáp ứng "
        "khoảng 18% tổng mức đầu tư hạ tầng kỹ thuật."
    ),
    "proposal": "Đề nghị nâng mức hỗ trợ hạ tầng cụm công nghiệp tại địa bàn khó khăn.",
    "authority": "ministry",
    "addressee": "Cục Công Thương địa phương",
    "urgency": "urgent",
    "turn": "new",
}
MARCH_RECORDS: Final[tuple[Mapping[str, str], ...]] = (
    {
        **_ASKED,
        "sent": "20/03/2026",
        "status": "answered",
        "reply_class": "explained",
        "reply": (
            "Ghi nhận. Đề nghị Sở bổ sung danh mục cụm công nghiệp, tổng mức đầu tư và phương án "
            "cân đối ngân sách để tổng hợp khi sửa đổi Nghị định."
        ),
        "reply_document": "Công văn số 214/CTĐP-CCN",
        "reply_date": "14/05/2026",
        "reply_signer": "Phó Cục trưởng",
    },
)
RECORDS: Final[tuple[Mapping[str, str], ...]] = (
    {
        **_ASKED,
        "proposal": _PROPOSAL,
        "turn": "again",
        "before": "40-2026-01",
        "sent": "02/10/2026",
        "status": "processing",
        "attachments": "Danh-muc-3-CCN.pdf",
        "reply_class": "roadmap",
        "reply": "Đã đưa vào dự thảo hồ sơ sửa đổi, dự kiến trình quý I/2027.",
        "reply_due": "31/03/2027",
        "reply_date": "15/10/2026",
    },
    {
        **_ASKED,
        "code": "40-2026-02",
        "title": "Tăng định mức kinh phí khuyến công quốc gia cho tỉnh miền núi",
        "field": "promotion",
        "kind": "funding",
        "turn": "new",
        "status": "new",
    },
    {
        **_ASKED,
        "code": "40-2026-03",
        "title": "Hướng dẫn tiêu chí chợ đầu mối nông sản cấp vùng",
        "field": "infrastructure",
        "kind": "guidance",
        "document": "Nghị định về phát triển chợ",
        "turn": "new",
    },
    {
        **_ASKED,
        "code": "40-2026-04",
        "title": "Cơ chế giá điện cho cơ sở sản xuất tiểu thủ công nghiệp",
        "field": "electricity",
        "kind": "new_law",
        "turn": "again",
        "sent": "31/09/2026",
        "status": "sent",
    },
    {
        "code": "40-2026-05",
        "title": "Phân cấp cấp phép kinh doanh xăng dầu bán lẻ tại các xã biên giới",
        "field": "petrol",
    },
    {"code": "40-2026-06"},
)
EVENTS: Final[tuple[Mapping[str, str], ...]] = (
    {
        "title": "Thỏa thuận hợp tác phát triển công thương vùng Bắc Trung Bộ",
        "kind": "agreement",
        "field": "industry_trade",
        "partners": "Thanh Hóa; Hà Tĩnh; Quảng Trị",
        "document": "Thỏa thuận số 01/TT-BTB",
        "start": "12/05/2026",
        "status": "active",
        "firms": "24",
        "value": "1404,5",
    },
    {"title": "Hội chợ hàng Việt về miền núi", "kind": "fair", "status": "ended", "cost": "12x"},
)


def fill(folder: Path, clock: Clock) -> None:
    """Put March's and October's records into a store."""
    workspace = Workspace.open(AppPaths(folder), clock)
    for period, records in ((MARCH, MARCH_RECORDS), (LAST, RECORDS)):
        session = _session(workspace, period)
        for number, record in enumerate(records, start=1):
            insert(session, "KN", f"r{number}", record)
    session = _session(workspace, LAST)
    for number, event in enumerate(EVENTS, start=1):
        insert(session, "CT10", f"e{number}", event)
    workspace.close()


def opened(folder: Path, clock: Clock, period: Period = LAST) -> EditSession:
    """A month of a store."""
    return _session(Workspace.open(AppPaths(folder), clock), period)


def insert(session: EditSession, code: str, record: str, texts: Mapping[str, str]) -> None:
    """Add a record with texts as typed, without a step of its own to undo."""
    form = session.desk.figures.form(code)
    cells = tuple((Cell(code, record, column), text) for column, text in texts.items())
    values = tuple((cell, read_entry(form, cell, text).value) for cell, text in cells)
    at = len(session.desk.figures.records(code))
    session.apply(InsertRecord(code, record, at, values))


def stored(folder: Path, clock: Clock, cell: Cell, period: Period = LAST) -> object:
    """What a second program finds in the store."""
    workspace = Workspace.open(AppPaths(folder), clock)
    try:
        unit = workspace.province(PROVINCE, period)
        return workspace.find(unit, period).figures.typed(cell)
    finally:
        workspace.close()


def _session(workspace: Workspace, period: Period) -> EditSession:
    return EditSession(workspace, workspace.province(PROVINCE, period), period)
