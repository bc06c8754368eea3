"""What a rule checks, in plain Vietnamese: for the help pages and for whoever writes rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from forms.common.numbers import format_number
from forms.common.period import Period
from validation.places import column_label
from validation.rules import Missing

if TYPE_CHECKING:
    from forms.definition import Form
    from validation.rules import Rule

#: The month whose names stand for "this month" in descriptions.
_MONTH: Final = Period(2026, 10)
_KINDS: Final = {
    "agrees": "Số nhập tay ở ô tự tính phải khớp số chương trình tính từ các ô liên quan.",
    "at_most": "Giá trị không vượt cột “{other}”.",
    "both_or_neither": "Các cột cùng có hoặc cùng để trống.",
    "breakdown": "Đã nhập số tổng thì các mục con cũng phải có số.",
    "compare": "Mức tăng hoặc giảm so với cột “{base}” không quá {limit}%.{leap}",
    "document": "Văn bản ghi đủ số và ký hiệu, hoặc tên luật.",
    "expression": "Điều kiện phải đúng: `{expression}`.",
    "growth_path": "Mức tăng lũy kế nằm giữa lũy kế tháng trước và mức tăng tháng này; chưa có số "
    "tháng trước thì nằm trong khoảng các tháng đã biết.",
    "hull": "Mức chung nằm giữa mức thấp nhất và cao nhất của các mục con.",
    "index_slip": "Số từ 60 đến 200 ở cột mức tăng có thể là chỉ số ghi nhầm.",
    "memo": "Dòng “trong đó” không lớn hơn mục trên.",
    "no_fall": "Giá trị không nhỏ hơn cột “{base}”.",
    "order": "Theo thứ tự mục {rows}: mục sau không lớn hơn mục trước.",
    "outlier": "So với trung vị của tối đa 24 tháng trước (cần ít nhất 6 tháng), không lệch quá "
    "{limit} lần độ lệch thường thấy; tháng cùng kỳ cũng lệch như vậy thì coi là mùa vụ.{small}",
    "range": "Giá trị nằm trong khoảng mà dòng hoặc cột cho phép.",
    "ratio": "Tỷ lệ ở mục đầu bằng mục thứ hai chia mục thứ ba ({rows}).",
    "required": "Ô phải có giá trị{when}.",
    "required_if": "Ô phải có giá trị khi đúng điều kiện: `{expression}`.",
    "similar": "Hai dòng không dùng chung từ {limit} số từ trở lên (0,5 là một nửa).",
    "sum": "Tổng nhập tay bằng cộng các mục con; dòng “trong đó” không cộng vào.",
    "unchanged": "Số có phần lẻ không lặp lại y nguyên cột “{base}”.",
    "unique": "Hai dòng không ghi giống nhau, không kể chữ hoa, dấu và dấu câu.",
    "unit_slip": "Giá trị không gấp khoảng 10, 100, 1.000 hay 1.000.000 lần cột “{base}”, hoặc "
    "nhỏ hơn chừng ấy lần; cùng kỳ năm trước cỡ tương tự thì bỏ qua.{small}",
    "wording": "Lời văn có ít nhất {limit} từ nêu nội dung, không kể từ công văn.",
}
_MISSING: Final = {
    Missing.SKIP_IF_ANY: "Thiếu một số thì chưa xét.",
    Missing.SKIP_IF_ALL: "Thiếu tất cả mới không xét; ô trống còn lại tính là 0.",
    Missing.AS_ZERO: "Ô trống tính là 0.",
    Missing.FAIL: "Thiếu số là không đạt.",
}


_LEAP_SAID: Final = " Số so sánh nhỏ hơn {} thì chỉ xét khi số kỳ này gấp mười mức đó trở lên."


def described(rule: Rule, form: Form) -> str:
    """What a rule checks, in one or two sentences."""
    small = f" Số nhỏ hơn {format_number(rule.small)} không xét." if rule.small else ""
    leap = _LEAP_SAID.format(format_number(rule.small)) if rule.small else ""
    applying = f" Chỉ xét{_when(rule, form)}." if rule.when and rule.kind != "required" else ""
    text = _KINDS[rule.kind].format(
        base=_column(form, rule.base),
        other=_column(form, rule.other),
        limit=format_number(rule.limit),
        small=small,
        leap=leap,
        rows=", ".join(rule.rows),
        expression=rule.expression,
        when=_when(rule, form),
    )
    return text + applying


def on_blanks(rule: Rule) -> str:
    """What blank cells mean to a rule."""
    return _MISSING[rule.missing]


def tolerated(rule: Rule) -> str:
    """How far apart two amounts may be; nothing where a rule has no tolerance."""
    if rule.tolerance == "0":
        return ""
    if rule.tolerance == "rounding":
        return "sai số làm tròn: nửa chữ số cuối cho mỗi số tham gia"
    return rule.tolerance.replace(".", ",")


def _column(form: Form, name: str) -> str:
    return column_label(form.column_of[name], _MONTH.labels()) if name else ""


def _when(rule: Rule, form: Form) -> str:
    if not rule.when:
        return " ở dòng và cột bắt buộc"
    column = _column(form, rule.when)
    if not rule.among:
        return f" khi cột “{column}” có giá trị"
    choices = form.choices_of("", rule.when)
    labels = {choice.code: choice.label for choice in choices}
    return f" khi cột “{column}” là {', '.join(labels.get(c, c) for c in rule.among)}"
