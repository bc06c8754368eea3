"""What formulas compute: exact decimals, blanks of three values, no exception ever."""

from __future__ import annotations

import gc
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.evaluation import Compiled, compile_formula
from forms.expression import ExpressionError, parse
from forms.functions import Result, growth, share
from forms.scope import FormScope
from tests.builders import a_form
from tests.forms.test_expression import written
from tests.strategies import amounts

if TYPE_CHECKING:
    from forms.cell import Cell

FORM = a_form()


@dataclass
class Given:
    """Operands by column of row 1; earlier ones by column and months."""

    cells: dict[str, Decimal] = field(default_factory=dict)
    past: dict[tuple[str, int], Decimal] = field(default_factory=dict)
    revised: dict[tuple[str, int], Decimal] = field(default_factory=dict)
    month: int = 10

    def now(self, cell: Cell) -> Decimal | None:
        return self.cells.get(cell.column if cell.row == "1" else f"{cell.row}/{cell.column}")

    def reported(self, cell: Cell, months: int) -> Decimal | None:
        return self.past.get((cell.column, months))

    def final(self, cell: Cell, months: int) -> Decimal | None:
        return self.revised.get((cell.column, months), self.reported(cell, months))


def compiled(text: str, row: str | None = "1") -> Compiled:
    return compile_formula(parse(text), FormScope(FORM, row))


def result(text: str, given_: Given | None = None) -> Result:
    return compiled(text).run(given_ or Given())


def number(text: str) -> Decimal:
    return Decimal(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.1 + 0.2", "0.3"),
        ("2 - 3", "-1"),
        ("1.10 * 1.10", "1.21"),
        ("1 / 8", "0.125"),
        ("-(2 - 5)", "3"),
        ("abs(0 - 2.5)", "2.5"),
        ("sum(1, 2, 3)", "6"),
        ("min(3, 1, 2)", "1"),
        ("max(3, 1, 2)", "3"),
        ("coalesce(1 / 0, 2)", "2"),
        ("if(1 < 2, 10, 20)", "10"),
        ("if(1 > 2, 10, 20)", "20"),
        ("if(1 > 2, 1 / 0, 20)", "20"),
        ("growth(120, 100)", "20"),
        ("growth(0 - 5, 100)", "-105"),
        ("share(25, 200)", "12.5"),
    ],
)
def test_arithmetic_is_exact(text: str, expected: str) -> None:
    assert result(text) == number(expected)


def test_the_ambient_decimal_context_does_not_matter() -> None:
    with localcontext(prec=3):
        assert result("123456.78 + 0.01") == number("123456.79")
        assert result("abs(0 - 123456.78)") == number("123456.78")
        assert result("sum(123456.78, 1)") == number("123457.78")
        assert growth(number("123456.78"), number("100000")) == number("23.45678")


@pytest.mark.parametrize(
    "text",
    [
        "1 / 0",
        "0 / 0",
        "1 / (2 - 2)",
        "growth(1, 0)",
        "growth(1, 0 - 1)",
        "growth(estimate, 1)",
        "growth(1, estimate)",
        "share(1, 0)",
        "share(estimate, 1)",
        "estimate",
        "estimate + 1",
        "1 - estimate",
        "-estimate",
        "abs(estimate)",
        "estimate = 1",
        "estimate < 1",
        "1 / 0 = 1 / 0",
        "sum(1, estimate)",
        "max(1, estimate)",
        "sum([1.1..1.3].estimate)",
        "coalesce(estimate, plan)",
        "if(estimate > 0, 1, 2)",
        "if(1, 2, 3)",
        "(1 = 1) + 1",
        "-(1 = 1)",
        "sum(1 = 1)",
        "1 and 2",
        "not 1",
        "prev(estimate)",
        "same_month_last_year(estimate)",
        "year_to_date(so_far, official, estimate)",
    ],
)
def test_what_does_not_exist_is_blank(text: str) -> None:
    assert result(text) is None


_TRUTH = {"T": "1 = 1", "F": "1 = 2", "?": "estimate = 1"}
_VALUES = {"T": True, "F": False, "?": None}


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        ("T", "T", "T", "T"),
        ("T", "F", "F", "T"),
        ("T", "?", "?", "T"),
        ("F", "F", "F", "F"),
        ("F", "?", "F", "?"),
        ("?", "?", "?", "?"),
    ],
)
def test_logic_has_three_values(left: str, right: str, both: str, either: str) -> None:
    for a, b in ((left, right), (right, left)):
        assert result(f"{_TRUTH[a]} and {_TRUTH[b]}") is _VALUES[both]
        assert result(f"{_TRUTH[a]} or {_TRUTH[b]}") is _VALUES[either]


@pytest.mark.parametrize(("value", "negated"), [("T", "F"), ("F", "T"), ("?", "?")])
def test_not_has_three_values(value: str, negated: str) -> None:
    assert result(f"not ({_TRUTH[value]})") is _VALUES[negated]


def test_blank_asks_without_being_blank() -> None:
    assert result("blank(estimate)") is True
    assert result("blank(1 / 0)") is True
    assert result("blank(estimate)", Given({"estimate": number("0")})) is False


def test_zero_is_not_blank() -> None:
    zero = Given({"estimate": number("0")})
    assert result("estimate + 1", zero) == 1
    assert result("coalesce(estimate, 5)", zero) == 0


@given(written(), st.dictionaries(st.sampled_from(["a", "b_2", "1.8/a"]), amounts()))
def test_running_never_raises(text: str, cells: dict[str, Decimal]) -> None:
    known = text.replace("b_2", "plan").replace("[1.8].a", "[1.2].plan").replace("CT04[T].a", "1")
    known = known.replace("[1..2].a", "[1.1..1.3].estimate").replace("a ", "estimate ")
    try:
        run = compiled(known).run
    except ExpressionError:
        return
    outcome = run(Given({"estimate": cells.get("a", Decimal(0)), **cells}))
    assert outcome is None or isinstance(outcome, bool | Decimal)


def test_too_large_a_result_is_blank() -> None:
    assert result("*".join(["9" * 34] * 50)) is not None
    huge = Given({"estimate": number("1E+999999"), "plan": number("10")})
    assert result("estimate * plan", huge) is None


# ------------------------------------------------------------------------------------ history


def test_earlier_months_are_read_as_reported_or_as_final() -> None:
    past = Given(
        past={
            ("estimate", 1): number("7"),
            ("estimate", 3): number("5"),
            ("estimate", 12): number("4"),
        },
        revised={("estimate", 12): number("4.5")},
    )
    assert result("prev(estimate)", past) == 7
    assert result("prev(estimate, 3)", past) == 5
    assert result("prev(estimate, 12)", past) == 4
    assert result("same_month_last_year(estimate)", past) == number("4.5")


def year_to_date(
    month: int,
    *,
    total: str | None = "100",
    was: str | None = "10",
    official: str | None = "12",
    estimate: str | None = "11",
) -> Result:
    cells = {"official": official, "estimate": estimate}
    past = {("so_far", 1): total, ("estimate", 1): was}
    return result(
        "year_to_date(so_far, official, estimate)",
        Given(
            {column: number(text) for column, text in cells.items() if text},
            {key: number(text) for key, text in past.items() if text},
            month=month,
        ),
    )


def test_the_running_total_carries_the_revision_in() -> None:
    assert year_to_date(10) == 100 + (12 - 10) + 11


def test_january_begins_anew() -> None:
    assert year_to_date(1) == 11
    assert year_to_date(1, total=None, was=None, official=None) == 11


@pytest.mark.parametrize("missing", ["total", "was", "official", "estimate"])
def test_a_running_total_with_a_gap_is_blank(missing: str) -> None:
    assert year_to_date(10, **{missing: None}) is None


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [("1", "4", "25"), ("0", "4", "0"), ("1", "0", None), (None, "4", None), ("1", None, None)],
)
def test_shares(part: str | None, whole: str | None, expected: str | None) -> None:
    given_ = (None if text is None else number(text) for text in (part, whole))
    assert share(*given_) == (None if expected is None else number(expected))


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("median(3, 1, 2)", "2"),
        ("median(4, 1, 2, 3)", "2.5"),
        ("mean(1, 2, 6)", "3"),
        ("month()", "10"),
        ("sum(series(estimate, 3))", "6"),
        ("median(series(estimate, 3), 50)", "2.5"),
        ("sum(series(estimate, 4))", None),
    ],
)
def test_series_of_months_and_their_middle(formula: str, expected: str | None) -> None:
    past = {("estimate", back): Decimal(back) for back in (1, 2, 3)}
    found = result(formula, Given(past=past))
    assert found == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    "formula", ["series(estimate, 3)", "sum(series(1, 3))", "sum(series(estimate))", "month(1)"]
)
def test_a_series_stands_only_where_many_amounts_do(formula: str) -> None:
    with pytest.raises(ExpressionError):
        compiled(formula)


def test_compiling_leaves_no_garbage() -> None:
    gc.collect()
    enabled = gc.isenabled()
    gc.disable()
    try:
        compiled("coalesce(estimate, 0) + prev(estimate)")
        assert gc.collect() == 0
    finally:
        if enabled:
            gc.enable()
