"""What is wrong with a rule that its model alone cannot see: settings that do not fit its kind."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING, Final

from forms.common.period import Period, template_fault
from forms.common.text import clean
from validation.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from forms.definition import Form
    from validation.rules import Rule

#: Rules that one rule gives way to; each is decided once more for it.
MAX_YIELDS: Final = 8
#: What the kinds cannot do without.
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "at_most": ("other",),
    "both_or_neither": ("columns",),
    "compare": ("base", "base_label", "limit"),
    "expression": ("columns", "expression", "text"),
    "growth_path": ("base", "other"),
    "no_fall": ("base", "base_label"),
    "order": ("rows",),
    "outlier": ("columns", "limit"),
    "ratio": ("rows",),
    "required_if": ("columns", "expression"),
    "similar": ("columns", "limit"),
    "unchanged": ("base", "base_label"),
    "unique": ("columns",),
    "unit_slip": ("columns", "base", "base_label"),
    "wording": ("columns",),
}
#: Kinds that hold two amounts against each other.
COMPARING: Final = frozenset(
    {
        "agrees", "at_most", "expression", "growth_path", "hull", "memo", "no_fall", "order",
        "ratio", "sum",
    }
)  # fmt: skip
#: Kinds that know how far beyond the limit an amount is.
GRADED: Final = COMPARING - {"hull", "growth_path"} | {"compare", "outlier"}
#: Kinds that read amounts only, so that a blank can count as zero.
_POLICED: Final = COMPARING - {"agrees"} | {"compare"}
#: A percentage, its part and its whole.
_RATIO_ROWS: Final = 3
_FEWEST_SIDES: Final = 2
#: More amounts than one sentence can name.
_MAX_FIGURES: Final = 20
#: What the sentence of an expression may name besides its own figures.
_BUILT_IN: Final = frozenset({"value", "left", "right", "gap", "slack"})
_LABELS: Final = frozenset(Period(2026, 10).labels())


def flaws(form: Form, rule: Rule) -> Iterator[tuple[str, str]]:
    """Key and reason of every flaw, the plainest first."""
    if rule.code.startswith(f"{form.code}-00"):
        yield "code", "mã này dành cho quy tắc dựng sẵn"
    yield from _settings(rule)
    if len(rule.yields_to) > MAX_YIELDS:
        yield "yields_to", f"nhường quá {MAX_YIELDS} quy tắc"
    if fault := template_fault(rule.base_label):
        yield "base_label", fault
    for key, names, known in (
        ("columns", rule.columns, form.column_of),
        ("rows", rule.rows, form.row_of),
        ("base", (rule.base,) if rule.base else (), form.column_of),
        ("other", (rule.other,) if rule.other else (), form.column_of),
        ("when", (rule.when,) if rule.when else (), form.column_of),
    ):
        for name in names:
            if name not in known:
                yield key, f"không có “{name}” trong biểu"
    yield from _codes(form, rule)


def _settings(rule: Rule) -> Iterator[tuple[str, str]]:
    for name in _NEEDED.get(rule.kind, ()):
        if not getattr(rule, name):
            yield name, f"loại “{rule.kind}” cần mục này"
    if rule.kind == "ratio" and len(rule.rows) != _RATIO_ROWS:
        yield "rows", "loại “ratio” cần ba dòng: tỷ lệ, tử số, mẫu số"
    if rule.kind == "both_or_neither" and len(rule.columns) < _FEWEST_SIDES:
        yield "columns", "loại “both_or_neither” cần từ hai cột"
    if rule.valid_from and rule.valid_to and rule.valid_to < rule.valid_from:
        yield "valid_to", "hết hiệu lực trước khi có hiệu lực"
    yield from _strength(rule)
    yield from _words(rule)
    yield from _sentence(rule)
    yield from _figures(rule)


def _words(rule: Rule) -> Iterator[tuple[str, str]]:
    """What is shown stands on one line and hides nothing."""
    for name in ("title", "text", "base_label", "why"):
        words: str = getattr(rule, name)
        if clean(words) != words or "\n" in words:
            yield name, "có ký tự ẩn, xuống dòng hoặc dấu cách thừa"


def _codes(form: Form, rule: Rule) -> Iterator[tuple[str, str]]:
    """Codes a rule waits for that its column can never hold, so that it would never speak."""
    if rule.among and not rule.when:
        yield "among", "cần mục “when” nêu cột của các mã này"
    if rule.when not in form.column_of:
        return
    choices = form.choices_of("", rule.when)
    for code in rule.among:
        if choices and code not in {choice.code for choice in choices}:
            yield "among", f"cột “{rule.when}” không có mã “{code}”"


def _strength(rule: Rule) -> Iterator[tuple[str, str]]:
    """Tolerance, second threshold, blanks: only where the kind heeds them."""
    if rule.tolerance != "0" and rule.kind not in COMPARING:
        yield "tolerance", f"loại “{rule.kind}” không so hai số nên không có dung sai"
    if rule.missing.value != "skip_if_any" and rule.kind not in _POLICED:
        yield "missing", f"loại “{rule.kind}” tự xét ô trống"
    if rule.error_limit is None:
        return
    if rule.kind not in GRADED:
        yield "error_limit", f"loại “{rule.kind}” không có ngưỡng thứ hai"
    if rule.severity is Severity.ERROR or rule.error_limit < rule.limit:
        yield "error_limit", "ngưỡng lỗi chỉ dùng cho cảnh báo và phải lớn hơn limit"


def _sentence(rule: Rule) -> Iterator[tuple[str, str]]:
    """Bare names only: a width or an attribute in a stranger's template is refused."""
    if rule.kind not in ("expression", "required_if") and (
        rule.expression or rule.figures or rule.text
    ):
        yield "expression", f"loại “{rule.kind}” không dùng biểu thức"
    if rule.text and not rule.text.endswith("."):
        yield "text", "câu phải kết thúc bằng dấu chấm"
    try:
        fields = [part[1:] for part in Formatter().parse(rule.text) if part[1] is not None]
    except ValueError:
        yield "text", "dấu ngoặc nhọn không khớp nhau"
        return
    places = {f"{name}_place" for name in rule.figures}
    known = _BUILT_IN | _LABELS | rule.figures.keys() | places
    for name, width, conversion in fields:
        if name not in known or width or conversion:
            yield "text", f"tên trong ngoặc nhọn không dùng được: “{name}”"


def _figures(rule: Rule) -> Iterator[tuple[str, str]]:
    if len(rule.figures) > _MAX_FIGURES:
        yield "figures", f"có quá {_MAX_FIGURES} số"
    for name in rule.figures:
        if not name.isidentifier() or name in _BUILT_IN | _LABELS or name.endswith("_place"):
            yield "figures", f"tên số “{name[:20]}” không dùng được"
