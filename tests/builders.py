"""Small factories for tests: a made-up form, figures held in memory, a store in a folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.calculation import NoHistory
from forms.catalogue import Catalogue
from forms.cell import Cell
from forms.change import SetCells
from forms.common.amount import NOT_APPLICABLE
from forms.common.clock import FixedClock
from forms.common.numbers import read_machine_number
from forms.common.period import Period
from forms.common.provinces import Provinces
from forms.figures import Figures
from forms.loader import load
from forms.report import Report, ReportKey
from forms.store.database import Database
from forms.store.history import Archive
from forms.store.ledger import Ledger
from forms.store.reports import ReportStore, StoredReport
from tests.made_up import FORM, LIST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from forms.calculation import History
    from forms.common.amount import Value
    from forms.definition import Form

#: Remembers compiled formulas from test to test.
CATALOGUE: Final = Catalogue.shipped()
MONTH: Final = Period(2026, 10)
CLOCK: Final = FixedClock(datetime(2026, 11, 3, 1, 2, 3, tzinfo=UTC))


def a_form(*, top: str = "", more: str = "", rules: str = "") -> Form:
    """The made-up form with further tables."""
    return load(FORM.format(top=top, more=more, rules=rules), "CT91.2020-01.toml")


def changed_form(old: str, new: str, count: int = 1) -> Form:
    """The made-up form with one text replaced."""
    text = FORM.format(top="", more="", rules="")
    assert text.count(old) >= 1, old
    return load(text.replace(old, new, count), "CT91.2020-01.toml")


def a_value(text: str) -> Value:
    """``"x"`` or a machine number."""
    if text == "x":
        return NOT_APPLICABLE
    number = read_machine_number(text)
    assert isinstance(number, Decimal), text
    return number


def cell_of(form: Form, place: str) -> Cell:
    """``"1.2/estimate"`` as a cell of the form."""
    row, _, column = place.partition("/")
    return Cell(form.code, row, column)


def values(form: Form, texts: Mapping[str, str]) -> tuple[tuple[Cell, Value | None], ...]:
    """``{"1.2/estimate": "12.5"}`` as cells with values; an empty text clears."""
    return tuple((cell_of(form, at), a_value(text) if text else None) for at, text in texts.items())


@dataclass
class KnownHistory:
    """Earlier figures by cell and months back; what is not named is not known."""

    before: dict[tuple[Cell, int], Decimal] = field(default_factory=dict)

    def reported(self, cell: Cell, months: int) -> Decimal | None:
        return self.before.get((cell, months))

    def final(self, cell: Cell, months: int) -> Decimal | None:
        return self.before.get((cell, months))

    def finals(self, cell: Cell, months: int) -> tuple[Decimal | None, ...]:
        return tuple(self.final(cell, back) for back in range(1, months + 1))

    def why(self, cell: Cell, months: int) -> str | None:
        return None if (cell, months) in self.before else f"{cell}@{months}"


def figures(
    form: Form,
    texts: Mapping[str, str] | None = None,
    *,
    period: Period = MONTH,
    history: History | None = None,
    others: Iterable[Form] = (),
) -> Figures:
    """A report in memory; the texts are of one form, the others are empty."""
    report = Report(ReportKey("40", period), {each.code: each for each in (form, *others)})
    made = Figures(report, CATALOGUE, history or NoHistory())
    made.apply(SetCells(values(form, texts or {})))
    return made


@dataclass(frozen=True)
class Shelf:
    """A store in a folder and what is built upon it."""

    database: Database
    catalogue: Catalogue
    reports: ReportStore
    archive: Archive

    def ledger(self, stored: StoredReport) -> Ledger:
        """A report opened for writing, without history."""
        report = self.reports.open(stored)
        return Ledger(Figures(report, self.catalogue, NoHistory()), self.reports, stored)

    def begin(self, period: Period = MONTH, province: str = "40") -> Ledger:
        """A new report opened for writing."""
        return self.ledger(self.reports.begin(ReportKey(province, period)))

    def close(self) -> None:
        self.database.close()


def a_shelf(folder: Path, definitions: Path | None = None) -> Shelf:
    """The store of a folder, created when there is none."""
    catalogue = Catalogue(definitions) if definitions else Catalogue.shipped()
    database = Database(folder / "so-lieu.db", CLOCK)
    reports = ReportStore(database, catalogue, CLOCK)
    return Shelf(database, catalogue, reports, Archive(reports, catalogue, Provinces.shipped()))


def write_definitions(folder: Path) -> Path:
    """A folder of definitions with the made-up grid form and a list form."""
    folder.mkdir(parents=True, exist_ok=True)
    grid = FORM.format(top="", more="", rules="")
    (folder / "CT91.2020-01.toml").write_text(grid, encoding="utf-8")
    (folder / "KN.2020-01.toml").write_text(LIST, encoding="utf-8")
    return folder
