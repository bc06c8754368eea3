"""Why a definition does not fit its model, in Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from pydantic import ValidationError

_DATE: Final = "phải là ngày, viết năm-tháng-ngày"
#: By the stable error types of pydantic.
_REASONS: Final = {
    "missing": "thiếu mục này",
    "unexpected_keyword_argument": "không có mục này trong mẫu định nghĩa; kiểm tra chính tả",
    "enum": "giá trị không thuộc danh sách cho phép",
    "string_pattern_mismatch": "viết sai mẫu",
    "string_too_short": "đang để trống hoặc quá ngắn",
    "string_too_long": "dài quá mức cho phép",
    "string_type": "phải là chữ, đặt trong ngoặc kép",
    "too_long": "có quá nhiều phần tử",
    "too_short": "chưa có phần tử nào",
    "bool_type": "phải là true hoặc false",
    "bool_parsing": "phải là true hoặc false",
    "int_type": "phải là số nguyên",
    "int_parsing": "phải là số nguyên",
    "int_from_float": "phải là số nguyên",
    "decimal_type": "phải là số",
    "decimal_parsing": "phải là số",
    "decimal_max_digits": "số quá dài",
    "decimal_whole_digits": "số quá dài",
    "decimal_max_places": "số có quá nhiều chữ số lẻ",
    "finite_number": "phải là số hữu hạn",
    "greater_than_equal": "nhỏ hơn mức cho phép",
    "less_than_equal": "lớn hơn mức cho phép",
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "tuple_type": "phải là một danh sách",
    "mapping_type": "phải là một bảng",
    "dataclass_type": "phải là một bảng",
}


class Refusal(NamedTuple):
    """One thing refused: where, pydantic's stable error type, and why."""

    path: tuple[int | str, ...]
    kind: str
    reason: str

    @property
    def key(self) -> str:
        """The path on one line: ``"rows.3.label"``."""
        return ".".join(map(str, self.path))


def refusals(error: ValidationError) -> tuple[Refusal, ...]:
    """Everything refused, in file order."""
    return tuple(
        Refusal(each["loc"], each["type"], _REASONS.get(each["type"], "sai kiểu giá trị"))
        for each in error.errors()
    )


def first_refusal(error: ValidationError) -> tuple[str, str]:
    """Key path and reason of the first thing refused."""
    first = refusals(error)[0]
    return first.key, first.reason
