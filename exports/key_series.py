"""The province's key series around one month: industry, retail, trade, plans.

Which indicators these are is a choice of the home page, not of a circular; one that a form's
version does not have is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.cell import Cell
from forms.common.amount import ARITHMETIC, number_of
from forms.common.period import Period, series_ending
from forms.series import earlier, recent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.figures import Figures

MONTHS: Final = 13
Series = tuple[Decimal | None, ...]

_INDUSTRY: Final = Cell("CT01", "T", "on_year")
_INDUSTRY_BEFORE: Final = Cell("CT01", "T", "on_year_before")
_RETAIL: Final = Cell("CT03", "T", "estimate")
_EXPORTS: Final = Cell("CT04", "1", "estimate")
_IMPORTS: Final = Cell("CT04", "2", "estimate")
_FOLLOWED: Final = (_INDUSTRY, _INDUSTRY_BEFORE, _RETAIL, _EXPORTS, _IMPORTS)
#: Done, and the whole it is part of.
_SHARES: Final = (
    (Cell("CT05", "1", "year_to_date"), Cell("CT05", "1", "plan")),
    (Cell("CT05", "2", "year_to_date"), Cell("CT05", "2", "plan")),
    (Cell("CT06", "2.5", "estimate"), Cell("CT06", "2.4", "estimate")),
    (Cell("CT06", "1.3", "estimate"), Cell("CT06", "1.2", "estimate")),
)


@dataclass(frozen=True, slots=True)
class Trend:
    """Thirteen months of one indicator, the open month last."""

    values: Series
    unit: str = ""
    #: Change of the open month on the same month of the year before, in per cent.
    growth: Decimal | None = None

    @property
    def known(self) -> bool:
        """Whether there is anything to draw."""
        return any(value is not None for value in self.values)


@dataclass(frozen=True, slots=True)
class Share:
    """How far a plan has come, or which part of a whole is in use; never of nothing."""

    label: str
    done: Decimal
    whole: Decimal
    unit: str

    @property
    def ratio(self) -> Decimal:
        """Done over whole."""
        return ARITHMETIC.divide(self.done, self.whole)


@dataclass(frozen=True, slots=True)
class KeySeries:
    """Everything the charts show."""

    months: tuple[Period, ...]
    industry: Trend
    industry_before: Trend
    retail: Trend
    exports: Trend
    imports: Trend
    shares: tuple[Share, ...]
    #: Whether there are figures to measure, but nothing to measure any of them by.
    unplanned: bool = False


def reading(figures: Figures) -> Iterator[None]:
    """Read the months behind the series, a little at each step, so that a window stays awake."""
    for form in dict.fromkeys(cell.form for cell in _FOLLOWED if _exists(figures, cell)):
        yield from figures.computing(form)
    for cell in _FOLLOWED:
        if _exists(figures, cell):
            for back in range(1, MONTHS):
                figures.history.final(cell, back)
                yield


def key_series(figures: Figures) -> KeySeries:
    """The series ending with the open month; quick once :func:`reading` is through."""
    shares = tuple(_shares(figures))
    return KeySeries(
        months=series_ending(figures.period, MONTHS),
        industry=_trend(figures, _INDUSTRY, _INDUSTRY),
        industry_before=_trend(figures, _INDUSTRY_BEFORE),
        retail=_trend(figures, _RETAIL, _RETAIL._replace(column="on_year")),
        exports=_trend(figures, _EXPORTS, _EXPORTS._replace(column="on_year")),
        imports=_trend(figures, _IMPORTS, _IMPORTS._replace(column="on_year")),
        shares=shares,
        unplanned=not shares and any(_amount(figures, done) is not None for done, _ in _SHARES),
    )


def _trend(figures: Figures, cell: Cell, growth: Cell | None = None) -> Trend:
    if not _exists(figures, cell):
        return Trend((None,) * MONTHS)
    form = figures.form(cell.form)
    unit = form.unit_of(form.row_of[cell.row], form.column_of[cell.column])
    values = (*earlier(figures, cell, MONTHS - 2), *recent(figures, cell))
    return Trend(values, unit, _amount(figures, growth) if growth else None)


def _shares(figures: Figures) -> Iterator[Share]:
    for done_cell, whole_cell in _SHARES:
        done, whole = _amount(figures, done_cell), _amount(figures, whole_cell)
        if done is not None and whole is not None and whole > 0:
            form = figures.form(done_cell.form)
            row = form.row_of[done_cell.row]
            unit = form.unit_of(row, form.column_of[done_cell.column])
            yield Share(row.label, done, whole, unit)


def _amount(figures: Figures, cell: Cell) -> Decimal | None:
    return number_of(figures.value(cell)) if _exists(figures, cell) else None


def _exists(figures: Figures, cell: Cell) -> bool:
    form = figures.report.forms.get(cell.form)
    return form is not None and cell.row in form.row_of and cell.column in form.column_of
