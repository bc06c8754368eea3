"""What Hypothesis draws: amounts, texts, periods, values, changes of a report, whole forms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from hypothesis import settings
from hypothesis import strategies as st

from forms.cell import Cell
from forms.change import Change, Explain, Explanation, InsertRecord, RemoveRecord, SetCells
from forms.common.amount import MAX_DIGITS, NOT_APPLICABLE, Unreadable, Value
from forms.common.period import Period
from forms.common.text import clean
from forms.loader import load
from tests.builders import CATALOGUE

if TYPE_CHECKING:
    from forms.definition import Form
    from forms.report import Report

#: For properties whose every example is a whole history of a report.
WALK: Final = settings(max_examples=40)
#: Letters of every tone and shape, and what pastes bring along with them.
_LETTERS: Final = "aăâeêioôơuưyđAĂÂĐáàảãạốờửữỵ bcghklmnpqrstvx0123456789.,-–/()“”%"
_TROUBLE: Final = "\u00a0\u200b\u00ad\u0301\u0323\u202e\t\n\r\x00\x0b\u2028\ufeff\u0663\uff13\u00b2"


def texts(max_size: int = 40) -> st.SearchStrategy[str]:
    """Vietnamese with the dirt of clipboards, and anything else Unicode has."""
    near = st.text(st.sampled_from(_LETTERS + _TROUBLE), max_size=max_size)
    return near | st.text(max_size=max_size)


def number_texts() -> st.SearchStrategy[str]:
    """Texts near the border between numbers and rubbish."""
    return st.text(st.sampled_from("0123456789.,-+−() %\u00a0e٣"), max_size=24)


@st.composite
def amounts(draw: st.DrawFn, places: int = 4) -> Decimal:
    """Amounts that Excel keeps: at most fifteen digits, some of them behind the comma."""
    digits = draw(st.integers(-(10**MAX_DIGITS) + 1, 10**MAX_DIGITS - 1) | st.integers(-999, 999))
    return Decimal(digits).scaleb(-draw(st.integers(0, places)))


def periods() -> st.SearchStrategy[Period]:
    """Every month a report can have."""
    return st.builds(Period, st.integers(2000, 2100), st.integers(1, 12))


def values() -> st.SearchStrategy[Value]:
    """Anything a cell can hold."""
    clean_texts = texts().map(clean)
    return st.one_of(
        amounts(),
        st.just(NOT_APPLICABLE),
        clean_texts.map(Unreadable),
        clean_texts,
        st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    )


def typed_cells(form: Form) -> st.SearchStrategy[Cell]:
    """Number cells of a grid form that can be typed into, computed totals included."""
    computed = CATALOGUE.program(form).derivations
    cells = [
        Cell(form.code, row.code, column.id)
        for row in form.rows
        for column in form.columns
        if form.measured(row, column)
    ]
    return st.sampled_from(cells + [cell for cell in cells if cell in computed])


def number_values() -> st.SearchStrategy[Value | None]:
    """What a number cell gets typed; small amounts so that sums meet and zero turns up."""
    small = st.integers(-3, 40).map(Decimal)
    return st.one_of(
        small, amounts(2), st.none(), st.just(NOT_APPLICABLE), st.just(Unreadable("1e"))
    )


def edits(form: Form) -> st.SearchStrategy[list[SetCells]]:
    """Typing and pasting into a grid form."""
    one = st.tuples(typed_cells(form), number_values())
    change = st.lists(one, min_size=1, max_size=4).map(lambda cells: SetCells(tuple(cells)))
    return st.lists(change, max_size=12)


def a_change(data: st.DataObject, report: Report, grid: Form, records: Form) -> Change:
    """One change that fits the report as it stands."""
    present = report.records(records.code)
    kinds = ["set", "insert", "explain", *(["fill", "remove"] if present else [])]
    kind = data.draw(st.sampled_from(kinds))
    if kind == "set":
        one = st.tuples(typed_cells(grid), values() | st.none())
        return SetCells(tuple(data.draw(st.lists(one, max_size=4))))
    if kind == "insert":
        return _insertion(data, present, records)
    if kind == "explain":
        given = st.builds(Explanation, texts().map(clean), st.just("00ff"), st.just("2026-11-03"))
        cell = data.draw(typed_cells(grid))
        return Explain("CT91-01", cell, data.draw(given | st.none()))
    record = data.draw(st.sampled_from(present))
    if kind == "remove":
        return RemoveRecord(records.code, record)
    return SetCells(tuple(data.draw(_fields(records, record))))


def _insertion(data: st.DataObject, present: tuple[str, ...], form: Form) -> InsertRecord:
    new = st.text("0123456789abcdef", min_size=1, max_size=3).filter(lambda id_: id_ not in present)
    record = data.draw(new)
    place = data.draw(st.integers(0, len(present)))
    return InsertRecord(form.code, record, place, tuple(data.draw(_fields(form, record))))


def _fields(form: Form, record: str) -> st.SearchStrategy[list[tuple[Cell, Value | None]]]:
    cells = st.sampled_from([Cell(form.code, record, column.id) for column in form.columns])
    return st.lists(st.tuples(cells, values()), max_size=3)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A sound grid form: a random tree of rows and columns that compute from one another."""
    lines = [_HEAD]
    codes: list[str] = []
    for number in range(draw(st.integers(1, 9))):
        parent = draw(st.sampled_from(["", *codes])) if codes else ""
        memo = bool(parent) and draw(st.booleans())
        additive = memo or draw(st.integers(0, 5)) > 0
        lines.append(f'[[row]]\ncode = "R{number}"\nlabel = "Dòng {number}"')
        lines += [f'parent = "{parent}"'] if parent else []
        lines += ["memo = true"] if memo else []
        lines += [] if additive else ["additive = false"]
        if draw(st.integers(0, 4)) == 0:
            lines.append('measures = ["a", "b", "sum"]')
        codes.append(f"R{number}")
    return load("\n".join(lines), "CT92.2020-01.toml")


_HEAD: Final = """
code = "CT92"
version = "2020.1"
kind = "grid"
number = "92"
title = "Biểu ngẫu nhiên"
short_title = "Biểu ngẫu nhiên"
valid_from = 2020-01-01
[[origin]]
document = "Bài thử"
[[column]]
id = "a"
title = "A"
additive = true
decimals = 2
[[column]]
id = "b"
title = "B"
additive = true
decimals = 2
[[column]]
id = "sum"
title = "A + B"
kind = "computed"
formula = "a + b"
additive = true
decimals = 2
[[column]]
id = "growth"
title = "A so B"
kind = "computed"
formula = "growth(a, b)"
unit = "%"
decimals = 1
[[column]]
id = "part"
title = "Tỷ trọng"
kind = "computed"
formula = "if(sum > 0 and not blank(b), share(a, [R0].sum), coalesce(growth, 0))"
unit = "%"
decimals = 1
"""
