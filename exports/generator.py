"""A region's year of synthetic reports: tidy rows per unit and month, totals as published.

For training and for trying the region's tables. Every row is marked "số mô phỏng"; nothing here is
a unit's real figure. The same seed gives the same figures on every machine.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from exports.generator_messages import GeneratorMessage
from exports.seed import Flow, Grouping, Seed
from exports.synthetic import MONTHS, Dice, Series, bases, growth_path, series, shares
from forms.common.amount import ARITHMETIC, plain, rounded
from forms.common.errors import KnownError
from forms.common.period import Period
from forms.common.provinces import Province, Provinces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from forms.common.provinces import Province, Provinces

NOTE: Final = "số mô phỏng"
FIELDS: Final = ("province", "period", "form", "row", "column", "value", "note", "record")
#: Rows of CT03 and CT04 with their weights; the rest are totals.
_RETAIL: Final = {
    "1.1": 300, "1.2": 60, "1.3": 110, "1.4": 15, "1.5": 70, "1.6": 40, "1.7": 45, "1.8": 110,
    "1.9": 20, "1.10": 25, "1.11": 40, "1.12": 15, "2": 90, "3": 5, "4": 55,
}  # fmt: skip
_EXPORTS: Final = {"1.1": 4, "1.2": 26, "1.3": 70}
_IMPORTS: Final = {"2.1": 6, "2.2": 30, "2.3": 64}
#: Sections of industry and their weight in the whole.
_SECTIONS: Final = {"B": 5, "C": 80, "D": 12, "E": 3}
_HUNDRED: Final = Decimal(100)


class Line(NamedTuple):
    """One cell of a report."""

    form: str
    row: str
    column: str
    value: str
    record: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is generated."""

    year: int
    grouping: Grouping
    number: int = 1


class Region:
    """The units of a group and everything drawn for them."""

    def __init__(self, plan: Plan, seed: Seed, provinces: Provinces) -> None:
        self.plan = plan
        self._seed = seed
        self._dice = Dice(plan.number)
        self.units = units_of(plan, provinces)
        self._weights = [_weights(unit, seed, provinces) for unit in self.units]
        economy, trade = ([pair[i] for pair in self._weights] for i in (0, 1))
        self._industry = self._indices()
        self._retail = self._flows("retail", seed.retail, economy, 0, _RETAIL)
        self._exports = self._flows("exports", seed.exports, trade, 2, _EXPORTS)
        self._imports = self._flows("imports", seed.imports, trade, 2, _IMPORTS)
        self._promotion = self._funds(economy)
        self._stocks = self._counts(economy)
        self._letters = shares(seed.recommendations.total, [1] * len(self.units))

    def lines(self, unit: Province, month: int) -> tuple[Line, ...]:
        """The report of one unit for one month."""
        i = self.units.index(unit)
        found = [
            *self._industry[i][month - 1],
            *_flow_lines("CT03", self._retail[i], month, 0),
            *_flow_lines("CT04", self._exports[i] | self._imports[i], month, 2),
            *_fund_lines(self._promotion[i], month),
        ]
        if month in (6, MONTHS):
            found += [Line("CT06", row, "estimate", str(v)) for row, v in self._stocks[i].items()]
        if month == MONTHS:
            found += self._market_lines(i)
        if month == self._seed.anchor:
            found += self._letter_lines(unit, self._letters[i])
        return tuple(found)

    def _flows(
        self, name: str, flow: Flow, weights: Sequence[int], decimals: int, rows: dict[str, int]
    ) -> list[dict[str, Series]]:
        dice, anchor = self._dice, self._seed.anchor
        whole = Decimal(flow.total).scaleb(decimals)
        before = ARITHMETIC.divide(whole * _HUNDRED, _HUNDRED + Decimal(flow.growth))
        totals = shares(int(whole), _jittered(weights, dice, name))
        falling = self._falling(name, flow.rising.of(self.plan.grouping), weights)
        last_year = bases(totals, int(rounded(before, 0)), falling, dice)
        found: list[dict[str, Series]] = []
        for unit, total, base in zip(self.units, totals, last_year, strict=True):
            inner = _jittered(list(rows.values()), dice, name, unit.code)
            pairs = zip(rows, shares(total, inner), shares(base, inner), strict=True)
            found.append(
                {
                    row: series(now, was, anchor, dice, name, unit.code, row)
                    for row, now, was in pairs
                }
            )
        return found

    def _falling(self, name: str, rising: int, weights: Sequence[int]) -> set[int]:
        """The units that shrank: drawn from the smaller half, so that the total can still grow."""
        small = sorted(range(len(weights)), key=lambda i: weights[i])[: len(weights) // 2 + 1]
        drawn = sorted(small, key=lambda i: self._dice.between(0, 10**9, name, "falling", i))
        return set(drawn[: len(self.units) - rising])

    def _indices(self) -> list[list[list[Line]]]:
        weights = [pair[0] for pair in self._weights]
        rising = self._seed.industry.rising.of(self.plan.grouping)
        falling = self._falling("industry", rising, weights)
        return [self._index(unit, falls=i in falling) for i, unit in enumerate(self.units)]

    def _index(self, unit: Province, *, falls: bool) -> list[list[Line]]:
        dice = self._dice
        level = dice.between(450, 1300, "industry", unit.code) * (-1 if falls else 1)
        paths = {
            row: growth_path(level + dice.between(-100, 100, row, unit.code), dice, row, unit.code)
            for row in _SECTIONS
        }
        months: list[list[Line]] = []
        for month in range(MONTHS):
            parts = {
                row: (
                    dice.between(-180, 260, "on_month", unit.code, row, month),
                    *paths[row][month],
                )
                for row in _SECTIONS
            }
            whole = tuple(
                sum(parts[row][k] * weight for row, weight in _SECTIONS.items()) // 100
                for k in range(3)
            )
            columns = ("on_month", "on_year", "period_on_year")
            months.append(
                [
                    Line("CT01", row, column, _decimal(value, 2))
                    for row, values in ({"T": whole} | parts).items()
                    for column, value in zip(columns, values, strict=True)
                ]
            )
        return months

    def _funds(self, weights: Sequence[int]) -> list[dict[str, tuple[int, Series]]]:
        seed, dice = self._seed.promotion, self._dice
        both = {"1": seed.national, "2": 100 - seed.national}
        plans = dict(zip(both, shares(seed.plan, list(both.values())), strict=True))
        done = dict(zip(both, shares(seed.done, list(both.values())), strict=True))
        found: list[dict[str, tuple[int, Series]]] = [{} for _ in self.units]
        for row in both:
            planned = shares(plans[row], _jittered(weights, dice, "plan", row))
            spent = shares(done[row], planned)
            for i, unit in enumerate(self.units):
                base = spent[i] * dice.between(850, 1100, "promotion", unit.code, row) // 1000
                made = series(spent[i], base, self._seed.anchor, dice, "fund", unit.code, row)
                found[i][row] = planned[i], made
        return found

    def _counts(self, weights: Sequence[int]) -> list[dict[str, int]]:
        seed = self._seed.clusters
        rows = {
            "1.1": seed.planned, "1.2": seed.established, "1.3": seed.operating, "2.1": seed.area,
            "4": seed.projects, "6": seed.jobs,
        }  # fmt: skip
        columns = {row: shares(total, weights) for row, total in rows.items()}
        return [{row: column[i] for row, column in columns.items()} for i in range(len(weights))]

    def _market_lines(self, i: int) -> Iterator[Line]:
        economy = [pair[0] for pair in self._weights]
        total = shares(self._seed.markets.total, economy)[i]
        wholesale = shares(self._seed.markets.wholesale, economy)[i]
        first, second, third = shares(total, (6, 18, 76))
        for column, value in (
            ("class1", first), ("class2", second), ("class3", third), ("wholesale", wholesale),
        ):  # fmt: skip
            yield Line("CT07", "1", column, str(value))

    def _letter_lines(self, unit: Province, count: int) -> Iterator[Line]:
        texts = self._seed.recommendation
        start = self._dice.between(0, len(texts) - 1, "letters", unit.code)
        for number in range(1, count + 1):
            text = texts[(start + number) % len(texts)]
            cells = {
                "code": f"{unit.code}-{self.plan.year}-{number:02d}",
                "title": text.title,
                "field": text.field,
                "kind": text.kind,
                "document": text.document,
                "obstacle": f"{text.obstacle} ({NOTE})",
                "proposal": text.proposal,
                "authority": text.authority,
                "addressee": "Bộ Công Thương",
                "urgency": "normal",
                "turn": "new",
            }
            for column, value in cells.items():
                if value:
                    yield Line("KN", "", column, value, f"k{number}")


def units_of(plan: Plan, provinces: Provinces) -> tuple[Province, ...]:
    """The northern units of a year; a year that does not have this group throughout is refused."""
    first, last = (provinces.northern(Period(plan.year, m).first_day) for m in (1, MONTHS))
    if first != last:
        raise KnownError(GeneratorMessage.YEAR_OF_CHANGE, year=plan.year)
    merged = any(unit.valid_from is not None for unit in first)
    if merged is not (plan.grouping is Grouping.NEW):
        raise KnownError(GeneratorMessage.OTHER_GROUP, year=plan.year, count=len(first))
    return first


def written(unit: Province, period: Period, lines: Sequence[Line]) -> str:
    """The tidy CSV of one unit and month."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(FIELDS)
    for line in lines:
        head = (unit.code, str(period), line.form, line.row, line.column, line.value)
        writer.writerow((*head, NOTE, line.record))
    return buffer.getvalue()


def _weights(unit: Province, seed: Seed, provinces: Provinces) -> tuple[int, int]:
    before = Period(2025, 6).first_day
    olds = [seed.weights[old.code] for old in provinces.on_territory_of(unit, before)]
    return sum(pair[0] for pair in olds), sum(pair[1] for pair in olds)


def _jittered(weights: Sequence[int], dice: Dice, *name: object) -> list[int]:
    return [weight * dice.between(900, 1100, *name, i) for i, weight in enumerate(weights)]


def _flow_lines(form: str, rows: dict[str, Series], month: int, decimals: int) -> Iterator[Line]:
    for row, made in rows.items():
        before = made.final[month - 2] if month > 1 else made.base[MONTHS - 1]
        for column, value in (
            ("plan", sum(made.final) * 102 // 100),
            ("same_month", made.base[month - 1]),
            ("same_period", made.base_so_far(month)),
            ("official", before),
            ("estimate", made.estimate[month - 1]),
            ("year_to_date", made.so_far(month)),
        ):
            yield Line(form, row, column, _decimal(value, decimals))


def _fund_lines(rows: dict[str, tuple[int, Series]], month: int) -> Iterator[Line]:
    for row, (planned, made) in rows.items():
        for column, value in (
            ("plan", planned),
            ("same_month", made.base[month - 1]),
            ("same_period", made.base_so_far(month)),
            ("estimate", made.final[month - 1]),
            ("year_to_date", sum(made.final[:month])),
        ):
            yield Line("CT05", row, column, str(value))


def _decimal(value: int, decimals: int) -> str:
    return plain(Decimal(value).scaleb(-decimals))
