"""Every flaw of a definition file at once, each with its key path and a way to mend it."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, get_type_hints

from pydantic import ValidationError

from forms.common.errors import KnownError
from forms.definition import Choice, Column, Form, Group, Origin, Row
from forms.loader import parsed
from forms.refusals import Refusal, refusals
from forms.shape import Table, checked, plural
from forms.soundness import problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Problem:
    """One flaw; ``key`` names rows and columns by their codes: ``"row.1.8.unit"``."""

    file: str
    key: str
    reason: str
    suggestion: str


_TABLES: Final[Mapping[str, type[Table]]] = {
    "rows": Row, "columns": Column, "groups": Group, "origin": Origin, "choices": Choice,
}  # fmt: skip
_SINGULAR: Final = {"rows": "row", "columns": "column", "groups": "group", "rules": "rule"}
#: By the last part of the key path.
_ADVICE: Final = {
    "additive": "Đặt additive = false.",
    "choices": "Khai báo danh sách bằng [[choices.tên]], hoặc bỏ choices.",
    "formula": "Sửa công thức đúng chỗ đã nêu; công thức chỉ đọc các cột có trong biểu.",
    "formerly": "Để một dòng nhận, dòng kia bỏ mã này.",
    "kind": 'Đặt kind = "entry".',
    "maximum": "Viết số với dấu chấm thập phân, đặt trong ngoặc kép.",
    "measures": "Chỉ ghi mã các cột có trong tệp.",
    "memo": "Thêm parent cho dòng này, hoặc bỏ memo.",
    "minimum": "Viết số với dấu chấm thập phân, đặt trong ngoặc kép.",
    "months": "Ghi các tháng từ 1 đến 12, ví dụ months = [6, 12].",
    "parent": "Đưa dòng cha lên trước, hoặc sửa mã ở parent.",
    "revised_by": "Ghi mã cột chứa số chính thức của tháng sau.",
    "row": "Thêm các bảng [[row]], hoặc đổi kind của biểu.",
    "title": "Chỉ dùng {month}, {year}, {prev_month}, {prev_year}, {last_year}, {months}.",
    "unit": "Ghi cùng đơn vị với dòng cha, hoặc đặt memo = true.",
    "valid_to": "Ghi ngày sau valid_from, hoặc bỏ valid_to.",
}  # fmt: skip
_QUOTED: Final = re.compile("“([^”]+)”")


def lint(text: str, file: str) -> tuple[Problem, ...]:
    """All flaws of one definition, in file order; nothing for a sound one."""
    try:
        table, digest = parsed(text, file)
    except KnownError as error:
        reason = str(error.params["reason"])
        return (Problem(file, "", reason, "Mở tệp, sửa đúng chỗ đã nêu rồi kiểm tra lại."),)
    found = [*_text(text, file)]
    shaped = plural(table)
    try:
        form = checked(Form, {**shaped, "digest": digest})
    except ValidationError as error:
        return (*found, *(_refused(refusal, shaped, file) for refusal in refusals(error)))
    found += [_unsound(form, key, reason, file) for key, reason in problems(form)]
    return (*found, *_file_name(form, file), *_unused(form, file))


def _text(text: str, file: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not unicodedata.is_normalized("NFC", line):
            reason = "chữ có dấu viết kiểu tổ hợp"
            advice = "Gõ lại dòng này bằng bảng mã Unicode dựng sẵn."
            yield Problem(file, f"dòng {number}", reason, advice)


def _refused(refusal: Refusal, table: Mapping[str, Any], file: str) -> Problem:
    last = str(refusal.path[-1])
    model = _TABLES.get(str(refusal.path[0]), Form)
    match refusal.kind:
        case "unexpected_keyword_argument":
            advice = _nearest(last, get_type_hints(model), "Xóa mục này.")
        case "missing":
            advice = f"Thêm dòng {last} = …"
        case "enum":
            advice = _allowed(model, last)
        case _:
            advice = f"Xem cách viết {last} ở một biểu đã có."
    return Problem(file, _named(refusal.path, table), refusal.reason, advice)


def _allowed(model: type[Table], name: str) -> str:
    kind = get_type_hints(model)[name]
    values = ", ".join(f"“{member.value}”" for member in getattr(kind, "__members__", {}).values())
    return f"Dùng một trong: {values}." if values else f"Xem cách viết {name} ở một biểu đã có."


def _named(path: tuple[int | str, ...], table: Mapping[str, Any]) -> str:
    """``("rows", 3, "unit")`` → ``"row.1.8.unit"``."""
    parts: list[str] = []
    place: Any = table
    for part in path:
        try:
            place = place[part]
        except (KeyError, IndexError, TypeError):
            place = None
        code = place.get("code") or place.get("id") if isinstance(place, dict) else None
        parts.append(str(code if code and isinstance(part, int) else part))
    return ".".join([_SINGULAR.get(parts[0], parts[0]), *parts[1:]])


def _unsound(form: Form, key: str, reason: str, file: str) -> Problem:
    last = key.rpartition(".")[2]
    advice = _ADVICE.get(last, "Sửa mục này theo lý do đã nêu.")
    names: dict[str, Iterable[str]] = {
        "measures": form.column_of,
        "revised_by": form.column_of,
        "parent": form.row_of,
        "choices": form.choices,
    }
    if last in names and (quoted := _QUOTED.search(reason)):
        advice = _nearest(quoted[1], names[last], advice)
    return Problem(file, key, reason, advice)


def _nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    close = difflib.get_close_matches(name, [each for each in known if each != name], n=1)
    return f"Có phải “{close[0]}”?" if close else otherwise


def _file_name(form: Form, file: str) -> Iterator[Problem]:
    wanted = f"{form.code}.{form.valid_from:%Y-%m}.toml"
    if file != wanted:
        reason = "tên tệp không khớp code và valid_from nên không được tìm thấy đúng kỳ"
        yield Problem(file, "valid_from", reason, f"Đổi tên tệp thành {wanted}.")


def _unused(form: Form, file: str) -> Iterator[Problem]:
    used = {row.choices for row in form.rows} | {column.choices for column in form.columns}
    for name in sorted(form.choices.keys() - used):
        reason = "danh sách không có dòng, cột nào dùng"
        yield Problem(file, f"choices.{name}", reason, "Xóa danh sách, hoặc ghi tên nó ở choices.")
    for group in form.groups:
        if group.id not in {column.group for column in form.columns}:
            reason = "nhóm không có cột nào"
            advice = "Xóa nhóm, hoặc ghi tên nó ở group của cột."
            yield Problem(file, f"group.{group.id}", reason, advice)
