"""Is a definition sound? Ids, references, header groups, units, formulas and cycles."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from forms.common.numbers import read_machine_number
from forms.common.period import YEAR, template_fault
from forms.definition import Column, ColumnKind, Form, FormKind, Row, ValueType
from forms.program import Program, ProgramError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: (key path, reason in Vietnamese)
Problem = tuple[str, str]


def problems(form: Form) -> Iterator[Problem]:
    """Every flaw found, in file order; a sound definition gives none."""
    yield from _duplicates("column", (column.id for column in form.columns))
    yield from _duplicates("row", (row.code for row in form.rows))
    yield from _claimed_twice(form)
    yield from _duplicates("group", (group.id for group in form.groups))
    for name, choices in form.choices.items():
        yield from _duplicates(f"choices.{name}", (choice.code for choice in choices))
    yield from _validity(form)
    yield from _shape(form)
    yield from _rows(form)
    yield from _columns(form)
    yield from _header(form)
    yield from _formulas(form)


def _duplicates(table: str, ids: Iterable[str]) -> Iterator[Problem]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield f"{table}.{name}", f"mã “{name}” dùng {count} lần"


def _claimed_twice(form: Form) -> Iterator[Problem]:
    """A figure can move to one row only."""
    heirs = Counter(code for row in form.rows for code in set(row.formerly))
    for row in form.rows:
        for code in row.formerly:
            if heirs[code] > 1:
                yield f"row.{row.code}.formerly", f"dòng cũ “{code}” được hai dòng cùng nhận"


def _validity(form: Form) -> Iterator[Problem]:
    if form.valid_to and form.valid_to < form.valid_from:
        yield "valid_to", "ngày hết hiệu lực sớm hơn ngày có hiệu lực"
    if not form.months or not set(form.months) <= set(YEAR):
        yield "months", "tháng phải từ 1 đến 12"


def _shape(form: Form) -> Iterator[Problem]:
    if form.kind is FormKind.LIST and form.rows:
        yield "row", "biểu danh sách không có dòng cố định"
    for column in form.columns:
        if form.kind is FormKind.LIST and column.kind is not ColumnKind.ENTRY:
            yield f"column.{column.id}.kind", "biểu danh sách chỉ có cột nhập"
    if form.kind is not FormKind.LIST and not form.rows:
        yield "row", "biểu chưa có dòng nào"


def _rows(form: Form) -> Iterator[Problem]:
    seen: set[str] = set()
    for row in form.rows:
        key = f"row.{row.code}"
        if row.parent and row.parent not in seen:
            yield f"{key}.parent", f"dòng cha “{row.parent}” phải đứng trước dòng này"
        if row.memo and not row.parent:
            yield f"{key}.memo", "dòng “trong đó” cần có dòng cha (parent)"
        for measure in row.measures or ():
            if measure not in form.column_of:
                yield f"{key}.measures", f"không có cột “{measure}”"
        if row.choices and row.choices not in form.choices:
            yield f"{key}.choices", f"không có danh sách “{row.choices}”"
        yield from _row_unit(form, row, key)
        yield from _bounds(key, row)
        yield from _row_type(form, row, key)
        seen.add(row.code)


def _row_unit(form: Form, row: Row, key: str) -> Iterator[Problem]:
    parent = form.row_of.get(row.parent or "")
    if parent and not row.memo and row.additive and parent.unit != row.unit:
        yield f"{key}.unit", f"đơn vị “{row.unit}” khác đơn vị dòng cha “{parent.unit}”"
    if row.unit == "%" and row.additive:
        yield f"{key}.additive", "dòng phần trăm không cộng được; đặt additive = false"


def _row_type(form: Form, row: Row, key: str) -> Iterator[Problem]:
    if (row.type is ValueType.CHOICE) != bool(row.choices):
        yield f"{key}.choices", "type = “choice” và choices phải đi cùng nhau"
    if row.type in (None, ValueType.NUMBER):
        return
    if row.additive:
        yield f"{key}.additive", "dòng không phải số thì không cộng được; đặt additive = false"
    for column in form.columns:
        if form.measured(row, column) and column.kind is not ColumnKind.ENTRY:
            yield f"{key}.measures", f"cột “{column.id}” tự tính nên dòng này không có cột đó"


def _columns(form: Form) -> Iterator[Problem]:
    for column in form.columns:
        key = f"column.{column.id}"
        if fault := template_fault(column.title):
            yield f"{key}.title", fault
        yield from _bounds(key, column)
        yield from _addition(key, column)
        if column.kind is ColumnKind.ENTRY and column.formula:
            yield f"{key}.formula", "cột nhập không có công thức; đổi kind hoặc bỏ formula"
        if column.kind is not ColumnKind.ENTRY and not column.formula:
            yield f"{key}.formula", "cột tự tính hoặc tham chiếu cần có công thức"
        if column.type is ValueType.CHOICE and column.choices not in form.choices:
            yield f"{key}.choices", f"không có danh sách “{column.choices}”"
        if column.revised_by and column.revised_by not in form.column_of:
            yield f"{key}.revised_by", f"không có cột “{column.revised_by}”"


def _addition(key: str, column: Column) -> Iterator[Problem]:
    if column.additive and column.type is not ValueType.NUMBER:
        yield f"{key}.additive", "chỉ cột số mới cộng được"
    if column.additive and column.unit == "%":
        yield f"{key}.additive", "cột phần trăm không cộng được"


def _bounds(key: str, owner: Row | Column) -> Iterator[Problem]:
    bounds = {"minimum": owner.minimum, "maximum": owner.maximum}
    for name, text in bounds.items():
        if text is not None and _number(text) is None:
            yield f"{key}.{name}", f"“{text}” không phải số; viết dạng “-12.5”"
    low, high = (_number(text) for text in bounds.values())
    if low is not None and high is not None and low > high:
        yield f"{key}.minimum", "mức thấp nhất lớn hơn mức cao nhất"


def _number(text: str | None) -> Decimal | None:
    reading = None if text is None else read_machine_number(text)
    return reading if isinstance(reading, Decimal) else None


def _header(form: Form) -> Iterator[Problem]:
    known = {group.id for group in form.groups}
    runs = [group for group, _ in groupby(column.group for column in form.columns)]
    for group, count in Counter(run for run in runs if run).items():
        if group not in known:
            yield f"group.{group}", "cột dùng nhóm chưa khai báo"
        if count > 1:
            yield f"group.{group}", "các cột của một nhóm phải đứng liền nhau"


def _formulas(form: Form) -> Iterator[Problem]:
    if form.kind is FormKind.LIST:
        return
    for _ in form.columns:  # each round tells of one formula and goes on without it
        try:
            Program(form)
        except ProgramError as error:
            yield error.key, error.reason
            form = _without_formula(form, error.key)
        else:
            return


def _without_formula(form: Form, key: str) -> Form:
    """The form with one formula less, so that the flaws of the others come to light."""
    columns = tuple(
        replace(column, formula="") if f"column.{column.id}.formula" == key else column
        for column in form.columns
    )
    return replace(form, columns=columns)
