"""The trust folder in the words of its table, and a file about to be added in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.glyphs import Glyph
from ui.widgets.plain_table import Heading, TableRow

if TYPE_CHECKING:
    from datetime import datetime

    from exports.trust_folder import TrustEntry
    from ui.trust.work import Offered

HEADINGS: Final = (
    Heading("Loại"),
    Heading("Tên", stretch=True),
    Heading("Hiệu lực"),
    Heading("Tình trạng"),
)
#: By name of ``TrustKind``.
_KINDS: Final = {
    "ROOT": "Gốc",
    "ISSUER": "Nơi cấp",
    "SIGNER": "Người ký",
    "LIST": "Danh sách thu hồi",
    "UNREADABLE": "Tệp",
}


def row(entry: TrustEntry, now: datetime) -> TableRow:
    """A certificate or list in the table."""
    words, glyph = _state(entry, now)
    name = entry.subject or entry.file
    return TableRow((_KINDS[entry.kind.name], name, _validity(entry, now), words), glyph, 3)


def details(entry: TrustEntry) -> str:
    """What the table has no room for."""
    from exports.signing.certificate import grouped

    if entry.fingerprint:
        return f"{entry.file} · Vân tay SHA-256: {grouped(entry.fingerprint)}"
    return entry.file


def summary(entries: tuple[TrustEntry, ...], now: datetime) -> str:
    """``"2 chứng thư, 1 danh sách thu hồi (mới nhất cách đây 12 ngày)"``."""
    lists = [age for one in entries if (age := one.age(now)) is not None]
    broken = sum(1 for one in entries if one.trouble(now))
    certificates = sum(one.kind.name in {"ROOT", "ISSUER", "SIGNER"} for one in entries)
    if not entries:
        return "Chưa có chứng thư nào nên chưa kiểm tra được nơi cấp."
    parts = [f"{certificates} chứng thư"]
    if lists:
        parts.append(f"{len(lists)} danh sách thu hồi (mới nhất cách đây {min(lists)} ngày)")
    if broken:
        parts.append(f"{broken} mục cần thay")
    return f"{', '.join(parts)}."


def offer(offered: Offered) -> str:
    """What a file holds, and what is still wanted before it is trusted."""
    named = "; ".join(f"{one.name}, do {one.issuer} cấp, đến {one.until}" for one in offered.found)
    if len(offered.found) == 1:
        return f"Chứng thư trong tệp: {named}."
    return f"Tệp có {len(offered.found)} chứng thư: {named}."


def added(entries: tuple[TrustEntry, ...], now: datetime) -> str:
    """What was taken over."""
    first = entries[0]
    if first.kind.name == "LIST":
        age = first.age(now)
        return f"Đã thêm danh sách thu hồi của {first.subject}, phát hành cách đây {age} ngày."
    return f"Đã tin cậy chứng thư của {first.subject}."


def _validity(entry: TrustEntry, now: datetime) -> str:
    from exports.signing.certificate import date_text

    if entry.kind.name == "LIST" and entry.since is not None:
        return f"{date_text(entry.since)}, cách đây {entry.age(now)} ngày"
    return f"đến {date_text(entry.until)}" if entry.until else "–"


def _state(entry: TrustEntry, now: datetime) -> tuple[str, Glyph]:
    if entry.kind.name == "UNREADABLE":
        return "Không đọc được", Glyph.ERROR
    if not entry.trouble(now):
        return "Dùng được", Glyph.OK
    is_list = entry.kind.name == "LIST"
    return ("Quá hạn, lấy bản mới", Glyph.WARNING) if is_list else ("Hết hạn", Glyph.ERROR)
