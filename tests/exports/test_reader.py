"""What was written is read back: any grid, any list, long texts, files saved by other programs."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from exports.reader import read_report
from exports.workbook import write_workbook
from forms.cell import Cell
from forms.change import InsertRecord, SetCells
from forms.common.amount import NOT_APPLICABLE, Unreadable
from forms.common.errors import KnownError
from forms.common.text import clean
from tests.exports.reports import (
    CATALOGUE,
    CLOCK,
    LONG,
    REASON,
    altered,
    cell,
    empty,
    identity_of,
    loaded,
    opened,
    record,
    sample,
    values_shown,
    written,
)

if TYPE_CHECKING:
    from exports.submission import SubmittedReport
    from forms.figures import Figures

COVER, GRID = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"


def read_back(figures: Figures) -> SubmittedReport:
    return read_report(opened(written(figures)), CATALOGUE)


@pytest.fixture(scope="module")
def data() -> bytes:
    return written(sample())


def test_everything_comes_back() -> None:
    figures = sample()
    submitted = read_back(figures)
    assert submitted.values == values_shown(figures)
    assert submitted.identity == identity_of(figures)
    assert submitted.records == {"CT91": (), "KN": ("a1", "a2"), "TH": ()}
    assert submitted.unknown == ()
    (explanation,) = submitted.explanations
    assert (explanation.rule, explanation.cell) == ("CT91-02", cell("CT91/2/estimate"))
    assert explanation.text == REASON


def test_identity_of_a_revision_and_of_an_old_code_comes_back() -> None:
    figures = sample()
    identity = identity_of(figures, replaces="0123456789abcdef")
    data = write_workbook(figures, (), identity, CLOCK)
    assert read_report(opened(data), CATALOGUE).identity == identity
    later = empty(province="24@2025-07-01")
    record(later, "a1", content="x")
    assert read_back(later).identity.province == "24@2025-07-01"
    assert read_back(later).identity.province_name == "Tỉnh Bắc Ninh"


amounts = st.decimals(
    allow_nan=False, allow_infinity=False, places=3, min_value=-(10**11), max_value=10**11
)
numbers = st.one_of(
    st.none(), amounts, st.just(Decimal(0)), st.just(NOT_APPLICABLE),
    st.text(st.characters(codec="utf-8"), min_size=1).map(clean)
    .filter(lambda text: text not in ("", "x")).map(Unreadable),
)  # fmt: skip
GRID_CELLS = [
    Cell("CT91", row, column)
    for row in ("1", "1a", "2", "T")
    for column in ("same_month", "official", "estimate")
]


@given(st.fixed_dictionaries(dict.fromkeys(GRID_CELLS, numbers)))
def test_any_grid_comes_back(values: dict[Cell, Decimal | None]) -> None:
    figures = empty()
    figures.report.apply(SetCells(tuple(values.items())))
    figures.report.apply(SetCells(((cell("CT91/3/estimate"), Decimal("85.2")),)))
    try:
        written(figures)
    except KnownError as error:  # growth over next to nothing has more digits than Excel keeps
        if error.code != "TOO_MANY_DIGITS":
            raise
        reject()
    assert read_back(figures).values == values_shown(figures)


texts = st.text(st.characters(codec="utf-8"), max_size=60).map(clean)
days = st.dates(min_value=date(1850, 1, 1), max_value=date(2200, 1, 1))


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "field": st.sampled_from([None, "ccn", "kc", Unreadable("khác")]),
                "content": texts.map(lambda text: text or None),
                "sent": st.one_of(st.none(), days, st.just(Unreadable("31/2/2026"))),
                "fund": numbers,
            }
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_list_comes_back_in_its_order(records: list[dict[str, None]]) -> None:
    figures = empty()
    names = [f"r{number}" for number in range(len(records), 0, -1)]
    for position, (name, fields) in enumerate(zip(names, records, strict=True)):
        cells = tuple((Cell("KN", name, column), value) for column, value in fields.items())
        figures.report.apply(InsertRecord("KN", name, position, cells))
    submitted = read_back(figures)
    assert submitted.values == values_shown(figures)
    assert submitted.records["KN"] == tuple(names)


def test_a_long_text_over_many_rows_comes_back() -> None:
    figures = empty()
    record(figures, "a1", content=(LONG * 100).strip())
    record(figures, "a2", content="sau")
    submitted = read_back(figures)
    assert submitted.values == values_shown(figures)
    assert submitted.records["KN"] == ("a1", "a2")


def test_float_noise_of_a_resave_is_read_as_excel_shows_it(data: bytes) -> None:
    noisy = altered(data, GRID, "<v>8752.7</v>", "<v>8752.7000000000007</v>")
    value = read_report(opened(noisy), CATALOGUE).values[cell("CT91/1/estimate")]
    assert value == Decimal("8752.7")


def test_shared_strings_are_read_too(data: bytes) -> None:
    resaved = io.BytesIO()
    loaded(data).save(resaved)
    assert read_report(opened(resaved.getvalue()), CATALOGUE).values == values_shown(sample())


def test_an_unknown_definition_is_said_and_its_cells_still_read(data: bytes) -> None:
    digest = CATALOGUE.version("CT91", "2020.1").digest
    other = altered(data, COVER, digest, "0" * 64)
    submitted = read_report(opened(other), CATALOGUE)
    assert [version.code for version in submitted.unknown] == ["CT91"]
    assert submitted.values[cell("CT91/1/estimate")] == Decimal("8752.7")
    assert submitted.values[cell("CT91/2/same_month")] == NOT_APPLICABLE
