"""What the help says about an indicator and about the rules that look at it, as Markdown pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from forms.definition import ColumnKind, ValueType
from ui.guide.library import GuidePage
from validation.finding import Severity
from validation.places import column_label, letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from forms.cell import Cell
    from forms.definition import Column, Form, Row
    from ui.form_source import FormSource
    from validation.check import Check
    from validation.rules import Rule

_NO_MEANING: Final = "Biểu không ghi định nghĩa riêng cho mục này."
_SEVERITIES: Final = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo"}


def indicator_page(source: FormSource, cell: Cell) -> GuidePage:
    """Meaning, unit, way of writing, sources and rules of a cell."""
    form = source.form
    row, column = form.row_of[cell.row], form.column_of[cell.column]
    title = f"{row.code} {row.label}"
    text = "\n\n".join(
        (
            f"# {title}",
            _place(source, row, column),
            "## Định nghĩa",
            row.help or _NO_MEANING,
            "## Cách ghi",
            "\n".join(f"- {line}" for line in _writing(form, row, column)),
            "## Nguồn",
            "\n".join(f"- {line}" for line in _sources(form, row)),
            *_rules(source, cell),
        )
    )
    return GuidePage(str(cell), title, text, "")


def rule_pages(form: Form) -> dict[str, GuidePage]:
    """A page for each rule of a form, by code."""
    from exports.rule_pages import page

    _, *sections = page(form).split("\n## ")
    pages: dict[str, GuidePage] = {}
    for section in sections:
        title, _, rest = section.partition("\n")
        pages[title.split(" ", 1)[0]] = GuidePage(title, title, f"# {title}\n{rest}", "")
    return pages


def _place(source: FormSource, row: Row, column: Column) -> str:
    form, labels = source.form, source.session.period.labels()
    number = form.type_of(row.code, column.id) is ValueType.NUMBER
    unit = f"đơn vị: {form.unit_of(row, column)}" if number else ""
    parts = (f"Biểu {form.number}", f"cột {letter(column)}", column_label(column, labels), unit)
    return " · ".join(part for part in parts if part)


def _writing(form: Form, row: Row, column: Column) -> Iterator[str]:
    """How the cell gets its value."""
    if column.help:
        yield column.help
    if parts := form.parts(row, column):
        run = f"{parts[0]} đến {parts[-1]}" if len(parts) > 1 else parts[0]
        yield f"Tự tính từ {run} khi các mục này đủ số; chưa đủ thì nhập được tổng."
    elif column.kind is ColumnKind.COMPUTED:
        yield f"Tự tính theo công thức {column.letter}."
    if form.type_of(row.code, column.id) is ValueType.NUMBER:
        decimals = form.decimals(row, column)
        precise = f"nhiều nhất {decimals} chữ số sau dấu phẩy" if decimals else "số nguyên"
        yield f"Ghi {precise}; dấu phẩy cho phần lẻ; x khi không áp dụng."


def _sources(form: Form, row: Row) -> Iterator[str]:
    for origin in form.origin:
        yield f"{origin.document}: {origin.note}" if origin.note else origin.document
    if row.classification:
        yield f"Mã phân loại: {row.classification}"


def _rules(source: FormSource, cell: Cell) -> Iterator[str]:
    """The rules that judge the cell, then those that only use its figure."""
    session = source.session
    checks = session.workspace.rulebook.checks(source.form, session.desk.report.forms)
    standing = [check for check in checks if check.rule.in_force(session.period)]
    own = _named(check for check in standing if check.cell == cell)
    using = _named(check for check in standing if cell in check.reads)
    if own:
        yield "## Quy tắc xét ô này"
        yield "\n".join(_linked(rule) for rule in own.values())
    if others := [rule for code, rule in using.items() if code not in own]:
        yield "## Quy tắc dùng số của ô này"
        yield "\n".join(_linked(rule) for rule in others)


def _named(checks: Iterable[Check]) -> dict[str, Rule]:
    """Each rule once."""
    return {check.rule.code: check.rule for check in checks}


def _linked(rule: Rule) -> str:
    return f"- [{rule.code}]({rule.code}.md) {rule.title} ({_SEVERITIES[rule.severity]})"
