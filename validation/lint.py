"""Every flaw of a definition file, its rules included, each with key path and a way to mend it."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from forms.common.errors import KnownError
from forms.definition import Form, FormKind
from forms.lint import Problem
from forms.lint import lint as lint_form
from forms.loader import load, parsed
from forms.refusals import refusals
from forms.shape import checked
from validation.finding import Outcome
from validation.flaws import flaws
from validation.rules import MAX_RULES, Rule
from validation.ruleset import KNOWN, checks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: By the key that is wrong.
_ADVICE: Final = {
    "base": "Ghi mã một cột có trong biểu.",
    "code": "Đặt mã khác, theo mẫu MÃ_BIỂU-số, ví dụ CT03-12.",
    "columns": "Chỉ ghi mã các cột có trong biểu.",
    "error_limit": "Bỏ error_limit, hoặc đặt lớn hơn limit của một cảnh báo.",
    "example": "Thêm [[rule.example]] còn thiếu.",
    "expression": "Sửa biểu thức đúng chỗ đã nêu; tên là mã cột hoặc [mã mục].cột.",
    "kind": "Dùng một trong các loại đã nêu.",
    "other": "Ghi mã một cột có trong biểu.",
    "rows": "Chỉ ghi mã các mục có trong biểu.",
    "rule": "Bớt quy tắc, hoặc thu hẹp rows và columns.",
    "limit": "Ghi số không âm, đặt trong ngoặc kép, ví dụ limit = “30”.",
    "severity": "Dùng “error” hoặc “warning”.",
    "text": "Viết câu chỉ dùng các tên đã khai báo trong ngoặc nhọn.",
    "tolerance": "Bỏ tolerance, hoặc ghi số như “0.5”, “1%”, “rounding”.",
    "when": "Ghi mã một cột có trong biểu.",
    "yields_to": "Ghi mã quy tắc đứng trước quy tắc này.",
}  # fmt: skip
_QUOTED: Final = re.compile("“([^”]+)”")
_OTHERWISE: Final = "Xem cách viết ở một quy tắc đã có."
_SAMPLE_RECORD: Final = ("a1",)


def lint(text: str, file: str, others: Mapping[str, Form]) -> tuple[Problem, ...]:
    """All flaws of one definition; ``others`` are the forms its rules may read besides it."""
    found = lint_form(text, file)
    try:
        tables = parsed(text, file)[0].get("rule", [])
    except KnownError:
        return found
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        return found  # the form's own model has said so
    form = None if found else load(text, file)
    rules = tuple(_Rules(file, form, others).problems(tables[:MAX_RULES]))
    if len(tables) > MAX_RULES:
        reason = f"có {len(tables)} quy tắc, quá {MAX_RULES}"
        rules = (*rules, Problem(file, "rule", reason, _ADVICE["rule"]))
    return (*found, *rules)


class _Rules:
    """Goes through a definition's rules; without a sound form only their shape is looked at."""

    def __init__(self, file: str, form: Form | None, others: Mapping[str, Form]) -> None:
        self._file = file
        self._form = form
        self._others = {c: f for c, f in others.items() if form is None or c != form.code}
        self._seen: set[str] = set()

    def problems(self, tables: list[dict[str, Any]]) -> Iterator[Problem]:
        for number, table in enumerate(tables, start=1):
            code = str(table.get("code", number)).replace(".", "_")[:20]
            for key, reason in self._flaws(table):
                yield self._problem(f"rule.{code}.{key}", reason)
            self._seen.add(code)

    def _flaws(self, table: dict[str, Any]) -> Iterator[tuple[str, str]]:
        try:
            rule = checked(Rule, table)
        except ValidationError as error:
            yield from ((refusal.key, refusal.reason) for refusal in refusals(error))
            return
        if rule.code in self._seen:
            yield "code", "mã quy tắc dùng hai lần"
        for other in rule.yields_to:
            if other not in self._seen:
                yield "yields_to", f"“{other}” không đứng trước quy tắc này"
        yield from _kind(rule)
        yield from _examples(rule)
        if self._form is not None:
            yield from self._bound(self._form, rule, table)

    def _bound(self, form: Form, rule: Rule, table: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """What comes to light only when the rule meets the form's cells."""
        if rule.kind not in KNOWN:
            return
        found = tuple(flaws(form, rule))
        yield from found
        if found:
            return
        alone = {key: value for key, value in table.items() if key != "yields_to"}
        try:
            checks_of(_with_rule(form, alone), self._others)
        except KnownError as error:
            yield str(error.params["key"]), str(error.params["reason"])

    def _problem(self, key: str, reason: str) -> Problem:
        parts = key.split(".")[2:]  # after "rule" and the code, which may be a word of the list
        advice = next((_ADVICE[part] for part in reversed(parts) if part in _ADVICE), _OTHERWISE)
        return Problem(self._file, key, reason, self._nearest(parts[0], reason) or advice)

    def _nearest(self, key: str, reason: str) -> str:
        """What a misspelt name was probably meant to be."""
        if self._form is None or not (quoted := _QUOTED.search(reason)):
            return ""
        names: list[str] = []
        match key:
            case "rows":
                names = list(self._form.row_of)
            case "kind":
                names = sorted(KNOWN)
            case "columns" | "base" | "other" | "when":
                names = list(self._form.column_of)
        close = difflib.get_close_matches(quoted[1], names, n=1)
        return f"Có phải “{close[0]}”?" if close else ""


def _kind(rule: Rule) -> Iterator[tuple[str, str]]:
    if rule.kind not in KNOWN:
        known = ", ".join(sorted(KNOWN))
        yield "kind", f"loại “{rule.kind}” chưa biết; các loại dùng được: {known}"


def _examples(rule: Rule) -> Iterator[tuple[str, str]]:
    shown = {example.outcome for example in rule.example}
    for outcome in (Outcome.PASS, Outcome.FAIL):
        if outcome not in shown:
            yield "example", f"thiếu ví dụ outcome = “{outcome.value}”"


def _with_rule(form: Form, table: dict[str, Any]) -> Form:
    """The form with one rule only, and a record to bind it to where its rows are records."""
    if form.kind is FormKind.LIST:
        form = form.with_records(_SAMPLE_RECORD)
    return replace(form, rules=(table,))
