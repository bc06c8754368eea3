"""The cover sheet: heading of an official document, identity, forms, reasons, signatures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from exports.cover_contents import CoverContents, contents_of
from exports.identity import defined_name
from exports.page import keep_together, set_up_page
from exports.styles import Edge, Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.identity import Identity
    from exports.pen import Book, Pen
    from exports.submission import StatedExplanation
    from forms.definition import Form
    from validation.finding import Judged

COVER_TITLE: Final = "Bìa"
#: What stands in the cell of the package replaced when there is none.
REPLACES_NOTHING: Final = "Không thay thế gói nào"
#: Between the roles of the expected signers.
ROLE_MARK: Final = "; "

#: Twelve columns to merge at will, in units; the second is as wide as the code of a rule.
_GRID: Final = [5, 10, 6, *[7] * 9]
COVER_COLUMNS: Final = len(_GRID)
_ALL, _LEFT, _RIGHT = (1, 12), (1, 5), (6, 12)
_CENTRED: Final = Look(size=13, across="center")
_BOLD: Final = replace(_CENTRED, bold=True)
_SMALL_BOLD: Final = replace(_BOLD, size=12)
_ITALIC: Final = replace(_CENTRED, italic=True)
_RULE: Final = Look(edge=Edge.RULE)
_CELL: Final = Look(edge=Edge.BOX)
_LABEL: Final = replace(_CELL, italic=True)
_HEAD: Final = replace(_CELL, bold=True, across="center")
_SECTION: Final = Look(size=12, bold=True, down="bottom")
_SECTION_HEIGHT: Final = 24
#: Rows at the beginning of a section that stay together: its title, the head, the first line.
_OPENING: Final = 3
_NOTE: Final = Look(size=10, italic=True, across="center")

#: The type size of digests, which nobody reads aloud.
_SMALL: Final = 9
_FORM_COLUMNS: Final = ((1, 1), (2, 2), (3, 6), (7, 7), (8, 12))
#: Where the titles of the forms stand.
TITLE_COLUMN: Final = _FORM_COLUMNS[2][0]
_FORM_HEAD: Final = ("TT", "Mã biểu", "Tên biểu", "Phiên bản", "Mã băm của mẫu biểu (SHA-256)")
_REASON_COLUMNS: Final = ((1, 1), (2, 2), (3, 4), (5, 8), (9, 12))
_REASON_HEAD: Final = ("TT", "Quy tắc", "Ô", "Nội dung cảnh báo", "Giải trình")
_STATEMENT_HEAD: Final = ("TT", "Quy tắc", "Ô", "Nội dung lỗi", "Vì sao không sửa được")
_SIGNED_WHERE: Final = (
    "(Ký số trên tệp. Xem chữ ký: trong Excel chọn Tệp > Thông tin > Xem chữ ký; trong "
    "LibreOffice chọn Tệp > Chữ ký số)"
)


def draw_cover(
    book: Book,
    forms: Sequence[Form],
    judged: Sequence[Judged],
    identity: Identity,
    *,
    blank: bool = False,
) -> None:
    """Add the cover sheet."""
    pen = book.sheet(COVER_TITLE)
    pen.columns(_GRID)
    contents = contents_of(forms, judged, identity, blank=blank)
    blocks = draw_cover_contents(pen, contents)
    set_up_page(pen.sheet, cover_foot(identity), landscape=False, first=True)
    keep_together(pen, blocks)


def draw_cover_contents(pen: Pen, contents: CoverContents) -> tuple[tuple[int, int], ...]:
    """Everything that stands in cells; the rows that stay together, first and last."""
    identity = contents.identity
    _draw_heading(pen, identity)
    about = _draw_addressee(pen, 9, identity)
    forms = _draw_identity(pen, about, identity, contents.condition)
    explanations = _draw_forms(pen, forms, contents)
    statements = _draw_explanations(pen, explanations, contents)
    at = _draw_statements(pen, statements, contents.statements)
    _draw_signatures(pen, at + 1, identity)
    sections = (about, forms, explanations, statements)
    openings = ((first, first + _OPENING - 1) for first in sections)
    return (*openings, (at + 1 - _lines_above(contents), at + 2))


def _lines_above(contents: CoverContents) -> int:
    """Rows that go with the signatures: the empty one, and two of text or all that is said."""
    last = contents.statements or contents.explanations
    title_and_head = 2
    return 1 + (2 if len(last) > title_and_head else title_and_head + len(last))


def cover_foot(identity: Identity) -> str:
    """What stands at the foot of every page of the cover."""
    return f"Gói {identity.package}"


def _draw_heading(pen: Pen, identity: Identity) -> None:
    """Number, place and date stay dotted: the office fills them in when it signs (NĐ 30/2020)."""
    unit = f"UBND {identity.province_name.upper()}"
    title = f"Tình hình hoạt động công thương {identity.period.title}"
    place = identity.province_name.removeprefix("Tỉnh ").removeprefix("Thành phố ")
    pen.merged(1, _LEFT, unit, replace(_SMALL_BOLD, bold=False))
    pen.merged(1, _RIGHT, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", _SMALL_BOLD)
    pen.merged(2, _LEFT, "SỞ CÔNG THƯƠNG", _SMALL_BOLD)
    pen.merged(2, _RIGHT, "Độc lập - Tự do - Hạnh phúc", _BOLD)
    _draw_rules(pen, 3, (3, 3), (7, 11))
    pen.merged(4, _LEFT, "Số: ......../BC-SCT", _CENTRED)
    pen.merged(4, _RIGHT, f"{place}, ngày ...... tháng ...... năm ........", _ITALIC)
    pen.height(4, 22)
    pen.merged(5, _ALL, "", _BOLD)
    pen.merged(6, _ALL, "BÁO CÁO", replace(_BOLD, size=14))
    pen.merged(7, _ALL, title, _BOLD)
    _draw_rules(pen, 8, (5, 8))
    for row, text, columns in ((1, unit, _LEFT), (7, title, _ALL)):
        pen.height(row, pen.needed(text, columns, _SMALL_BOLD))
    pen.height(2, 19)
    pen.height(6, 24)


def _draw_rules(pen: Pen, row: int, *spans: tuple[int, int]) -> None:
    """Short horizontal lines under a text: the lower edge of a low row."""
    for first, last in spans:
        for column in range(first, last + 1):
            pen.blank(row, column, _RULE)
    pen.height(row, 4)


def _draw_addressee(pen: Pen, at: int, identity: Identity) -> int:
    right, left = (3, 12), (1, 2)
    look = Look(size=13)
    pen.height(at, 12)
    receiver = identity.addressee
    for label, text, field in (
        ("Kính gửi:", receiver.recipient, "recipient"),
        ("", receiver.via, "via"),
    ):
        at += 1
        pen.merged(at, left, label, replace(look, across="right"))
        pen.merged(at, right, text, look, defined_name(field))
        pen.height(at, pen.needed(text, right, look))
    return at + 1


def _draw_identity(pen: Pen, at: int, identity: Identity, condition: str) -> int:
    """Label and value, one row each; the condition is told, not part of the identity."""
    roles = ROLE_MARK.join(role.value for role in identity.signers)
    rows = (
        ("Đơn vị báo cáo", identity.province_name, "province_name"),
        ("Mã đơn vị", identity.province, "province"),
        ("Kỳ báo cáo (năm-tháng)", str(identity.period), "period"),
        ("Bản lập lần thứ", str(identity.revision), "revision"),
        ("Mã gói báo cáo", identity.package, "package"),
        ("Thay thế gói", identity.replaces or REPLACES_NOTHING, "replaces"),
        ("Người phải ký, theo thứ tự", roles, "signers"),
        ("Chương trình lập", identity.program, "program"),
    )
    _draw_section(pen, at, "1. Thông tin nhận dạng")
    for label, text, field in rows:
        at += 1
        _draw_pair(pen, at, label, text, defined_name(field))
    _draw_pair(pen, at + 1, "Tình trạng kiểm tra", condition)
    return at + 2


def _draw_section(pen: Pen, at: int, title: str) -> None:
    pen.merged(at, _ALL, title, _SECTION)
    pen.height(at, _SECTION_HEIGHT)


def _draw_pair(pen: Pen, at: int, label: str, text: str, name: str = "") -> None:
    left, right = (1, 4), (5, 12)
    pen.merged(at, left, label, _LABEL)
    pen.merged(at, right, text, _CELL, name)
    pen.height(at, pen.needed(text, right, _CELL))


def _draw_forms(pen: Pen, at: int, contents: CoverContents) -> int:
    _draw_section(pen, at, "2. Các biểu kèm theo")
    _draw_line(pen, at + 1, _FORM_COLUMNS, _FORM_HEAD, _HEAD)
    pairs = zip(contents.forms, contents.titles, strict=True)
    for number, (form, title) in enumerate(pairs, start=1):
        prefix = f"form_{form.code}"
        texts = (str(number), form.code, title, form.version, form.digest)
        named = ("", "", "", defined_name(f"{prefix}_version"), defined_name(f"{prefix}_digest"))
        _draw_line(pen, at + 1 + number, _FORM_COLUMNS, texts, _CELL, named)
    return at + 2 + len(contents.forms)


def _draw_explanations(pen: Pen, at: int, contents: CoverContents) -> int:
    explained = contents.explanations
    _draw_section(pen, at, "3. Giải trình các cảnh báo")
    if not explained:
        pen.merged(at + 1, _ALL, contents.unexplained, Look(italic=True))
        return at + 2
    _draw_line(pen, at + 1, _REASON_COLUMNS, _REASON_HEAD, _HEAD)
    _draw_said(pen, at + 2, "EX", explained)
    return at + 2 + len(explained)


def _draw_statements(pen: Pen, at: int, stated: Sequence[StatedExplanation]) -> int:
    """Errors that cannot be put right: whoever signs states why, and the reader sees it here."""
    if not stated:
        return at
    _draw_section(pen, at, "4. Cam đoan về lỗi không sửa được")
    _draw_line(pen, at + 1, _REASON_COLUMNS, _STATEMENT_HEAD, _HEAD)
    _draw_said(pen, at + 2, "ST", stated)
    return at + 2 + len(stated)


def _draw_said(pen: Pen, at: int, prefix: str, said: Sequence[StatedExplanation]) -> None:
    for number, one in enumerate(said, start=1):
        texts = (str(number), one.rule, str(one.cell), one.finding, one.text)
        fields = ("rule", "cell", "finding", "text")
        named = ("", *(f"{prefix}_{number}_{field}" for field in fields))
        _draw_line(pen, at + number - 1, _REASON_COLUMNS, texts, _CELL, named)


def _draw_line(
    pen: Pen,
    at: int,
    columns: Sequence[tuple[int, int]],
    texts: Sequence[str],
    look: Look,
    names: Sequence[str] = ("",) * 5,
) -> None:
    """One row of a table; the first column is centred."""
    heights = []
    for place, text, name in zip(columns, texts, names, strict=True):
        own = replace(look, across="center") if place == columns[0] else look
        if name.endswith("_digest"):
            own = replace(look, size=_SMALL)
        pen.merged(at, place, text, own, name)
        heights.append(pen.needed(text, place, own))
    pen.height(at, max(heights))


def _draw_signatures(pen: Pen, at: int, identity: Identity) -> None:
    pen.merged(at, (1, 6), identity.prepared_by, _BOLD, defined_name("prepared_by"))
    pen.merged(at, (7, 12), "GIÁM ĐỐC", _BOLD)
    pen.height(at, 20)
    pen.merged(at + 1, (7, 12), _SIGNED_WHERE, _NOTE)
    pen.height(at + 1, pen.needed(_SIGNED_WHERE, (7, 12), _NOTE))
