"""Help pages of the rules, one file per form, written from the definitions alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from forms.common.period import Period
from validation.descriptions import described, on_blanks, tolerated
from validation.finding import Outcome, Severity
from validation.places import column_label
from validation.rules import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from forms.definition import Form
    from validation.rules import Example, Rule

_MONTH: Final = Period(2026, 10)
_OUTCOMES: Final = {
    Outcome.PASS: "Đạt",
    Outcome.FAIL: "Không đạt",
    Outcome.NOT_EVALUATED: "Chưa xét",
    Outcome.RULE_ERROR: "Không chạy được",
}
_NOTE: Final = "<!-- Sinh tự động từ tệp định nghĩa biểu: main.py rules. Không sửa tay. -->"


def pages(forms: Iterable[Form]) -> dict[str, str]:
    """File name → text of every page, with an index; forms in the order given."""
    made = {f"{form.code}.md": page(form) for form in forms}
    return {"README.md": _index(forms), **made}


def page(form: Form) -> str:
    """The page of one form version: a section per rule code."""
    head = (
        _NOTE,
        f"# Quy tắc của biểu {form.number}: {form.title}",
        f"Mã biểu {form.code}, phiên bản {form.version}, áp dụng từ {form.valid_from:%d/%m/%Y}.",
    )
    sections = ("\n\n".join(_section(form, rule)) for rule in rules_of(form))
    return "\n\n".join((*head, *sections)) + "\n"


def _index(forms: Iterable[Form]) -> str:
    lines = [_NOTE, "", "# Quy tắc kiểm tra", "", "| Biểu | Tên | Số quy tắc |", "|---|---|---|"]
    lines += (
        f"| [{form.code}]({form.code}.md) | {form.short_title} | {len(form.rules)} |"
        for form in forms
    )
    return "\n".join(lines) + "\n"


def _section(form: Form, rule: Rule) -> Iterator[str]:
    yield f"## {rule.code} {rule.title}"
    yield described(rule, form)
    facts = [f"- Mức: {_severity(rule)}", f"- Phạm vi: {_scope(form, rule)}"]
    if tolerance := tolerated(rule):
        facts.append(f"- Dung sai: {tolerance}")
    facts.append(f"- Ô trống: {on_blanks(rule)}")
    if rule.yields_to:
        facts.append(f"- Không nhắc lại khi đã có: {', '.join(rule.yields_to)}")
    if rule.why:
        facts.append(f"- Vì sao: {rule.why}")
    facts.append(f"- Căn cứ: {_origin(form, rule)}")
    yield "\n".join(facts)
    table = ["| Ví dụ | Ô xét | Số liệu |", "|---|---|---|"]
    table += (_example(example) for example in rule.example)
    yield "\n".join(table)


def _severity(rule: Rule) -> str:
    if rule.severity is Severity.WARNING:
        error = rule.error_limit
        beyond = f"; vượt {error:f} thì là lỗi".replace(".", ",") if error is not None else ""
        return f"cảnh báo, phải sửa hoặc giải trình trước khi ký{beyond}"
    if rule.correctable:
        return "lỗi, phải sửa trước khi ký"
    return "lỗi, phải sửa trước khi ký; không sửa được thì cam đoan lý do, in trên bìa"


def _scope(form: Form, rule: Rule) -> str:
    labels = _MONTH.labels()
    columns = [f"“{column_label(form.column_of[name], labels)}”" for name in rule.columns]
    scope = f"cột {', '.join(columns)}" if columns else "mọi cột có số"
    if rule.rows:
        scope += f"; mục {', '.join(rule.rows)}"
    if rule.months:
        scope += f"; tháng {', '.join(str(month) for month in rule.months)}"
    return scope


def _origin(form: Form, rule: Rule) -> str:
    origin = rule.origin or form.origin[0]
    return ", ".join(part for part in (origin.document, origin.article) if part)


def _example(example: Example) -> str:
    cells = "; ".join(f"{at} = {text}" for at, text in example.cells.items()) or "để trống"
    return f"| {_OUTCOMES[example.outcome]} | {example.at} | {cells.replace('|', '/')} |"
